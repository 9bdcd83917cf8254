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

/** A text with the hash of the manifest as another has it: Poetry and PDM compare it with what is there. */
function withManifestHash(text: string, from: string): string {
  const pattern = /^content[-_]hash = .*?(?=\r?$)/m
  const fresh = pattern.exec(from)?.[0]
  return fresh === undefined ? text : text.replace(pattern, () => fresh)
}

/**
 * The old lock of uv, Poetry or PDM with only those packages changed that stripe reaches; every other entry stays byte for
 * byte, also where another version of the manager would write it differently. `hashed` is the lock that has the hash of the
 * manifest as it is. Throws EditError where anything else moved.
 */
export function mergePackages(path: string, before: string, after: string, command: string, hashed = after): string {
  const old = packageBlocks(before)
  const now = packageBlocks(after.replaceAll(/\r?\n/g, before.includes('\r\n') ? '\r\n' : '\n'))
  const movable = reachable([old, now])
  const moved = (name: string): EditError =>
    new EditError(
      path,
      `Refreshing ${path} would also change the entry of ${name}, which stripe does not need.`,
      `Run "${command}" first, so that the lock is as your own would write it today, and commit that.`,
    )
  const left = [...old.packages]
  const kept = now.packages.map((entry) => {
    const at = left.findIndex((other) => other.name === entry.name && other.version === entry.version && other.source === entry.source)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (movable.has(entry.name)) return same !== undefined && withoutFiles(same) === withoutFiles(entry) ? same.text : entry.text
    if (same === undefined) throw moved(entry.name)
    if (!isOwn(entry)) return same.text
    if (withoutStripe(entry.text) !== withoutStripe(same.text)) throw moved(entry.name)
    return entry.text
  })
  const gone = left.find((entry) => !movable.has(entry.name))
  if (gone !== undefined) throw moved(gone.name)
  const [tables, fresh] = [manifestTables(old.head), manifestTables(now.head)]
  const isAsked = withoutStripe(tables) !== tables
  if (isAsked && withoutStripe(tables) !== withoutStripe(fresh)) throw moved('[manifest]')
  const head = isAsked ? old.head.slice(0, -tables.length) + fresh : old.head
  return withManifestHash(head, hashed) + kept.join('') + withManifestHash(old.tail, hashed)
}

/** Throws EditError unless the lock holds stripe, and no other version of it than `to`. */
export function expectLocked(path: string, text: string, to: string, wayOut: string): void {
  const versions = packageBlocks(text).packages.flatMap((entry) => (entry.name === 'stripe' ? [entry.version] : []))
  if (versions.length > 0 && versions.every((version) => version === to)) return
  throw new EditError(path, `${path} then holds stripe ${versions.join(', ') || 'not at all'} rather than ${to}.`, wayOut)
}
