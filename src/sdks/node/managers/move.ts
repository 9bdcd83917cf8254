import semver from 'semver'
import { EditError } from '../../../domain/errors.ts'
import type { Target } from '../../../domain/upgrade.ts'
import { below, folderOf } from '../../shared/paths.ts'
import { readManifest, SECTIONS } from '../manifest/manifest.ts'
import { splice, type Spliced } from '../manifest/splice.ts'
import { catalogName } from '../specifier.ts'
import { asks, type Job, manifestsOf, must, textOf, wayOut } from './job.ts'

/** A member of the workspace that asks for the package as a peer alone, in a range that the version is in. */
export interface Follower extends Spliced {
  /** Its folder, as seen from the lockfile's. */
  readonly folder: string
  /** What it is given. */
  readonly locked: string
}

/** A library's peer range is only widened: what is installed is what its other lines ask for. */
function moves(target: Target): boolean {
  return !target.use.isPeer || !asks(target)
}

/** What is asked for in the end: by the line that decides, where there is one. */
function asked({ targets }: Pick<Job, 'targets'>, { use: { movesWith }, specifier }: Target): string {
  const decider = targets.find((target) => !asks(target) && target.use.path === movesWith?.path && target.use.line === movesWith.line)
  return decider?.specifier ?? specifier
}

/** The versions that the lockfile holds for the targets that move. */
async function lockedNow(job: Job): Promise<readonly (string | null)[]> {
  const lockfile = job.file.read(await textOf(job, job.path))
  return job.targets
    .filter((target) => asks(target) && moves(target))
    .map(
      (target) =>
        lockfile.locked(below(folderOf(target.use.path), folderOf(job.path)), target.use.package, asked(job, target))?.version ?? null,
    )
}

/** Whether the lockfile holds the version for every target that moves. */
export async function holds(job: Job): Promise<boolean> {
  return (await lockedNow(job)).every((version) => version === job.to)
}

/** Throws EditError where the lockfile does not hold the version for every target that moves. */
export async function mustHold(job: Job): Promise<void> {
  if (await holds(job)) return
  const locked = [...new Set(await lockedNow(job))].map((version) => version ?? 'none').join(' and ')
  throw new EditError(job.path, `${job.path} came to hold stripe ${locked} where ${job.to} was chosen`, wayOut(job))
}

/**
 * The members that could follow, and to which the lockfile gives another version still: pnpm installs the peers of a member,
 * and keeps what it finds locked.
 */
export async function followersOf(job: Job): Promise<readonly Follower[]> {
  const top = folderOf(job.path)
  const lockfile = job.file.read(await textOf(job, job.path))
  const found: Follower[] = []
  for (const [path, text] of await manifestsOf(job.scratch)) {
    const folder = folderOf(path)
    const isInside = top === '' || folder === top || folder.startsWith(`${top}/`)
    if (!isInside || lockfile.governs(below(folder, top)) === false || !text.includes('"stripe"')) continue
    const asking = readManifest(text).entries.filter(({ key }) => key === 'stripe')
    const [entry] = asking
    if (entry === undefined || asking.length > 1 || entry.kind !== SECTIONS.peerDependencies) continue
    const locked = lockfile.locked(below(folder, top), 'stripe', entry.value)?.version
    if (locked === undefined || locked === job.to || !semver.satisfies(job.to, entry.value)) continue
    found.push({ path, kind: entry.kind, package: 'stripe', specifier: entry.value, folder: below(folder, top), locked })
  }
  return found
}

/**
 * Has the manager refresh the lockfile, and where it fails for the sake of another package, with Stripe's alone. Why that was
 * needed; null where it was not.
 */
async function refreshed(job: Job): Promise<EditError | null> {
  try {
    await must(job, job.file.refresh)
    return null
  } catch (error) {
    if (!(error instanceof EditError) || job.file.alone === undefined) throw error
    const failure = await must(job, job.file.alone).catch((second: unknown) => second)
    if (failure !== undefined) throw error
    return error
  }
}

/** Has the manager refresh the lockfile while the manifests ask for `to` alone; they are then as they were. See `refreshed`. */
async function refreshPinned(job: Job, ranges: readonly Spliced[]): Promise<EditError | null> {
  const manifests = new Map<string, string>()
  for (const range of ranges) {
    const text = await textOf(job, range.path)
    if (!manifests.has(range.path)) manifests.set(range.path, text)
    await job.scratch.write(range.path, await splice(job.managers, text, range, job.to))
  }
  let whyAlone: EditError | null
  try {
    whyAlone = await refreshed(job)
  } finally {
    for (const [path, text] of manifests) await job.scratch.write(path, text)
  }
  if (job.file.reserve !== undefined) {
    const specifiers = ranges.map(({ specifier }) => specifier)
    await job.scratch.write(job.path, job.file.reserve(await textOf(job, job.path), job.to, specifiers))
  }
  return (await refreshed(job)) ?? whyAlone
}

/**
 * Moves the lockfile to exactly `to`. Where the manifests' ranges admit more (a newer release that is still too young,
 * or the one that is locked already), they ask for `to` alone while the manager runs. See `refreshed`.
 */
async function moveTargets(job: Job): Promise<EditError | null> {
  const isEdited = job.targets.some(({ use, specifier }) => use.specifier !== specifier)
  const whyAlone = isEdited ? await refreshed(job) : null
  if (await holds(job)) return whyAlone
  const ranges = job.targets.filter((target) => moves(target) && catalogName(target.specifier) === null)
  const pinned = await refreshPinned(
    job,
    ranges.map(({ use: { path, kind, package: name }, specifier }) => ({ path, kind, package: name, specifier })),
  )
  await mustHold(job)
  return pinned ?? whyAlone
}

/** What came of moving a lockfile. */
interface Moved {
  /** The members that could follow, with what they were given before. */
  readonly followers: readonly Follower[]
  /** Why Stripe's package was resolved alone; null where it was not. */
  readonly whyAlone: EditError | null
}

/** Moves the targets, and with them the members that can follow. Throws as `must`. */
export async function move(job: Job): Promise<Moved> {
  const whyAlone = await moveTargets(job)
  const followers = await followersOf(job)
  if (followers.length === 0) return { followers, whyAlone }
  const moved = await textOf(job, job.path)
  try {
    await refreshPinned(job, followers)
    await mustHold(job)
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    // They are no part of the upgrade: it is complete without them.
    await job.scratch.write(job.path, moved)
  }
  return { followers, whyAlone }
}
