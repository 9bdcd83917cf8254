import { describe, expect, test } from 'vitest'
import type { Fault } from '../../../src/prove/gateway/types.ts'
import { call } from './client.ts'
import { start } from './start.ts'

async function spoiled(faults: readonly Fault[], forever = false) {
  const world = await start()
  world.gateway.script('case', { faults, forever })
  return world
}

describe('connections', () => {
  test.for([
    ['reset', 'before', 'reset'],
    ['reset', 'after', 'reset'],
    ['close', 'before', 'end'],
    ['close', 'after', 'end'],
  ] as const)('%s %s execution shows no byte', async ([kind, when, ended]) => {
    await using world = await spoiled([{ kind, when }])
    const seen = await call(world.port, { key: 'k' })
    expect(seen).toMatchObject({ ended, bytes: 0 })
    const executed = when === 'after'
    expect(world.upstream.arrived).toHaveLength(executed ? 1 : 0)
    expect(world.history()).toMatchObject([{ fault: kind, key: 'k', body: 'name=a', executed, made: executed, status: null }])
    const again = await call(world.port, { key: 'k' })
    expect(again.headers['idempotent-replayed']).toBe(executed ? 'true' : undefined)
    expect(world.upstream.arrived).toHaveLength(1)
  })

  test('a cut answer announces its whole length and ends before', async () => {
    await using world = await spoiled([{ kind: 'truncate' }])
    const cut = await call(world.port, { key: 'k' })
    const whole = await call(world.port, { key: 'k' })
    expect(cut).toMatchObject({ ended: 'end', status: 200 })
    expect(Number(cut.headers['content-length'])).toBe(Buffer.byteLength(whole.body))
    expect(cut.body.length).toBeGreaterThan(0)
    expect(cut.body.length).toBeLessThan(whole.body.length)
    expect(whole.body.startsWith(cut.body)).toBe(true)
    expect(world.history()).toMatchObject([
      { fault: 'truncate', executed: true, made: true, status: 200 },
      { executed: false, replayed: true },
    ])
  })

  test('a stalled answer is executed and never comes', async () => {
    await using world = await spoiled([{ kind: 'stall' }])
    const seen = await call(world.port, { key: 'k', patienceMs: 300 })
    expect(seen).toMatchObject({ ended: 'gave up', bytes: 0 })
    await expect.poll(() => world.history()).toMatchObject([{ fault: 'stall', executed: true, made: true, status: null }])
    expect((await call(world.port, { key: 'k' })).headers['idempotent-replayed']).toBe('true')
  })

  test('an answer that stops in the middle of its body stays open', async () => {
    await using world = await spoiled([{ kind: 'stall', at: 'body' }])
    const seen = await call(world.port, { key: 'k', patienceMs: 300, fromBody: true })
    const whole = await call(world.port, { key: 'k' })
    expect(seen).toMatchObject({ ended: 'gave up', status: 200 })
    expect(Number(seen.headers['content-length'])).toBe(Buffer.byteLength(whole.body))
    expect(seen.body).toBe(whole.body.slice(0, seen.body.length))
    expect(seen.body.length).toBeGreaterThan(0)
    expect(seen.body.length).toBeLessThan(whole.body.length)
    expect(world.history()).toMatchObject([{ fault: 'stall', made: true, status: 200 }, { replayed: true }])
  })

  test('an answer can end in the middle of its head', async () => {
    await using world = await spoiled([{ kind: 'truncate', at: 'head' }])
    const seen = await call(world.port, { key: 'k' })
    expect(seen).toMatchObject({ ended: 'end', status: null })
    expect(seen.bytes).toBeGreaterThan(0)
    expect(world.history()).toMatchObject([{ fault: 'truncate', made: true }])
  })

  test.for([302, 307, 308] as const)('a redirect with %i names another host, whose requests are in the same history', async (status) => {
    await using world = await spoiled([{ kind: 'redirect', status }])
    const seen = await call(world.port, { key: 'k' })
    expect(seen.status).toBe(status)
    const target = new URL(seen.headers['location'] ?? '')
    expect(target.hostname).toBe('localhost')
    expect(Number(target.port)).not.toBe(world.port)
    const followed = await call(Number(target.port), { path: target.pathname, apiKey: 'sk_test_whatever' })
    expect(followed).toMatchObject({ status: 200, body: '{}' })
    expect(world.upstream.arrived).toHaveLength(0)
    expect(world.history()).toMatchObject([
      { attempt: 1, fault: 'redirect', executed: false, status },
      { attempt: 2, fault: 'elsewhere', executed: false, status: 200, headers: { authorization: 'Bearer sk_test_whatever' } },
    ])
  })

  test('a client that gives up before it is answered is recorded, and one that is answered is not', async () => {
    await using world = await spoiled([])
    expect(await call(world.port, { path: '/v1/held', patienceMs: 50 })).toMatchObject({ ended: 'gave up' })
    await expect.poll(() => world.upstream.arrived.length).toBe(1)
    world.upstream.release()
    await call(world.port)
    await world.gateway.idle()
    const [first, second] = world.history()
    expect(first).toMatchObject({ abandoned: true, executed: true, made: true })
    expect(second).not.toHaveProperty('abandoned')
  })

  test('a client that gives up on an answer that never comes is not', async () => {
    await using world = await spoiled([{ kind: 'stall' }, { kind: 'stall', at: 'body' }])
    expect(await call(world.port, { patienceMs: 500 })).toMatchObject({ ended: 'gave up', status: null })
    expect(await call(world.port, { patienceMs: 500, fromBody: true })).toMatchObject({ ended: 'gave up', status: 200 })
    await world.gateway.idle()
    for (const attempt of world.history()) expect(attempt).not.toHaveProperty('abandoned')
  })

  test('the gateway is idle when what was sent is executed, also for a client that is gone', async () => {
    await using world = await spoiled([{ kind: 'stall' }])
    expect(await call(world.port, { path: '/v1/held', patienceMs: 50 })).toMatchObject({ ended: 'gave up' })
    await expect.poll(() => world.upstream.arrived.length).toBe(1)
    let idle = false
    const waiting = world.gateway.idle().then(() => (idle = true))
    await call(world.port)
    expect(idle).toBe(false)
    world.upstream.release()
    await waiting
    expect(world.history()[0]).toMatchObject({ executed: true, made: true })
  })

  test('a client that announces fewer bytes than it sends is answered for what it announced', async () => {
    await using world = await spoiled([])
    const early = call(world.port, { path: '/v1/held', body: 'name=abc', headers: { 'content-length': '6' } })
    await expect.poll(() => world.upstream.arrived.length).toBe(1)
    world.upstream.release()
    expect(await early).toMatchObject({ ended: 'end', status: 200 })
    expect(world.history()).toMatchObject([{ body: 'name=a', status: 200 }])
  })

  test('a refusal is spoiled like any answer', async () => {
    await using world = await spoiled([{ kind: 'truncate' }, { kind: 'reset', when: 'after' }])
    const cut = await call(world.port, { path: '/v1/refused' })
    expect(cut.status).toBe(400)
    expect(cut.body.length).toBeLessThan(Number(cut.headers['content-length']))
    expect(await call(world.port, { path: '/v1/refused' })).toMatchObject({ ended: 'reset', bytes: 0 })
    expect(world.history().map(({ executed }) => executed)).toEqual([false, false])
  })
})

