import { expect, test } from 'vitest'
import type { Attempt } from '../../src/prove/gateway/types.ts'
import { trafficOf } from '../../src/prove/traffic.ts'

/** A POST that made something; `of` says what is different. */
function attempt(of: Partial<Attempt> = {}): Attempt {
  return {
    sequence: 1,
    attempt: 1,
    method: 'POST',
    path: '/v1/charges',
    key: null,
    body: '',
    bodyHash: 'a',
    requestId: 'req_1',
    headers: {},
    fault: 'forward',
    executed: true,
    made: true,
    replayed: false,
    status: 200,
    at: 0,
    ...of,
  }
}

test('a request that changes something and carries no key', () => {
  const attempts = [
    attempt(),
    attempt({ key: '', bodyHash: 'b' }),
    attempt({ key: '  ', path: '/v1/refunds' }),
    attempt({ key: 'k', bodyHash: 'c' }),
    attempt({ method: 'GET' }),
    attempt({ method: 'DELETE', path: '/v1/customers/cus_1' }),
    attempt({ method: 'DELETE', path: '/v2/core/event_destinations/ed_test_1?x=1' }),
  ]
  expect(trafficOf(attempts)).toMatchObject({
    count: 7,
    keyless: [
      { what: 'DELETE /v2/core/event_destinations/{id}', count: 1 },
      { what: 'POST /v1/charges', count: 2 },
      { what: 'POST /v1/refunds', count: 1 },
    ],
  })
})

test('a request that was sent again, with its key or without any', () => {
  const attempts = [
    attempt({ key: 'k' }),
    attempt({ key: 'k', made: false, replayed: true }),
    attempt({ key: 'l' }),
    attempt({ key: 'k', bodyHash: 'b' }),
  ]
  expect(trafficOf(attempts).resent).toEqual([{ what: 'POST /v1/charges', count: 1 }])
  expect(trafficOf([attempt(), attempt({ made: false }), attempt()]).resent).toEqual([{ what: 'POST /v1/charges', count: 2 }])
})

test('an object that was made again, whatever the keys', () => {
  expect(trafficOf([attempt(), attempt(), attempt({ key: 'k' })]).madeTwice).toEqual([{ what: 'POST /v1/charges', count: 2 }])
  expect(trafficOf([attempt({ key: 'k' }), attempt({ key: 'k', made: false, replayed: true })]).madeTwice).toEqual([])
})

test('the same request for another account is another one', () => {
  const attempts = [attempt({ headers: { 'stripe-account': 'acct_1' } }), attempt({ headers: { 'stripe-account': 'acct_2' } })]
  expect(trafficOf(attempts)).toMatchObject({ resent: [], madeTwice: [] })
})

test('ids are left out, so that two runs are shown in the same words', () => {
  const paths = [
    '/v1/payment_intents/pi_1Ab/capture',
    '/v1/payment_intents/pi_2Cd/capture?expand[]=x',
    '/v1/test_helpers/test_clocks/clock_1/advance',
  ]
  expect(trafficOf(paths.map((path, index) => attempt({ path, bodyHash: String(index) }))).keyless).toEqual([
    { what: 'POST /v1/payment_intents/{id}/capture', count: 2 },
    { what: 'POST /v1/test_helpers/test_clocks/{id}/advance', count: 1 },
  ])
})
