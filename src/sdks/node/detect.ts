import type { Detection, RuntimeClaim, Use, UserCooldown } from '../../domain/use.ts'
import type { Repository } from '../../world.ts'
import { linesOf } from '../lines.ts'
import { vendored } from '../vendored.ts'
import { cooldownsOf, runtimesOf } from './claims.ts'
import { inlineImports } from './inline-imports.ts'
import { LOCKFILES, type Manager } from './locks/lock.ts'
import { type Entry, type Manifest, SECTIONS } from './manifest.ts'
import { type Override, overridesOf } from './overrides.ts'
import { exactPin, foreign } from './specifier.ts'
import { type Tree, treeOf } from './tree.ts'
import { below, folderOf, type Governing, governing, inFolder, upwards, workspaceRoot } from './workspace.ts'

/** What the user can do where a lockfile's manager is not driven yet. */
const BY_HAND: Readonly<Partial<Record<Manager, string>>> = {
  yarn: 'yarn.lock is not refreshed yet; run `yarn up stripe` (yarn 1: `yarn upgrade stripe --latest`) yourself',
  bun: 'the lockfile of bun is not refreshed yet; run `bun update stripe --latest` yourself',
  deno: 'deno.lock is not refreshed yet; run `deno update --latest stripe` yourself',
}

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/
const IMPORT_MAP = /(?:^|\/)(?:deno\.jsonc?|import_map\.json|importmap\.json)$/

function named(name: string): (path: string) => boolean {
  return (path) => path === name || path.endsWith(`/${name}`)
}

/** Why a governed, plain range can still not be edited; null where it can. */
function hindrance(entry: Entry, governed: Governing | null, overrides: readonly Override[]): string | null {
  if (entry.odd !== null) return entry.odd
  if (governed !== null && governed.rivals.length > 0) {
    return `${[governed.path, ...governed.rivals].join(' and ')} both lock it; say which counts with "packageManager" in package.json`
  }
  if (governed !== null && governed.lock === null) return `${governed.path} can not be read`
  const byHand = governed === null ? undefined : BY_HAND[governed.manager]
  if (byHand !== undefined) return byHand
  const over = overrides.find(({ isDirect, managers }) => isDirect && (governed === null || managers.includes(governed.manager)))
  if (over !== undefined) return `${over.path}:${over.line} overrides it: "${over.key}": "${over.value}" in ${over.field}`
  return null
}

/** What is read of every package.json that asks for Stripe's package. */
interface Surroundings {
  readonly governed: Governing | null
  readonly root: string
  readonly overrides: readonly Override[]
}

async function catalogued(tree: Tree, specifier: string, root: string): Promise<string> {
  const path = inFolder(root, 'pnpm-workspace.yaml')
  const setting = (await tree.pnpmWorkspace(path))?.catalogs.get(specifier.slice('catalog:'.length).trim() || 'default')
  return setting === undefined ? '' : `; ${path}:${setting.line} asks for "${setting.value}"`
}

async function useOf(tree: Tree, path: string, entry: Entry, { governed, root, overrides }: Surroundings): Promise<Use | null> {
  const other = foreign(entry.key, entry.value)
  if (entry.key !== 'stripe' && other?.package !== 'stripe') return null
  if (entry.key !== 'stripe' && !entry.value.startsWith('npm:')) return null
  const isOurs = other === null || other.package === 'stripe'
  const held = governed?.lock?.locked(below(folderOf(path), folderOf(governed.path)), entry.key, entry.value) ?? null
  const locked = isOurs ? held : null
  const version = locked?.version ?? (isOurs ? exactPin(other?.range ?? entry.value) : null)
  const catalog = entry.value.startsWith('catalog:') ? await catalogued(tree, entry.value, root) : ''
  const why = other === null ? hindrance(entry, governed, overrides) : other.why + catalog
  return {
    sdk: 'node',
    package: other?.package ?? 'stripe',
    kind: SECTIONS[entry.section],
    path,
    line: entry.line,
    specifier: entry.value,
    range: entry.range,
    locked: locked?.version ?? null,
    lockfile: governed === null || !isOurs ? null : { path: governed.path, line: locked?.line ?? 1 },
    version,
    editable: why === null,
    why,
  }
}

