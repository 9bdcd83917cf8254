import { expect, test } from 'vitest'
import { within } from '../../../src/prove/own-tests/budget.ts'
import type { RunOptions, Tools } from '../../../src/world.ts'

const unused = async (): Promise<never> => expect.unreachable()

/** The options that reach the program where so many milliseconds are left. */
async function passedOn(left: number, options?: RunOptions): Promise<RunOptions | undefined> {
  const passed: (RunOptions | undefined)[] = []
  const tools: Tools = {
    run: async (_file, _args, given) => {
      passed.push(given)
      return { code: 0, stdout: '', stderr: '', limit: null }
    },
    wallFor: () => expect.unreachable(),
    converse: () => expect.unreachable(),
    which: unused,
    folder: unused,
    variables: () => expect.unreachable(),
    cache: unused,
  }
  await within({ left: () => left, over: '' }, tools).run('x', [], options)
  return passed[0]
}

test.each([
  ['the usual one is kept where more is left', 1_200_000, {}, undefined],
  ['the usual one is cut where less is left', 60_000, {}, 60_000],
  ['its own is kept where more is left', 1_200_000, { timeoutMs: 600_000 }, 600_000],
  ['its own is cut where less is left', 300_000, { timeoutMs: 600_000 }, 300_000],
])('the limit of a program: %s', async (_, left, options, timeoutMs) => {
  expect(await passedOn(left, { cwd: 'c', ...options })).toEqual({ cwd: 'c', timeoutMs })
})
