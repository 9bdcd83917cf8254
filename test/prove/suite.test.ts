import { describe, expect, test } from 'vitest'
import type { RequestCase } from '../../src/prove/cases/case.ts'
import { fails, sends, succeeds } from '../../src/prove/judge/expectations.ts'
import { json } from '../../src/prove/judge/scope-expectations.ts'
import type { Attempt, Gateway } from '../../src/prove/gateway/types.ts'
import type { Call } from '../../src/prove/ask/protocol.ts'
import { POLITE, runWith } from './fake-driver.ts'
import { FIRST, only, SECOND } from './two-cases.ts'

const EGRESS = only('shape/no-other-host')
const OTHERS = only('shape/nothing-of-others')

const CALL: Call = { shape: 'module', method: 'a.b' }

function call(id: string, given: Partial<RequestCase> = {}): RequestCase {
  return {
    kind: 'request',
    id,
    level: 'MUST',
    title: '',
    threat: 'double charge',
    sent: '',
    options: {},
    calls: [CALL],
    expect: [],
    ...given,
  }
}

const SENT: Attempt = {
  sequence: 1,
  attempt: 1,
  method: 'POST',
  path: '/v1/customers',
  key: 'k',
  body: '',
  bodyHash: '',
  requestId: 'req_1',
  headers: {},
  fault: 'forward',
  executed: false,
  made: false,
  replayed: false,
  status: 400,
  at: 1,
}

/** A gateway of which the history is known beforehand. */
function gatewayThatSaw(attempts: readonly Attempt[], failure: string | null = null): Gateway {
  return {
    host: '127.0.0.1',
    port: 1,
    untrustedPort: 2,
    otherPort: 3,
    script: () => undefined,
    history: () => attempts,
    attempts: () => attempts,
    idle: async () => undefined,
    advance: () => undefined,
    failure,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** A gateway that saw something else each time that it is asked. */
function gatewayThatSees(...histories: readonly (readonly Attempt[])[]): Gateway {
  const left = [...histories]
  return { ...gatewayThatSaw([]), history: () => left.shift() ?? [] }
}

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

test('reports each case that is answered, and how long it took; what is judged at the end is not counted', async () => {
  const { run, progress } = await runWith(POLITE('right'), { cases: [FIRST, SECOND, EGRESS] })
  expect(progress).toEqual(['1 of 2', '2 of 2'])
  expect([...run.caseMs.keys()].toSorted()).toEqual([FIRST.id, SECOND.id].toSorted())
  expect([...run.caseMs.values()].filter((ms) => !(ms > 0))).toEqual([])
})

describe('a driver that works', () => {
  test('what cannot be loaded is not available, with the reason', async () => {
    const { run } = await runWith(POLITE('right').replace('...hello', 'unsupported: "it does not load on this runtime"'))
    expect(run.outcomes.get(FIRST.id)).toMatchObject({
      outcome: 'unsupported',
      detail: expect.stringContaining('it does not load on this runtime'),
    })
    expect(run.why).toBe('it does not load on this runtime')
  })

  test('a connection to another host breaks a MUST, and is named', async () => {
    const { run } = await runWith(POLITE('(message) => { say({ event: "egress", host: "files.example.com" }); right(message) }'), {
      cases: [FIRST, EGRESS],
    })
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'fail', seen: 'a connection to files.example.com', flaky: false })
  })

  test.each([
    ['what it wants of others', '(message) => { say({ event: "tampering", what: "a program: sh" }); right(message) }', 'a program: sh'],
    ['two answers to a question', '(message) => { right(message); right(message) }', 'an answer in the place of the driver'],
    ['an answer to no question', '(message) => { right(message); right({ ...message, id: 99 }) }', 'an answer in the place of the driver'],
  ])('%s breaks a MUST, and is named', async (_, answer, seen) => {
    const { run } = await runWith(POLITE(answer), { cases: [FIRST, EGRESS, OTHERS] })
    expect(run.outcomes.get(OTHERS.id)).toMatchObject({ outcome: 'fail', seen })
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'pass' })
  })

  test('what it tried counts also where it does not load', async () => {
    const unloaded = POLITE('right').replace(
      'say({ id: message.id, ...hello })',
      'say({ event: "egress", host: "files.example.com" }), say({ id: message.id, unsupported: "it does not load" })',
    )
    const { run } = await runWith(unloaded, { cases: [FIRST, EGRESS, OTHERS] })
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'fail', seen: 'a connection to files.example.com' })
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'unsupported' })
  })

  test('what it tries only where it is run again counts', async () => {
    const { run } = await runWith(
      POLITE(`(message) => {
        if (existsSync('failed')) say({ event: 'egress', host: 'files.example.com' })
        writeFileSync('failed', '')
        say({ id: message.id, refused: true, class: 'E', message: '', typed: true })
      }`),
      { cases: [FIRST, EGRESS] },
    )
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'fail', seen: 'a connection to files.example.com' })
  })

  test('a MUST that fails is run three times; what fails each time is not flaky', async () => {
    const { run, started } = await runWith(POLITE('({ id }) => say({ id, refused: true, class: "E", message: "", typed: true })'))
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'fail', flaky: false })
    expect(started).toHaveLength(3)
  })

  test('a MUST that fails once and then passes stays broken, and is flaky', async () => {
    const { run, started } = await runWith(
      POLITE(`(message) => {
        if (existsSync('failed')) return right(message)
        writeFileSync('failed', '')
        say({ id: message.id, refused: true, class: 'E', message: '', typed: true })
      }`),
      { cases: [FIRST] },
    )
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'fail', flaky: true })
    expect(started).toHaveLength(3)
  })

  const GIVES_UP = POLITE(
    '({ id, options }) => say({ id, error: { class: "StripeConnectionError", status: null }, ms: options.timeoutMs })',
  )
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
    expect(started).toHaveLength(3)
  })

  test('and not where it fails with more time too', async () => {
    const timed = call('timed', { givesUp: 'timeout', expect: [succeeds()] })
    const { run } = await runWith(FIRST_FAILS("!existsSync('late')"), { cases: [timed], gateway: gatewayThatSaw([]) })
    expect(run.outcomes.get('timed')).toMatchObject({ outcome: 'fail' })
  })

  test('one that keeps its options in globals is started once for each set of them', async () => {
    const script = POLITE('({ id }) => say({ id, value: {}, headers: {} })', ['global-options'])
    const cases = [call('a'), call('b', { options: { maxNetworkRetries: 2 } }), call('c'), call('d', { givesUp: 'timeout' })]
    const { run, started } = await runWith(script, { cases, gateway: gatewayThatSaw([]) })
    expect([...run.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass'])
    expect(new Set(started).size).toBe(3)
  })
})

