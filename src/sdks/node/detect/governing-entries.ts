import type { PackageManager, Settings } from '../managers/manager.ts'
import type { Entry } from '../manifest/entry.ts'
import { inFolder } from '../../shared/paths.ts'
import { catalogName, foreign } from '../specifier.ts'
import { type Override, overridesOf } from './overrides.ts'
import type { Tree } from './tree.ts'

/** A line that decides for the manifests of a workspace: an override for all of them, a catalog's entry for those that name it. */
export interface GoverningEntry {
  readonly path: string
  readonly entry: Entry
  /** Why it cannot be edited; null where it can. */
  readonly why: string | null
}

/** What decides in one workspace, whatever its manifests say. */
export interface GoverningEntries {
  /** All that is overridden, heeded or not. */
  readonly overrides: readonly Override[]
  readonly entries: readonly GoverningEntry[]
  /** The one that decides for all others and all manifests; null where there is no override. */
  readonly top: GoverningEntry | null
  /** What decides for a manifest's specifier: an entry; a reason why it cannot be edited; null where nothing does. */
  deciding(specifier: string): GoverningEntry | string | null
}

/** Where a governing entry is, as a person would say it. */
export function placeOf({ path, entry }: Pick<GoverningEntry, 'path' | 'entry'>): string {
  return `${path}:${entry.line}`
}

/** The entries of Stripe's package in the catalogs that a manager reads in a folder, by the catalogs' names. */
export async function catalogsOf(
  tree: Tree,
  folder: string,
  { settings, manifestCatalogs }: Pick<PackageManager, 'settings' | 'manifestCatalogs'>,
): Promise<ReadonlyMap<string, GoverningEntry>> {
  const catalogs = new Map<string, GoverningEntry>()
  const add = (path: string, found: Settings['catalogs']): void => {
    for (const { name, entry } of found)
      if (entry.key === 'stripe') catalogs.set(name, { path, entry, why: entry.odd ?? foreign(entry.key, entry.value)?.why ?? null })
  }
  if (settings !== undefined) {
    const path = inFolder(folder, settings.name)
    add(path, (await tree.settings(path))?.catalogs ?? [])
  }
  if (manifestCatalogs === true) {
    const path = inFolder(folder, 'package.json')
    add(path, (await tree.manifest(path))?.catalogs ?? [])
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

/** The governing entries of a workspace whose lockfile the manager writes; without one, whatever any manager would heed. */
export async function governingEntriesOf(tree: Tree, root: string, manager: PackageManager | null): Promise<GoverningEntries> {
  const overrides = await overridesOf(tree, root)
  const heeded = overrides.filter(({ isDirect, managers }) => isDirect && (manager === null || managers.includes(manager)))
  const block = blockOf(heeded)
  const catalogs = new Map<string, GoverningEntry>()
  for (const each of manager === null ? Object.values(tree.managers) : [manager]) {
    for (const [name, found] of await catalogsOf(tree, root, each)) {
      if (!catalogs.has(name)) catalogs.set(name, { ...found, why: found.why ?? block })
    }
  }
  // An override that names a catalog needs no edit: the catalog's entry is what decides.
  const overriding = heeded.flatMap(({ path, entry, value }) => {
    const name = catalogName(value)
    const found = name === null ? entry && { path, entry, why: null } : catalogs.get(name)
    return block === null && found ? [found] : []
  })
  const top = overriding[0] ?? null
  return {
    overrides,
    entries: [...new Set([...overriding, ...catalogs.values()])],
    top,
    deciding(specifier) {
      const name = catalogName(specifier)
      if (block !== null || top !== null || name === null) return block ?? top
      return catalogs.get(name) ?? 'it names a catalog in which Stripe’s package was not found'
    },
  }
}
