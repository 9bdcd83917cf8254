import type { Use } from '../../../domain/use.ts'
import { below, folderOf } from '../../shared/paths.ts'
import type { Entry } from '../manifest/entry.ts'
import { SECTIONS } from '../manifest/manifest.ts'
import { catalogName, exactPin, foreign } from '../specifier.ts'
import { type GoverningEntries, governingEntriesOf, type GoverningEntry, placeOf } from './governing-entries.ts'
import type { Tree } from './tree.ts'
import { type Governing, governing, workspaceRoot } from './workspace.ts'

/** Why nothing that a lockfile governs can be edited; null where it can. */
function blockage(tree: Tree, governed: Governing | null): string | null {
  if (governed === null) return null
  if (governed.rivals.length > 0) {
    return `${[governed.path, ...governed.rivals].join(' and ')} both lock it, and no workflow or image shows which one is in use; say it with "packageManager" in package.json, or remove what is not used`
  }
  if (governed.lock === null) return `${governed.path} cannot be read; the note on it says why`
  const { manager, declared, path, lock } = governed
  if (declared !== null && declared !== manager.name && manager.refusesOthers?.(lock) === true)
    return `package.json names ${declared} as its package manager, and ${path} is of ${manager.name}, which then refuses to run; commit the lockfile of ${declared} in its place, or name ${manager.name}`
  return manager.blocked(tree, governed.root)
}

/** What is read of every package.json that asks for Stripe's package. */
export interface Surroundings {
  readonly governed: Governing | null
  readonly root: string
  readonly entries: GoverningEntries
  readonly blocked: string | null
}

/** What finds the surroundings of a folder's package.json; what decides in a workspace is read once. */
export function surroundingsIn(tree: Tree): (folder: string) => Promise<Surroundings> {
  const known = new Map<string, Promise<GoverningEntries>>()
  return async (folder) => {
    const governed = await governing(tree, folder)
    const root = governed === null ? await workspaceRoot(tree, folder) : governed.root
    const manager = governed?.manager ?? null
    const key = JSON.stringify([root, manager?.name])
    const entries = known.get(key) ?? governingEntriesOf(tree, root, manager)
    known.set(key, entries)
    return { governed, root, entries: await entries, blocked: blockage(tree, governed) }
  }
}

/** The use of a package.json's entry; null where that is not Stripe's package. */
export function useOf(path: string, entry: Entry, { governed, entries, blocked }: Surroundings): Use | null {
  const isCatalogued = catalogName(entry.value) !== null
  const other = isCatalogued ? null : foreign(entry.key, entry.value)
  if (entry.key !== 'stripe' && other?.package !== 'stripe') return null
  if (entry.key !== 'stripe' && !entry.value.startsWith('npm:')) return null
  const isOurs = other === null || other.package === 'stripe'
  const deciding = other === null ? entries.deciding(entry.value) : null
  const decider = typeof deciding === 'string' ? null : deciding
  const asked = decider?.entry.value ?? entry.value
  const locked = isOurs ? (governed?.lock?.locked(below(folderOf(path), governed.root), entry.key, asked) ?? null) : null
  const decided =
    typeof deciding === 'string' ? deciding : decider?.why && `${placeOf(decider)} decides for it and is not edited: ${decider.why}`
  const why = other?.why ?? entry.odd ?? blocked ?? decided ?? null
  return {
    sdk: 'node',
    package: other?.package ?? 'stripe',
    kind: entry.kind,
    path,
    line: entry.line,
    specifier: entry.value,
    range: entry.range,
    locked: locked?.version ?? null,
    lockfile: governed === null || !isOurs ? null : { path: governed.path, line: locked?.line ?? 1 },
    version: locked?.version ?? (isOurs ? exactPin(other?.range ?? asked) : null),
    editable: why === null,
    why,
    ...(entry.kind === SECTIONS.peerDependencies ? { isPeer: true } : {}),
    ...(decider === null ? {} : { movesWith: { path: decider.path, line: decider.entry.line } }),
  }
}

/** The use of a line that decides for others, given the uses of its workspace; without one where nobody asks. */
export function governingUse(found: GoverningEntry, around: Surroundings | null, followers: readonly Use[]): Use {
  const { path, entry } = found
  const top = around?.entries.top ?? found
  const place = { path: top.path, line: top.entry.line }
  const first = followers.find(({ movesWith }) => movesWith?.path === place.path && movesWith.line === place.line)
  const why = around?.blocked ?? found.why
  // What a library asks of those who install it is widened, also where it is in a catalog.
  const isPeer = followers.some(({ isPeer: peer, movesWith }) => peer && movesWith?.path === path && movesWith.line === entry.line)
  return {
    sdk: 'node',
    package: 'stripe',
    kind: entry.kind,
    path,
    line: entry.line,
    specifier: entry.value,
    range: entry.range,
    locked: first?.locked ?? null,
    lockfile: first?.lockfile ?? null,
    version: first?.version ?? exactPin(entry.value),
    editable: why === null,
    why,
    ...(isPeer ? { isPeer } : {}),
    ...(top === found ? {} : { movesWith: place }),
  }
}
