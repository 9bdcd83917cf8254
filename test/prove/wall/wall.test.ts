import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InstalledSdk } from '../../../src/domain/sdk-adapter.ts'
import type { Tools } from '../../../src/world.ts'
import { isAlive } from '../../support/is-alive.ts'
import { testTools, walledTools } from '../../support/tools.ts'
import { hostileNode, hostilePython, prey, running, type Prey } from './hostile.ts'

const LANGUAGES = [
  ['Node', hostileNode],
  ['Python', hostilePython],
] as const

/** What it says that it reached, once its driver has said hello and was asked nothing more. */
async function reachedBy({ file, args, env }: InstalledSdk, tools: Pick<Tools, 'converse' | 'folder'>): Promise<readonly string[]> {
  await using driver = tools.converse(file, args, { env: { ...env, HOME: await tools.folder('home') }, timeoutMs: 120_000 })
  driver.send(JSON.stringify({ id: 1, verb: 'hello' }))
  driver.end()
  const { stderr } = await driver.ended
  return [...stderr.matchAll(/^REACHED (.*)$/gm)].map(([, what = '']) => what)
}

/** What can be seen from outside. */
function seen({ home, arrived, victim, inspected, sleeps }: Prey): readonly string[] {
  return [
    ...(existsSync(join(home, 'planted')) ? ['written'] : []),
    ...arrived,
    ...(inspected() ? ['inspector'] : []),
    ...(victim.pid !== undefined && isAlive(victim.pid) && victim.signalCode === null ? [] : ['kill']),
    ...(running(sleeps).length === 0 ? [] : ['daemon']),
  ]
}

const ALL = ['environ', 'home', 'written', 'daemon', 'tcp', 'inspector', 'kill', 'end']
const SEEN = ['daemon', 'inspector', 'kill', 'tcp', 'udp', 'written']

describe('what a hostile SDK reaches', () => {
  test.each(LANGUAGES)(
    '%s behind the wall: nothing, and nothing outlives it, where this machine can build one (T1, T3, T5, T33)',
    async (_, hostile) => {
      const aims = await prey()
      const installed = await hostile(aims)
      const tools = walledTools()
      const place = await tools.wallFor(installed.file)
      // Where none can be built, all is reached, and the reason is known. A child of its own it may have: that ends with it.
      const isBuilt = !('missing' in place)
      const reached = await reachedBy(installed, { ...tools, ...(isBuilt ? place : {}) })
      expect(reached).toEqual(isBuilt ? ['daemon', 'end'] : ALL)
      expect(isBuilt ? '' : place.missing).toMatch(isBuilt ? /^$/ : /Linux|cannot be run/)
      await expect.poll(() => seen(aims).toSorted()).toEqual(isBuilt ? [] : SEEN)
    },
  )

  test.each(LANGUAGES)('%s without a wall: all of it', async (_, hostile) => {
    const aims = await prey()
    const reached = await reachedBy(await hostile(aims), testTools())
    expect(reached).toEqual(ALL)
    await expect.poll(() => seen(aims).toSorted()).toEqual(SEEN)
  })
})
