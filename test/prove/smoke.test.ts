import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import { SDKS, type Sdk } from '../../src/domain/sdk.ts'
import { deliver } from '../../src/prove/delivery.ts'
import { PATIENCE, startDriver, type Driver } from '../../src/prove/driver.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import type { Gateway, StripeMock } from '../../src/prove/gateway/types.ts'
import type { Call, DriverRequest, VerifyRequest } from '../../src/prove/protocol.ts'
import { SDK_ADAPTERS } from '../../src/sdks/index.ts'
import { startTestMock } from '../support/stripe-mock.ts'
import { only } from './fake-driver.ts'

/*
 * Whether the harness works at all, apart from every case: a driver is started, understood and ended, a webhook and a call
 * go through, and the gateway sees the call. Where this fails, no verdict of the suite is to be believed.
 */

/** The version that each driver is tried with. */
const VERSIONS: Readonly<Partial<Record<Sdk, string>>> = { node: '23.1.0', python: '16.1.0' }
const MODEL = fileURLToPath(new URL('./model/driver.mjs', import.meta.url))
const DRIVEN = SDKS.filter((sdk) => SDK_ADAPTERS[sdk].upgrader !== null)

const tools = createTools()
let mock: StripeMock
let gateway: Gateway

beforeAll(async () => {
  mock = await startTestMock(tools)
  gateway = await startGateway({ mockPort: mock.port })
})
afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await mock[Symbol.asyncDispose]()
  await tools[Symbol.asyncDispose]()
})

async function installed(name: Sdk | 'model'): Promise<InstalledSdk> {
  if (name === 'model') return { file: process.execPath, args: [MODEL], env: {} }
  const version = VERSIONS[name]
  const { upgrader } = SDK_ADAPTERS[name]
  if (version === undefined || upgrader === null) throw new Error(`there is no version to try the driver of ${name} with`)
  return upgrader.install(tools, version, await tools.folder(`smoke-${name}`))
}

function delivery(id: string, { hello }: Driver): VerifyRequest {
  const one = only(id)
  if (one.kind !== 'webhook') throw new Error(`${id} is no webhook case`)
  return deliver(one, {
    now: Math.floor(Date.now() / 1000),
    apiVersion: hello.kind === 'hello' ? hello.hello.apiVersion : null,
  })
}

function createCustomer(token: string): DriverRequest {
  const call: Call = { shape: 'params-and-options', method: 'customers.create', params: { description: 'smoke' } }
  return { verb: 'call', ...call, base: `http://${gateway.host}:${gateway.port}`, key: `sk_test_${token}`, options: {} }
}

describe.each(['model', ...DRIVEN] as const)('the harness with the driver of %s', (name) => {
  test('works', async () => {
    await using driver = await startDriver(tools, await installed(name), await tools.folder('home'), { ...PATIENCE, partingMs: 10_000 })
    expect(driver.hello).toMatchObject({ kind: 'hello', hello: { sdk: name === 'model' ? 'node' : name } })

    const [genuine, forged, ...calls] = await Promise.all([
      driver.ask(delivery('webhook/valid-text', driver)),
      driver.ask(delivery('webhook/tampered-body', driver)),
      driver.ask(createCustomer(`${name}One`)),
      driver.ask(createCustomer(`${name}Another`)),
    ])
    expect(genuine).toMatchObject({ kind: 'accepted', eventId: 'evt_contract' })
    expect(forged).toMatchObject({ kind: 'refused', typed: true })
    expect(calls).toMatchObject([{ kind: 'value' }, { kind: 'value' }])
    for (const token of [`${name}One`, `${name}Another`])
      expect(gateway.history(token)).toMatchObject([{ method: 'POST', path: '/v1/customers', body: 'description=smoke', made: true }])

    // Of itself: it is still there to be ended otherwise.
    driver.end()
    await driver.parted()
    expect(await driver.ask({ verb: 'hello' })).toEqual({ kind: 'failed', why: 'the driver ended without an answer' })
    expect([...driver.egress]).toEqual([])
  })
})
