import type { EditCheck } from '../../../domain/change.ts'
import { EditError, UpstreamError, messageOf } from '../../../domain/errors.ts'
import type { Target, Upgrade } from '../../../domain/upgrade.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { isPassing } from '../../shared/passing-trouble.ts'
import { SECTIONS } from '../manifest/manifest.ts'
import { complaint } from './npm/program.ts'
import { catalogName } from '../specifier.ts'
import { splice } from '../manifest/splice.ts'
import { below, folderOf } from '../../shared/paths.ts'
import { oursOf, strayChanges } from './graph.ts'
import { type LockCommand, type Lockfile, type Managers, writerOf } from './manager.ts'

/** All that is needed to refresh one lockfile. */
interface Job {
  readonly managers: Managers
  readonly scratch: Scratch
  readonly path: string
  readonly file: Lockfile
  readonly targets: readonly Target[]
  readonly to: string
}

const MANIFEST_KINDS = new Set<string>(Object.values(SECTIONS))

/** Whether it is a line of a package.json that asks for the package, and no line elsewhere that decides for such. */
function asks({ use }: Target): boolean {
  return MANIFEST_KINDS.has(use.kind)
}

/** A library's peer range is only widened: what is installed is what its other lines ask for. */
function moves({ use }: Target): boolean {
  return !use.isPeer
}

/** What is asked for in the end: by the line that decides, where there is one. */
function asked({ targets }: Pick<Job, 'targets'>, { use: { movesWith }, specifier }: Target): string {
  const decider = targets.find((target) => !asks(target) && target.use.path === movesWith?.path && target.use.line === movesWith.line)
  return decider?.specifier ?? specifier
}

function wayOut({ path, file, to }: Job): string {
  const folder = folderOf(path)
  return `Run \`${file.byHand(to)}\`${folder === '' ? '' : ` in ${folder}`} yourself, and look at what it says.`
}

async function textOf({ scratch }: Pick<Job, 'scratch'>, path: string): Promise<string> {
  const content = await scratch.read(path)
  if (content.kind === 'text') return content.text
  throw new EditError(
    path,
    `${path} cannot be read${content.kind === 'unreadable' ? `: ${content.why}` : ''}`,
    'Restore the file, and run again.',
  )
}

/** Every package.json of the copy by its path. */
async function manifestsOf(scratch: Scratch): Promise<ReadonlyMap<string, string>> {
  const manifests = new Map<string, string>()
  for (const path of await scratch.files()) {
    if (path !== 'package.json' && !path.endsWith('/package.json')) continue
    const content = await scratch.read(path)
    if (content.kind === 'text') manifests.set(path, content.text)
  }
  return manifests
}

/**
 * Runs a command that must succeed. What it makes of a package.json is put back: yarn 2 and later sort each of them.
 * Throws EditError with the manager's own words, UpstreamError where it failed for what may pass.
 */
async function must(job: Job, command: LockCommand): Promise<void> {
  const manifests = await manifestsOf(job.scratch)
  const result = await command.run()
  for (const [path, text] of manifests) {
    const content = await job.scratch.read(path)
    if (content.kind !== 'text' || content.text !== text) await job.scratch.write(path, text)
  }
  if (result.code === 0) return
  const why = `\`${command.shown}\` failed:\n${complaint(result, job.scratch.root, writerOf(job.managers, job.path)?.chatter)}`
  throw isPassing(result) ? new UpstreamError(why) : new EditError(job.path, why, wayOut(job))
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

/**
 * Moves the lockfile to exactly `to`. Where the manifests' ranges admit more (a newer release that is still too young,
 * or the one that is locked already), they ask for `to` alone while the manager runs, and are then as they were.
 */
async function move(job: Job): Promise<void> {
  if (job.targets.some(({ use, specifier }) => use.specifier !== specifier)) await must(job, job.file.refresh)
  if (await holds(job)) return

  const manifests = new Map<string, string>()
  const ranges = job.targets.filter((target) => moves(target) && catalogName(target.specifier) === null)
  for (const { use, specifier } of ranges) {
    const text = await textOf(job, use.path)
    if (!manifests.has(use.path)) manifests.set(use.path, text)
    await job.scratch.write(use.path, await splice(job.managers, text, { ...use, specifier }, job.to))
  }
  await must(job, job.file.refresh)
  for (const [path, text] of manifests) await job.scratch.write(path, text)
  if (job.file.reserve !== undefined) {
    const specifiers = ranges.map(({ specifier }) => specifier)
    await job.scratch.write(job.path, job.file.reserve(await textOf(job, job.path), job.to, specifiers))
  }
  await must(job, job.file.refresh)
  await mustHold(job)
}

async function holds(job: Job): Promise<boolean> {
  return (await lockedNow(job)).every((version) => version === job.to)
}

async function mustHold(job: Job): Promise<void> {
  if (await holds(job)) return
  const locked = [...new Set(await lockedNow(job))].map((version) => version ?? 'none').join(' and ')
  throw new EditError(job.path, `${job.path} came to hold stripe ${locked} where ${job.to} was chosen`, wayOut(job))
}

async function refresh(job: Job): Promise<EditCheck> {
  const before = await textOf(job, job.path)
  await move(job)
  const written = await textOf(job, job.path)
  const folders = new Set(job.targets.filter(asks).map(({ use }) => below(folderOf(use.path), folderOf(job.path))))
  const [old, now] = [job.file.graph(before), job.file.graph(written)]
  const restored = job.file.restore(before, written, oursOf(old, now))
  const packages = strayChanges(old, now, folders)
  // A package that changed cannot be put back either, and is named once.
  const stray = packages.length > 0 ? packages : restored.stray
  if (stray.length > 0) {
    const why = `\`${job.file.refresh.shown}\` also changes what Stripe's package does not need: ${stray.slice(0, 12).join(', ')}${stray.length > 12 ? ` and ${stray.length - 12} more` : ''}`
    throw new EditError(job.path, why, `Bring ${job.path} up to date in a change of its own first. ${wayOut(job)}`)
  }
  if (restored.text !== written) await job.scratch.write(job.path, restored.text)
  await mustHold(job)
  await must(job, job.file.check)
  return { command: job.file.check.shown, path: job.path }
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
): Promise<{ readonly checks: readonly EditCheck[]; readonly notes: readonly string[] }> {
  const paths = new Set(targets.flatMap(({ use }) => use.lockfile?.path ?? []))
  const checks: EditCheck[] = []
  for (const path of paths) {
    const ours = targets.filter(({ use }) => use.lockfile?.path === path)
    const file = await openLockfile(managers, world, scratch, path)
    checks.push(await refresh({ managers, scratch, path, file, targets: ours, to: upgrade.to }))
  }
  return { checks, notes: [] }
}
