import { expect, test } from 'vitest'
import {
  fails,
  givenKey,
  keepsApiKey,
  keepsCredential,
  makes,
  header,
  keepsHeader,
  repeatsItself,
  sends,
  succeeds,
} from '../../src/prove/judge/expectations.ts'
import { shows } from '../../src/prove/judge/error-expectations.ts'
import { apiKeyByDescription, headerByDescription, json } from '../../src/prove/judge/scope-expectations.ts'
import type { Expectation } from '../../src/prove/cases/case.ts'
import type { Attempt } from '../../src/prove/gateway/types.ts'
import { POLITE, runWith } from './fake-driver.ts'
import { call, CALL, gatewayThatSaw, gatewayThatSees, SENT } from './seen-gateway.ts'

/** Fails at once in the first driver, and where `also` says so in a later one; the calls that measure the machine succeed. */
const FIRST_FAILS = (also: string): string =>
  POLITE(`(() => {
    let first
    return ({ id, options }) => {
      if (options.timeoutMs === undefined) return say({ id, value: {}, headers: {} })
      first ??= !existsSync('again')
      writeFileSync('again', '')
      const fails = first || ${also}
      if (!first) writeFileSync('late', '')
      say(fails ? { id, error: { class: 'StripeConnectionError', status: null }, ms: 1 } : { id, value: {}, headers: {} })
    }
  })()`)

const GIVES_UP = POLITE('({ id, options }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: options.timeoutMs })')
const STOPS = call('stops', {
  level: 'SHOULD',
  givesUp: 'timeout',
  script: { faults: [{ kind: 'stall', at: 'body' }] },
  expect: [fails()],
})
const STALLED: Attempt = { ...SENT, fault: 'stall', executed: true, made: true, status: null }

test.each([
  ['its client gave up before the answer that stops in its middle began', [STALLED]],
  ['its client may have given up before it read what was sent', [{ ...STALLED, status: 200 }]],
  ['its client gave up before it was answered', [{ ...SENT, abandoned: true as const }]],
  ['its client waited for a request that did not arrive', []],
  ['its client gave up on a request that was answered', [STALLED, { ...SENT, status: 200 }]],
])('a case that came late, because %s, is run again alone, at every level', async (_, history) => {
  const { run, started } = await runWith(GIVES_UP, { cases: [STOPS], gateway: gatewayThatSees(history, [{ ...STALLED, status: 200 }]) })
  expect(run.outcomes.get('stops')).toMatchObject({ outcome: 'pass', flaky: false })
  expect(started).toHaveLength(2)
})

test.each([
  ['after it read the beginning is judged at once', 1, 'pass', 1],
  ['before it read the beginning is late, also with nothing beside it', 0, 'inconclusive', 3],
] as const)('a client that gave up on an answer that stops in its middle %s, by what the driver says of it', async (...given) => {
  const [, begun, outcome, drivers] = given
  const script = POLITE(
    `({ id, options }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: options.timeoutMs, begun: ${begun} })`,
  )
  const { run, started } = await runWith(script, { cases: [STOPS], gateway: gatewayThatSaw([{ ...STALLED, status: 200 }]) })
  expect(run.outcomes.get('stops')).toMatchObject({ outcome })
  expect(started).toHaveLength(drivers)
})

test.each([
  ['arrived is judged, however long its client took', 1, 'pass', 1],
  ['did not all arrive, of a client that waited for it, is late', 2, 'inconclusive', 3],
] as const)('what a client %s, where its driver counts what it asks for', async (_, requested, outcome, drivers) => {
  const took = requested === 1 ? '10 * (options.timeoutMs ?? 0)' : '2 * (options.timeoutMs ?? 0)'
  const script = POLITE(
    `({ id, options }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: ${took}, begun: ${requested}, requested: ${requested} })`,
  )
  const { run, started } = await runWith(script, { cases: [STOPS], gateway: gatewayThatSaw([{ ...STALLED, status: 200 }]) })
  expect(run.outcomes.get('stops')).toMatchObject({ outcome })
  expect(started).toHaveLength(drivers)
})

