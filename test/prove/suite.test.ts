import { describe, expect, test } from 'vitest'
import type { RequestCase } from '../../src/prove/cases/case.ts'
import { succeeds } from '../../src/prove/judge/expectations.ts'
import type { Gateway } from '../../src/prove/gateway/types.ts'
import { POLITE, runWith } from './fake-driver.ts'
import { call, CALL, gatewayThatSaw, SENT } from './seen-gateway.ts'
import { FIRST, only, SECOND } from './two-cases.ts'

const EGRESS = only('shape/no-other-host')
const OTHERS = only('shape/nothing-of-others')

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
        say({ id: message.id, refused: true, class: 'E', message: 'no', typed: true })
      }`),
      { cases: [FIRST, EGRESS] },
    )
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'fail', seen: 'a connection to files.example.com' })
  })

  test('a MUST that fails is run three times; what fails each time is not flaky', async () => {
    const { run, started } = await runWith(POLITE('({ id }) => say({ id, refused: true, class: "E", message: "", typed: true })'))
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'fail', flaky: false })
    expect(started).toHaveLength(2)
  })

  test('a MUST that fails once and then passes stays broken, and is flaky', async () => {
    const { run, started } = await runWith(
      POLITE(`(message) => {
        if (existsSync('failed')) return right(message)
        writeFileSync('failed', '')
        say({ id: message.id, refused: true, class: 'E', message: 'no', typed: true })
      }`),
      { cases: [FIRST] },
    )
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'fail', flaky: true })
    expect(started).toHaveLength(2)
  })

  test.each([1, 2])('so is one that passes at its repeat %i alone', async (lucky) => {
    const { run } = await runWith(
      POLITE(`(message) => {
        const isRepeat = existsSync('failed')
        writeFileSync('failed', '')
        globalThis.asked = (globalThis.asked ?? 0) + 1
        if (isRepeat && globalThis.asked === ${lucky}) return right(message)
        say({ id: message.id, refused: true, class: 'E', message: 'no', typed: true })
      }`),
      { cases: [FIRST] },
    )
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'fail', flaky: true })
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
