import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createRecordingForge } from '../adapters/recording-forge.ts'
import type { ForgeWrite, Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import { exitCode } from '../prove/index.ts'
import { overall, page, type Origin } from '../report/index.ts'
import { story, type InTwoJobs } from '../story.ts'
import type { Forge } from '../world.ts'
import type { CommandContext } from './context.ts'
import { ownVersion } from './own-version.ts'
import { checkStripeMock } from './stripe-mock.ts'

/** What came of one run. */
export interface Results {
  readonly report: Report
  readonly published: readonly Published[]
  /** What was recorded instead of being written, in a dry run. */
  readonly writes: readonly ForgeWrite[]
}

/**
 * The whole story on a forge, and its HTML report written into a file. With `isDry`, or the setting `dry-run`, the forge
 * is only read, and what would be written is recorded.
 */
export async function runStory(
  context: CommandContext,
  forge: Forge,
  { page: path, isDry = false, ...jobs }: { readonly page: string; readonly isDry?: boolean } & InTwoJobs,
): Promise<Results> {
  // Where another job has proved, this one needs none.
  if (jobs.steps?.prove === undefined) await checkStripeMock(context.tools, context.settings.stripeMock)
  const recorder = isDry || context.settings.dryRun ? createRecordingForge(forge) : null
  const { report, published } = await story({ ...context, forge: recorder ?? forge }, context.settings, jobs)
  await writeFile(path, page(report, published, await originOf(context)))
  return { report, published, writes: recorder?.writes ?? [] }
}

/** Where this run's report is from; on GitHub by the repository's name there. */
export async function originOf({ repository, clock }: Pick<CommandContext, 'repository' | 'clock'>): Promise<Origin> {
  const base = await repository.base()
  const name = process.env['GITHUB_REPOSITORY'] || basename(repository.root)
  return { repository: name, commit: base?.commit ?? null, date: clock.now(), version: await ownVersion() }
}

/** Where the HTML report is in a folder of results. */
export function pageIn(folder: string): string {
  return join(folder, 'report.html')
}

/**
 * The exit code of a run: 2 where a branch or pull request could not be written, else that of its worst verdict. With
 * `failWhenOutdated` it is also 1 where something is outdated.
 */
export function resultCode({ report, published }: Pick<Results, 'report' | 'published'>, failWhenOutdated: boolean): number {
  if (published.some(({ action }) => action === 'failed')) return 2
  if (failWhenOutdated && report.upgrades.length > 0) return 1
  const verdict = overall(report)
  return verdict === null ? 0 : exitCode(verdict)
}