test.each([
  ['while its client waited is late', 2, 'inconclusive'],
  ['when the call was over is judged, as nobody waited for it', 1, 'fail'],
] as const)('an answer to what was sent %s, where its driver counts what it asks for', async (_, requested, outcome) => {
  const script = POLITE(
    `({ id }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: 5, begun: 0, requested: ${requested} })`,
  )
  const timed = call('timed', { level: 'SHOULD', givesUp: 'timeout', script: { faults: [{ kind: 'stall' }] }, expect: [succeeds()] })
  const history = [STALLED, { ...SENT, status: 200 }]
  const { run } = await runWith(script, { cases: [timed], gateway: gatewayThatSaw(history) })
  expect(run.outcomes.get('timed')).toMatchObject({ outcome })
})

test.each(['MUST', 'SHOULD', 'OBSERVE'] as const)('a %s case that comes late each time is inconclusive', async (level) => {
  const late = call('late', { level, givesUp: 'timeout', script: { faults: [{ kind: 'stall' }] }, expect: [succeeds()] })
  const { run, started } = await runWith(GIVES_UP, { cases: [late], gateway: gatewayThatSaw([]) })
  expect(run.outcomes.get('late')).toMatchObject({ outcome: 'inconclusive', late: true })
  expect(started).toHaveLength(3)
})

test('each of a few that came late has a driver to itself, each time with more time than before', async () => {
  const script = POLITE('({ id, options, cancelAfterMs }) => say({ id, error: { class: "E", status: null }, ms: cancelAfterMs ?? 0 })')
  const cases = ['a', 'b'].map((id) => call(id, { level: 'SHOULD', givesUp: 'cancel', expect: [succeeds()] }))
  const { started } = await runWith(script, { cases, gateway: gatewayThatSaw([]) })
  expect(new Set(started).size).toBe(5)
})

test.each([
  ['longer than half of what it waits for an answer', '{ id, value: {}, headers: {}, ms: 41_000 }'],
  ['longer than a client waits for a connection, without an answer', '{ id, error: { class: "E", status: null }, ms: 10_000 }'],
])('a client that took %s may have given up by itself, and is late', async (_, said) => {
  const usual = call('usual', { level: 'SHOULD', expect: [sends(1)] })
  const { run } = await runWith(POLITE(`({ id }) => say(${said})`), { cases: [usual], gateway: gatewayThatSaw([SENT, SENT]) })
  expect(run.outcomes.get('usual')).toMatchObject({ outcome: 'inconclusive', late: true })
})

test('what arrived is a fact however late its client was, but what the client made of it is seen with nothing beside it', async () => {
  const script = POLITE(`(() => {
    const again = existsSync(process.argv[2] + '/again')
    writeFileSync(process.argv[2] + '/again', '')
    return ({ id }) => say(again ? { id, value: {}, headers: {}, ms: 5 } : { id, error: { class: 'E', status: null }, ms: 600 })
  })()`)
  const cut = { ...SENT, body: '{"a":"', headers: { 'content-type': 'application/json' }, status: 200 }
  const letters = call('letters', { level: 'SHOULD', givesUp: 'timeout', mayHang: true, expect: [json({ a: 'ä' })] })
  const { run } = await runWith(script, { cases: [letters], gateway: gatewayThatSaw([cut]) })
  expect(run.outcomes.get('letters')).toMatchObject({ outcome: 'fail', seen: expect.stringContaining(', ok') })
})

const OF_ONE = { body: 'description=one', headers: { 'stripe-account': 'acct_one', authorization: 'Bearer sk_test_t_one' } }
const OF_TWO = { 'stripe-account': 'acct_two', authorization: 'Bearer sk_test_t_two' }
const ACCOUNTS = headerByDescription('stripe-account', { one: 'acct_one', two: 'acct_two' })
const GIVEN = [{ ...CALL, params: { description: 'one' }, request: { idempotencyKey: 'k' } }]

