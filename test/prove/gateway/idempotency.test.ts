import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { call } from './client.ts'
import { start } from './start.ts'

const HOUR = 60 * 60 * 1000

function error(body: string): unknown {
  const parsed: unknown = JSON.parse(body)
  return typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : undefined
}

/**
 * https://docs.stripe.com/api/idempotent_requests: the first answer is saved "regardless of whether it succeeds or fails", 500 included, and
 * not where validation fails or another request is in flight; keys have up to 255 characters and go after at least 24 hours; GET and DELETE take none.
 */
describe('v1', () => {
  test('the first answer is sent again for the same key, and says so', async () => {
    await using world = await start()
    const first = await call(world.port, { key: 'k' })
    const second = await call(world.port, { key: 'k' })
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect({ status: second.status, body: second.body }).toEqual({ status: 200, body: first.body })
    expect(second.headers['content-type']).toBe('application/json')
    expect(world.upstream.arrived).toHaveLength(1)
    expect(world.history()).toMatchObject([
      { attempt: 1, key: 'k', executed: true, made: true, replayed: false, status: 200 },
      { attempt: 2, key: 'k', executed: false, made: false, replayed: true, status: 200 },
    ])
  })

  test('without a key, and with an empty one, each request makes an object', async () => {
    await using world = await start()
    await call(world.port)
    await call(world.port)
    await call(world.port, { key: '' })
    await call(world.port, { key: '' })
    expect(world.upstream.arrived).toHaveLength(4)
    expect(world.history().map(({ key, made }) => ({ key, made }))).toEqual([
      { key: null, made: true },
      { key: null, made: true },
      { key: '', made: true },
      { key: '', made: true },
    ])
  })

  test('a 500 is stored and sent again once execution began', async () => {
    await using world = await start()
    const first = await call(world.port, { key: 'k', path: '/v1/failed-once' })
    const second = await call(world.port, { key: 'k', path: '/v1/failed-once' })
    expect([first.status, second.status]).toEqual([500, 500])
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect(world.history()).toMatchObject([
      { executed: true, made: false },
      { executed: false, replayed: true },
    ])
  })

  test('a scripted failure is stored where the script says so', async () => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'answer', status: 402, stored: true }] })
    const first = await call(world.port, { key: 'k' })
    const second = await call(world.port, { key: 'k' })
    expect([first.status, second.status]).toEqual([402, 402])
    expect(second.body).toBe(first.body)
    expect(world.upstream.arrived).toHaveLength(0)
    expect(world.history()).toMatchObject([
      { fault: 'answer', executed: false, replayed: false, status: 402 },
      { fault: 'forward', executed: false, replayed: true, status: 402 },
    ])
  })

  test('a stored answer obeys what the key already holds', async () => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'forward' }, { kind: 'answer', status: 500, stored: true }] })
    const first = await call(world.port, { key: 'k' })
    const second = await call(world.port, { key: 'k' })
    expect(second).toMatchObject({ status: 200, body: first.body })
  })

  test('a scripted failure that is not stored leaves the key free', async () => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'answer', status: 503 }] })
    expect((await call(world.port, { key: 'k' })).status).toBe(503)
    const second = await call(world.port, { key: 'k' })
    expect(second.status).toBe(200)
    expect(second.headers).not.toHaveProperty('idempotent-replayed')
  })

  test('what stripe-mock refuses is not stored, even for other parameters', async () => {
    await using world = await start()
    expect((await call(world.port, { key: 'k', path: '/v1/refused' })).status).toBe(400)
    expect((await call(world.port, { key: 'k', path: '/v1/refused' })).status).toBe(400)
    expect((await call(world.port, { key: 'k', path: '/v1/customers' })).status).toBe(200)
    expect(world.upstream.arrived).toHaveLength(3)
    expect(world.history()).toMatchObject([
      { executed: false, made: false, replayed: false },
      { executed: false, made: false, replayed: false },
      { executed: true, made: true, replayed: false },
    ])
  })

  test.for([
    ['other parameters', { body: 'name=b' }, 'with the same parameters they were first used with'],
    ['another endpoint', { path: '/v1/refunds' }, "for the same endpoint they were first used for ('/v1/refunds' vs '/v1/customers')"],
    [
      'another query',
      { path: '/v1/customers?a=1' },
      "for the same endpoint they were first used for ('/v1/customers?a=1' vs '/v1/customers')",
    ],
  ] as const)('the same key with %s is an idempotency_error', async ([, other, form]) => {
    await using world = await start()
    const first = await call(world.port, { key: 'k' })
    const second = await call(world.port, { key: 'k', ...other })
    expect(second.status).toBe(400)
    expect(error(second.body)).toEqual({
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used ${form}. Try using a key other than 'k' if you meant to execute a different request.`,
    })
    expect(world.history()[1]).toMatchObject({ executed: false, made: false, replayed: false, status: 400 })
    expect((await call(world.port, { key: 'k' })).body).toBe(first.body)
  })

  test('a key in flight is a conflict, which is not stored', async () => {
    await using world = await start()
    const first = call(world.port, { key: 'k', path: '/v1/held' })
    await expect.poll(() => world.upstream.arrived.length).toBe(1)
    const second = await call(world.port, { key: 'k', path: '/v1/held' })
    expect(second.status).toBe(409)
    expect(error(second.body)).toMatchObject({ type: 'invalid_request_error', code: 'idempotency_key_in_use' })
    expect((await call(world.port, { key: 'k', path: '/v1/held', body: 'name=b' })).status).toBe(400)
    world.upstream.release()
    expect((await first).status).toBe(200)
    const third = await call(world.port, { key: 'k', path: '/v1/held' })
    expect(third).toMatchObject({ status: 200, body: (await first).body })
    expect(world.upstream.arrived).toHaveLength(1)
  })

  test('a key has 255 characters at most', async () => {
    await using world = await start()
    expect((await call(world.port, { key: 'k'.repeat(255) })).status).toBe(200)
    const longer = await call(world.port, { key: 'k'.repeat(256) })
    expect(longer.status).toBe(400)
    expect(error(longer.body)).toMatchObject({ type: 'invalid_request_error' })
    expect(world.upstream.arrived).toHaveLength(1)
    expect(world.history()[1]).toMatchObject({ key: 'k'.repeat(256), executed: false })
  })

  test.for(['GET', 'DELETE'])('a key on %s has no effect', async (method) => {
    await using world = await start()
    const sent = { method, path: '/v1/customers/cus_1', key: 'k', body: '' }
    await call(world.port, sent)
    const second = await call(world.port, sent)
    expect(second.headers['idempotent-replayed']).toBeUndefined()
    expect(world.upstream.arrived).toHaveLength(2)
  })

  test('keys differ by case, and inner blanks count', async () => {
    await using world = await start()
    for (const key of ['k', 'K', 'k k', 'k  k']) await call(world.port, { key })
    expect(world.upstream.arrived).toHaveLength(4)
  })

  test('a key is kept for 24 hours from its first use, and then forgotten', async () => {
    await using world = await start({ now: () => 1_000_000 })
    const first = await call(world.port, { key: 'k' })
    world.gateway.advance('case', 12 * HOUR)
    await call(world.port, { key: 'k' })
    world.gateway.advance('case', 12 * HOUR - 1)
    expect((await call(world.port, { key: 'k' })).body).toBe(first.body)
    world.gateway.advance('case', 1)
    const later = await call(world.port, { key: 'k', body: 'name=b' })
    expect(later.status).toBe(200)
    expect(later.headers).not.toHaveProperty('idempotent-replayed')
    expect(world.history().map(({ made }) => made)).toEqual([true, false, false, true])
  })

  test("a case's clock is its own", async () => {
    await using world = await start({ now: () => 0 })
    for (const apiKey of ['sk_test_case', 'sk_test_other']) await call(world.port, { key: 'k', apiKey })
    world.gateway.advance('other', 24 * HOUR)
    for (const apiKey of ['sk_test_case', 'sk_test_other']) await call(world.port, { key: 'k', apiKey })
    expect(world.history().map(({ made }) => made)).toEqual([true, false])
    expect(world.gateway.history('other').map(({ made }) => made)).toEqual([true, true])
  })

  test('the clock that is given prunes as well', async () => {
    let time = 0
    await using world = await start({ now: () => time })
    await call(world.port, { key: 'k' })
    time = 24 * HOUR
    await call(world.port, { key: 'k' })
    expect(world.upstream.arrived).toHaveLength(2)
  })

  test.for(['GET', 'DELETE'])('a key on %s has no effect', async (method) => {
    await using world = await start()
    for (let time = 0; time < 2; time += 1) {
      const seen = await call(world.port, { method, path: '/v1/customers/cus_1', key: 'k', body: '' })
      expect(seen.headers).not.toHaveProperty('idempotent-replayed')
    }
    expect((await call(world.port, { method, path: '/v1/customers/cus_1', key: 'k'.repeat(300), body: '' })).status).toBe(200)
    expect(world.upstream.arrived).toHaveLength(3)
    expect(world.history().map(({ made }) => made)).toEqual([false, false, false])
  })

  test('cases do not share keys', async () => {
    await using world = await start()
    await call(world.port, { key: 'k', apiKey: 'sk_test_case' })
    await call(world.port, { key: 'k', apiKey: 'sk_test_other', body: 'name=b' })
    expect(world.upstream.arrived).toHaveLength(2)
    expect(world.gateway.history('other')).toMatchObject([{ sequence: 2, attempt: 1, made: true }])
  })

  test('what was executed for a client that gave up is replayed', async () => {
    await using world = await start()
    const first = await call(world.port, { key: 'k', path: '/v1/held', patienceMs: 100 })
    expect(first).toMatchObject({ ended: 'gave up', bytes: 0 })
    // Until the gateway has seen the connection close.
    await sleep(300)
    world.upstream.release()
    await expect.poll(() => world.history()[0]?.executed).toBe(true)
    const second = await call(world.port, { key: 'k', path: '/v1/held' })
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect(world.history()).toMatchObject([{ executed: true, made: true, status: null }, { replayed: true }])
  })
})

/** https://docs.stripe.com/api-v2-overview: POST and DELETE take keys, for 30 days, and what failed is done again. */
describe('v2', () => {
  test.for(['POST', 'DELETE'])('%s with the same key is replayed for 30 days', async (method) => {
    await using world = await start({ now: () => 0 })
    const sent = { method, path: '/v2/core/events', key: 'k' }
    const first = await call(world.port, sent)
    world.gateway.advance('case', 30 * 24 * HOUR - 1)
    const second = await call(world.port, sent)
    expect(second).toMatchObject({ status: 200, body: first.body })
    expect(second.headers['idempotent-replayed']).toBe('true')
    world.gateway.advance('case', 1)
    await call(world.port, sent)
    expect(world.upstream.arrived).toHaveLength(2)
  })

  test('failed work is done again, and its success is kept', async () => {
    await using world = await start()
    const sent = { path: '/v2/core/failed-once', key: 'k' }
    expect((await call(world.port, sent)).status).toBe(500)
    expect((await call(world.port, { ...sent, body: 'name=b' })).status).toBe(400)
    const second = await call(world.port, sent)
    expect(second.status).toBe(200)
    expect((await call(world.port, sent)).body).toBe(second.body)
    expect(world.upstream.arrived).toHaveLength(2)
  })

  test('a key on GET has no effect', async () => {
    await using world = await start()
    await call(world.port, { method: 'GET', path: '/v2/core/events', key: 'k', body: '' })
    await call(world.port, { method: 'GET', path: '/v2/core/events', key: 'k', body: '' })
    expect(world.upstream.arrived).toHaveLength(2)
  })
})
