import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { createLocalForge } from '../adapters/local-forge.ts'
import { createRecordingForge } from '../adapters/recording-forge.ts'
import { createTerminalLog } from '../adapters/terminal-log.ts'
import { createTools } from '../adapters/tools.ts'
import { EditError, SettingsError, UpstreamError } from '../domain/errors.ts'
import type { Report } from '../domain/report.ts'
import { json, overall, page, summary } from '../report/index.ts'
import { story } from '../story.ts'
import type { Log } from '../world.ts'
import { resultCode } from './upgrade.ts'
import { openGround } from './world.ts'

/** Events that hand the workflow's rights to a stranger's code or words; see "What it never does" in the README. */
const REFUSED_EVENTS = ['pull_request_target', 'issue_comment', 'workflow_run']

/** The inputs as GitHub hands them over: `INPUT_MIN-AGE=3`. Unknown names are left in, so that they are refused by name. */
export function readInputs(env: NodeJS.ProcessEnv): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const [name, value] of Object.entries(env))
    if (name.startsWith('INPUT_') && value !== undefined) inputs[name.slice('INPUT_'.length).toLowerCase()] = value
  return inputs
}

/** Why the action must not run for this event, or null. */
export async function refusal(env: NodeJS.ProcessEnv): Promise<{ readonly why: string; readonly fails: boolean } | null> {
  const event = env['GITHUB_EVENT_NAME'] ?? ''
  if (REFUSED_EVENTS.includes(event))
    return {
      why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on schedule or workflow_dispatch`,
      fails: true,
    }
  const path = env['GITHUB_EVENT_PATH']
  const payload: unknown = path === undefined ? null : JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))
  const repository = typeof payload === 'object' && payload !== null && 'repository' in payload ? payload.repository : null
  const fork = typeof repository === 'object' && repository !== null && 'fork' in repository && repository.fork === true
  return fork ? { why: 'this repository is a fork: nothing is done here', fails: false } : null
}

/** One annotation for each manifest that an upgrade would edit, on its line. */
function annotate(report: Report): void {
  for (const { upgrade } of report.upgrades)
    for (const { use } of upgrade.targets)
      core.notice(`${use.package} ${use.version ?? use.specifier} can move to ${upgrade.to}`, {
        file: use.path,
        startLine: use.line,
        title: 'Stripe SDK is outdated',
      })
}

async function work(env: NodeJS.ProcessEnv, log: Log): Promise<number> {
  const refused = await refusal(env)
  if (refused !== null) {
    if (refused.fails) throw new SettingsError(refused.why)
    core.notice(refused.why)
    return 0
  }
  await using tools = createTools()
  const ground = await openGround(env['GITHUB_WORKSPACE'] ?? '.', { inputs: readInputs(env) }, tools, log)
  if (ground.settings.token !== '') core.setSecret(ground.settings.token)
  const out = env['RUNNER_TEMP'] ?? (await tools.folder('report'))
  // Until the GitHub forge is there, an action's run shows what it would write.
  const forge = createRecordingForge(createLocalForge({ root: ground.repository.root, out, tools }))
  const { report, published } = await story({ ...ground, forge }, ground.settings.policy, {
    stripeMock: ground.settings.stripeMock || null,
  })

  const path = join(out, 'stripe-upgrade-report.html')
  await writeFile(path, page(report, published))
  const result = json(report, published)
  core.setOutput('upgrades', JSON.stringify(result.upgrades))
  core.setOutput('verdict', report.upgrades.length === 0 ? 'upheld' : overall(report))
  core.setOutput('outdated', String(report.upgrades.length > 0))
  core.setOutput('report', path)
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) await core.summary.addRaw(summary(report, published), true).write()
  annotate(report)
  return resultCode(report, ground.settings.exitCode)
}

/** Door 1: environment and inputs in; outputs, summary, annotations and exit code out. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await work(env, createTerminalLog({ stream: process.stderr }))
  } catch (error) {
    const known = error instanceof SettingsError || error instanceof UpstreamError || error instanceof EditError
    core.error(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 2
  }
}
