import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { createActionsLog } from '../adapters/actions-log.ts'
import { secretsIn } from '../adapters/environment.ts'
import { RUN_STATE } from '../adapters/leftovers.ts'
import { createTools } from '../adapters/tools.ts'
import { hideSecrets } from '../domain/secrets.ts'
import type { Log } from '../world.ts'
import { actionContext } from './action-context.ts'
import { planUpgrade, publishPlan } from './action-jobs.ts'
import { runUpgrade, type ActionRun } from './action-run.ts'
import { verifyPull } from './action-verify.ts'
import { failureText } from './failure.ts'

/** What the action does, by the setting `command`; another word is refused where the settings are read. */
const COMMANDS: Readonly<Record<string, (run: ActionRun) => Promise<number>>> = {
  run: runUpgrade,
  plan: planUpgrade,
  publish: publishPlan,
  verify: verifyPull,
}

/** The inputs as GitHub hands them over: `INPUT_MIN-AGE=3`. Unknown names are left in, so that they are refused by name. */
function readInputs(env: NodeJS.ProcessEnv): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const [name, value] of Object.entries(env))
    if (name.startsWith('INPUT_') && value !== undefined) inputs[name.slice('INPUT_'.length).toLowerCase()] = value
  return inputs
}

async function work(env: NodeJS.ProcessEnv, log: Log): Promise<number> {
  const run = { id: randomUUID(), temp: env['RUNNER_TEMP'] ?? tmpdir() }
  core.saveState(RUN_STATE, run.id)
  await using tools = createTools(run)
  const inputs = readInputs(env)
  // The runner masks secrets that it knows; a token from elsewhere it does not.
  for (const token of [inputs['token'], env['GITHUB_TOKEN']]) if (token) core.setSecret(token)
  const name = inputs['command']?.trim() ?? ''
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : runUpgrade
  return await (command ?? runUpgrade)({ env, inputs, tools, log, github: await actionContext() })
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
