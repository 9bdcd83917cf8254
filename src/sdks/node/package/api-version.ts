import type { ApiVersion } from '../../../domain/release.ts'

/** Where the API version is, newest layout first, and how it is written there. */
const API_VERSIONS: readonly (readonly [file: string, pattern: RegExp])[] = [
  ['cjs/apiVersion.js', /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
  ['lib/apiVersion.js', /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
  ['types/lib.d.ts', /\bLatestApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
]

/** The files of the package that it may be in. */
export const API_VERSION_FILES: readonly string[] = API_VERSIONS.map(([file]) => file)

/**
 * The API version of a release: sent with every request from 12.0 on; of 8 to 11 the one that its types describe,
 * while what is sent is the account's default. Null below.
 */
export function apiVersionIn(texts: ReadonlyMap<string, string>): ApiVersion | null {
  for (const [file, pattern] of API_VERSIONS) {
    const [, date, apiRelease] = pattern.exec(texts.get(file) ?? '') ?? []
    if (date !== undefined)
      return { id: apiRelease === undefined ? date : `${date}.${apiRelease}`, apiRelease: apiRelease ?? null, source: 'package' }
  }
  return null
}
