import type { Use } from '../../../domain/use.ts'
import type { Entry } from '../manifest/entry.ts'
import { type Lead, type Leads, leadsOf, placeOf } from './governing-entries.ts'
import type { Manager } from '../managers/lock.ts'
import { catalogName, exactPin, foreign } from '../specifier.ts'
import type { Tree } from './tree.ts'
import { below, folderOf, inFolder } from '../../shared/paths.ts'
import { type Governing, governing, workspaceRoot } from './workspace.ts'

/** What the user can do where a lockfile's manager is not driven yet. */
const BY_HAND: Readonly<Partial<Record<Manager, string>>> = {
  bun: 'the lockfile of bun is not refreshed yet; run `bun update stripe --latest` yourself',
  deno: 'deno.lock is not refreshed yet; run `deno update --latest stripe` yourself',
}

/** Why nothing that a lockfile governs can be edited; null where it can. */
function blockage(tree: Tree, governed: Governing | null): string | null {
  if (governed === null) return null
  if (governed.rivals.length > 0) {
    return `${[governed.path, ...governed.rivals].join(' and ')} both lock it; say which counts with "packageManager" in package.json`
  }
  if (governed.lock === null) return `${governed.path} can not be read`
  const byHand = BY_HAND[governed.manager]
  if (byHand !== undefined) return byHand
  if (governed.manager !== 'yarn') return null
  const installed = ['.pnp.cjs', '.yarn/cache'].map((name) => inFolder(folderOf(governed.path), name))
  const committed = installed.find((path) => tree.has(path) || tree.holds(path))
  return committed === undefined
    ? null
    : `what yarn installs is committed (${committed}), and only yarn can follow it; run \`yarn up stripe\` yourself`
}

/** What is read of every package.json that asks for Stripe's package. */
export interface Surroundings {
  readonly governed: Governing | null
  readonly root: string
  readonly leads: Leads
  readonly blocked: string | null
}

/** What tells the surroundings of a folder's package.json; what decides in a workspace is read once. */
export function surroundingsIn(tree: Tree): (folder: string) => Promise<Surroundings> {
  const known = new Map<string, Promise<Leads>>()
  return async (folder) => {
    const governed = await governing(tree, folder)
    const root = governed === null ? await workspaceRoot(tree, folder) : folderOf(governed.path)
    const manager = governed?.manager ?? null
    const key = JSON.stringify([root, manager])
    const leads = known.get(key) ?? leadsOf(tree, root, manager)
    known.set(key, leads)
    return { governed, root, leads: await leads, blocked: blockage(tree, governed) }
  }
}

/** The use of a package.json's entry; null where that is not Stripe's package. */
export function useOf(path: string, entry: Entry, { governed, leads, blocked }: Surroundings): Use | null {
  const isCatalogued = catalogName(entry.value) !== null
  const other = isCatalogued ? null : foreign(entry.key, entry.value)
  if (entry.key !== 'stripe' && other?.package !== 'stripe') return null
  if (entry.key !== 'stripe' && !entry.value.startsWith('npm:')) return null
  const isOurs = other === null || other.package === 'stripe'
  const deciding = other === null ? leads.deciding(entry.value) : null
  const lead = typeof deciding === 'string' ? null : deciding
  const asked = lead?.entry.value ?? entry.value
  const locked = isOurs ? (governed?.lock?.locked(below(folderOf(path), folderOf(governed.path)), entry.key, asked) ?? null) : null
  const led = typeof deciding === 'string' ? deciding : lead?.why && `${placeOf(lead)} decides for it and is not edited: ${lead.why}`
  const why = other?.why ?? entry.odd ?? blocked ?? led ?? null
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
    ...(lead === null ? {} : { movesWith: { path: lead.path, line: lead.entry.line } }),
  }
}

/** The use of a line that decides for others, given the uses of its workspace; without one where nobody asks. */
export function leadUse(lead: Lead, around: Surroundings | null, followers: readonly Use[]): Use {
  const { path, entry } = lead
  const top = around?.leads.top ?? lead
  const place = { path: top.path, line: top.entry.line }
  const first = followers.find(({ movesWith }) => movesWith?.path === place.path && movesWith.line === place.line)
  const why = around?.blocked ?? lead.why
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
    ...(top === lead ? {} : { movesWith: place }),
  }
}