describe('a request', () => {
  const FAILS = POLITE('({ id }) => say({ id, error: { class: "StripeInvalidRequestError", status: 400 } })')
  const HANGS = POLITE(
    '({ id, method }) => (method === "customers.retrieve" ? say({ id, value: {}, headers: {} }) : process.on("beforeExit", () => say({ id, hang: true })))',
  )
  const WAITS = POLITE('() => setTimeout(say, 60_000)')
  const SAYS = POLITE('({ id, hangAfterMs }) => (hangAfterMs > 0 ? say({ id, hang: true }) : say({ id, failed: "" }))')
  test.each<[string, string, Partial<RequestCase>, Gateway, string]>([
    ['that stripe-mock refuses says nothing of the SDK', FAILS, {}, gatewayThatSaw([SENT]), 'inconclusive'],
    ['that stripe-mock refuses because of what the SDK sent is judged', FAILS, { refusable: true }, gatewayThatSaw([SENT]), 'fail'],
    ['that the gateway refused by script is judged', FAILS, {}, gatewayThatSaw([{ ...SENT, fault: 'answer' }]), 'fail'],
    ['is not judged after stripe-mock stopped answering', FAILS, {}, gatewayThatSaw([SENT], 'it is gone'), 'inconclusive'],
    ['that is proved never to settle is judged', HANGS, {}, gatewayThatSaw([]), 'fail'],
    ['that is only late is not', WAITS, {}, gatewayThatSaw([]), 'inconclusive'],
    ['that is only late is not, where settling is the point', WAITS, { mayHang: true }, gatewayThatSaw([]), 'inconclusive'],
    ['that the driver says never settles is judged', SAYS, { mayHang: true }, gatewayThatSaw([]), 'fail'],
  ])('%s', async (_, script, given, gateway, outcome) => {
    const { run } = await runWith(script, {
      cases: [call('a', { level: 'SHOULD', expect: [succeeds()], ...given })],
      gateway,
      patience: { silentMs: 500 },
    })
    expect(run.outcomes.get('a')?.outcome).toBe(outcome)
  })

  test('of a client with a short timeout is not counted, so that a busy machine does not look like another SDK', async () => {
    const twice = gatewayThatSaw([{ ...SENT, fault: 'stall' }, SENT])
    const { run } = await runWith(FAILS, {
      cases: [call('a', { level: 'OBSERVE', givesUp: 'timeout' }), call('b', { level: 'OBSERVE' })],
      gateway: twice,
    })
    expect([...run.outcomes.values()].map(({ seen }) => seen)).toEqual([
      'more than one sent, one key, 0 made, StripeInvalidRequestError',
      '2 sent, one key, 0 made, StripeInvalidRequestError',
    ])
  })

  test('after one that did not come back is not sent', async () => {
    const { run } = await runWith(SAYS, {
      cases: [call('a', { level: 'SHOULD', calls: [CALL, CALL], mayHang: true })],
      gateway: gatewayThatSaw([]),
    })
    expect(run.outcomes.get('a')).toMatchObject({ outcome: 'pass', seen: '0 sent, 0 made, never settles' })
  })
})
