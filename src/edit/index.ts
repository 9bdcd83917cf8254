import type { Change, FileEdit } from '../domain/change.ts'
import { EditError, UpstreamError, messageOf, traceOf } from '../domain/errors.ts'
import { fallbackFor, type Narrow } from '../domain/fallback.ts'
import { allMovingWith } from '../domain/moves-together.ts'
import type { Upgrader } from '../domain/sdk-adapter.ts'
import { upgraderOf } from '../domain/sdk-table.ts'
import type { Blocked, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import { bounded } from '../domain/visible.ts'
import type { Scratch, World } from '../world.ts'
import { changesSince, watch } from './watched.ts'

/** Upgrades that are edited at the same time. */
const AT_ONCE = 2

/** How often an upgrade is started again without what could not be edited; each takes minutes. After that it is refused. */
const MAX_BLOCKED = 3

/** Characters of the reason why a target is blocked. */
const MAX_REASON = 600

/** Characters of a refusal in the log; all of it is in the report. */
const MAX_WHY = 160

/** What editing takes of the world. */
export type EditingWorld = Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'log'>

/** Takes an upgrade, as it is once it is edited. */
type OnEdited = (upgrade: Upgrade) => void

/** Writes the new specifiers into the manifests of the copy, all of them before any lockfile follows. */
async function spliceAll(scratch: Scratch, upgrade: Upgrade, splice: Upgrader['splice']): Promise<void> {
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

/** What the upgrade came to, from what changed in the copy. Throws EditError where that is more than it may touch. */
function changeOf(upgrade: Upgrade, edits: readonly FileEdit[], { checks, notes }: Awaited<ReturnType<Upgrader['lock']>>): Change {
  const surprise = edits.find(({ path }) => !upgrade.paths.includes(path))
  if (surprise !== undefined) {
    throw new EditError(
      surprise.path,
      `${surprise.path} was changed too, which is no part of this upgrade`,
      `Look at what your package manager does to ${surprise.path}.`,
    )
  }
  if (edits.length > 0) return { kind: 'edited', upgrade, edits, checks, notes }
  const why = `nothing is left to edit: ${upgrade.paths.join(' and ')} already give ${upgrade.to}`
  return { kind: 'refused', upgrade, path: upgrade.paths[0] ?? '', why, wayOut: 'There is nothing to do.' }
}

async function editAll(world: EditingWorld, upgrade: Upgrade): Promise<Change> {
  const upgrader = upgraderOf(world.sdks, upgrade.sdk)
  await using scratch = await world.repository.checkout()
  const before = await watch(scratch, upgrade.paths)
  await spliceAll(scratch, upgrade, upgrader.splice)
  const locked = await upgrader.lock(world, scratch, upgrade.targets, upgrade)
  for (const text of locked.runner ?? []) world.log.note({ place: null, text })
  return changeOf(upgrade, await changesSince(scratch, before), locked)
}

/** The uses that cannot move because a file cannot be edited; none where no other use could move either. */
function stuckAt({ targets }: Upgrade, file: string): ReadonlySet<Use> {
  const uses = targets.map(({ use }) => use)
  const stuck = allMovingWith(new Set(uses.filter(({ path, lockfile }) => path === file || lockfile?.path === file)), uses)
  return stuck.size < uses.length ? stuck : new Set()
}

function blockedBy({ sdk, to }: Upgrade, stuck: ReadonlySet<Use>, { message, wayOut }: EditError): Blocked {
  const why = bounded(message.replaceAll('\n', ' ').trim().replace(/[.]$/, ''), MAX_REASON)
  return { sdk, version: to, why: `${why}. ${wayOut}`, places: [...stuck].map(({ path, line }) => ({ path, line })) }
}

/**
 * Edits what can be edited. Where a file cannot, its uses are blocked and the others are started again, in a clean copy. A
 * failure that may be over in the next run (UpstreamError) refuses the whole upgrade: else the branch would lose those uses in
 * one run and get them back in the next.
 */
async function editOne(world: EditingWorld, chosen: Upgrade, narrow: Narrow): Promise<Change> {
  const blocked: Blocked[] = []
  let upgrade = chosen
  for (;;) {
    try {
      return { ...(await editAll(world, upgrade)), blocked }
    } catch (error) {
      if (!(error instanceof EditError)) {
        if (!(error instanceof UpstreamError)) world.log.warn({ place: null, text: traceOf(error) })
        return { ...refusal(upgrade, error), blocked }
      }
      const stuck = stuckAt(upgrade, error.path)
      if (stuck.size === 0 || blocked.length === MAX_BLOCKED) return { ...refusal(upgrade, error), blocked }
      blocked.push(blockedBy(upgrade, stuck, error))
      const others = upgrade.targets.filter(({ use }) => !stuck.has(use))
      upgrade = narrow(upgrade, others)
    }
  }
}

/** An upgrade that could not be edited, with the reason. A mistake of ours is reported as one, and does not end the others. */
function refusal(upgrade: Upgrade, error: unknown): Change {
  const first = upgrade.paths[0] ?? ''
  if (error instanceof EditError) return { kind: 'refused', upgrade, path: error.path || first, why: error.message, wayOut: error.wayOut }
  const why = messageOf(error)
  if (error instanceof UpstreamError)
    return { kind: 'refused', upgrade, path: first, why, wayOut: 'Run again once it answers.', isPassing: true }
  return { kind: 'refused', upgrade, path: first, why, wayOut: 'This is a defect of stripe-upgrade; please report it.' }
}

async function editEach(world: EditingWorld, upgrades: readonly Upgrade[], narrow: Narrow, onEdited: OnEdited): Promise<readonly Change[]> {
  const changes: Change[] = []
  const queue = upgrades.entries()
  async function work(): Promise<void> {
    for (const [index, upgrade] of queue) {
      changes[index] = await world.log.step(`Edit ${world.sdks.of(upgrade.sdk).name} ${upgrade.from} → ${upgrade.to}`, async (say) => {
        const change = await editOne(world, upgrade, narrow)
        for (const { why } of change.blocked ?? []) world.log.warn({ place: null, text: `left out of ${upgrade.branch}: ${why}` })
        if (change.kind === 'edited') {
          onEdited(change.upgrade)
          say(change.edits.map(({ path }) => path).join(', '))
        } else say(`refused: ${bounded(change.why, MAX_WHY)}`, 'failed')
        return change
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return changes
}

/** The uses of upgrades to a later major that could not be edited. A failure that may be over in the next run does not count. */
function stuckIn(upgrades: readonly Upgrade[], changes: readonly Change[]): ReadonlySet<Use> {
  return new Set(
    changes.flatMap((change, index) => {
      const isRefused = change.kind === 'refused'
      if ((isRefused && change.isPassing) || upgrades[index]?.major === false) return []
      const edited = new Set(isRefused ? [] : change.upgrade.targets.map(({ use }) => use))
      return upgrades[index]?.targets.flatMap(({ use }) => (edited.has(use) ? [] : [use])) ?? []
    }),
  )
}

/**
 * Makes each upgrade's change in a scratch copy of the base commit: manifests first, then the lockfiles by their own
 * managers. Nothing of the user's is touched. What cannot be edited safely is blocked, with the reason and what to do, and
 * the rest goes on. An upgrade of which nothing can be edited is refused.
 *
 * Uses that cannot be edited for a later major are then tried with the fallbacks; one that cannot be edited either is dropped.
 * In the order of the languages, and then of the versions; `onEdited` hears of each as soon as it is edited.
 */
export async function edit(
  world: EditingWorld,
  upgrades: readonly Upgrade[],
  narrow: Narrow,
  fallbacks: readonly Upgrade[] = [],
  onEdited: OnEdited = () => undefined,
): Promise<readonly Change[]> {
  const changes = await editEach(world, upgrades, narrow, onEdited)
  const stuck = stuckIn(upgrades, changes)
  const instead = fallbacks.flatMap((fallback) => fallbackFor(fallback, stuck, narrow))
  if (instead.length === 0) return changes
  const edited = (await editEach(world, instead, narrow, onEdited)).filter(({ kind }) => kind === 'edited')
  return world.sdks.names.flatMap((sdk) => {
    const own = [...changes, ...edited].filter(({ upgrade }) => upgrade.sdk === sdk)
    return own.length < 2 ? own : own.toSorted((a, b) => upgraderOf(world.sdks, sdk).versions.compare(a.upgrade.to, b.upgrade.to))
  })
}