describe('answers', () => {
  test.for([
    [400, { type: 'invalid_request_error' }],
    [401, { type: 'invalid_request_error' }],
    [402, { type: 'card_error', code: 'card_declined' }],
    [403, { type: 'invalid_request_error' }],
    [404, { type: 'invalid_request_error', code: 'resource_missing' }],
    [409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }],
    [429, { type: 'invalid_request_error', code: 'rate_limit' }],
    [500, { type: 'api_error' }],
    [503, { type: 'api_error' }],
  ] as const)('%i comes with the error object that Stripe sends', async ([status, error]) => {
    await using world = await spoiled([{ kind: 'answer', status }])
    const seen = await call(world.port)
    expect(seen.status).toBe(status)
    expect(seen.headers['content-type']).toBe('application/json')
    expect(JSON.parse(seen.body)).toMatchObject({ error: { ...error, message: expect.any(String) } })
    expect(world.upstream.arrived).toHaveLength(0)
    expect(world.history()).toMatchObject([{ fault: 'answer', executed: false, made: false, status }])
  })

  test('headers and body are as the script says', async () => {
    const body = JSON.stringify({ error: { type: 'invalid_request_error', code: 'lock_timeout', message: 'Busy.' } })
    await using world = await spoiled([
      { kind: 'answer', status: 429, headers: { 'Stripe-Should-Retry': 'true', 'Retry-After': '1' }, body },
    ])
    const seen = await call(world.port)
    expect(seen).toMatchObject({ status: 429, body, headers: { 'stripe-should-retry': 'true', 'retry-after': '1', connection: 'close' } })
  })

  test('a redirect and an empty body can be sent', async () => {
    await using world = await spoiled([
      { kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' },
      { kind: 'answer', status: 200 },
    ])
    expect(await call(world.port)).toMatchObject({ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } })
    expect(await call(world.port)).toMatchObject({ status: 200, body: '{}' })
  })

  test('an answer that is not stored is sent whatever the key holds', async () => {
    await using world = await spoiled([{ kind: 'forward' }, { kind: 'answer', status: 429 }])
    const first = await call(world.port, { key: 'k' })
    expect((await call(world.port, { key: 'k' })).status).toBe(429)
    expect((await call(world.port, { key: 'k' })).body).toBe(first.body)
  })
})

describe('scripts', () => {
  test('the faults are for the first attempts, and what comes after is forwarded', async () => {
    await using world = await spoiled([
      { kind: 'answer', status: 500 },
      { kind: 'close', when: 'before' },
    ])
    expect((await call(world.port)).status).toBe(500)
    expect((await call(world.port)).status).toBe(null)
    expect((await call(world.port)).status).toBe(200)
    expect(world.history().map(({ fault }) => fault)).toEqual(['answer', 'close', 'forward'])
  })

  test('the last fault is repeated where the script says so', async () => {
    await using world = await spoiled([{ kind: 'forward' }, { kind: 'answer', status: 503 }], true)
    const statuses = []
    for (let time = 0; time < 4; time += 1) statuses.push((await call(world.port)).status)
    expect(statuses).toEqual([200, 503, 503, 503])
  })

  test('a stored failure for ever is executed once and then replayed', async () => {
    await using world = await spoiled([{ kind: 'answer', status: 500, stored: true }], true)
    for (let time = 0; time < 3; time += 1) expect((await call(world.port, { key: 'k' })).status).toBe(500)
    expect(world.history().map(({ replayed }) => replayed)).toEqual([false, true, true])
  })

  test('a script spoils its own case alone', async () => {
    await using world = await spoiled([{ kind: 'answer', status: 500 }], true)
    expect((await call(world.port, { apiKey: 'sk_test_another' })).status).toBe(200)
    expect((await call(world.port, { apiKey: 'sk_test_case' })).status).toBe(500)
  })
})
