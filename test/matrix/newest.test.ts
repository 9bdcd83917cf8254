import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import type { Gateway, StripeMock } from '../../src/prove/gateway/types.ts'
import { startTestMock } from '../support/stripe-mock.ts'
import { installSdk, runOn, type SdkVersion } from './observe.ts'

const NEWEST = [
  ['node', '23.1.0'],
  ['python', '16.1.0'],
] as const satisfies readonly SdkVersion[]
const TIMES = 20

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

describe('no false alarm', () => {
  test.each(NEWEST)(`%s %s passes every MUST, and does the same, ${TIMES} times in a row`, { timeout: 600_000 }, async (sdk, version) => {
    const { installed } = await installSdk(tools, [sdk, version])
    const first = await runOn({ tools, gateway }, sdk, installed, CASES)
    const must = CASES.filter(({ level }) => level === 'MUST').map(({ id }) => [id, first.outcomes.get(id)] as const)
    expect(must.filter(([, seen]) => seen?.outcome !== 'pass' && seen?.outcome !== 'unsupported')).toEqual([])
    for (let time = 1; time < TIMES; time += 1) {
      const { outcomes } = await runOn({ tools, gateway }, sdk, installed, CASES)
      expect([time, outcomes]).toEqual([time, first.outcomes])
    }
  })
})
