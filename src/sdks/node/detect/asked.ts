import { readManifest } from '../manifest/manifest.ts'

/** What a package.json asks for, by the package's name; null for another file, and for one that cannot be read. */
export function askedIn(path: string, text: string): ReadonlyMap<string, string> | null {
  if (path !== 'package.json' && !path.endsWith('/package.json')) return null
  try {
    const { entries, overrides, catalogs } = readManifest(text)
    return new Map([...entries, ...overrides, ...catalogs.map(({ entry }) => entry)].map(({ key, value }) => [key, value]))
  } catch {
    return null
  }
}
