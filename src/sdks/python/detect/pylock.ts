import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { folderOf } from '../../shared/paths.ts'
import { parseToml } from '../manifest/toml.ts'
import { versions } from '../versions.ts'

/** The names that PEP 751 gives lockfiles. */
const NAME = /^pylock(?:\.[\w-]+)?\.toml$/

/** What such a lock holds of stripe, and how it was made. */
interface Pylock {
  readonly path: string
  readonly version: string
  readonly line: number
  /** The command that its header names, or null. */
  readonly command: string | null
}

function readPylock(path: string, text: string): Pylock | undefined {
  const toml = parseToml(text)
  if ('message' in toml) return undefined
  const name = toml.strings.find(
    ({ path: keys, value }) => keys.length === 3 && keys[0] === 'packages' && keys[2] === 'name' && value === 'stripe',
  )
  const version = toml.strings.find(({ path: keys }) => keys[0] === 'packages' && keys[1] === name?.path[1] && keys[2] === 'version')
  const read = versions.parse(version?.value ?? '')?.text
  if (name === undefined || read === undefined) return undefined
  return { path, version: read, line: name.line, command: /^# {4}(\S.*)$/m.exec(text)?.[1]?.trim() ?? null }
}

/**
 * Locks in the format of PEP 751 are not refreshed: a use that no other lockfile answers for stays with the one in its folder,
 * and for all others the lock is noted.
 */
export async function withPylocks(
  repository: Repository,
  mentioning: readonly string[],
  uses: readonly Use[],
): Promise<{ readonly uses: readonly Use[]; readonly notes: readonly Note[] }> {
  const locks: Pylock[] = []
  for (const path of mentioning.filter((candidate) => NAME.test(posix.basename(candidate)))) {
    const read = await repository.read(path)
    const lock = read.kind === 'text' ? readPylock(path, read.text) : undefined
    if (lock !== undefined) locks.push(lock)
  }
  const wayOut = ({ command }: Pylock): string => `make it again yourself${command === null ? '' : ` with "${command}"`}`
  const kept = uses.map((use): Use => {
    const lock = use.lockfile === null ? locks.find(({ path }) => folderOf(path) === folderOf(use.path)) : undefined
    if (lock === undefined) return use
    const why = use.why ?? `${lock.path} locks it, and is not refreshed yet; change the line and ${wayOut(lock)}`
    return { ...use, locked: lock.version, lockfile: { path: lock.path, line: lock.line }, version: lock.version, editable: false, why }
  })
  const notes = locks
    .filter(({ path }) => !kept.some((use) => use.lockfile?.path === path))
    .map((lock) => ({
      place: { path: lock.path, line: lock.line },
      text: `stripe ${lock.version} is locked here, and this file is not refreshed; after an upgrade, ${wayOut(lock)}.`,
    }))
  return { uses: kept, notes }
}
