import type { Detection, RuntimeConstraint, Use, UserCooldown } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { INSTALL, readInstalls, whyNotEdited } from '../../shared/installs.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { folderOf } from '../../shared/paths.ts'
import { installing } from '../managers/installing.ts'
import { type Managers, settingsAt, writerOf } from '../managers/manager.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { patchesIn } from '../patches.ts'
import { catalogsOf } from './governing-entries.ts'
import { lockFitNotes } from './lock-fit.ts'
import { cooldownsOf, runtimesOf } from './runtimes.ts'
import { type Tree, treeOf } from './tree.ts'
import { governingUse, type Surroundings, surroundingsIn, useOf } from './uses.ts'
import type { Governing } from './workspace.ts'

function named(name: string): (path: string) => boolean {
  return (path) => path === name || path.endsWith(`/${name}`)
}

/** A catalog that holds Stripe's package although no package.json names it: its entry is a use like any other. */
async function idleCatalogs(tree: Tree, mentioning: readonly string[], seen: ReadonlySet<string>): Promise<readonly Use[]> {
  const uses: Use[] = []
  for (const path of mentioning) {
    const settings = settingsAt(tree.managers, path)
    if (settings === null || seen.has(folderOf(path))) continue
    for (const entry of (await catalogsOf(tree, folderOf(path), { settings })).values()) uses.push(governingUse(entry, null, []))
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

/** Notes on what is overridden and stays so. */
function noteOverrides(tree: Tree, { entries: { overrides, entries } }: Surroundings): void {
  for (const { path, line, field, key, value, entry } of overrides) {
    if (entries.some((governing) => governing.entry === entry)) continue
    tree.note(path, `${field} sets "${key}" to "${value}"; it is left as it is.`, line)
  }
}

/**
 * Stripe's package in a lockfile that answers for no use: another lockfile counts, or something else needs it. `answered`
 * are those that do; `unused` says which one counts in a lockfile's place.
 */
async function noteOthers(
  tree: Tree,
  mentioning: readonly string[],
  answered: ReadonlySet<string>,
  unused: ReadonlyMap<string, string>,
): Promise<void> {
  for (const path of mentioning) {
    if (writerOf(tree.managers, path) === null || answered.has(path)) continue
    const any = (await tree.lock(path))?.any
    if (!any) continue
    const counts = unused.get(path)
    const why = 'is only in this lockfile: no package.json beside it asks for it, so there is no line to upgrade.'
    tree.note(path, counts === undefined ? `stripe ${any.version} ${why}` : `This lockfile is not used: ${counts} counts.`, any.line)
  }
}

/** A version that is installed for peer ranges alone: no line moves it, because such a range is only ever widened. */
function notePeersAlone(tree: Tree, uses: readonly Use[]): void {
  const installed = new Set(uses.flatMap(({ isPeer, lockfile }) => (isPeer || lockfile === null ? [] : [lockfile.path])))
  for (const { isPeer, lockfile, locked, path, line } of uses) {
    if (!isPeer || lockfile === null || locked === null || installed.has(lockfile.path)) continue
    const manager = writerOf(tree.managers, lockfile.path)?.name
    tree.note(
      path,
      `stripe ${locked} is installed for this peer range alone, which is not changed. \`${manager} update stripe\` moves it.`,
      line,
    )
  }
}

/** What images and workflows install by hand. */
async function installUses(
  repository: Repository,
  mentioning: readonly string[],
  managers: Managers,
): Promise<Pick<Detection, 'uses' | 'notes'>> {
  const { pins, notes } = await readInstalls(repository, mentioning, installing(managers))
  const uses = pins.map((pin): Use => {
    const { path, line, specifier, range } = pin
    const why = whyNotEdited(pin)
    return {
      sdk: 'node',
      package: 'stripe',
      kind: INSTALL,
      path,
      line,
      specifier,
      range,
      locked: null,
      lockfile: null,
      version: specifier,
      editable: why === null,
      why,
    }
  })
  return { uses, notes }
}

/** Every use of stripe-node in the repository, with its lockfile, and what the user says of runtimes and waiting times. */
export async function detect(managers: Managers, repository: Repository, mentioning: readonly string[]): Promise<Detection> {
  const tracked = await trackedIn(repository)
  const tree = treeOf(repository, tracked, managers)
  const uses: Use[] = []
  const runtimes = new Map<string, RuntimeConstraint>()
  const cooldowns = new Map<string, UserCooldown>()
  const surroundings = surroundingsIn(tree)
  const governed: Governing[] = []
  const workspaces = new Map<string, { readonly around: Surroundings; readonly uses: Use[] }>()

  for (const path of mentioning.filter(named('package.json'))) {
    const manifest = await tree.manifest(path)
    if (manifest === null) continue
    noteManifest(tree, path, manifest)
    if (!manifest.entries.some(({ key, value }) => key === 'stripe' || value.startsWith('npm:stripe'))) continue
    const folder = folderOf(path)
    const around = await surroundings(folder)
    if (around.governed !== null) governed.push(around.governed)
    const workspace = workspaces.get(around.root) ?? { around, uses: [] }
    workspaces.set(around.root, workspace)
    workspace.uses.push(...manifest.entries.flatMap((entry) => useOf(path, entry, around) ?? []))
    for (const claim of await runtimesOf(tree, folder, around.root)) runtimes.set(`${claim.path}:${claim.line}`, claim)
    for (const cooldown of await cooldownsOf(tree, folder, around.root)) cooldowns.set(`${cooldown.path}:${cooldown.line}`, cooldown)
  }
  for (const { around, uses: followers } of workspaces.values()) {
    uses.push(...followers, ...around.entries.entries.map((entry) => governingUse(entry, around, followers)))
    noteOverrides(tree, around)
  }
  uses.push(...(await idleCatalogs(tree, mentioning, new Set(workspaces.keys()))))
  for (const manager of Object.values(managers)) uses.push(...((await manager.uses?.(tree, repository, mentioning)) ?? []))
  const installs = await installUses(repository, mentioning, managers)
  uses.push(...installs.uses)
  notePeersAlone(tree, uses)
  for (const { path, version } of patchesIn(tracked)) {
    tree.note(path, `This patch is for stripe ${version}. It does not apply to another version: see first whether it is still needed.`)
  }
  const answered = [...uses.flatMap(({ lockfile }) => lockfile?.path ?? []), ...governed.flatMap(({ rivals }) => rivals)]
  const unused = governed.flatMap(({ path, unused: others }) => others.map((other) => [other, path] as const))
  await noteOthers(tree, mentioning, new Set(answered), new Map(unused))
  return {
    uses,
    runtimes: [...runtimes.values()],
    cooldowns: [...cooldowns.values()],
    notes: [...tree.notes, ...lockFitNotes(managers, uses), ...installs.notes],
  }
}
