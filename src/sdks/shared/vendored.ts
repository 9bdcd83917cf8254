/** Folders that hold what a package manager or a compiler put there, and why a tracked copy is ignored. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'packages that npm, pnpm or yarn installed'],
  ['site-packages', 'packages that pip installed'],
  ['vendor', 'packages that Composer, Bundler or Go installed'],
  ['bin', 'what the .NET compiler wrote'],
  ['obj', 'what the .NET compiler wrote'],
])

const CONFIGURATIONS = new Set(['Debug', 'Release'])

/** Almost every path lies in none of them, and there may be very many paths. */
const ANY = new RegExp(`(?:^|/)(?:${[...FOLDERS.keys()].join('|')})/`)

/** A copy of somebody else's package, or a compiler's output, that happens to be tracked. */
export interface Vendored {
  /** The folder's name: `node_modules`. */
  readonly folder: string
  /** What such a folder holds. */
  readonly holds: string
}

/**
 * Whether a path lies in a folder that package managers or compilers fill. Null for the user's own files.
 * `bin` and `obj` count only where they hold a build configuration (`bin/Debug`): the names are used for other things too.
 */
export function vendored(path: string): Vendored | null {
  if (!ANY.test(path)) return null
  const folders = path.split('/').slice(0, -1)
  for (const [index, folder] of folders.entries()) {
    const holds = FOLDERS.get(folder)
    if (holds === undefined) continue
    if ((folder === 'bin' || folder === 'obj') && !CONFIGURATIONS.has(folders[index + 1] ?? '')) continue
    return { folder, holds }
  }
  return null
}
