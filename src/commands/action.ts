import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { createActionsLog, logGroup } from '../adapters/actions-log.ts'
import { secretsIn } from '../adapters/environment.ts'
import { RUN_STATE } from '../adapters/leftovers.ts'
import { createLocalForge } from '../adapters/local-forge.ts'
import { createRecordingForge } from '../adapters/recording-forge.ts'
import { printable } from '../adapters/printable.ts'
import { createTools } from '../adapters/tools.ts'
import { EditError, SettingsError, UpstreamError, traceOf } from '../domain/errors.ts'
import type { Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import { hideSecrets, withoutSecrets } from '../domain/secrets.ts'
import {
  annotations,
  jsonText,
  outdated,
  overall,
  page,
  pullsOutput,
  summary,
  unwritten,
  upgradeLog,
  upgradesOutput,
} from '../report/index.ts'
import { OUTPUTS } from '../settings/outputs.ts'
import { story } from '../story.ts'
import type { Forge, Log } from '../world.ts'
import { refusal } from './event.ts'
import { githubForge } from './github-forge.ts'
import { resultCode } from './upgrade.ts'
import { openGround, type Ground } from './world.ts'

/** The log's tables: GitHub breaks longer lines. */
const LOG = { colour: false, width: 160 } as const

/** The inputs as GitHub hands them over: `INPUT_MIN-AGE=3`. Unknown names are left in, so that they are refused by name. */
function readInputs(env: NodeJS.ProcessEnv): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const [name, value] of Object.entries(env))
    if (name.startsWith('INPUT_') && value !== undefined) inputs[name.slice('INPUT_'.length).toLowerCase()] = value
  return inputs
}

function setOutputs(report: Report, published: readonly Published[], path: string): void {
  const outputs: Readonly<Record<keyof typeof OUTPUTS, string>> = {
    upgrades: jsonText(upgradesOutput(report, published)),
    'pull-requests': jsonText(pullsOutput(report, published)),
    verdict: overall(report) ?? 'none',
    outdated: outdated(report),
    report: path,
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** What came of each upgrade, in a group of the log; and annotations on the manifests. */
function tell(report: Report, published: readonly Published[]): void {
  for (const entry of report.upgrades) {
    const { title, text } = upgradeLog(entry, published, LOG)
    logGroup(core, title, text)
  }
  for (const { path, line, level, text } of annotations(report)) {
    const where = { file: path, startLine: line }
    if (level === 'notice') core.notice(printable(text), { ...where, title: 'Stripe SDK is outdated' })
    else core.warning(printable(text), { ...where, title: 'Stripe SDK could not be upgraded' })
  }
  const failure = unwritten(published)
  if (failure !== null) core.error(`${failure}; the warnings and the summary say why.`)
}

/** GitHub where the action was given a token and runs in a workflow, else nowhere; with `dry-run` what would be written is only shown. */
async function forgeOf(ground: Ground, env: NodeJS.ProcessEnv, out: string): Promise<Forge> {
  const { settings, repository, tools, log } = ground
  if (settings.token === '' || !env['GITHUB_REPOSITORY']) {
    log.warn({
      place: null,
      text: 'There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub; the summary shows what would be.',
    })
    return createRecordingForge(createLocalForge({ root: repository.root, out, tools }))
  }
  const forge = await githubForge(ground, env)
  return settings.dryRun ? createRecordingForge(forge) : forge
}

async function work(env: NodeJS.ProcessEnv, log: Log): Promise<number> {
  const run = { id: randomUUID(), temp: env['RUNNER_TEMP'] ?? tmpdir() }
  core.saveState(RUN_STATE, run.id)
  await using tools = createTools(run)
  const inputs = readInputs(env)
  // The runner masks secrets that it knows; a token from elsewhere it does not.
  for (const token of [inputs['token'], env['GITHUB_TOKEN']]) if (token) core.setSecret(token)
  const refused = await refusal(env, (inputs['base'] ?? '') !== '')
  if (refused?.kind === 'mistake') throw new SettingsError(refused.why)
  if (refused !== null) {
    core.notice(printable(refused.why))
    return 0
  }
  const ground = await openGround(env['GITHUB_WORKSPACE'] ?? '.', { inputs }, tools, log)
  const out = env['RUNNER_TEMP'] ?? (await tools.folder('report'))
  const forge = await forgeOf(ground, env, out)
  const { report, published } = await story({ ...ground, forge }, ground.settings.policy, {
    stripeMock: ground.settings.stripeMock || null,
    testCommand: ground.settings.testCommand || null,
  })

  const kept = join(out, 'stripe-upgrade-report.html')
  await writeFile(kept, page(report, published))
  setOutputs(report, published, kept)
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(summary(report, published), true).write()
  tell(report, published)
  return resultCode({ report, published }, ground.settings.exitCode)
}

/** Door 1: environment and inputs in; outputs, summary, annotations and exit code out. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  hideSecrets(secretsIn(env))
  try {
    return await work(env, createActionsLog(core))
  } catch (error) {
    const known = error instanceof SettingsError || error instanceof UpstreamError || error instanceof EditError
    const wayOut = error instanceof EditError ? ` ${error.wayOut}` : ''
    const text = known ? `${error.message}${wayOut}` : traceOf(error)
    core.error(withoutSecrets(text))
    return 2
  }
}
