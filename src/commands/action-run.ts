import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { logGroup } from '../adapters/actions-log.ts'
import { createLocalForge } from '../adapters/local-forge.ts'
import { printable } from '../adapters/printable.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import {
  annotations,
  auditTable,
  type Annotation,
  json,
  jsonText,
  outdated,
  overall,
  pullsOutput,
  summary,
  unwritten,
  upgradeLog,
  upgradesOutput,
} from '../report/index.ts'
import type { InTwoJobs } from '../story.ts'
import type { Forge, Log, Tools } from '../world.ts'
import type { ActionContext } from './action-context.ts'
import { openContext, type CommandContext } from './context.ts'
import { refusal } from './event.ts'
import { githubForge } from './github-forge.ts'
import { resultCode, runStory, type Results } from './run-story.ts'

/** The log's tables: GitHub breaks longer lines. */
export const LOG_SCREEN = { colour: false, width: 160 } as const

/** What an action starts from. */
export interface ActionRun {
  readonly env: NodeJS.ProcessEnv
  readonly inputs: Readonly<Record<string, string>>
  readonly tools: Tools
  readonly log: Log
  readonly github: ActionContext
}

/** What a step hands to later ones. */
type Outputs = Readonly<Record<'upgrades' | 'pull-requests' | 'verdict' | 'outdated' | 'report', string>>

/** What every command leaves: outputs, and the summary where the runner takes one. */
export async function leave({ env }: Pick<ActionRun, 'env'>, outputs: Partial<Outputs>, text: string): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(text, true).write()
}

const SAY = { error: core.error, warning: core.warning, notice: core.notice } as const satisfies Readonly<
  Record<Annotation['level'], unknown>
>

/** Annotations of the levels that are wanted, on lines that break and on manifests. */
export function annotate(report: Report, levels: readonly Annotation['level'][] = ['error', 'warning', 'notice']): void {
  for (const { path, line, level, title, text } of annotations(report)) {
    if (levels.includes(level)) SAY[level](printable(text), { file: path, startLine: line, title })
  }
}

/** The result of each upgrade, in a group of the log; and annotations. */
function announce(report: Report, published: readonly Published[]): void {
  for (const entry of report.upgrades) {
    const { title, text } = upgradeLog(entry, published, LOG_SCREEN)
    logGroup(core, title, text)
  }
  const { audit } = report
  if (audit?.kind === 'audited') logGroup(core, 'Your own code', auditTable(audit.audit, LOG_SCREEN))
  annotate(report)
  const failure = unwritten(published)
  if (failure !== null) core.error(`${failure}. The warnings and the summary say why.`)
}

/** The world of a run that upgrades, or null where there is nothing to do for the event. Throws SettingsError. */
export async function openUpgrade({ env, inputs, tools, log, github }: ActionRun): Promise<CommandContext | null> {
  const refused = await refusal(github, (inputs['base'] ?? '') !== '')
  if (refused?.kind === 'mistake') throw new SettingsError(refused.why)
  if (refused === null) return openContext(env['GITHUB_WORKSPACE'] ?? '.', { inputs }, tools, log)
  core.notice(printable(refused.why))
  return null
}

/** Where the HTML report is kept for a later step. */
export async function pathOfPage(run: ActionRun): Promise<string> {
  return join(await outFolder(run), 'stripe-upgrade-report.html')
}

/** The folder for what a later step may pick up. */
export async function outFolder({ env, tools }: ActionRun): Promise<string> {
  return env['RUNNER_TEMP'] ?? (await tools.folder('report'))
}

/** The story, and its outputs, summary and annotations. */
export async function upgradeIn(
  run: ActionRun,
  context: CommandContext,
  forge: Forge,
  options: { readonly isDry?: boolean } & InTwoJobs,
): Promise<Results> {
  const kept = await pathOfPage(run)
  const results = await runStory(context, forge, { ...options, page: kept })
  const { report, published } = results
  await writeFile(kept.replace(/\.html$/, '.json'), `${jsonText(json(report, published), 2)}\n`)
  const outputs: Outputs = {
    upgrades: jsonText(upgradesOutput(report, published)),
    'pull-requests': jsonText(pullsOutput(report, published)),
    verdict: overall(report) ?? 'none',
    outdated: outdated(report),
    report: kept,
  }
  await leave(run, outputs, summary(report, published))
  announce(report, published)
  return results
}

/** GitHub where the action was given a token and runs in a workflow, else null. */
async function forgeOf(context: CommandContext, { env, github }: ActionRun): Promise<Forge | null> {
  if (context.settings.token !== null && github.repository !== null) return githubForge(context, env)
  context.log.warn({
    place: null,
    text: 'There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub. The summary shows what would be written.',
  })
  return null
}

/** `command: run`: every step in one job. Returns the exit code. */
export async function runUpgrade(run: ActionRun): Promise<number> {
  const context = await openUpgrade(run)
  if (context === null) return 0
  const github = await forgeOf(context, run)
  const forge = github ?? createLocalForge({ root: context.repository.root, out: await outFolder(run), tools: run.tools })
  const settings = { ...context.settings, canWrite: github !== null && !context.settings.dryRun }
  return resultCode(await upgradeIn(run, { ...context, settings }, forge, { isDry: github === null }), settings.exitCode)
}
