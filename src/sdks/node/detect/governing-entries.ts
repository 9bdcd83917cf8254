import type { Entry } from '../manifest/entry.ts'
import type { Manager } from '../managers/lock.ts'
import { type Override, overridesOf } from './overrides.ts'
import { SETTINGS_FILES, type SettingsManager } from '../managers/settings-files.ts'
import { catalogName, foreign } from '../specifier.ts'
import type { Tree } from './tree.ts'
import { inFolder } from '../../shared/paths.ts'

/** A line that decides for the manifests of a workspace: an override for all of them, a catalog's entry for those that name it. */
export interface Lead {
  readonly path: string
  readonly entry: Entry
  /** Why it can not be edited; null where it can. */
  readonly why: string | null
}

/** What decides in one workspace, whatever its manifests say. */
export interface Leads {
  /** All that is overridden, heeded or not. */
  readonly overrides: readonly Override[]
  readonly leads: readonly Lead[]
  /** The lead that stands above all others and all manifests; null where there is no override. */
  readonly top: Lead | null
  /** What decides for a manifest's specifier: a lead; a reason why it can not be edited; null where nothing does. */
  deciding(specifier: string): Lead | string | null
}

/** Where a lead stands, as a person would say it. */
export function placeOf({ path, entry }: Pick<Lead, 'path' | 'entry'>): string {
  return `${path}:${entry.line}`
}

/** The entries of Stripe's package in the catalogs of a folder's settings, by the catalogs' names. */
export async function catalogsOf(tree: Tree, folder: string, manager: SettingsManager): Promise<ReadonlyMap<string, Lead>> {
  const path = inFolder(folder, SETTINGS_FILES[manager])
  const catalogs = new Map<string, Lead>()
  for (const entry of (await tree.settings(path))?.entries ?? []) {
    const [section, name = ''] = entry.keys
    if (entry.key !== 'stripe' || section === 'overrides') continue
    catalogs.set(section === 'catalog' ? 'default' : name, { path, entry, why: entry.odd ?? foreign(entry.key, entry.value)?.why ?? null })
  }
  return catalogs
}

/** Why overrides keep everything as it is; null where all of them can move. */
function blockOf(heeded: readonly Override[]): string | null {
  const blocking = heeded.find(({ why }) => why !== null)
  if (blocking === undefined) return null
  const { path, line, field, key, value, why } = blocking
  return `${path}:${line} overrides it ("${key}": "${value}" in ${field}) and is not edited: ${why}`
}

/** The leads of a workspace whose lockfile the manager writes; where there is none, whatever any manager would heed. */
export async function leadsOf(tree: Tree, root: string, manager: Manager | null): Promise<Leads> {
  const overrides = await overridesOf(tree, root)
  const heeded = overrides.filter(({ isDirect, managers }) => isDirect && (manager === null || managers.includes(manager)))
  const block = blockOf(heeded)
  const catalogs = new Map<string, Lead>()
  for (const each of ['yarn', 'pnpm'] as const) {
    if (manager !== null && manager !== each) continue
    for (const [name, lead] of await catalogsOf(tree, root, each)) catalogs.set(name, { ...lead, why: lead.why ?? block })
  }
  // An override that names a catalog needs no edit: the catalog's entry is what decides.
  const chiefs = heeded.flatMap(({ path, entry, value }) => {
    const name = catalogName(value)
    const lead = name === null ? entry && { path, entry, why: null } : catalogs.get(name)
    return block === null && lead ? [lead] : []
  })
  const top = chiefs[0] ?? null
  return {
    overrides,
    leads: [...new Set([...chiefs, ...catalogs.values()])],
    top,
    deciding(specifier) {
      const name = catalogName(specifier)
      if (block !== null || top !== null || name === null) return block ?? top
      return catalogs.get(name) ?? 'it names a catalog in which Stripe’s package was not found'
    },
  }
}
