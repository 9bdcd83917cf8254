import { EditError } from '../../../domain/errors.ts'
import { isOwn, packageBlocks, type PackageBlock, type PackageBlocks } from './package-blocks.ts'

/** What stripe needs, and what that needs, before or after. */
function reachable(locks: readonly PackageBlocks[]): ReadonlySet<string> {
  const found = new Set(['stripe'])
  for (let size = 0; size < found.size;) {
    size = found.size
    for (const { packages } of locks)
      for (const entry of packages) if (found.has(entry.name)) entry.needs.forEach((name) => found.add(name))
  }
  return found
}

/** What uv writes of one asking for stripe: on a line of its own, or in a list of that one alone. */
const ASKED = /(?:\r?\n {4})?\{ name = "stripe"(?:[^"{}\r\n]|"[^"\r\n]*"|\{[^{}\r\n]*\})*\},?/g

/** What uv repeats of the repository's own manifests, without what they ask of stripe: the rest of it may not change. */
function withoutStripe(own: string): string {
  return own.replaceAll(ASKED, '')
}

/** The end of a uv.lock's head that repeats constraints, overrides and the groups of a workspace; empty where there is none. */
function manifestTables(head: string): string {
  const at = head.indexOf('\n[manifest')
  return at < 0 ? '' : head.slice(at)
}

/** An entry without its files: the index may hold more of them today, and newer managers date them. */
function withoutFiles(entry: PackageBlock): string {
  return entry.text
    .split(/\r?\n/)
    .filter((row) => !/^\s+\{ ?(?:file|url) = |^sdist = /.test(row))
    .join('\n')
}

const MANIFEST_HASH = /^content[-_]hash = .*?(?=\r?$)/m

/** A text with another line that has the hash of the manifest. */
export function withHashLine(text: string, line: string): string {
  return text.replace(MANIFEST_HASH, () => line)
}

/** A text with the hash of the manifest as another has it: Poetry and PDM compare it with what is there. */
function withManifestHash(text: string, from: string): string {
  const fresh = MANIFEST_HASH.exec(from)?.[0]
  return fresh === undefined ? text : withHashLine(text, fresh)
}

/** An own entry as it was, with what it repeats of stripe as another has it; undefined where the two ask in other places. */
function withAsked(old: string, fresh: string): string | undefined {
  const asked = fresh.match(ASKED) ?? []
  if (asked.length !== (old.match(ASKED) ?? []).length) return undefined
  let at = 0
  return old.replaceAll(ASKED, () => asked[at++] ?? '')
}

/** A lock with stripe moved, and what its manager would have changed beside that. */
export interface Merged {
  readonly text: string
  /** Packages that stripe does not need and that are as they were, although the manager would have changed them. */
  readonly stray: readonly string[]
  /** What moved with stripe, because it needs it: `requests 2.30.0 → 2.31.0`. */
  readonly moved: readonly string[]
}

/** Puts entries that the manager left out back in their places: the managers sort them by name. */
function putBack(kept: readonly PackageBlock[], gone: readonly PackageBlock[], newline: string): readonly string[] {
  if (gone.length === 0) return kept.map(({ text }) => text)
  const all = [...kept]
  for (const entry of gone) {
    const at = all.findIndex(({ name }) => name > entry.name)
    all.splice(at < 0 ? all.length : at, 0, entry)
  }
  const end = kept.at(-1)?.text.slice(kept.at(-1)?.text.trimEnd().length) ?? newline
  return all.map(({ text }, at) => text.trimEnd() + (at === all.length - 1 ? end : newline + newline))
}

function versionsOf(lock: PackageBlocks, name: string): string {
  return [...new Set(lock.packages.flatMap((entry) => (entry.name === name ? (entry.version ?? []) : [])))].toSorted().join(' and ')
}

/** What stripe needs at other versions than before. */
function movedBetween(old: PackageBlocks, now: PackageBlocks, movable: ReadonlySet<string>): readonly string[] {
  return [...movable]
    .filter((name) => name !== 'stripe')
    .toSorted()
    .flatMap((name) => {
      const [from, to] = [versionsOf(old, name), versionsOf(now, name)]
      return from === to ? [] : [`${name} ${from || '(new)'} → ${to || '(no longer needed)'}`]
    })
}

/**
 * The old lock of uv, Poetry or PDM with only those packages changed that stripe reaches; every other entry stays byte for
 * byte, also where another version of the manager would write it differently, or would move it. `hashed` is the lock that has
 * the hash of the manifest as it is; the old one stays where the lock does not follow the manifest in something else. Throws
 * EditError where the manifest asks for stripe in other places than the lock says.
 */
export function mergePackages(path: string, before: string, after: string, command: string, hashed = after): Merged {
  const newline = before.includes('\r\n') ? '\r\n' : '\n'
  const old = packageBlocks(before)
  const now = packageBlocks(after.replaceAll(/\r?\n/g, newline))
  const movable = reachable([old, now])
  const stray = new Set<string>()
  const left = [...old.packages]
  const kept = now.packages.flatMap((entry): readonly PackageBlock[] => {
    const at = left.findIndex((other) => other.name === entry.name && other.version === entry.version && other.source === entry.source)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (movable.has(entry.name)) return [same !== undefined && withoutFiles(same) === withoutFiles(entry) ? same : entry]
    if (same !== undefined && !isOwn(entry)) return [same]
    if (same !== undefined && withoutStripe(entry.text) === withoutStripe(same.text)) return [entry]
    stray.add(entry.name)
    if (same === undefined) return []
    const text = withAsked(same.text, entry.text)
    if (text === undefined) throw staleLock(path, entry.name, command)
    return [{ ...same, text }]
  })
  left.filter(({ name }) => !movable.has(name)).forEach(({ name }) => stray.add(name))
  // What stripe no longer needs may still be needed by what is put back.
  const gone = left.filter(({ name }) => !movable.has(name) || (stray.size > 0 && !now.packages.some((entry) => entry.name === name)))
  const [tables, fresh] = [manifestTables(old.head), manifestTables(now.head)]
  const isAsked = withoutStripe(tables) !== tables
  if (isAsked && withoutStripe(tables) !== withoutStripe(fresh)) throw staleLock(path, '[manifest]', command)
  const head = isAsked ? old.head.slice(0, -tables.length) + fresh : old.head
  const hash = stray.size > 0 ? before : hashed
  const text = withManifestHash(head, hash) + putBack(kept, gone, newline).join('') + withManifestHash(old.tail, hash)
  return { text, stray: [...stray].toSorted(), moved: movedBetween(old, now, movable) }
}

/** The error where a lock does not follow its manifest in something else than stripe. */
export function staleLock(path: string, name: string, command: string): EditError {
  return new EditError(
    path,
    `Refreshing ${path} would also change the entry of ${name}, which stripe does not need.`,
    `Run "${command}" first, so that the lock is as your own would write it today, and commit that.`,
  )
}

/** What a reader must know of a lock that was merged. */
export function mergeNotes(path: string, { moved }: Merged): readonly string[] {
  return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(', ')}.`]
}

/** Throws EditError unless the lock holds stripe, and no other version of it than `to`. */
export function expectLocked(path: string, text: string, to: string, wayOut: string): void {
  const versions = packageBlocks(text).packages.flatMap((entry) => (entry.name === 'stripe' ? [entry.version] : []))
  if (versions.length > 0 && versions.every((version) => version === to)) return
  throw new EditError(path, `${path} then holds stripe ${versions.join(', ') || 'not at all'} rather than ${to}.`, wayOut)
}
