import { GlobError, readGlob } from '../../../domain/glob.ts'
import { below, inFolder, upwards } from '../../shared/paths.ts'
import type { Lock, PackageManager } from '../managers/manager.ts'
import type { Tree } from './tree.ts'

/** The lockfile that answers for a package.json. */
export interface Governing {
  readonly path: string
  readonly manager: PackageManager
  /** Null where it cannot be read. */
  readonly lock: Lock | null
  /** Lockfiles of other managers in the same folder, where nothing says which counts. */
  readonly rivals: readonly string[]
}

/** Whether a glob matches; one that is too long or stands for too much matches nothing. */
export function matches(glob: string, path: string): boolean {
  try {
    return readGlob(glob).matches(path)
  } catch (error) {
    if (error instanceof GlobError) return false
    throw error
  }
}

/** Whether a folder is a member of a workspace by its globs (`packages/*`, `apps/**`, `!apps/old`); the last that matches counts. */
function isMember(globs: readonly string[], folder: string): boolean {
  const last = globs.findLast((glob) => matches(glob.startsWith('!') ? glob.slice(1) : glob, folder))
  return last !== undefined && !last.startsWith('!')
}

/** The globs that a folder's package.json, or a manager's settings, declare as its packages; null where it is no workspace. */
async function globsOf(tree: Tree, folder: string): Promise<readonly string[] | null> {
  for (const { settings } of Object.values(tree.managers)) {
    const read = settings === undefined ? null : await tree.settings(inFolder(folder, settings.name))
    if (read !== null && read.packages !== null) return read.packages
  }
  const manifest = await tree.manifest(inFolder(folder, 'package.json'))
  const declared = manifest?.at('workspaces', 'packages')?.value ?? manifest?.at('workspaces')?.value
  return Array.isArray(declared) ? declared.filter((glob) => typeof glob === 'string') : null
}

/** The root of the workspace that a folder is a member of, or the folder itself. */
export async function workspaceRoot(tree: Tree, folder: string): Promise<string> {
  for (const above of upwards(folder).slice(1)) {
    const globs = await globsOf(tree, above)
    if (globs !== null && isMember(globs, below(folder, above))) return above
  }
  return folder
}

/** The manager that a folder's package.json names: `"packageManager": "pnpm@10.1.0"`. */
async function declaredManager(tree: Tree, folder: string): Promise<string | null> {
  const declared = (await tree.manifest(inFolder(folder, 'package.json')))?.at('packageManager')?.value
  return typeof declared === 'string' ? (declared.split('@')[0] ?? null) : null
}

/** A manager's first lockfile in a folder; null where it has none there. */
async function lockfileIn(tree: Tree, folder: string, manager: PackageManager): Promise<Omit<Governing, 'rivals'> | null> {
  const path = manager.lockfiles.map((name) => inFolder(folder, name)).find((each) => tree.has(each))
  return path === undefined ? null : { path, manager, lock: await tree.lock(path) }
}

/** The nearest lockfile, from a package.json's folder upwards, that answers for it; null where none does. */
export async function governing(tree: Tree, folder: string): Promise<Governing | null> {
  for (const above of upwards(folder)) {
    const found: Omit<Governing, 'rivals'>[] = []
    for (const manager of Object.values(tree.managers)) {
      if (manager.givesWay === true && found.length > 0) continue
      const lockfile = await lockfileIn(tree, above, manager)
      if (lockfile === null) continue
      const own = above === folder
      const says =
        own || (lockfile.lock?.governs(below(folder, above)) ?? isMember((await globsOf(tree, above)) ?? [], below(folder, above)))
      if (says) found.push(lockfile)
    }
    if (found.length === 0) continue
    const declared = await declaredManager(tree, above)
    const chosen = found.find(({ manager }) => manager.name === declared)
    const [first, ...rivals] = chosen === undefined ? found : [chosen]
    if (first !== undefined) return { ...first, rivals: rivals.map(({ path }) => path) }
  }
  return null
}
