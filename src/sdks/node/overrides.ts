import type { Place } from '../../domain/place.ts'
import type { Manager } from './locks/lock.ts'
import { inFolder } from './workspace.ts'
import { isRecord } from './record.ts'
import type { Tree } from './tree.ts'

/** Something in a workspace's root that decides which version of Stripe's package is installed, whatever the manifests ask. */
export interface Override extends Place {
  /** Where it stands, as a person would say it: `overrides`, `pnpm.overrides`, `resolutions`. */
  readonly field: string
  /** As written: `stripe`, `stripe@17`, `some-package>stripe`. */
  readonly key: string
  readonly value: string
  /** The managers that heed it. */
  readonly managers: readonly Manager[]
  /** Whether it stands above the manifests' own lines; one below another package does not. */
  readonly isDirect: boolean
}

const FIELDS: readonly { readonly keys: readonly string[]; readonly managers: readonly Manager[] }[] = [
  { keys: ['overrides'], managers: ['npm', 'bun'] },
  { keys: ['pnpm', 'overrides'], managers: ['pnpm'] },
  { keys: ['resolutions'], managers: ['yarn', 'pnpm', 'bun'] },
]

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

/** What a workspace's root overrides of Stripe's package, in its package.json and its pnpm-workspace.yaml. */
export async function overridesOf(tree: Tree, root: string): Promise<readonly Override[]> {
  const found: Override[] = []
  const add = (override: Omit<Override, 'isDirect'>, nested: boolean): void => {
    const read = reading(override.key)
    // `$stripe` stands for what the manifest itself asks: it follows the edit.
    if (read !== null && override.value !== '$stripe') found.push({ ...override, isDirect: read.isDirect && !nested })
  }
  const path = inFolder(root, 'package.json')
  const manifest = await tree.manifest(path)
  for (const { keys, managers } of FIELDS) {
    const held = manifest?.at(...keys)
    if (held === undefined) continue
    for (const [key, value, nested] of flattened(held.value, [], 0))
      add({ path, line: held.line, field: keys.join('.'), key, value, managers }, nested)
  }
  const settings = inFolder(root, 'pnpm-workspace.yaml')
  for (const [key, { value, line }] of (await tree.pnpmWorkspace(settings))?.overrides ?? [])
    add({ path: settings, line, field: 'overrides', key, value, managers: ['pnpm'] }, false)
  return found
}
