import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { CaseResult, CaseVerdict, Proof } from '../../src/domain/proof.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { InstalledSdk, Upgrader } from '../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import { BIG_INTEGER } from '../../src/prove/cases/event.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import { createProver } from '../../src/prove/prover.ts'
import { runSuite, type SuiteRun } from '../../src/prove/suite.ts'
import { caseAnchor } from '../../src/report/case-address.ts'
import { quietLog } from '../support/quiet-log.ts'
import { DRIVEN, realUpgrader, SDKS, sdksWith } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { startTestMock } from '../support/stripe-mock.ts'

/** Real versions, installed by the real clients, in front of the real stripe-mock. Pairs share versions, each of which runs once. */
const PAIRS = [
  ['node', '22.5.0', '23.1.0'],
  ['node', '21.0.1', '22.5.0'],
  ['python', '12.0.0', '16.1.0'],
  ['python', '12.0.0', '12.0.1'],
] as const satisfies readonly (readonly [Sdk, string, string])[]

/** Between two versions of a pair: the cases that say in which of them something was fixed. */
const BETWEEN = ['node', '22.5.0', '22.6.0'] as const satisfies readonly [Sdk, string, string]
const FIXED_BETWEEN = new Set([
  'idempotency/automatic-key-retries-off',
  'retry/reset-retries-off',
  'retry/close-retries-off',
  'retry/truncated-body',
  'webhook/secret-empty',
])

/** The newest of each language, which are run once more. `npm run test:matrix` runs them twenty times. */
const NEWEST = [
  ['node', '23.1.0'],
  ['python', '16.1.0'],
] as const satisfies readonly (readonly [Sdk, string])[]

const proofs = new Map<string, Proof>()
const repeated = new Map<Sdk, SuiteRun>()
let between: Proof

beforeAll(async () => {
  await using tools = createTools()
  const installed = new Map<string, InstalledSdk>()

  const sdks = sdksWith(
    Object.fromEntries(
      DRIVEN.map((sdk) => {
        const upgrader = realUpgrader(sdk)
        const install: Upgrader['install'] = async (world, version, folder) => {
          const done = await upgrader.install(world, version, folder)
          installed.set(`${sdk} ${version}`, done)
          return done
        }
        return [sdk, { versions: upgrader.versions, install }]
      }),
    ),
  )

  const sharing = sharingMock(tools)
  const world = { tools: sharing, cache: createRunCache(), sdks, log: quietLog() }
  await using prover = createProver(world, { stripeMock: null, cases: CASES, patience: PATIENCE })
  await Promise.all(PAIRS.map(async ([sdk, from, to]) => proofs.set([sdk, from, to].join(' '), await prover.pair(sdk, from, to))))
  const few = CASES.filter(({ id }) => FIXED_BETWEEN.has(id))
  await using fewer = createProver(world, { stripeMock: null, cases: few, patience: PATIENCE })
  between = await fewer.pair(...BETWEEN)

  await using mock = await startTestMock(sharing)
  await using gateway = await startGateway({ mockPort: mock.port })
  const home = await tools.folder('home')
  await Promise.all(
    NEWEST.map(async ([sdk, version]) => {
      const newest = installed.get(`${sdk} ${version}`)
      if (newest === undefined) throw new Error(`${sdk} ${version} was not installed`)
      const bench = { tools, sdk, errorClasses: SDKS.of(sdk).errorClasses, installed: newest, home, gateway, patience: PATIENCE }
      repeated.set(sdk, await runSuite(bench, CASES))
    }),
  )
})

function proof(name: string): Proof {
  const found = proofs.get(name)
  if (found === undefined) throw new Error(`${name} was not proved`)
  return found
}

/** The cases of a proof that came out in one of these ways: id to verdict. */
function remarkable({ cases }: Proof, ...verdicts: readonly CaseVerdict[]): Readonly<Record<string, CaseVerdict>> {
  return Object.fromEntries(cases.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id, verdict }) => [id, verdict]))
}

