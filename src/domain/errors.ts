/** A setting that the user must correct. The message names the setting, its place, and the accepted values. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** A registry, a package client or GitHub did not answer as it should. The message says what to do. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
}

/** GitHub takes no more requests of this token for longer than a run waits. */
export class RateLimitError extends UpstreamError {
  /** When to come back. */
  readonly wayOut: string

  constructor(why: string, wayOut: string) {
    super(`${why} ${wayOut}`)
    this.wayOut = wayOut
  }
}

/** GitHub does not let this token do it. */
export class ForbiddenError extends UpstreamError {}

/** What a bundle does not keep to: the points that the job `publish` checks, in docs/threats.md. */
export type BundleCode = 'B1' | 'B2' | 'B3' | 'B4' | 'B5' | 'B6' | 'B7' | 'B8'

/** A bundle that is refused; nothing was written. The message begins with the code and says what to do. */
export class BundleError extends Error {
  override readonly name = 'BundleError'

  constructor(code: BundleCode, why: string, wayOut = 'Run the workflow again, from its first job.') {
    super(`${code}: ${why} Nothing was written. ${wayOut}`)
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Where a mistake of ours is, for those who fix it. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * What an error says of a file that was read. A reader may run out of stack on one that is nested a million deep: that is
 * the file's fault, and said so.
 */
export function reasonOf(error: unknown): string {
  return error instanceof RangeError ? 'it is nested too deeply' : messageOf(error)
}

/** A file could not be edited safely; it was left alone. */
export class EditError extends Error {
  override readonly name = 'EditError'
  readonly path: string
  /** What the user can do about it. */
  readonly wayOut: string

  constructor(path: string, why: string, wayOut: string) {
    super(why)
    this.path = path
    this.wayOut = wayOut
  }
}
