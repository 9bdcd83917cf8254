import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { allowed } from '../../src/adapters/environment.ts'
import { folderWith } from '../support/folder.ts'
import { isAlive } from '../support/is-alive.ts'

const POST = new URL('../../src/post.ts', import.meta.url).pathname
const KILLED_RUN = new URL('./killed-run.ts', import.meta.url).pathname

async function post(id: string, temp: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [POST], {
    env: { PATH: process.env['PATH'], STATE_run: id, RUNNER_TEMP: temp },
  })
  return stdout
}

interface Begun {
  readonly child: ChildProcess
  readonly folder: string
  readonly pids: readonly number[]
}

async function begin(id: string, temp: string): Promise<Begun> {
  const child = spawn(process.execPath, [KILLED_RUN, id, temp], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const { folder, pids } = JSON.parse(String(line))
  return { child, folder, pids }
}

test('a run that is killed leaves no process and no file once `post` has run; what is of others stays (F35)', async () => {
  const temp = await folderWith({ 'report.html': 'kept' })
  const id = randomUUID()
  const [killed, other] = await Promise.all([begin(id, temp), begin(randomUUID(), temp)])
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  expect(killed.pids.map(isAlive)).toEqual([true, true, true, true])

  expect(await post(id, temp)).toBe('The run was cut short. Processes that were ended: 4. Its temporary files were removed.\n')
  expect(killed.pids.map(isAlive)).toEqual([false, false, false, false])
  expect(other.pids.map(isAlive)).toEqual([true, true, true, true])
  expect((await readdir(temp)).toSorted()).toEqual(['report.html', basename(dirname(other.folder))])
  expect(await post(id, temp)).toBe('The run left nothing behind.\n')

  other.child.kill('SIGTERM')
  await once(other.child, 'exit')
})

test.each(['', 'x', '../..', `${randomUUID()}/..`])('a state that is not a run of ours is left alone: %j', async (state) => {
  const temp = await folderWith({ 'stripe-upgrade-x/file': '' })
  expect(await post(state, temp)).toBe('The run did not begin, so there is nothing to clean up.\n')
  expect(await readdir(temp)).toEqual(['stripe-upgrade-x'])
})

test('every process also carries that by which the runner itself ends what is left, on any system', () => {
  expect(allowed({ RUNNER_TRACKING_ID: 'github_1', RUNNER_TEMP: '/x', ACTIONS_RUNTIME_TOKEN: 'canary' }, 'bare')).toEqual({
    RUNNER_TRACKING_ID: 'github_1',
  })
})
