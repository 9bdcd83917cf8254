import { type Lock, LOCKFILES, type Manager, UNREAD } from '../managers/lock.ts'
import { SETTINGS_FILES } from '../managers/settings-files.ts'
import type { Tree } from './tree.ts'
import { below, inFolder, upwards } from '../../shared/paths.ts'

/** The lockfile that answers for a package.json. */
export interface Governing {
  readonly path: string
  readonly manager: Manager
  /** Null where it can not be read. */
  readonly lock: Lock | null
  /** Lockfiles of other managers in the same folder, where nothing says which counts. */
  readonly rivals: readonly string[]
}

/** Whether a name matches a pattern in which `*` stands for any text; in linear time. */
export function matchesPart(pattern: string, part: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return pattern === part
  if (!part.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = part.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return part.length - last.length >= at && part.endsWith(last)
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  // Every place that the pattern may have got to, so that several `**` cost no more than one.
  let places = new Set([0])
  const spread = (from: ReadonlySet<number>): Set<number> => {
    const wide = new Set<number>()
    for (let place of from) {
      wide.add(place)
      while (pattern[place] === '**') wide.add((place += 1))
    }
    return wide
  }
  for (const part of parts) {
    const next = new Set<number>()
    for (const place of spread(places)) {
      const piece = pattern[place]
      if (piece === '**') next.add(place)
      else if (piece !== undefined && matchesPart(piece, part)) next.add(place + 1)
    }
    places = next
  }
  return spread(places).has(pattern.length)
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}

/** Whether a folder is a member of a workspace by its globs (`packages/*`, `apps/**`, `!apps/old`); the last that matches counts. */
function isMember(globs: readonly string[], folder: string): boolean {
  const last = globs.findLast((glob) => matches(partsOf(glob.startsWith('!') ? glob.slice(1) : glob), partsOf(folder)))
  return last !== undefined && !last.startsWith('!')
}

/** The globs that a folder's package.json and pnpm-workspace.yaml declare as its packages; null where it is no workspace. */
async function globsOf(tree: Tree, folder: string): Promise<readonly string[] | null> {
  const pnpm = await tree.settings(inFolder(folder, SETTINGS_FILES.pnpm))
  if (pnpm !== null) return pnpm.packages
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

/** The nearest lockfile, from a package.json's folder upwards, that answers for it; null where none does. */
export async function governing(tree: Tree, folder: string): Promise<Governing | null> {
  for (const above of upwards(folder)) {
    const found: { path: string; manager: Manager; lock: Lock | null }[] = []
    for (const [name, manager] of LOCKFILES) {
      const path = inFolder(above, name)
      if (!tree.has(path) || found.some((other) => other.manager === manager || manager === 'deno')) continue
      const lock = name === 'bun.lockb' ? UNREAD : await tree.lock(path, manager)
      const own = above === folder
      const says = own || (lock?.governs(below(folder, above)) ?? isMember((await globsOf(tree, above)) ?? [], below(folder, above)))
      if (says) found.push({ path, manager, lock })
    }
    if (found.length === 0) continue
    const declared = await declaredManager(tree, above)
    const chosen = found.find(({ manager }) => manager === declared)
    const [first, ...rivals] = chosen === undefined ? found : [chosen]
    if (first !== undefined) return { ...first, rivals: rivals.map(({ path }) => path) }
  }
  return null
}