function caseOf({ cases }: Proof, id: string): CaseResult {
  const found = cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in the proof`)
  return found
}

describe('the differences that are known to be there', () => {
  test('node 22.5.0 → 23.1.0', () => {
    const pair = proof('node 22.5.0 23.1.0')
    expect(pair).toMatchObject({ verdict: 'changed', notes: [] })
    expect(remarkable(pair, 'broken', 'regressed', 'inconclusive', 'changed', 'fixed')).toEqual({
      'webhook/tolerance-zero': 'changed',
      'webhook/low-level-default-tolerance': 'changed',
      'webhook/secret-empty': 'fixed',
      'webhook/secret-blank': 'fixed',
      'webhook/thin-secret-empty': 'fixed',
      'webhook/secret-null': 'fixed',
      'idempotency/automatic-key-retries-off': 'fixed',
      'retry/reset-retries-off': 'fixed',
      'retry/close-retries-off': 'fixed',
      'retry/truncated-body': 'fixed',
      'retry/truncated-body-default': 'fixed',
      'retry/truncated-body-retries-off': 'fixed',
      'retry/stalled-body': 'fixed',
      'errors/v2-insufficient-funds': 'fixed',
      'thin/event-id-in-path': 'fixed',
      'v2/errors': 'fixed',
      'thin/secret-blank': 'fixed',
      'thin/secret-empty': 'fixed',
      'thin/secret-null': 'fixed',
      'twins/esm-automatic-key-retries-off': 'fixed',
      'twins/esm-reset-retries-off': 'fixed',
      'twins/esm-stalled-body': 'fixed',
      'twins/esm-truncated-body': 'fixed',
      'twins/fetch-timeout-of-body': 'fixed',
      'twins/worker-automatic-key-retries-off': 'fixed',
      'twins/worker-timeout-of-body': 'fixed',
    })
    expect(caseOf(pair, 'webhook/tolerance-zero')).toMatchObject({
      from: { seen: 'refused: StripeSignatureVerificationError' },
      to: { detail: 'sent: event signed 1 h ago, tolerance 0 · seen: accepted' },
    })
    expect(caseOf(pair, 'retry/truncated-body')).toMatchObject({
      from: { seen: '1 sent, one key, 1 made, never settles' },
      to: { seen: '1 sent, one key, 1 made, StripeConnectionError' },
    })
  })

  test('node 22.5.0 → 22.6.0', () => {
    expect(Object.fromEntries(between.cases.map(({ id, verdict }) => [id, verdict]))).toEqual({
      'idempotency/automatic-key-retries-off': 'fixed',
      'retry/reset-retries-off': 'fixed',
      'retry/close-retries-off': 'fixed',
      'retry/truncated-body': 'fixed',
      'webhook/secret-empty': 'known-issue',
    })
    expect(caseOf(between, 'retry/reset-retries-off')).toMatchObject({
      from: { seen: '2 sent, no key, 2 made, ok' },
      to: { seen: '2 sent, one key, 1 made, ok' },
    })
  })

  test('node 21.0.1 → 22.5.0', () => {
    const pair = proof('node 21.0.1 22.5.0')
    expect(pair.verdict).toBe('regressed')
    expect(remarkable(pair, 'broken', 'regressed', 'inconclusive', 'fixed')).toEqual({
      'shape/capture-options-only': 'regressed',
      'shape/options-without-id': 'regressed',
      'shape/snake-case-key': 'regressed',
      'scope/v2-pages': 'fixed',
      'scope/pages-params-emptied': 'fixed',
      'scope/client-host-meter': 'fixed',
      'scope/client-host-oauth': 'fixed',
      'scope/client-host-upload': 'fixed',
      'scope/client-host-upload-esm': 'fixed',
      'errors/card-advice': 'fixed',
      'thin/event-listed': 'fixed',
      'wire/v2-list-pages': 'fixed',
      'twins/esm-v2-list-pages': 'fixed',
      'twins/esm-v2-pages': 'fixed',
      'twins/fetch-foreign-backslash': 'fixed',
      'twins/fetch-foreign-slashes': 'fixed',
      'twins/fetch-foreign-url': 'fixed',
    })
    expect(caseOf(pair, 'shape/capture-options-only')).toMatchObject({
      level: 'SHOULD',
      from: { outcome: 'pass', seen: '1 sent, the given key, 1 made, ok' },
      to: { outcome: 'fail', seen: '1 sent, one key, 0 made, StripeInvalidRequestError' },
    })
  })

  test('python 12.0.0 → 16.1.0', () => {
    const pair = proof('python 12.0.0 16.1.0')
    expect(pair).toMatchObject({ verdict: 'changed', notes: [] })
    expect(remarkable(pair, 'broken', 'regressed', 'inconclusive', 'changed', 'fixed')).toEqual({
      'webhook/secret-empty': 'fixed',
      'webhook/secret-blank': 'fixed',
      'webhook/thin-secret-empty': 'fixed',
      'webhook/secret-null': 'fixed',
      'webhook/thin-event-to-v1-parser': 'fixed',
      'webhook/payload-bom': 'changed',
      'webhook/v1-event-to-thin-parser': 'changed',
      'retry/retry-after': 'changed',
      'wire/booleans-small': 'fixed',
      'wire/upload-name': 'fixed',
      'webhook/event-list-like': 'fixed',
      'errors/v2-insufficient-funds': 'fixed',
      'scope/object-context-capture': 'fixed',
      'scope/object-context-refresh': 'fixed',
      'scope/object-context-delete': 'fixed',
      'scope/v2-pages': 'fixed',
      'thin/event-read': 'fixed',
      'thin/event-reason-other': 'fixed',
      'thin/event-reason-keyless': 'fixed',
      'thin/event-unknown': 'fixed',
      'thin/event-retrieved': 'fixed',
      'thin/event-listed': 'fixed',
      'v2/errors': 'fixed',
      'thin/secret-blank': 'fixed',
      'thin/secret-empty': 'fixed',
      'thin/secret-null': 'fixed',
      'twins/async-v2-list-pages': 'fixed',
      'twins/async-v2-pages': 'fixed',
    })
  })

  test('python 12.0.0 → 12.0.1 fixes a Python boolean on the wire, and changes nothing else', () => {
    const pair = proof('python 12.0.0 12.0.1')
    expect(pair).toMatchObject({ verdict: 'fixed', notes: [] })
    expect(remarkable(pair, 'fixed')).toEqual({ 'wire/booleans-small': 'fixed' })
    const others = pair.cases.filter(({ verdict }) => verdict !== 'fixed')
    expect(others.filter(({ from, to }) => from.seen !== to.seen)).toEqual([])
  })
})

test("the README's table is what this pair shows, without what is the same on another surface", () => {
  const pair = proof('node 22.5.0 23.1.0')
  const twins = new Set(CASES.flatMap(({ id, of }) => (of === undefined ? [] : [id])))
  const own = pair.cases.filter(({ id }) => !twins.has(id))
  const rows = (['changed', 'fixed'] as const).flatMap((verdict) => own.filter((each) => each.verdict === verdict))
  const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8').split('\n')
  expect(readme.filter((line) => /^\| (?:broken|regressed|changed|fixed) \|/u.test(line))).toEqual(
    rows.map(({ id, verdict, from, to }) => `| ${verdict} | [${id}](docs/contract.md#${caseAnchor(id)}) | ${from.seen} | ${to.seen} |`),
  )
})

