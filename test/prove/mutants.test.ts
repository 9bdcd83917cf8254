import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/driver.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import { judgeCase } from '../../src/prove/judge.ts'
import { slots } from '../../src/prove/slots.ts'
import { runSuite, type SuiteRun } from '../../src/prove/suite.ts'
import { startTestMock } from '../support/stripe-mock.ts'

const DRIVER = fileURLToPath(new URL('./model/driver.mjs', import.meta.url))

/**
 * The faults that the model SDK can have, and for each a case that must notice it. Of the 75 in the contract these are
 * still missing: W23, W30, W31, W34, W35, W40, I10, I12, I22, I24, I25, I31 to I34.
 */
const MUTANTS = {
  W01: 'webhook/tampered-body',
  W02: 'webhook/header-missing',
  W03: 'webhook/v0-only',
  W04: 'webhook/wrong-secret',
  W05: 'webhook/v1-prefix',
  W06: 'webhook/wrong-secret',
  W07: 'webhook/hex-upper-case',
  W08: 'webhook/rotation-second-valid',
  W09: 'webhook/rotation-first-valid',
  W10: 'webhook/v0-good-v1-bad',
  W11: 'webhook/timestamp-unsigned',
  W12: 'webhook/valid-text',
  W13: 'webhook/valid-text',
  W14: 'webhook/trailing-newline',
  W15: 'webhook/payload-lossy',
  W16: 'webhook/valid-text',
  W17: 'webhook/valid-text',
  W18: 'webhook/secret-newline',
  W19: 'webhook/secret-empty',
  W20: 'webhook/secret-null',
  W21: 'webhook/timestamp-stale',
  W22: 'webhook/age-within-tolerance',
  W24: 'webhook/timestamp-stale',
  W25: 'webhook/tolerance-zero',
  W26: 'webhook/tolerance-negative',
  W27: 'webhook/future-hour',
  W28: 'webhook/timestamp-word',
  W29: 'webhook/timestamp-twice',
  W32: 'webhook/signature-before-parsing',
  W33: 'webhook/valid-text',
  W36: 'webhook/tampered-body',
  W37: 'webhook/error-class',
  W38: 'webhook/async-tampered',
  W39: 'webhook/thin-event-to-v1-parser',
  W41: 'webhook/message-keeps-secret',
  I01: 'retry/reset',
  I02: 'retry/503',
  I03: 'idempotency/automatic-key',
  I04: 'idempotency/automatic-key',
  I05: 'retry/reset-retries-off',
  I06: 'idempotency/key-customer',
  I07: 'retry/explicit-key-kept',
  I08: 'idempotency/two-calls-two-keys',
  I09: 'idempotency/two-calls-two-keys',
  I11: 'idempotency/key-refund',
  I13: 'idempotency/key-does-not-stay',
  I14: 'retry/500',
  I15: 'retry/account-kept',
  I16: 'retry/not-402',
  I17: 'retry/409',
  I18: 'retry/502',
  I19: 'retry/500-should-not-retry',
  I20: 'retry/400-should-retry',
  I21: 'retry/maximum',
  I23: 'retry/back-off',
  I26: 'retry/truncated-body',
  I27: 'retry/truncated-body',
  I28: 'retry/not-400',
  I29: 'idempotency/other-params-error-class',
  I30: 'retry/per-request',
} as const

const runs = new Map<string, SuiteRun>()

beforeAll(async () => {
  await using tools = createTools()
  await using mock = await startTestMock(tools)
  await using gateway = await startGateway({ mockPort: mock.port })
  const home = await tools.folder('home')
  const inTurn = slots(4)

  async function run(mutant: string): Promise<void> {
    const installed = { file: process.execPath, args: [DRIVER, mutant], env: {} }
    const cases = CASES.filter(({ kind }) => mutant === 'none' || (kind === 'webhook') === mutant.startsWith('W'))
    runs.set(mutant, await runSuite({ tools, sdk: 'node', installed, home, gateway, patience: PATIENCE }, cases))
  }

  await Promise.all(['none', ...Object.keys(MUTANTS)].map((mutant) => inTurn(() => run(mutant))))
})

/** The cases whose verdict says that the mutant is not the reference. */
function noticed(mutant: string): readonly string[] {
  const [reference, outcomes] = [runs.get('none')?.outcomes, runs.get(mutant)?.outcomes]
  return CASES.filter(({ id, level }) => {
    const [from, to] = [reference?.get(id), outcomes?.get(id)]
    return from !== undefined && to !== undefined && ['broken', 'changed'].includes(judgeCase(level, from, to, false))
  }).map(({ id }) => id)
}

describe('an SDK that keeps the contract', () => {
  test('upholds all of it', () => {
    const outcomes = [...(runs.get('none')?.outcomes ?? [])]
    expect(outcomes).toHaveLength(CASES.length)
    expect(outcomes.filter(([, { outcome }]) => outcome === 'broken' || outcome === 'inconclusive')).toEqual([])
    expect(outcomes.filter(([, { outcome }]) => outcome === 'unsupported').map(([id]) => id)).toEqual([
      'idempotency/key-module-call',
      'retry/reset-module-call',
      'retry/default-count-module-call',
    ])
  })
})

describe('an SDK with one fault', () => {
  test('is told from one without', () => {
    expect(noticed('none')).toEqual([])
  })

  test.each(Object.entries(MUTANTS))('%s is noticed by %s', (mutant, expected) => {
    expect(noticed(mutant)).toContain(expected)
  })
})
