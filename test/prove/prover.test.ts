import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Proof } from '../../src/domain/proof.ts'
import { SettingsError, UpstreamError } from '../../src/domain/errors.ts'
import { queue } from '../../src/domain/queue.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Upgrader } from '../../src/domain/sdk-adapter.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { prove } from '../../src/prove/index.ts'
import { createProver, type Prover } from '../../src/prove/prover.ts'
import type { ProverOptions } from '../../src/prove/version-run.ts'
import type { Tools } from '../../src/world.ts'
import { MAJOR_NODE } from '../report/samples.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS, sdksWith } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { testTools } from '../support/tools.ts'

const MODEL = fileURLToPath(new URL('./model/driver.mjs', import.meta.url))
const CHOSEN = new Set([
  'webhook/valid-text',
  'webhook/v1-empty',
  'webhook/tolerance-zero',
  'idempotency/key-customer',
  'retry/truncated-body',
])
const cases = CASES.filter(({ id }) => CHOSEN.has(id))

interface Bench {
  readonly prover: Prover
  /** The versions that were installed, in order. */
  readonly installed: readonly string[]
  /** What was asked to be fetched at once. */
  readonly prefetched: readonly (readonly string[])[]
  readonly steps: readonly string[]
  readonly ended: readonly string[]
}

/** A prover of model SDKs: 9.x always runs `fault`. */
function bench({
  fault = 'none',
  tools = sharingMock(testTools()),
  ...options
}: { fault?: string; tools?: Tools } & Partial<ProverOptions> = {}): Bench {
  const installed: string[] = []
  const prefetched: (readonly string[])[] = []
  const log = quietLog()
  const upgrader: Partial<Upgrader> = {
    async prefetch(_, versions) {
      prefetched.push(versions)
      return true
    },
    async install(_, version) {
      installed.push(version)
      if (version === '4.0.4') throw new UpstreamError('no such version\nin /tmp/somewhere')
      return {
        file: process.execPath,
        args: [MODEL, version.startsWith('9.') ? fault : 'none', version === '5.0.0' ? '5.0.1' : version],
        env: {},
      }
    },
  }
  return {
    prover: createProver(
      { tools, cache: createRunCache(), sdks: sdksWith({ node: upgrader, python: upgrader }), log },
      { stripeMock: null, cases, patience: PATIENCE, ...options },
    ),
    installed,
    prefetched,
    steps: log.steps,
    ended: log.ended,
  }
}

function verdicts({ cases: results }: Proof): Readonly<Record<string, string>> {
  return Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]))
}