/** What is expected, what arrived where it is wrong, and where it is right as far as it arrived. */
const FACTS: readonly (readonly [string, Expectation, readonly Partial<Attempt>[], readonly Partial<Attempt>[]])[] = [
  ['the account of another', ACCOUNTS, [{ ...OF_ONE, headers: OF_TWO }], [OF_ONE]],
  ['the API key of another', apiKeyByDescription(), [{ ...OF_ONE, headers: OF_TWO }], [{ ...OF_ONE, body: 'description=on' }]],
  ['a key of its own each time', repeatsItself(), [{}, { key: 'l' }], [{}, { bodyHash: 'of a part' }]],
  ['another key than its caller gave', givenKey(), [{ key: 'l' }], [{}]],
  ['another header', header('a', 'b'), [{ headers: { a: 'c' } }], [{ headers: { a: 'b' } }]],
  ['a header on the first attempt alone', keepsHeader('a'), [{ headers: { a: 'b' } }, {}], [{ headers: { a: 'b' } }]],
]

test.each(FACTS)('a request that arrived with %s did so, whatever else its client gave up', async (_, expected, wrong, right) => {
  const script = POLITE("({ id }) => say({ id, error: { class: 'StripeConnectionError', status: null }, ms: 5 })")
  const cases = [call('facts', { level: 'SHOULD', calls: GIVEN, expect: [expected, succeeds()] })]
  const outcomes: unknown[] = []
  for (const arrived of [wrong, right, []]) {
    const taken = { ...SENT, executed: true, status: 200 }
    const history = [...arrived.map((own) => ({ ...taken, ...own })), { ...taken, ...arrived.at(-1), abandoned: true as const }]
    const { run } = await runWith(script, { cases, gateway: gatewayThatSaw(arrived.length === 0 ? [] : history) })
    outcomes.push(run.outcomes.get('facts')?.outcome)
  }
  expect(outcomes).toEqual(['fail', 'inconclusive', 'fail'])
})

test('a request that announced another length than it had is judged at once, also where all that was to arrive did', async () => {
  const script = POLITE("({ id }) => say({ id, error: { class: 'StripeConnectionError', status: null }, ms: 60_000, wrongLength: true })")
  const cases = [call('long', { level: 'SHOULD', expect: [sends(1)] }), call('seen', { level: 'OBSERVE' })]
  const { run, started } = await runWith(script, { cases, gateway: gatewayThatSaw([{ ...SENT, status: null, abandoned: true }]) })
  expect(run.outcomes.get('long')).toMatchObject({ outcome: 'fail', detail: expect.stringContaining('as many bytes as are announced') })
  expect(run.outcomes.get('seen')).toMatchObject({ outcome: 'observed', seen: expect.stringContaining('another length announced') })
  expect(started).toHaveLength(1)
})

test('a call that did not settle while the driver watched is asked again alone, and never settles where it does so again', async () => {
  const script = POLITE('({ id }) => say({ id, hang: true, watched: true })')
  const hangs = call('hangs', { level: 'SHOULD', mayHang: true, expect: [fails()] })
  const { run, started } = await runWith(script, { cases: [hangs], gateway: gatewayThatSaw([{ ...SENT, fault: 'truncate' }]) })
  expect(run.outcomes.get('hangs')).toMatchObject({ outcome: 'fail', seen: expect.stringContaining('never settles') })
  expect(started).toHaveLength(2)
})

