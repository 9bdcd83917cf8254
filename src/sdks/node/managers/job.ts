import { EditError, UpstreamError } from '../../../domain/errors.ts'
import type { Target } from '../../../domain/upgrade.ts'
import type { Scratch } from '../../../world.ts'
import { isPassing } from '../trouble.ts'
import { folderOf } from '../../shared/paths.ts'
import { SECTIONS } from '../manifest/manifest.ts'
import { type LockCommand, type Lockfile, type Managers, writerOf } from './manager.ts'
import { complaint } from './npm/program.ts'

/** All that is needed to refresh one lockfile. */
export interface Job {
  readonly managers: Managers
  readonly scratch: Scratch
  readonly path: string
  readonly file: Lockfile
  readonly targets: readonly Target[]
  readonly to: string
}

const MANIFEST_KINDS = new Set<string>(Object.values(SECTIONS))

/** Whether it is a line of a package.json that asks for the package, and no line elsewhere that decides for such. */
export function asks({ use }: Target): boolean {
  return MANIFEST_KINDS.has(use.kind)
}

/** What a person can do where a lockfile could not be refreshed. */
export function wayOut({ path, file, to }: Job): string {
  const folder = folderOf(path)
  return `Run \`${file.byHand(to)}\`${folder === '' ? '' : ` in ${folder}`} yourself, and look at what it says.`
}

/** The text of a file of the copy. Throws EditError where it cannot be read. */
export async function textOf({ scratch }: Pick<Job, 'scratch'>, path: string): Promise<string> {
  const content = await scratch.read(path)
  if (content.kind === 'text') return content.text
  throw new EditError(
    path,
    `${path} cannot be read${content.kind === 'unreadable' ? `: ${content.why}` : ''}`,
    'Restore the file, and run again.',
  )
}

/** Every package.json of the copy by its path. */
export async function manifestsOf(scratch: Scratch): Promise<ReadonlyMap<string, string>> {
  const manifests = new Map<string, string>()
  for (const path of await scratch.files()) {
    if (path !== 'package.json' && !path.endsWith('/package.json')) continue
    const content = await scratch.read(path)
    if (content.kind === 'text') manifests.set(path, content.text)
  }
  return manifests
}

/**
 * Runs a command; null where it succeeds, else an EditError with the manager's own words. What it makes of a package.json
 * is put back: yarn 2 and later sort each of them. Throws UpstreamError where it failed for what may pass.
 */
async function failureOf(job: Job, command: LockCommand): Promise<EditError | null> {
  const manifests = await manifestsOf(job.scratch)
  const result = await command.run()
  for (const [path, text] of manifests) {
    const content = await job.scratch.read(path)
    if (content.kind !== 'text' || content.text !== text) await job.scratch.write(path, text)
  }
  if (result.code === 0) return null
  const why = `\`${command.shown}\` failed:\n${complaint(result, job.scratch.root, writerOf(job.managers, job.path)?.chatter)}`
  if (isPassing(result)) throw new UpstreamError(why)
  return new EditError(job.path, why, wayOut(job))
}

/** Runs a command that must succeed. Throws as `failureOf` fails. */
export async function must(job: Job, command: LockCommand): Promise<void> {
  const failure = await failureOf(job, command)
  if (failure !== null) throw failure
}

/**
 * Whether the frozen check fails, and by which command that was found. The lockfile is as it was then: bun writes it all the same,
 * without what it does not know of a newer one. Throws UpstreamError as `failureOf`.
 */
export async function frozenFailure(job: Job): Promise<{ readonly failure: EditError | null; readonly shown: string }> {
  const { check, quickCheck } = job.file
  const checked = await textOf(job, job.path)
  try {
    if (quickCheck !== undefined && (await failureOf(job, quickCheck)) === null) return { failure: null, shown: quickCheck.shown }
    return { failure: await failureOf(job, check), shown: check.shown }
  } finally {
    const content = await job.scratch.read(job.path)
    if (content.kind !== 'text' || content.text !== checked) await job.scratch.write(job.path, checked)
  }
}
