import type { EditCheck } from '../../../domain/change.ts'
import { EditError, messageOf, UpstreamError } from '../../../domain/errors.ts'
import type { Target, Upgrade } from '../../../domain/upgrade.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { below, folderOf } from '../../shared/paths.ts'
import { splice } from '../manifest/splice.ts'
import { patchesIn } from '../patches.ts'
import { type LockGraph, onlyIn, oursOf, replacedForOthers, strayChanges, unmetPeers, unneededIn } from './graph.ts'
import { asks, frozenFailure, type Job, textOf, wayOut } from './job.ts'
import { type Lockfile, type Managers, type Restored, writerOf } from './manager.ts'
import { followersOf, holds, move, mustHold } from './move.ts'
import { withOwnHost } from './own-host.ts'

/** What refreshing lockfiles proved, and what a reader must know of it. */
interface Refreshed {
  readonly checks: readonly EditCheck[]
  readonly notes: readonly string[]
}

/** The most names in one sentence. */
const MAX_NAMES = 12

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMES
  return `${names.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The folders whose own line asks for the package, as seen from the lockfile's. */
function foldersOf(job: Job): readonly string[] {
  return job.targets.filter(asks).map(({ use }) => below(folderOf(use.path), folderOf(job.path)))
}

/** Why the lockfile of the base fails its own check, which is then no fault of the upgrade; null where it passes. */
async function baseFailure(job: Job, before: string): Promise<EditError | null> {
  const texts = new Map([[job.path, await textOf(job, job.path)]])
  for (const { use, specifier } of job.targets) {
    if (use.specifier === specifier) continue
    const text = await textOf(job, use.path)
    if (!texts.has(use.path)) texts.set(use.path, text)
    await job.scratch.write(use.path, await splice(job.managers, text, { ...use, specifier }, use.specifier))
  }
  await job.scratch.write(job.path, before)
  try {
    return (await frozenFailure(job)).failure
  } finally {
    for (const [path, text] of texts) await job.scratch.write(path, text)
  }
}

/** What Stripe's package needed before, or needs now. */
function othersNote(path: string, gone: readonly string[], added: readonly string[]): readonly string[] {
  if (gone.length + added.length === 0) return []
  const parts = [gone.length > 0 ? `removed ${listed(gone)}` : null, added.length > 0 ? `added ${listed(added)}` : null]
  return [
    `Stripe's package needs others than before, so ${path} changes for them too: ${parts.filter((part) => part !== null).join('; ')}.`,
  ]
}

/** That the manager could not write all of it. */
function aloneNote(path: string, why: EditError | null): readonly string[] {
  if (why === null) return []
  const because = why.message.replaceAll(/\s+/g, ' ').replace(/\.$/, '')
  return [`${path} cannot be written as a whole here: ${because}. Only Stripe's package was resolved; all others are as they were.`]
}

/** What a reader must know of other packages that change, of members that could follow, and of peer ranges that the version is not in. */
async function notesOf(job: Job, old: LockGraph): Promise<readonly string[]> {
  const graph = job.file.graph(await textOf(job, job.path))
  const said = await job.file.peers?.([...graph.packages.keys()])
  const known = new Set(job.targets.flatMap(({ use }) => (use.version === null ? [] : unmetPeers(graph, use.version, said))))
  const unmet = unmetPeers(graph, job.to, said).filter((peer) => !known.has(peer))
  return [
    ...othersNote(job.path, onlyIn(old, graph), onlyIn(graph, old)),
    ...(await followersOf(job)).map(
      ({ path, locked }) => `${path} is still given stripe ${locked}, so that two versions are installed: its peer range admits both.`,
    ),
    ...unmet.map((peer) => `${peer} as its peer, and ${job.to} is not in that range. Look for a newer release of that package.`),
  ]
}

/** A lockfile before and after its manager wrote it, and the folders whose own dependency on Stripe may move. */
interface Written {
  readonly before: string
  readonly after: string
  readonly old: LockGraph
  readonly now: LockGraph
  readonly folders: ReadonlySet<string>
}

/** The text in which only `ours` is as the manager wrote it, and what else changed all the same. */
function taking({ file }: Job, { before, after, old, now, folders }: Written, ours: ReadonlySet<string>): Restored {
  const restored = file.restore(before, after, ours)
  const text = withOwnHost(restored.text, old, now)
  return { text, stray: [...restored.stray, ...strayChanges(old, file.graph(text), folders)] }
}

/**
 * The same, in which what others are given too is as it was also where Stripe's package is given another version of it now: npm
 * then moves it for all of them. Null where there is no such package, or where the text cannot be had.
 */
