import { describe, expect, test } from 'vitest'
import { startGateway } from '../../../src/prove/gateway/index.ts'
import type { Attempt } from '../../../src/prove/gateway/types.ts'
import { call } from './client.ts'
import { start } from './start.ts'

async function remembering(memory: { cases: number; keys: number; attempts: number }) {
  const ended: Attempt[] = []
  return Object.assign(await start({ memory, onEnd: (attempt) => void ended.push(attempt) }), { ended })
}

describe('a gateway that runs for long remembers no more than it should', () => {
  test('attempts: the newest are kept, and counted on', async () => {
    await using world = await remembering({ cases: 9, keys: 9, attempts: 2 })
    for (const key of ['a', 'b', 'c']) await call(world.port, { key })
    expect(world.gateway.history('case').map(({ key, attempt }) => [key, attempt])).toEqual([
      ['b', 2],
      ['c', 3],
    ])
    world.gateway.script('case', {
      faults: [{ kind: 'forward' }, { kind: 'forward' }, { kind: 'forward' }, { kind: 'answer', status: 503 }],
    })
    expect((await call(world.port, { key: 'd' })).status).toBe(503)
  })

  test('keys: the oldest is forgotten first, but none in flight', async () => {
    await using world = await remembering({ cases: 9, keys: 2, attempts: 0 })
    const held = call(world.port, { key: 'held', path: '/v1/held' })
    await expect.poll(() => world.upstream.arrived).toHaveLength(1)
    for (const key of ['a', 'b', 'b', 'a']) await call(world.port, { key })
    world.upstream.release()
    await held
    const said = world.ended.map(({ key, made, replayed }) => [key, made ? 'made' : replayed ? 'replayed' : 'neither'])
    expect(said).toEqual([
      ['a', 'made'],
      ['b', 'made'],
      ['b', 'replayed'],
      ['a', 'made'],
      ['held', 'made'],
    ])
  })

  test('cases: the one that was named longest ago is forgotten first', async () => {
    await using world = await remembering({ cases: 2, keys: 9, attempts: 9 })
    for (const name of ['one', 'two', 'one', 'three']) await call(world.port, { apiKey: `sk_test_${name}`, key: name })
    expect(['one', 'three'].map((name) => world.gateway.history(name).length)).toEqual([2, 1])
    expect(world.gateway.history('two')).toEqual([])
  })
})

test('each attempt is reported when it is over, with what became of it', async () => {
  await using world = await remembering({ cases: 9, keys: 9, attempts: 0 })
  await call(world.port, { key: 'k', body: 'name=a' })
  await call(world.port, { key: 'k', body: 'name=a' })
  await call(world.port, { key: 'k', body: 'name=b' })
  await call(world.port, { key: 'k'.repeat(256) })
  world.gateway.script('cut', { faults: [{ kind: 'reset', when: 'before' }] })
  await call(world.port, { apiKey: 'sk_test_cut' })
  expect(world.ended).toMatchObject([
    { attempt: 1, made: true, status: 200 },
    { attempt: 2, replayed: true, status: 200 },
    { attempt: 3, refusal: 'other parameters', status: 400 },
    { attempt: 4, refusal: 'too long', status: 400 },
    { attempt: 1, fault: 'reset', status: null },
  ])
  expect(world.ended.filter((attempt) => attempt.refusal === undefined)).toHaveLength(3)
})

function listening(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length
}

test('a port may be chosen, and one that is taken is an error that leaves nothing open', async () => {
  await using world = await remembering({ cases: 9, keys: 9, attempts: 9 })
  const before = listening()
  await expect(startGateway({ mockPort: 1, port: world.port })).rejects.toThrow('EADDRINUSE')
  // Those of the tests before may still be closing.
  await expect.poll(listening).toBeLessThanOrEqual(before)
  const { port } = world
  await world.gateway[Symbol.asyncDispose]()
  await using again = await startGateway({ mockPort: world.upstream.port, port })
  expect(again.port).toBe(port)
})
