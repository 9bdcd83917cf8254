import type { Change, FileEdit } from '../domain/change.ts'
import { EditError, UpstreamError } from '../domain/errors.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { bounded } from '../domain/visible.ts'
import { SDK_ADAPTERS } from '../sdks/index.ts'
import type { Scratch, World } from '../world.ts'
import { changesSince, watch } from './watched.ts'

/** Upgrades that are edited at the same time. */
const AT_ONCE = 2

/** What is told of a refusal in the log; all of it is in the report. */
const MAX_WHY = 160

/** The languages by name; all of them, unless a test gives its own. */
export type Adapters = Readonly<Record<Sdk, Pick<SdkAdapter, 'name' | 'upgrader'>>>

/** Writes the new specifiers into the manifests of the copy, all of them before any lockfile follows. */
async function spliceAll(scratch: Scratch, upgrade: Upgrade, splice: NonNullable<SdkAdapter['upgrader']>['splice']): Promise<void> {
  for (const { use, specifier } of upgrade.targets) {
    if (specifier === use.specifier) continue
    const content = await scratch.read(use.path)
    if (content.kind !== 'text') {
      const why = content.kind === 'missing' ? `${use.path} is not in the commit that the upgrade starts from` : content.why
      throw new EditError(use.path, why, `Commit ${use.path} as a plain text file, and run again.`)
    }
    await scratch.write(use.path, await splice(content.text, use, specifier))
  }
}

/** The edits of an upgrade, from what changed in the copy. Throws EditError where that is more than it may touch, or nothing. */
function editsOf(changed: readonly FileEdit[], upgrade: Upgrade): readonly FileEdit[] {
  const surprise = changed.find(({ path }) => !upgrade.paths.includes(path))
  if (surprise !== undefined) {
    throw new EditError(
      surprise.path,
      `${surprise.path} was changed too, which is no part of this upgrade`,
      `Look at what your package manager does to ${surprise.path}.`,
    )
  }
  if (changed.length === 0) {
    const path = upgrade.paths[0] ?? ''
    throw new EditError(
      path,
      `nothing is left to edit: ${upgrade.paths.join(' and ')} already give ${upgrade.to}`,
      'There is nothing to do.',
    )
  }
  return changed
}

async function editOne(world: Pick<World, 'repository' | 'tools' | 'log'>, upgrade: Upgrade, adapters: Adapters): Promise<Change> {
  const { name, upgrader } = adapters[upgrade.sdk]
  if (upgrader === null) throw new EditError(upgrade.paths[0] ?? '', `upgrades of ${name} are not built yet`, 'Edit the manifest yourself.')
  await using scratch = await world.repository.checkout()
  const before = await watch(scratch, upgrade.paths)
  await spliceAll(scratch, upgrade, upgrader.splice)
  const { checks, notes, runner = [] } = await upgrader.lock(world.tools, scratch, upgrade.targets, upgrade)
  for (const text of runner) world.log.note({ place: null, text })
  return { kind: 'edited', upgrade, edits: editsOf(await changesSince(scratch, before), upgrade), checks, notes }
}

/** What becomes of an upgrade that could not be edited; anything but an expected failure is thrown on. */
function refusal(upgrade: Upgrade, error: unknown): Change {
  if (error instanceof EditError) return { kind: 'refused', upgrade, path: error.path, why: error.message, wayOut: error.wayOut }
  if (error instanceof UpstreamError) {
    return { kind: 'refused', upgrade, path: upgrade.paths[0] ?? '', why: error.message, wayOut: 'Run again once it answers.' }
  }
  throw error
}

/**
 * Makes each upgrade's change in a scratch copy of the base commit: manifests first, then the lockfiles by their own
 * managers. Nothing of the user's is touched. An upgrade that can not be edited safely is refused, with the reason and
 * the way out, and does not stop the others. In the order of `upgrades`.
 */
export async function edit(
  world: Pick<World, 'repository' | 'tools' | 'log'>,
  upgrades: readonly Upgrade[],
  adapters: Adapters = SDK_ADAPTERS,
): Promise<readonly Change[]> {
  const changes: Change[] = []
  const queue = upgrades.entries()
  async function work(): Promise<void> {
    for (const [index, upgrade] of queue) {
      changes[index] = await world.log.step(`Edit ${adapters[upgrade.sdk].name} ${upgrade.from} → ${upgrade.to}`, async (say) => {
        const change = await editOne(world, upgrade, adapters).catch((error: unknown) => refusal(upgrade, error))
        if (change.kind === 'edited') say(change.edits.map(({ path }) => path).join(', '))
        else say(`refused: ${bounded(change.why, MAX_WHY)}`, 'failed')
        return change
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return changes
}
