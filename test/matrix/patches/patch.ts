/** A fault that is patched into an installed SDK, as small replacements of its text. */
export interface Patch {
  /** What the SDK does then. */
  readonly what: string
  /** Whether it can show in webhooks or in requests. */
  readonly area: 'webhook' | 'request'
  /** Below the package. */
  readonly file: string
  /** Each must be in the file exactly once. */
  readonly edits: readonly (readonly [find: string, replace: string])[]
}

/** A patch of one replacement. */
export function patch(area: Patch['area'], what: string, file: string, find: string, replace: string): Patch {
  return { what, area, file, edits: [[find, replace]] }
}

/** The file's text with the patch in it. Throws where it does not apply exactly once. */
export function apply({ what, edits }: Patch, text: string): string {
  let patched = text
  for (const [find, replace] of edits) {
    const pieces = patched.split(find)
    if (pieces.length !== 2) throw new Error(`${what}: ${JSON.stringify(find)} is ${pieces.length - 1} times in the file`)
    patched = pieces.join(replace)
  }
  return patched
}