describe('a pair', () => {
  test('is compared case by case, in the order of the suite', async () => {
    const { prover, prefetched, steps } = bench({ fault: 'W25' })
    await using _ = prover
    const proof = await prover.pair('node', '1.0.0', '9.0.0')
    expect(prefetched).toEqual([['1.0.0', '9.0.0']])
    expect(proof).toMatchObject({ sdk: 'node', from: '1.0.0', to: '9.0.0', verdict: 'changed', notes: [] })
    expect(proof.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
    expect(proof.cases.find(({ id }) => id === 'webhook/tolerance-zero')).toEqual({
      id: 'webhook/tolerance-zero',
      level: 'OBSERVE',
      title: 'With tolerance 0, an old event is answered as before',
      threat: 'forged webhook',
      from: {
        outcome: 'observed',
        seen: 'refused: StripeSignatureVerificationError',
        detail: 'sent: event signed 1 h ago, tolerance 0 · seen: refused: StripeSignatureVerificationError',
      },
      to: { outcome: 'observed', seen: 'accepted', detail: 'sent: event signed 1 h ago, tolerance 0 · seen: accepted' },
      verdict: 'changed',
      flaky: false,
    })
    expect(Object.keys(proof.timing)).toEqual([
      'total',
      'stripe-mock',
      'install from',
      'install to',
      'driver from',
      'driver to',
      'suite from',
      'suite to',
    ])
    expect(Object.keys(proof.caseTiming ?? {}).toSorted()).toEqual([...CHOSEN].toSorted())
    expect(steps).toEqual(['Contract suite on stripe-node 1.0.0', 'Contract suite on stripe-node 9.0.0'])
  })

  test('is prepared, but not begun, before both versions are known to exist', async () => {
    const known: (() => void)[] = []
    const published = new Promise<void>((resolve) => known.push(resolve))
    const { prover, prefetched, installed, steps } = bench({ published })
    await using _ = prover
    const proving = prover.pair('node', '1.0.0', '9.0.0')
    await setImmediate()
    expect([prefetched, installed, steps]).toEqual([[['1.0.0', '9.0.0']], [], []])
    for (const say of known) say()
    expect(await proving).toMatchObject({ verdict: 'pass' })
  })

  test('of which one does not exist is no proof', async () => {
    const { prover, installed, steps } = bench({ published: Promise.reject(new SettingsError('there is no 9.0.0')) })
    await using _ = prover
    await expect(prover.pair('node', '1.0.0', '9.0.0')).rejects.toThrow('there is no 9.0.0')
    expect([installed, steps]).toEqual([[], []])
  })

  test('runs each version once, however many pairs it is in', async () => {
    const { prover, installed } = bench({ fault: 'I27' })
    await using _ = prover
    const pairs = [prover.pair('node', '1.0.0', '9.0.0'), prover.pair('node', '2.0.0', '9.0.0'), prover.pair('node', '1.0.0', '2.0.0')]
    const proofs = await Promise.all(pairs)
    expect(installed.toSorted()).toEqual(['1.0.0', '2.0.0', '9.0.0'])
    expect(proofs.map(({ verdict }) => verdict)).toEqual(['regressed', 'regressed', 'pass'])
    expect(verdicts(await prover.pair('node', '9.0.0', '1.0.0'))).toMatchObject({ 'retry/truncated-body': 'fixed' })
  })

  test('what both versions fail is shown with the version that fixes it', async () => {
    const { prover } = bench({ fault: 'I27' })
    await using _ = prover
    const { verdict, cases: results } = await prover.pair('node', '9.0.0', '9.0.1')
    expect(verdict).toBe('pass')
    expect(results.find(({ id }) => id === 'retry/truncated-body')).toMatchObject({
      verdict: 'known-issue',
      to: { detail: expect.stringMatching(/ · expected: an error · passes since 22\.6\.0$/) },
    })
  })

  test('a listed failure that passes is reported', async () => {
    const { prover } = bench()
    await using _ = prover
    const proof = await prover.pair('node', '22.0.0', '23.0.0')
    expect(proof.verdict).toBe('pass')
    expect(proof.notes).toEqual([
      expect.stringMatching(/^webhook\/v1-empty is listed as a known issue upstream, and passed: https:\/\/github\.com\//),
    ])
  })
})

describe('what cannot be run is inconclusive, with its reason', () => {
  test.each([
    ['an install that fails', 'node', '4.0.4', 'it could not be installed: no such version'],
    ['another version than asked for', 'node', '5.0.0', 'another version was installed: 5.0.1'],
    ['no version at all', 'node', '../../etc', 'this is no version of the SDK'],
    ['a language without a driver', 'go', '1.0.0', 'there is no driver for this SDK yet'],
  ] as const)('%s', async (_, sdk, to, reason) => {
    const { prover, ended } = bench()
    await using _prover = prover
    const proof = await prover.pair(sdk, '1.0.0', to)
    expect(proof.verdict).toBe('inconclusive')
    expect(ended).toContain(`✗ ${reason}`)
    expect(proof.notes).toContain(`stripe-${sdk} ${to}: ${reason}`)
    expect(new Set(proof.cases.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']))
    expect(JSON.stringify(proof.cases)).not.toContain('/tmp')
  })

  test('a fault of a MUST without stripe-mock is still seen', async () => {
    const { prover } = bench({ fault: 'W13', tools: withoutGo(testTools()) })
    await using _ = prover
    const proof = await prover.pair('node', '1.0.0', '9.0.0')
    expect(proof.verdict).toBe('broken')
    expect(verdicts(proof)).toMatchObject({ 'webhook/valid-text': 'broken', 'idempotency/key-customer': 'inconclusive' })
  })

  test('without stripe-mock the request cases, and no other', async () => {
    const { prover } = bench({ tools: withoutGo(testTools()) })
    await using _ = prover
    const proof = await prover.pair('node', '1.0.0', '9.0.0')
    expect(proof.verdict).toBe('inconclusive')
    expect(proof.notes).toEqual([expect.stringContaining('stripe-mock was not found, and neither was Go')])
    expect(verdicts(proof)).toEqual({
      'webhook/valid-text': 'pass',
      'webhook/v1-empty': 'pass',
      'webhook/tolerance-zero': 'pass',
      'idempotency/key-customer': 'inconclusive',
      'retry/truncated-body': 'inconclusive',
    })
  })

  test('but a stripe-mock that the user names and that is not there is an error of theirs', async () => {
    const { prover } = bench({ stripeMock: '/nowhere/stripe-mock' })
    await using _ = prover
    await expect(prover.pair('node', '1.0.0', '9.0.0')).rejects.toThrow(SettingsError)
  })
})

test('an upgrade is proved while the next is still being edited', async () => {
  const log = quietLog()
  const world = { tools: withoutGo(testTools()), cache: createRunCache(), sdks: SDKS, log }
  const ready = queue<Upgrade>()
  const proving = prove(world, ready)
  ready.add({ ...MAJOR_NODE, sdk: 'go', froms: ['1.0.0'], to: '2.0.0' })
  await expect.poll(() => log.steps).toEqual(['Contract suite on stripe-go 1.0.0', 'Contract suite on stripe-go 2.0.0'])
  ready.close()
  expect(await proving).toMatchObject([[{ verdict: 'inconclusive' }]])
})

test('nothing is started where nothing is to be proved', async () => {
  const tools: Tools = { ...testTools(), converse: () => expect.unreachable(), run: () => expect.unreachable() }
  const world = { tools, cache: createRunCache(), sdks: SDKS, log: quietLog() }
  expect(await prove(world, [])).toEqual([])
})

/** A machine that has neither stripe-mock nor Go. */
function withoutGo(tools: Tools): Tools {
  return { ...tools, which: async () => null, cache: () => tools.folder('cache') }
}
