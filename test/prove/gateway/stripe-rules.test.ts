import { request } from 'node:https'
import { describe, expect, test } from 'vitest'
import { call, type Sent } from './client.ts'
import { start } from './start.ts'

/** An upload with the key `u`. */
function form(boundary: string): Sent {
  return {
    key: 'u',
    body: `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nlogo\r\n--${boundary}--`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** https://docs.stripe.com/api/idempotent_requests: "compares incoming parameters to those of the original request". */
describe('the parameters of a key are compared as they are read', () => {
  test.for([
    ['another order', 'a=1&b=2', 'b=2&a=1'],
    ['another way to write a blank', 'name=a+b', 'name=a%20b'],
    ['brackets that are encoded', 'metadata[a]=1', 'metadata%5Ba%5D=1'],
  ] as const)('%s is the same request', async ([, first, second]) => {
    await using world = await start()
    await call(world.port, { key: 'k', body: first })
    expect((await call(world.port, { key: 'k', body: second })).headers['idempotent-replayed']).toBe('true')
    expect(world.upstream.arrived).toHaveLength(1)
  })

  test.for([
    ['another order in a list', 'a[]=1&a[]=2', 'a[]=2&a[]=1'],
    ['another value', 'a=1', 'a=2'],
    ['one more', 'a=1', 'a=1&b='],
  ] as const)('%s is another request', async ([, first, second]) => {
    await using world = await start()
    await call(world.port, { key: 'k', body: first })
    const refused = await call(world.port, { key: 'k', body: second })
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('idempotency_error')])
  })

  test('JSON is compared as it is read, and an upload without its boundary', async () => {
    await using world = await start()
    const json = { 'content-type': 'application/json' }
    await call(world.port, { key: 'j', body: '{"a":1,"b":{"c":2,"d":3}}', headers: json })
    const again = await call(world.port, { key: 'j', body: '{ "b": { "d": 3, "c": 2 }, "a": 1 }', headers: json })
    await call(world.port, form('one'))
    const uploaded = await call(world.port, form('another'))
    expect([again, uploaded].map(({ headers }) => headers['idempotent-replayed'])).toEqual(['true', 'true'])
  })
})

/** Stripe's pages do not say whose a key is; two accounts have no object in common, so that a replay could not be right. */
describe('a key is of one account', () => {
  test.for(['stripe-account', 'stripe-context'])('the same key with another %s makes another object', async (name) => {
    await using world = await start()
    await call(world.port, { key: 'k' })
    await call(world.port, { key: 'k', headers: { [name]: 'acct_a' } })
    await call(world.port, { key: 'k', headers: { [name]: 'acct_b' } })
    const again = await call(world.port, { key: 'k', headers: { [name]: 'acct_b' } })
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(world.upstream.arrived).toHaveLength(3)
  })
})

/** https://docs.stripe.com/error-low-level: they come before the idempotency layer. */
describe('what comes before the endpoint begins is not stored', () => {
  test.for([401, 409, 429])('a %s leaves the key free', async (status) => {
    await using world = await start()
    world.gateway.script('case', { faults: [{ kind: 'answer', status, stored: true }] })
    expect((await call(world.port, { key: 'k' })).status).toBe(status)
    const second = await call(world.port, { key: 'k' })
    expect([second.status, second.headers['idempotent-replayed']]).toEqual([200, undefined])
  })
})

/** https://docs.stripe.com/api/request_ids and https://docs.stripe.com/api/idempotent_requests. */
describe('the ids of requests', () => {
  test('are of one request each, and a replay names the first one', async () => {
    await using world = await start()
    const first = await call(world.port, { key: 'k' })
    const second = await call(world.port, { key: 'k' })
    expect(second.headers['request-id']).not.toBe(first.headers['request-id'])
    expect(second.headers['original-request']).toBe(first.headers['request-id'])
    expect(first.headers).not.toHaveProperty('original-request')
    const ids = [first, second].map(({ headers }) => headers['request-id'])
    expect(world.gateway.history('case').map(({ requestId }) => requestId)).toEqual(ids)
  })
})

describe('how an answer is sent', () => {
  test('in pieces, padded, and compressed where the client takes that', async () => {
    await using world = await start()
    const body = '{"name":"é"}'
    world.gateway.script('case', { faults: [{ kind: 'answer', status: 200, body, padTo: 40, pieces: 7, gzip: true }], forever: true })
    const plain = await call(world.port)
    expect(plain.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
    expect(plain.body.replaceAll(/\r\n|^7$/gmu, '')).toContain('}')
    const packed = await call(world.port, { headers: { 'accept-encoding': 'gzip, deflate' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip' })
  })

  test('a host that nobody may trust serves who does not look, and records it', async () => {
    await using world = await start()
    const ask = (rejectUnauthorized: boolean): Promise<unknown> =>
      new Promise((resolve) => {
        const headers = { authorization: 'Bearer sk_test_case' }
        request({ host: '127.0.0.1', port: world.gateway.untrustedPort, rejectUnauthorized, headers }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode))
        })
          .once('error', () => resolve('refused'))
          .end()
      })
    expect(await ask(true)).toBe('refused')
    expect(world.gateway.history('case')).toEqual([])
    expect(await ask(false)).toBe(200)
    expect(world.gateway.history('case')).toMatchObject([{ fault: 'untrusted', made: false }])
  })
})