test('a client that fails at once without sending anything is judged', async () => {
  const script = POLITE('({ id }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: 1 })')
  const cases = [call('timed', { givesUp: 'timeout', expect: [succeeds()] }), call('usual', { expect: [succeeds()] })]
  const { run } = await runWith(script, { cases, gateway: gatewayThatSaw([]) })
  expect([...run.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['fail', 'fail'])
})

test('where clients give up by design, a failure is taken back that passes each time with more time', async () => {
  const timed = call('timed', { givesUp: 'timeout', expect: [succeeds()] })
  const { run, started } = await runWith(FIRST_FAILS('false'), { cases: [timed], gateway: gatewayThatSaw([]) })
  expect(run.outcomes.get('timed')).toMatchObject({ outcome: 'pass', flaky: false })
  expect(started).toHaveLength(2)
})

test('and not where it fails with more time too', async () => {
  const timed = call('timed', { givesUp: 'timeout', expect: [succeeds()] })
  const { run } = await runWith(FIRST_FAILS("!existsSync('late')"), { cases: [timed], gateway: gatewayThatSaw([]) })
  expect(run.outcomes.get('timed')).toMatchObject({ outcome: 'fail' })
})

const KEY_SENT = { headers: { authorization: 'Bearer sk_test_t' } }

/** What is forbidden, and what was seen for certain where it was broken; what the first call was answered with. */
const SEEN: readonly (readonly [string, Expectation, readonly Partial<Attempt>[], string])[] = [
  ['a second object', makes(1), [{ made: true }, { made: true }], 'value: {}, headers: {}'],
  ['an API key at another host', keepsCredential(), [KEY_SENT, { ...KEY_SENT, fault: 'elsewhere' }], 'value: {}, headers: {}'],
  ['an API key in a message', keepsApiKey(), [KEY_SENT], "error: { class: 'E', status: 400, message: 'sk_test_t' }"],
  ['a secret in what is shown', shows('secret', 'hidden'), [{}], "value: {}, headers: {}, shown: ['hidden']"],
  ['the account of another', header('stripe-account', 'acct_one'), [{ headers: OF_TWO }], 'value: {}, headers: {}'],
]

/** What the driver does where the answer is due; silence is waited for, so once is enough. */
const NEVER_CAME = SEEN.flatMap(([what, expected, arrived, first], index) =>
  ['process.exit(1)', "say({ id, failed: 'no' })", ...(index === 0 ? ['0'] : [])].map(
    (then) => [what, then, expected, arrived, first] as const,
  ),
)

test.each(NEVER_CAME)('%s is a fact, though a later answer never came, as of %s', async (_, then, expected, arrived, first) => {
  const script = POLITE(`(() => {
      let count = 0
      return ({ id }) => (count += 1) % 2 === 1 ? say({ id, ${first} }) : ${then}
    })()`)
  const cases = [call('facts', { level: 'SHOULD', calls: [CALL, CALL], expect: [expected, succeeds()] })]
  const history = arrived.map((own) => ({ ...SENT, executed: true, status: 200, ...own }))
  const outcomes: unknown[] = []
  for (const seen of [history, []]) {
    const quiet = seen.length === 0 ? script.replace(first, 'value: {}, headers: {}') : script
    const { run } = await runWith(quiet, { cases, gateway: gatewayThatSaw(seen) })
    outcomes.push(run.outcomes.get('facts'))
  }
  const [wrong, nothing] = outcomes
  expect(wrong).toMatchObject({ outcome: 'fail', detail: expect.stringMatching(/no answer.* · expected: (?!.*success)/) })
  expect(nothing).toMatchObject({ outcome: 'inconclusive' })
})

test('what was seen for certain stays seen, whatever the repeat says', async () => {
  const script = POLITE(`(() => {
    const again = existsSync(process.argv[2] + '/again')
    writeFileSync(process.argv[2] + '/again', '')
    return ({ id }) => say(again ? { id, value: {}, headers: {}, ms: 5 } : { id, error: { class: 'E', status: null }, ms: 600 })
  })()`)
  const taken = { ...SENT, executed: true, status: 200 }
  const twice = call('twice', { level: 'SHOULD', expect: [makes(1)] })
  const gateway = gatewayThatSees(
    [
      { ...taken, made: true },
      { ...taken, made: true },
      { ...taken, abandoned: true },
    ],
    [{ ...taken, made: true }],
  )
  const { run, started } = await runWith(script, { cases: [twice], gateway })
  expect(run.outcomes.get('twice')).toMatchObject({ outcome: 'fail', harmful: true, flaky: true })
  expect(started).toHaveLength(2)
})