/** Uses in Deno's import maps and by address in sources; told, never edited. */
async function inlineUses(tree: Tree, repository: Repository, mentioning: readonly string[]): Promise<readonly Use[]> {
  const maps = mentioning.filter((path) => IMPORT_MAP.test(path))
  const sources = mentioning.filter((path) => SOURCE.test(path))
  // Most files that mention Stripe name no version: git finds those that do.
  const versioned = sources.length === 0 ? new Set<string>() : new Set(await repository.mentioning('stripe@'))
  const uses: Use[] = []
  for (const path of [...maps, ...sources.filter((source) => versioned.has(source))]) {
    const text = await tree.text(path)
    if (text === null) continue
    const lines = linesOf(text)
    const lockPath = upwards(folderOf(path))
      .map((folder) => inFolder(folder, 'deno.lock'))
      .find((candidate) => tree.has(candidate))
    const lock = lockPath === undefined ? null : await tree.lock(lockPath, 'deno')
    for (const { specifier, range } of inlineImports(text)) {
      const locked = lock?.locked('', 'stripe', specifier) ?? null
      uses.push({
        sdk: 'node',
        package: 'stripe',
        kind: IMPORT_MAP.test(path) ? 'deno:imports' : 'deno:url',
        path,
        line: lines.at(range.start),
        specifier,
        range,
        locked: locked?.version ?? null,
        lockfile: lockPath === undefined || locked === null ? null : { path: lockPath, line: locked.line },
        version: locked?.version ?? exactPin(specifier),
        editable: false,
        why: 'imports by address are not edited yet; write the new version there yourself',
      })
    }
  }
  return uses
}

/** Notes on what a package.json says of Stripe's package that makes no use of its own. */
function noteManifest(tree: Tree, path: string, manifest: Manifest): void {
  for (const { key, section, line } of manifest.mistyped)
    if (key === 'stripe') tree.note(path, `"stripe" in ${section} is no text, which no package manager accepts.`, line)
  const name = manifest.at('name')
  if (name?.value === 'stripe') tree.note(path, 'This is a copy of the SDK itself, which is not upgraded in place.', name.line)
}

/** Notes on files that git does not count as text, so that they are not among those that mention Stripe. */
async function noteUnreadable(tree: Tree, files: readonly string[], mentioning: ReadonlySet<string>): Promise<void> {
  const silent = files.filter((path) => named('package.json')(path) && !mentioning.has(path) && vendored(path) === null)
  // Reading notes by itself what can not be read.
  for (const path of silent) await tree.text(path)
}

function noteVendored(tree: Tree, paths: readonly string[]): void {
  const told = new Set<string>()
  for (const path of paths.filter(named('package.json'))) {
    const copy = vendored(path)
    if (copy === null || told.has(copy.folder)) continue
    told.add(copy.folder)
    tree.note(path, `Files under ${copy.folder}/ are ignored although they are tracked: they are ${copy.holds}.`)
  }
}

/** Stripe's package in a lockfile that no use of ours is governed by: something else needs it. */
async function noteTransitive(tree: Tree, mentioning: readonly string[], answered: ReadonlySet<string>): Promise<void> {
  for (const path of mentioning) {
    const found = LOCKFILES.find(([name]) => named(name)(path))
    if (found === undefined || answered.has(path) || vendored(path) !== null) continue
    const any = (await tree.lock(path, found[1]))?.any
    if (any)
      tree.note(
        path,
        `stripe ${any.version} stands only in this lockfile: no package.json beside it asks for it, so there is no line to upgrade.`,
        any.line,
      )
  }
}

/** Every use of stripe-node in the repository, with its lockfile, and what the user says of runtimes and waiting times. */
export async function detect(repository: Repository, mentioning: readonly string[]): Promise<Detection> {
  const files = await repository.files()
  const tree = treeOf(repository, files)
  const own = mentioning.filter((path) => vendored(path) === null)
  const uses: Use[] = []
  const runtimes = new Map<string, RuntimeClaim>()
  const cooldowns = new Map<string, UserCooldown>()
  const overridden = new Map<string, readonly Override[]>()

  for (const path of own.filter(named('package.json'))) {
    const manifest = await tree.manifest(path)
    if (manifest === null) continue
    noteManifest(tree, path, manifest)
    if (!manifest.entries.some(({ key, value }) => key === 'stripe' || value.startsWith('npm:stripe'))) continue
    const folder = folderOf(path)
    const governed = await governing(tree, folder)
    const root = governed === null ? await workspaceRoot(tree, folder) : folderOf(governed.path)
    const overrides = overridden.get(root) ?? (await overridesOf(tree, root))
    overridden.set(root, overrides)
    for (const entry of manifest.entries) {
      const use = await useOf(tree, path, entry, { governed, root, overrides })
      if (use !== null) uses.push(use)
    }
    for (const claim of await runtimesOf(tree, folder, root)) runtimes.set(`${claim.path}:${claim.line}`, claim)
    for (const cooldown of await cooldownsOf(tree, folder, root)) cooldowns.set(`${cooldown.path}:${cooldown.line}`, cooldown)
  }
  for (const { path, line, field, key, value } of [...overridden.values()].flat())
    tree.note(path, `${field} sets "${key}" to "${value}"; it is left as it is.`, line)
  uses.push(...(await inlineUses(tree, repository, own)))
  noteVendored(tree, mentioning)
  await noteUnreadable(tree, files, new Set(mentioning))
  await noteTransitive(tree, own, new Set(uses.flatMap(({ lockfile }) => (lockfile === null ? [] : [lockfile.path]))))
  return { uses, runtimes: [...runtimes.values()], cooldowns: [...cooldowns.values()], notes: tree.notes }
}
