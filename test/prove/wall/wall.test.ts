import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InstalledSdk } from '../../../src/domain/sdk-adapter.ts'
import type { Tools } from '../../../src/world.ts'
import { isAlive } from '../../support/is-alive.ts'
import { testTools, walledTools } from '../../support/tools.ts'
import { hostileNode, hostilePython, prey, running, type Prey } from './hostile.ts'

/** What only some languages can try. */
const OWN = { Node: ['worker', 'tcp_wrap'], Python: ['ctypes'] }
const LANGUAGES = [
  ['Node', hostileNode],
  ['Python', hostilePython],
] as const

/** What it says that it reached. */
async function reachedBy({ file, args, env }: InstalledSdk, tools: Pick<Tools, 'converse' | 'folder'>): Promise<readonly string[]> {
  await using driver = tools.converse(file, args, { env: { ...env, HOME: await tools.folder('home') }, timeoutMs: 120_000 })
  driver.end()
  const { stderr } = await driver.ended
  return [...stderr.matchAll(/^REACHED (.*)$/gm)].map(([, what = '']) => what).toSorted()
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

/** Of root alone, where there is no wall. */
const RAW = process.getuid?.() === 0 ? ['raw'] : []
const BEHIND = ['daemon', 'end', 'program']
const ALL = [...BEHIND, 'environ', 'home', 'inspector', 'kill', 'sent', 'tcp', 'written']
const SEEN = ['daemon', 'inspector', 'kill', 'tcp', 'udp', 'written']

function allOf(language: 'Node' | 'Python'): readonly string[] {
  return [...ALL, ...OWN[language], ...(language === 'Python' ? RAW : [])].toSorted()
}

describe('what hostile code reaches that nothing watches', () => {
  test.each(LANGUAGES)(
    '%s behind the wall: nothing but itself, and nothing outlives it, where this machine can build one (T1, T3, T5, T33)',
    async (language, hostile) => {
      const aims = await prey()
      const installed = hostile(aims)
      const tools = walledTools()
      const place = await tools.wallFor(installed.file, 'test')
      // Where none can be built, all is reached, and the reason is known. A datagram can be sent, to nobody.
      const isBuilt = !('missing' in place)
      const reached = await reachedBy(installed, { ...tools, ...(isBuilt ? place : {}) })
      const own = language === 'Node' ? ['sent', 'worker'] : ['sent']
      expect(reached).toEqual(isBuilt ? [...BEHIND, ...own].toSorted() : allOf(language))
      expect(isBuilt ? '' : place.missing).toMatch(isBuilt ? /^$/ : /Linux|cannot be run/)
      await expect.poll(() => seen(aims).toSorted()).toEqual(isBuilt ? [] : SEEN)
      // However it was tried.
      const counted = isBuilt ? await place.attempts() : []
      expect(counted).toEqual(isBuilt ? ['connection', 'datagram', 'process'] : [])
    },
  )

  test('Node with its own permission model: no file, program, thread or binding; the network, and other processes (T5)', async () => {
    const aims = await prey()
    const { permission = [], args, ...installed } = hostileNode(aims)
    expect(permission).not.toEqual([])
    const reached = await reachedBy({ ...installed, args: [...permission, ...args] }, testTools())
    expect(reached).toEqual(['end', 'inspector', 'kill', 'sent', 'tcp'])
    await expect.poll(() => seen(aims).toSorted()).toEqual(['inspector', 'kill', 'tcp', 'udp'])
  })

  test.each(LANGUAGES)('%s without a wall: all of it', async (language, hostile) => {
    const aims = await prey()
    const reached = await reachedBy(hostile(aims), testTools())
    expect(reached).toEqual(allOf(language))
    await expect.poll(() => seen(aims).toSorted()).toEqual(SEEN)
  })
})