function takingLeast(job: Job, written: Written): string | null {
  const { old, now } = written
  const others = replacedForOthers(old, now)
  if (others.size === 0) return null
  const ours = new Set([...oursOf(old, now)].filter((id) => !others.has(id)))
  for (;;) {
    const { text, stray } = taking(job, written, ours)
    const unneeded = unneededIn(job.file.graph(text), old).filter((id) => ours.delete(id))
    if (unneeded.length === 0) return stray.length === 0 ? text : null
  }
}

/** The check that passes with a text of the lockfile, which is then in the copy; null where it fails. */
async function passesWith(job: Job, text: string): Promise<EditCheck | null> {
  await job.scratch.write(job.path, text)
  if (!(await holds(job))) return null
  const { failure, shown } = await frozenFailure(job)
  return failure === null ? { command: shown, path: job.path } : null
}

/**
 * Refreshes one lockfile. Of what the manager writes only what belongs to Stripe's package is taken, and all else is as it
 * was; then its frozen check decides. Where the lockfile of the base fails the same check, the edit is made and a note says so.
 */
async function refresh(job: Job): Promise<Refreshed> {
  const before = await textOf(job, job.path)
  const old = job.file.graph(before)
  const { followers, whyAlone } = await move(job)
  const after = await textOf(job, job.path)
  const now = job.file.graph(after)
  const folders = new Set([...foldersOf(job), ...followers.map(({ folder }) => folder)])
  const written = { before, after, old, now, folders }
  const least = takingLeast(job, written)
  const passed = least === null ? null : await passesWith(job, least)
  const alone = aloneNote(job.path, whyAlone)
  if (passed !== null) return { checks: [passed], notes: [...alone, ...(await notesOf(job, old))] }
  const { text, stray } = taking(job, written, oursOf(old, now))
  if (text !== after || least !== null) await job.scratch.write(job.path, text)
  if (stray.length > 0) throw whyAlone ?? strayError(job, stray)
  await mustHold(job)
  const { failure, shown } = await frozenFailure(job)
  const notes = [...alone, ...(await notesOf(job, old))]
  if (failure === null) return { checks: [{ command: shown, path: job.path }], notes }
  if ((await baseFailure(job, before)) === null) {
    const others = strayChanges(old, now, folders)
    throw whyAlone ?? (others.length === 0 ? failure : strayError(job, others))
  }
  const why = `${job.path} does not fit its manifests on the base branch: \`${job.file.check.shown}\` fails there as it does here.`
  return { checks: [], notes: [`${why} Only the entries of Stripe's package were changed in it.`, ...notes] }
}

function strayError(job: Job, stray: readonly string[]): EditError {
  const why = `\`${job.file.refresh.shown}\` also changes what Stripe's package does not need: ${listed(stray)}`
  return new EditError(job.path, why, `Bring ${job.path} up to date in a change of its own first. ${wayOut(job)}`)
}

/** The lockfile with its manager. Throws UpstreamError where the manager cannot be had, EditError where the lockfile cannot be read. */
export async function openLockfile(managers: Managers, world: SdkWorld, scratch: Scratch, path: string): Promise<Lockfile> {
  const text = await textOf({ scratch }, path)
  const hint = `Refresh ${path} yourself, and look at what its package manager says.`
  const open = writerOf(managers, path)?.open
  if (open === undefined) throw new EditError(path, `${path} is written by no package manager that can be run here`, hint)
  try {
    return await open(world, scratch, path, text)
  } catch (error) {
    if (error instanceof EditError || error instanceof UpstreamError) throw error
    throw new EditError(path, messageOf(error), hint)
  }
}

/**
 * Refreshes every lockfile of the targets; see `Upgrader.lock`. npm is the one on PATH, with the lockfile's own
 * version; the others are those that the repository declares.
 */
export async function lock(
  managers: Managers,
  world: SdkWorld,
  scratch: Scratch,
  targets: readonly Target[],
  upgrade: Upgrade,
): Promise<Refreshed> {
  const paths = new Set(targets.flatMap(({ use }) => use.lockfile?.path ?? []))
  const all: Refreshed[] = []
  for (const path of paths) {
    const ours = targets.filter(({ use }) => use.lockfile?.path === path)
    const file = await openLockfile(managers, world, scratch, path)
    all.push(await refresh({ managers, scratch, path, file, targets: ours, to: upgrade.to }))
  }
  const patches = patchesIn(await scratch.files()).map(
    ({ path, version }) => `${path} is for stripe ${version} and does not apply to ${upgrade.to}: remove it, or make it anew.`,
  )
  return { checks: all.flatMap(({ checks }) => checks), notes: [...patches, ...all.flatMap(({ notes }) => notes)] }
}
