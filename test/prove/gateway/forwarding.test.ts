import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { SHARED_TOKEN } from '../../../src/prove/gateway/cases.ts'
import { startGateway } from '../../../src/prove/gateway/index.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { startTestMock } from '../../support/stripe-mock.ts'
import { call } from './client.ts'
import { start } from './start.ts'

/** A multipart request as SDKs send it, with a file of so many bytes. */
function upload(bytes: number): Parameters<typeof call>[1] {
  const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${'x'.repeat(bytes)}`
  const body = `--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\ndispute_evidence\r\n${file}\r\n--b--\r\n`
  return { path: '/v1/files', key: 'file', body, headers: { 'content-type': 'multipart/form-data; boundary=b' } }
}

describe('what is sent on', () => {
  test('with a key of stripe-mock’s, without Stripe-Version, and otherwise as it came', async () => {
    await using world = await start()
    const headers = {
      'Stripe-Version': '2026-10-28.endive',
      'Stripe-Account': 'acct_1',
      'Accept-Encoding': 'gzip',
      'User-Agent': 'Stripe/v1',
    }
    await call(world.port, { path: '/v1/customers?expand[]=a', key: 'k', body: 'name=%C3%A9&list[]=1', headers })
    const [arrived] = world.upstream.arrived
    expect(arrived).toMatchObject({
      method: 'POST',
      path: '/v1/customers?expand[]=a',
      body: 'name=%C3%A9&list[]=1',
      headers: {
        authorization: 'Bearer sk_test_123',
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': 'k',
        'stripe-account': 'acct_1',
        'user-agent': 'Stripe/v1',
      },
    })
    expect(arrived?.headers).not.toHaveProperty('stripe-version')
    expect(arrived?.headers).not.toHaveProperty('accept-encoding')
  })

  test('an answer ends its connection and is otherwise as it came', async () => {
    await using world = await start()
    const seen = await call(world.port, { headers: { connection: 'keep-alive' } })
    expect(seen).toMatchObject({
      ended: 'end',
      status: 200,
      body: '{"id":"obj_1","object":"thing","name":"é"}',
      headers: { connection: 'close', 'content-type': 'application/json', 'request-id': expect.stringMatching(/^req_[0-9a-f]{16}$/) },
    })
    expect(seen.headers['content-length']).toBe(String(Buffer.byteLength(seen.body)))
    expect(seen.headers).not.toHaveProperty('transfer-encoding')
  })

  test('an answer that says so leaves its connection to the next request', async () => {
    await using world = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const connections = async (keeps: object): Promise<number> => {
      world.gateway.script('kept', { faults: [{ kind: 'answer', status: 200, ...keeps }], forever: true })
      const ports = new Set<number | undefined>()
      for (let count = 0; count < 3; count += 1) {
        const headers = { authorization: 'Bearer sk_test_kept' }
        const asked = request({ host: '127.0.0.1', port: world.port, method: 'POST', agent, headers }).end('name=a')
        const [answer]: IncomingMessage[] = await once(asked, 'response')
        ports.add(answer?.socket.localPort)
        expect(answer === undefined ? '' : await text(answer)).toBe('{}')
        await setImmediate()
      }
      return ports.size
    }
    expect(await connections({})).toBe(3)
    expect(await connections({ keepsConnection: true })).toBe(1)
    expect(world.gateway.history('kept')).toHaveLength(6)
    agent.destroy()
  })
})

describe('history', () => {
  test('an attempt is kept as it came', async () => {
    await using world = await start()
    const body = 'name=%C3%A9'
    await call(world.port, { path: '/v1/customers?a=b', key: ' padded ', body, headers: { 'Stripe-Version': '2026-10-28.endive' } })
    const [attempt] = world.gateway.history('case')
    expect(attempt).toEqual({
      sequence: 1,
      attempt: 1,
      method: 'POST',
      path: '/v1/customers?a=b',
      key: 'padded',
      body,
      bodyHash: createHash('sha256').update(body).digest('hex'),
      requestId: expect.stringMatching(/^req_[0-9a-f]{16}$/),
      headers: expect.objectContaining({ authorization: 'Bearer sk_test_case', 'stripe-version': '2026-10-28.endive' }),
      fault: 'forward',
      executed: true,
      made: true,
      replayed: false,
      status: 200,
      at: expect.any(Number),
    })
  })

  test('the sequence runs over all cases, the attempt within one, and time goes on', async () => {
    await using world = await start()
    for (const token of ['a', 'b', 'a']) await call(world.port, { apiKey: `sk_test_${token}` })
    expect(world.gateway.history('a')).toMatchObject([
      { sequence: 1, attempt: 1 },
      { sequence: 3, attempt: 2 },
    ])
    expect(world.gateway.history('b')).toMatchObject([{ sequence: 2, attempt: 1 }])
    const [first, second] = world.gateway.history('a')
    expect(first?.at).toBeLessThan(second?.at ?? 0)
    expect(world.gateway.history('c')).toEqual([])
  })

  test('what was given out does not change afterwards', async () => {
    await using world = await start()
    const answer = call(world.port, { path: '/v1/held' })
    await expect.poll(() => world.gateway.history('case').length).toBe(1)
    const early = world.gateway.history('case')
    world.upstream.release()
    await answer
    expect(early).toMatchObject([{ executed: false, status: null }])
    expect(world.gateway.history('case')).toMatchObject([{ executed: true, status: 200 }])
  })

  test.for([
    ['sk_test_a1', 'a1'],
    ['sk_live_a1', SHARED_TOKEN],
    ['sk_test_a-1', SHARED_TOKEN],
    ['sk_test_', SHARED_TOKEN],
    ['', SHARED_TOKEN],
  ] as const)('the key "%s" belongs to the case "%s"', async ([apiKey, token]) => {
    await using world = await start()
    expect((await call(world.port, { apiKey })).status).toBe(200)
    expect(world.gateway.history(token)).toHaveLength(1)
  })

  test('the case is known by Basic authentication as well', async () => {
    await using world = await start()
    await call(world.port, { headers: { authorization: `Basic ${Buffer.from('sk_test_a1:').toString('base64')}` } })
    expect(world.gateway.history('a1')).toHaveLength(1)
  })

  test('an upload that is broken off is an attempt, and is not executed', async () => {
    await using world = await start()
    const socket = connect({ host: '127.0.0.1', port: world.port })
    socket.write('POST /v1/customers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk_test_case\r\nContent-Length: 100\r\n\r\nname=')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await expect.poll(() => world.gateway.history('case')).toMatchObject([{ body: 'name=', executed: false, status: null }])
    expect(world.upstream.arrived).toHaveLength(0)
  })
})

describe('failure', () => {
  test('a stripe-mock that is out of reach is reported, answered 502, and never stored', async () => {
    await using world = await start()
    expect(world.gateway.failure).toBe(null)
    await world.upstream[Symbol.asyncDispose]()
    const seen = await call(world.port, { key: 'k' })
    expect(seen.status).toBe(502)
    expect(seen.body).toContain('stripe-mock')
    expect(world.gateway.failure).toContain('did not answer')
    const before = world.gateway.failure
    const again = await call(world.port, { key: 'k' })
    expect(again.headers).not.toHaveProperty('idempotent-replayed')
    expect(world.gateway.failure).toBe(before)
    expect(world.gateway.history('case')).toMatchObject([
      { executed: false, made: false, status: 502 },
      { executed: false, made: false, status: 502 },
    ])
  })

  test('a fault does not hide it', async () => {
    await using world = await start()
    await world.upstream[Symbol.asyncDispose]()
    world.gateway.script('case', { faults: [{ kind: 'stall' }] })
    expect((await call(world.port)).status).toBe(502)
  })

  test('a script that cannot be sent is a failure, and the run goes on', async () => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'answer', status: 200, headers: { bad: 'a\nb' } }] })
    expect((await call(world.port)).bytes).toBe(0)
    expect(world.gateway.failure).toContain('could not answer')
    expect((await call(world.port)).status).toBe(200)
  })
})

describe('disposal', () => {
  test('ends stalled, unanswered and idle connections at once, and can be repeated', async () => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'stall' }] })
    const stalled = call(world.port)
    await expect.poll(() => world.upstream.arrived.length).toBe(1)
    const unanswered = call(world.port, { path: '/v1/held' })
    await expect.poll(() => world.gateway.history('case').length).toBe(2)
    const idle = new Promise((resolve) => connect({ host: '127.0.0.1', port: world.port }).once('close', resolve))
    await call(world.port)
    await world.gateway[Symbol.asyncDispose]()
    const ends = await Promise.all([stalled, unanswered])
    await idle
    expect(ends.map(({ ended }) => ended)).not.toContain('gave up')
    expect(world.gateway.failure).toBe(null)
    expect((await call(world.port)).ended).toBe('reset')
    await world.gateway[Symbol.asyncDispose]()
  })
})

describe('with the real stripe-mock', () => {
  test('validates, makes, replays, and reports its end in mid-run', async () => {
    await using tools = createTools()
    await using mock = await startTestMock(tools)
    await using gateway = await startGateway({ mockPort: mock.port })
    const first = await call(gateway.port, { key: 'k', headers: { 'Stripe-Version': '1999-01-01' } })
    expect(JSON.parse(first.body)).toMatchObject({ object: 'customer' })
    const again = await call(gateway.port, { key: 'k', headers: { 'Accept-Encoding': 'gzip' } })
    expect(again).toMatchObject({ body: first.body, headers: { 'idempotent-replayed': 'true' } })
    const refused = await call(gateway.port, { key: 'other', body: 'nonsense=1' })
    expect(refused.status).toBe(400)
    expect((await call(gateway.port, { key: 'other' })).status).toBe(200)
    expect(gateway.history('case').map(({ made }) => made)).toEqual([true, false, false, true])
    expect(gateway.failure).toBe(null)

    await mock[Symbol.asyncDispose]()
    expect((await call(gateway.port, { key: 'third' })).status).toBe(502)
    expect(gateway.failure).toContain('stripe-mock')
  })
})

describe('a file that is sent', () => {
  test('reaches the real stripe-mock, and is not remembered as a whole', async () => {
    await using tools = createTools()
    await using mock = await startTestMock(sharingMock(tools))
    await using gateway = await startGateway({ mockPort: mock.port })
    const seen = await call(gateway.port, upload(5_000_000))
    expect(seen).toMatchObject({ status: 200, body: expect.stringContaining('"object":"file"') })
    const [attempt] = gateway.attempts()
    expect(attempt).toMatchObject({ made: true, status: 200, body: expect.stringContaining('dispute_evidence') })
    expect(attempt?.body.length).toBeLessThan(100_000)
  })

  test('is refused with an error as Stripe gives it where it is larger, and nothing of it is executed', async () => {
    await using world = await start()
    const { status, ended, body } = await call(world.port, upload(76_000_000))
    expect({ status, ended }).toEqual({ status: 413, ended: 'end' })
    expect(JSON.parse(body)).toEqual({ error: { type: 'invalid_request_error', message: expect.stringContaining('too large') } })
    expect(world.upstream.arrived).toEqual([])
    expect(world.gateway.history('case')).toMatchObject([{ status: 413, executed: false, made: false }])
  })
})
