import { isDeepStrictEqual } from 'node:util'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import { deliver } from '../../src/prove/ask/delivery.ts'
import { PATIENCE, startDriver } from '../../src/prove/ask/driver.ts'
import type { Gateway } from '../../src/prove/gateway/types.ts'
import type { Answer, DriverRequest, VerifyRequest } from '../../src/prove/ask/protocol.ts'
import type { Tools } from '../../src/world.ts'
import { FIRST, SECOND } from './two-cases.ts'

/** One thing that must work before any verdict of the suite is to be believed. */
export interface Smoke {
  readonly what: string
  /** What happened instead; null where it works. */
  readonly wrong: string | null
}

/**
 * Whether the harness works at all with a driver, apart from every case: it is started, understood and ended, webhooks
 * and calls go through, and the gateway sees the calls. The rest is left out where it does not even say hello.
 */
export async function smoke(tools: Tools, gateway: Gateway, sdk: Sdk, installed: InstalledSdk): Promise<readonly Smoke[]> {
  // Who is busy may take a moment to end.
  const noticed = { hosts: new Set<string>(), tampering: new Set<string>() }
  await using driver = await startDriver(tools, installed, await tools.folder('home'), { ...PATIENCE, partingMs: 10_000 }, noticed)
  const { hello } = driver
  if (hello.kind !== 'hello') return [{ what: 'it says hello', wrong: JSON.stringify(hello) }]
  const { apiVersion } = hello.hello

  function delivery(one: typeof FIRST): VerifyRequest {
    return deliver(one, { now: Math.floor(Date.now() / 1000), apiVersion })
  }
  function create(token: string, method = 'customers.create'): DriverRequest {
    const base = `http://${gateway.host}:${gateway.port}`
    return { verb: 'call', shape: 'params-and-options', method, params: { description: token }, base, key: `sk_test_${token}`, options: {} }
  }
  function sent(token: string): Smoke {
    const seen = gateway.history(token).map(({ method, path, body, made }) => ({ method, path, body, made }))
    return is(`the gateway sees the ${token} call`, seen, [
      { method: 'POST', path: '/v1/customers', body: `description=${token}`, made: true },
    ])
  }

  const [genuine, forged, one, another, nonsense] = await Promise.all([
    driver.ask(delivery(FIRST)),
    driver.ask(delivery(SECOND)),
    driver.ask(create('one')),
    driver.ask(create('other')),
    driver.ask(create('third', 'unicorns.create')),
  ])
  driver.end()
  await driver.parted(0)
  const afterwards = await driver.ask({ verb: 'hello' })
  return [
    is('it says which SDK it drives', hello.hello.sdk, sdk),
    is('it accepts a genuine event, and gives its id', only(genuine, 'eventId'), { kind: 'accepted', eventId: 'evt_contract' }),
    is("it refuses a forged one, with the SDK's own class for it", only(forged, 'typed'), { kind: 'refused', typed: true }),
    is('it makes a call', one.kind, 'value'),
    is('it makes another beside it', another.kind, 'value'),
    sent('one'),
    sent('other'),
    is('it says what it lacks', nonsense.kind, 'unsupported'),
    is('it ends when nothing more is asked', afterwards, { kind: 'failed', why: 'the driver ended without an answer' }),
    is('it reaches no other host', [...noticed.hosts], []),
    is('it wants nothing of others', [...noticed.tampering], []),
  ]
}

function is(what: string, seen: unknown, wanted: unknown): Smoke {
  return { what, wrong: isDeepStrictEqual(seen, wanted) ? null : JSON.stringify(seen) }
}

/** The kind of an answer and one field, or all of an answer without it. */
function only(answer: Answer, field: string): unknown {
  const value: unknown = Object.entries(answer).find(([name]) => name === field)?.[1]
  return value === undefined ? answer : { kind: answer.kind, [field]: value }
}
