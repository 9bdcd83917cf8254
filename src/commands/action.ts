import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { createActionsLog, logGroup } from '../adapters/actions-log.ts'
import { secretsIn } from '../adapters/environment.ts'
import { RUN_STATE } from '../adapters/leftovers.ts'
import { createLocalForge } from '../adapters/local-forge.ts'
import { printable } from '../adapters/printable.ts'
import { createTools } from '../adapters/tools.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import { hideSecrets } from '../domain/secrets.ts'
import { annotations, jsonText, outdated, overall, pullsOutput, summary, unwritten, upgradeLog, upgradesOutput } from '../report/index.ts'
import { OUTPUTS } from '../settings/outputs.ts'
import type { Forge, Log } from '../world.ts'
import { verifyPull } from './action-verify.ts'
import { openContext, type CommandContext } from './context.ts'
import { refusal } from './event.ts'
import { failureText } from './failure.ts'
import { githubForge } from './github-forge.ts'
import { resultCode, runStory } from './run-story.ts'

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

/** The result of each upgrade, in a group of the log; and annotations on lines that break and on manifests. */
function announce(report: Report, published: readonly Published[]): void {
  for (const entry of report.upgrades) {
    const { title, text } = upgradeLog(entry, published, LOG)
    logGroup(core, title, text)
  }
  for (const { path, line, level, title, text } of annotations(report)) {
    const at = { file: path, startLine: line, title }
    if (level === 'notice') core.notice(printable(text), at)
    else core.warning(printable(text), at)
  }
  const failure = unwritten(published)
  if (failure !== null) core.error(`${failure}. The warnings and the summary say why.`)
}

/** GitHub where the action was given a token and runs in a workflow, else null. */
async function forgeOf(context: CommandContext, env: NodeJS.ProcessEnv): Promise<Forge | null> {
  if (context.settings.token !== null && env['GITHUB_REPOSITORY']) return githubForge(context, env)
  context.log.warn({
    place: null,
    text: 'There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub. The summary shows what would be written.',
  })
  return null
}

async function work(env: NodeJS.ProcessEnv, log: Log): Promise<number> {
  const run = { id: randomUUID(), temp: env['RUNNER_TEMP'] ?? tmpdir() }
  core.saveState(RUN_STATE, run.id)
  await using tools = createTools(run)
  const inputs = readInputs(env)
  // The runner masks secrets that it knows; a token from elsewhere it does not.
  for (const token of [inputs['token'], env['GITHUB_TOKEN']]) if (token) core.setSecret(token)
  if (inputs['command']?.trim() === 'verify') return verifyPull({ env, inputs, tools, log })
  const refused = await refusal(env, (inputs['base'] ?? '') !== '')
  if (refused?.kind === 'mistake') throw new SettingsError(refused.why)
  if (refused !== null) {
    core.notice(printable(refused.why))
    return 0
  }
  const context = await openContext(env['GITHUB_WORKSPACE'] ?? '.', { inputs }, tools, log)
  const out = env['RUNNER_TEMP'] ?? (await tools.folder('report'))
  const kept = join(out, 'stripe-upgrade-report.html')
  const github = await forgeOf(context, env)
  const forge = github ?? createLocalForge({ root: context.repository.root, out, tools })
  const { report, published } = await runStory(context, forge, { page: kept, isDry: github === null })

  setOutputs(report, published, kept)
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(summary(report, published), true).write()
  announce(report, published)
  return resultCode({ report, published }, context.settings.exitCode)
}

/** The action: reads environment and inputs, writes outputs, summary and annotations. Returns its exit code. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  hideSecrets(secretsIn(env))
  try {
    return await work(env, createActionsLog(core))
  } catch (error) {
    core.error(failureText(error))
    return 2
  }
}
