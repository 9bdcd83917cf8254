import { pnpmLines } from '../../../../../src/sdks/node/managers/pnpm/lock.ts'

/** Every text that a YAML parser finds in block mappings, by its keys; flow values are left as a whole. */
export function texts(data: unknown, path: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return found
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string') found.set(JSON.stringify([...path, key]), value)
    for (const [inner, text] of texts(value, [...path, key])) found.set(inner, text)
  }
  return found
}

/** What our own reading of a pnpm-lock.yaml finds, in the same form. */
export function lines(text: string): Map<string, string> {
  return new Map([...pnpmLines(text)].map(({ path, value }) => [JSON.stringify(path), value]))
}