describe('every proof', () => {
  test.each(PAIRS)('%s %s → %s runs the whole suite, loses no MUST, and says nothing that differs from run to run', (...pair) => {
    const { cases } = proof(pair.join(' '))
    expect(cases.map(({ id }) => id)).toEqual(CASES.map(({ id }) => id))
    const lost = cases.filter(({ level, verdict }) => level === 'MUST' && ['broken', 'inconclusive', 'changed'].includes(verdict))
    expect(lost).toEqual([])
    expect(cases.filter(({ flaky }) => flaky)).toEqual([])
    const gained = cases.filter(({ from, to }) => from.outcome === 'unsupported' && to.outcome !== 'unsupported')
    for (const { id, from } of gained)
      expect([id, from.detail]).toEqual([id, expect.stringMatching(/; stripe-\w+ has it since \d+\.\d+\.\d+$/u)])
    for (const { from, to } of cases) {
      for (const text of [from.seen, from.detail, to.seen, to.detail])
        expect(text.replaceAll(/amount":\d+/g, '').replaceAll(BIG_INTEGER, '')).not.toMatch(
          /sk_test|127\.0\.0\.1|\/tmp|0x[0-9a-f]{4}|:\d{4,}|\d{10}/,
        )
      expect(from.seen.length).toBeLessThanOrEqual(100)
    }
  })
})

describe('the newest, run once more', () => {
  test.each(NEWEST)('%s %s does the same each time', (sdk, version) => {
    const again = repeated.get(sdk)?.outcomes
    const pair = PAIRS.find(([language, , to]) => language === sdk && to === version)?.join(' ') ?? ''
    const { cases } = proof(pair)
    expect([...(again?.keys() ?? [])].toSorted()).toEqual(cases.map(({ id }) => id).toSorted())
    for (const { id, to } of cases) {
      const other = again?.get(id)
      expect({ id, ...other }).toMatchObject({ id, outcome: to.outcome, seen: to.seen, flaky: false })
      // A proof adds what is known upstream.
      expect(to.detail).toContain(other?.detail)
    }
  })
})
