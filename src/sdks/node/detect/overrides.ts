import type { Place } from '../../../domain/place.ts'
import type { Entry } from '../manifest/entry.ts'
import type { PackageManager } from '../managers/manager.ts'
import { OVERRIDE_FIELDS, type OverrideField, OVERRIDES } from '../manifest/manifest.ts'
import { isRecord } from '../manifest/record.ts'
import { foreign } from '../specifier.ts'
import type { Tree } from './tree.ts'
import { inFolder } from '../../shared/paths.ts'

/** Something in a workspace's root that decides which version of Stripe's package is installed, whatever the manifests ask. */
export interface Override extends Place {
  /** Where it is, as a person would say it: `overrides`, `pnpm.overrides`, `resolutions`. */
  readonly field: string
  /** As written: `stripe`, `stripe@17`, `some-package>stripe`. */
  readonly key: string
  readonly value: string
  /** The managers that heed it. */
  readonly managers: readonly PackageManager[]
  /** Whether it overrides the manifests' own lines; one below another package does not. */
  readonly isDirect: boolean
  /** The line to edit, where it holds for everybody who asks for the package; else null. */
  readonly entry: Entry | null
  /** Why it cannot be edited; null where it can. */
  readonly why: string | null
}

/** Whether a key names Stripe's package: `stripe`, `stripe@^17`, `**\/stripe`, `a>stripe`, `a/stripe`; and whether for all who ask. */
function reading(key: string): { readonly isDirect: boolean } | null {
  const parts = key.split(/[>/]/)
  const name = parts.at(-1)?.trim() ?? ''
  if (name !== 'stripe' && !name.startsWith('stripe@')) return null
  // `@scope/stripe` is another package; `@scope/a>stripe` is this one.
  if (!key.includes('>') && parts.length === 2 && key.startsWith('@')) return null
  return { isDirect: parts.slice(0, -1).every((part) => part === '**') }
}

/** npm nests: `{ "a": { "stripe": "17.0.0" } }`, `{ "stripe": { ".": "17.0.0" } }`. */
function* flattened(
  value: unknown,
  parents: readonly string[],
  depth: number,
): Generator<readonly [key: string, value: string, nested: boolean]> {
  if (!isRecord(value) || depth > 16) return
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') yield key === '.' ? [parents.at(-1) ?? '', inner, parents.length > 1] : [key, inner, parents.length > 0]
    else yield* flattened(inner, [...parents, key], depth + 1)
  }
}

/** Why an override is not moved with the manifests; `entry` is undefined for one that is nested. */
function hindrance(key: string, value: string, entry: Entry | undefined): string | null {
  if (entry === undefined) return 'it is nested'
  // Yarn 1 heeds `**/stripe`, and later ones take it out.
  if (key !== 'stripe') return 'what it holds for depends on who reads it; write "stripe" alone to have it upgraded'
  if (entry.odd !== null) return entry.odd
  return value.startsWith('catalog:') ? null : (foreign('stripe', value)?.why ?? null)
}

/** The fields of a package.json that override, and the managers that heed each. */
function fieldsOf({ managers }: Tree): readonly { readonly field: OverrideField; readonly managers: readonly PackageManager[] }[] {
  return OVERRIDE_FIELDS.map((field) => ({ field, managers: Object.values(managers).filter(({ overrides }) => overrides.includes(field)) }))
}

/** What a workspace's root overrides of Stripe's package, in its package.json and in the settings of its managers. */
export async function overridesOf(tree: Tree, root: string): Promise<readonly Override[]> {
  const found: Override[] = []
  const add = (override: Omit<Override, 'isDirect' | 'entry' | 'why'>, nested: boolean, entry: Entry | undefined): void => {
    const read = reading(override.key)
    // `$stripe` means what the manifest itself asks: it follows the edit.
    if (read === null || override.value === '$stripe') return
    const why = hindrance(override.key, override.value, entry)
    found.push({ ...override, isDirect: read.isDirect && !nested, entry: entry ?? null, why })
  }
  const path = inFolder(root, 'package.json')
  const manifest = await tree.manifest(path)
  // The first of a name counts. Looked up by name: there may be very many.
  const entries = new Map(manifest?.overrides.toReversed().map((each) => [`${each.kind} ${each.key}`, each]))
  for (const { field, managers } of fieldsOf(tree)) {
    const value = manifest?.at(...field.split('.'))
    for (const [key, asked, nested] of flattened(value?.value, [], 0)) {
      const entry = nested ? undefined : entries.get(`${OVERRIDES[field]} ${key}`)
      add({ path, line: entry?.line ?? value?.line ?? 1, field, key, value: asked, managers }, nested, entry)
    }
  }
  for (const manager of Object.values(tree.managers)) {
    if (manager.settings === undefined) continue
    const settings = inFolder(root, manager.settings.name)
    for (const entry of (await tree.settings(settings))?.overrides ?? []) {
      const { key, value, line } = entry
      add({ path: settings, line, field: 'overrides', key, value, managers: [manager] }, false, entry)
    }
  }
  return found
}
