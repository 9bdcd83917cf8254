import { expect, test } from 'vitest'
import { ROUNDS } from '../../../src/prove/ask/every.ts'
import type { Answer, VerifyRequest } from '../../../src/prove/ask/protocol.ts'
import type { EveryCase, Expectation, KeysCase, TwinCase } from '../../../src/prove/cases/case.ts'
import { judgeEvery } from '../../../src/prove/judge/every.ts'
import { judgeRequest } from '../../../src/prove/judge/request.ts'
import { judgeKeys } from '../../../src/prove/judge/keys.ts'
import { saysEvents } from '../../../src/prove/judge/said-expectations.ts'
import { queryOfEach } from '../../../src/prove/judge/scope-expectations.ts'
import { judgeTwins } from '../../../src/prove/judge/twins.ts'
import { facts } from '../../../src/sdks/node/facts.ts'
import { call, SENT } from '../seen-gateway.ts'
import { only } from '../two-cases.ts'

const COMMON = { id: 'a/b', level: 'MUST', title: '', threat: 'double charge', sent: '' } as const
const ENDED: Answer = { kind: 'failed', why: 'it ended' }

test.each([
  [['a', 'a'], 'fail'],
  [['a', ''], 'fail'],
  [['a', 'b'], 'inconclusive'],
] as const)('of the keys %j and an answer that never came comes %s', (keys, outcome) => {
  const one: KeysCase = { ...COMMON, kind: 'keys', calls: 2, processes: 2 }
  expect(judgeKeys(one, [ENDED, { kind: 'keys', keys }])).toMatchObject({ outcome })
  expect(
    judgeKeys(one, [
      { kind: 'unsupported', why: '' },
      { kind: 'keys', keys },
    ]),
  ).toMatchObject({ outcome: 'unsupported' })
})

test.each([
  [{ kind: 'accepted', eventId: 'evt_1' }, 'fail'],
  [{ kind: 'refused', class: 'E', message: 'no', typed: true }, 'inconclusive'],
] as const)('where a verifier says %j to a forged event, and another answer never came, the outcome is %s', (other, outcome) => {
  const one: TwinCase = { ...COMMON, kind: 'twin', verifier: 'async', looksAt: 'forged' }
  const genuine = only('webhook/rotation-second-valid')
  if (genuine.kind !== 'webhook') throw new Error('it is a webhook case')
  const request: VerifyRequest = { verb: 'verify', api: 'async', form: 'bytes', payload: '', header: null, secret: null }
  const refused: Answer = { kind: 'refused', class: 'E', message: 'no', typed: true }
  const twins = [ENDED, other].map((answer) => ({ case: genuine, request, answers: [refused, answer] as const }))
  expect(judgeTwins(one, twins)).toMatchObject({ outcome })
  const hung: Answer = { kind: 'unsupported', why: '' }
  expect(judgeTwins(one, [...twins, { case: genuine, request, answers: [refused, hung] }])).toMatchObject({ outcome: 'unsupported' })
})

test.each([
  [ROUNDS[1].request.stripeAccount, 'fail'],
  [ROUNDS[0].request.stripeAccount, 'inconclusive'],
] as const)('of a request of the first round for %s, where the driver ended, comes %s', (account, outcome) => {
  const one: EveryCase = { ...COMMON, kind: 'every', shape: 'esm', again: true }
  const attempts = [{ ...SENT, body: `description=${ROUNDS[0].params.description}`, headers: { 'stripe-account': account } }]
  expect(judgeEvery(one, ENDED, attempts)).toMatchObject({ outcome })
})

const EVENT = (kind: string): string => JSON.stringify({ kind })
const FILTER = queryOfEach({ email: 'a' })

test.each([
  ['a page without its filter', FILTER, ['/v1/customers?email=a', '/v1/customers'], [], true],
  ['each page with its filter', FILTER, ['/v1/customers?email=a', '/v1/customers?email=a'], [], undefined],
  ['an event that two listeners were told', saysEvents({}), ['/'], [EVENT('asked'), EVENT('asked')], true],
  ['an event that says too little', saysEvents({}), ['/'], [EVENT('asked'), EVENT('answered')], undefined],
] as const satisfies readonly (readonly [string, Expectation, readonly string[], readonly string[], true | undefined])[])(
  'of %s it is known whether it costs money or trust',
  (_, expected, paths, said, isHarmful) => {
    const attempts = paths.map((path) => Object.assign({}, SENT, { path, method: 'GET', status: 200, executed: true }))
    const answers: Answer[] = [{ kind: 'value', headers: {}, said: [...said] }]
    const one = call('harm', { level: 'SHOULD', expect: [expected] })
    const run = {
      errorClasses: facts.errorClasses,
      apiVersion: null,
      version: '1.0.0',
      case: one,
      answers,
      attempts,
      patienceMs: 80_000,
      isRepeat: false,
    }
    expect(judgeRequest(run, false).harmful).toBe(isHarmful)
  },
)
