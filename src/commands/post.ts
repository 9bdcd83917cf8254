import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { clearUp, RUN_STATE } from '../adapters/leftovers.ts'
import { printable } from '../adapters/printable.ts'
import { messageOf } from '../domain/errors.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The action's step after the job: cleans up after a run that was cancelled or killed before it could do so itself. Never
 * fails, because nothing of a job that went well depends on it.
 */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const id = env[`STATE_${RUN_STATE}`] ?? ''
  if (!UUID.test(id)) return core.info('The run did not begin, so there is nothing to clean up.')
  try {
    const { processes, folder } = await clearUp({ id, temp: env['RUNNER_TEMP'] ?? tmpdir() })
    if (processes === 0 && !folder) return core.info('The run left nothing behind.')
    core.info(`The run was cut short. Processes that were ended: ${processes}. Its temporary files were removed.`)
  } catch (error) {
    core.warning(printable(`Some of what the run left could not be cleaned up: ${messageOf(error)}`))
  }
}
