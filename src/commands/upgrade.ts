import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { createLocalForge } from '../adapters/local-forge.ts'
import { createRecordingForge } from '../adapters/recording-forge.ts'
import { writeEdits } from '../adapters/work-tree.ts'
import { SettingsError } from '../domain/errors.ts'
import type { ForgeWrite, Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import { exitCode } from '../prove/index.ts'
import { dryRunJson, dryRunText, json, jsonText, overall, page, upgradeTable } from '../report/index.ts'
import { story } from '../story.ts'
import type { Forge, Tools } from '../world.ts'
import { githubForge } from './github-forge.ts'
import type { Invocation } from './invocation.ts'
import { openGround, type Ground } from './world.ts'

/** Where the results of one upgrade run are. */
export interface Results {
  readonly report: Report
  readonly published: readonly Published[]
  /** What was kept instead of being written. */
  readonly writes: readonly ForgeWrite[]
  readonly out: string
}

/** The same folder for the same repository, so that a second run finds the first one's pull requests. */
async function ownFolder(tools: Tools, root: string): Promise<string> {
  return join(await tools.cache(), 'runs', `${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`)
}

/** The whole story on the local forge, or on the one given; the report lies in `out` afterwards. */
export async function upgrade(
  ground: Ground,
  out: string,
  options: { readonly write?: boolean; readonly forge?: Forge },
): Promise<Results> {
  const { repository, settings, log } = ground
  const base = await repository.base()
  if (base === null && !options.write)
    throw new SettingsError(
      `${repository.root} is no git repository with a commit, so there is nowhere to put a branch; name one with --repo, or edit the files in place with --write`,
    )
  const chosen = options.forge ?? createLocalForge({ root: repository.root, out, tools: ground.tools })
  const recorder = settings.dryRun || options.write ? createRecordingForge(chosen) : null
  const { report, published } = await story({ ...ground, forge: recorder ?? chosen }, settings.policy, {
    stripeMock: settings.stripeMock || null,
    testCommand: settings.testCommand || null,
  })
  if (options.write) await writeEdits(repository, report, log)
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'report.html'), page(report, published))
  await writeFile(join(out, 'report.json'), `${jsonText(json(report, published), 2)}\n`)
  return { report, published, writes: recorder?.writes ?? [], out }
}

/**
 * The exit code of a run: 2 where a branch or pull request could not be written, else its worst verdict's, and with
 * `exit-code` also 1 where something is outdated.
 */
export function resultCode({ report, published }: Pick<Results, 'report' | 'published'>, failWhenOutdated: boolean): number {
  if (published.some(({ action }) => action === 'failed')) return 2
  const verdict = overall(report)
  if (verdict === null) return 0
  return failWhenOutdated ? 1 : exitCode(verdict)
}

/**
 * The same on a command line: also 2 where an SDK could not be looked up. Who typed it wants an answer; a workflow that runs
 * every night is not to be red for it (F26).
 */
export function typedCode(results: Pick<Results, 'report' | 'published'>, failWhenOutdated: boolean): number {
  return results.report.releaseLists.some(({ failure }) => failure !== undefined) ? 2 : resultCode(results, failWhenOutdated)
}

/** `stripe-upgrade upgrade`. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const ground = await openGround(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const { dryRun } = ground.settings
  if (switches.has('write') && dryRun) throw new SettingsError('--write edits your files, and --dry-run writes nothing: give one of them')
  const out = resolve(flags.get('out') ?? (await ownFolder(tools, ground.repository.root)))
  const forge = flags.get('forge') === 'github' ? { forge: await githubForge(ground, process.env) } : {}
  const { report, published, writes } = await upgrade(ground, out, { write: switches.has('write'), ...forge })
  if (switches.has('json')) {
    const data = json(report, published)
    print(jsonText(dryRun ? { ...data, writes: dryRunJson(writes) } : data, 2))
  } else {
    print(upgradeTable(report, published, screen))
    if (dryRun) print(`\n${dryRunText(writes, screen)}`)
    print(`\nReport: ${join(out, 'report.html')}`)
  }
  return typedCode({ report, published }, ground.settings.exitCode)
}
