import { GlobError, readGlob } from '../../../domain/glob.ts'
import { below, inFolder, upwards } from '../../shared/paths.ts'
import { devEngine } from '../managers/dev-engines.ts'
import type { Lock, PackageManager } from '../managers/manager.ts'
import { managersRun } from './manager-in-use.ts'
import type { Tree } from './tree.ts'

/** The lockfile that answers for a package.json. */
export interface Governing {
  readonly path: string
  /** The folder of the project that it is of; its own, but for a manager that keeps it elsewhere. */
  readonly root: string
  readonly manager: PackageManager
  /** Null where it cannot be read. */
  readonly lock: Lock | null
  /** Lockfiles of other managers in the same folder, where nothing says which counts. */
  readonly rivals: readonly string[]
  /** The manager that the project names by `packageManager`; null where it names none. */
  readonly declared: string | null
  /** Other lockfiles in its folder or in the package.json's, which do not count. */
  readonly unused: readonly string[]
}

/** Whether a glob matches; one that is too long or makes too many patterns matches nothing. */
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

/** The manager that a folder's package.json names: `"packageManager": "pnpm@10.1.0"`, or `devEngines.packageManager`. */
async function declaredManager(tree: Tree, folder: string): Promise<string | null> {
  const manifest = await tree.manifest(inFolder(folder, 'package.json'))
  return (await packageManagerOf(tree, folder)) ?? devEngine(manifest)?.name ?? null
}

async function packageManagerOf(tree: Tree, folder: string): Promise<string | null> {
  const declared = (await tree.manifest(inFolder(folder, 'package.json')))?.at('packageManager')?.value
  return typeof declared === 'string' ? (declared.split('@')[0] ?? null) : null
}

type Found = Pick<Governing, 'path' | 'manager' | 'lock'>

/** The lockfiles in a folder: the first of each manager, and the paths of all. */
async function lockfilesIn(tree: Tree, folder: string): Promise<{ readonly firsts: readonly Found[]; readonly paths: readonly string[] }> {
  const firsts: Found[] = []
  const paths: string[] = []
  for (const manager of Object.values(tree.managers)) {
    const own = manager.lockfiles.map((name) => inFolder(folder, name)).filter((path) => tree.has(path))
    const [path] = own
    paths.push(...own)
    if (path !== undefined && (manager.givesWay !== true || firsts.length === 0))
      firsts.push({ path, manager, lock: await tree.lock(path) })
  }
  return { firsts, paths }
}

/** Whether a lockfile further up answers for a folder: it lists the folder, or its workspace has the folder as a member. */
async function answersFor(tree: Tree, { lock }: Found, above: string, folder: string): Promise<boolean> {
  const from = below(folder, above)
  return lock?.governs(from) ?? isMember((await globsOf(tree, above)) ?? [], from)
}

/** The only one of several whose manager the repository's own workflows and images run; undefined where they do not say. */
async function foundInUse(tree: Tree, found: readonly Found[]): Promise<Found | undefined> {
  const [only, ...others] =
    found.length < 2
      ? []
      : await managersRun(
          tree,
          found.map(({ manager }) => manager),
        )
  return others.length === 0 ? found.find(({ manager }) => manager === only) : undefined
}

/** The one that counts of those that answer from one folder. */
async function chosen(tree: Tree, found: readonly [Found, ...Found[]], root: string): Promise<Omit<Governing, 'unused'>> {
  const declared = await declaredManager(tree, root)
  const named = found.find(({ manager }) => manager.name === declared) ?? (await foundInUse(tree, found))
  const [first, ...rivals] = named === undefined ? found : [named]
  return { ...first, root, rivals: rivals.map(({ path }) => path), declared: await packageManagerOf(tree, root) }
}

/**
 * The lockfile that answers for a package.json; null where none does. One further up that lists the folder, or whose
 * workspace has it as a member, counts before one in the folder itself: the manager writes that one alone. A folder that is
 * the root of a workspace of its own has its own.
 */
export async function governing(tree: Tree, folder: string): Promise<Governing | null> {
  const own = await lockfilesIn(tree, folder)
  const isRoot = own.firsts.length > 0 && (await globsOf(tree, folder)) !== null
  for (const above of isRoot ? [] : upwards(folder).slice(1)) {
    const { firsts, paths } = await lockfilesIn(tree, above)
    const found: Found[] = []
    for (const lockfile of firsts) if (await answersFor(tree, lockfile, above, folder)) found.push(lockfile)
    const [first, ...others] = found
    if (first === undefined) continue
    const one = await chosen(tree, [first, ...others], above)
    return { ...one, unused: unusedOf(one, [...own.paths, ...paths]) }
  }
  const [first, ...others] = own.firsts
  if (first === undefined) return null
  const one = await chosen(tree, [first, ...others], folder)
  return { ...one, unused: unusedOf(one, own.paths) }
}

function unusedOf({ path, rivals }: Omit<Governing, 'unused'>, paths: readonly string[]): readonly string[] {
  return paths.filter((each) => each !== path && !rivals.includes(each))
}
