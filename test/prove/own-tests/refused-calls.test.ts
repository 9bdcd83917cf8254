import { describe, expect, test } from 'vitest'
import { refusedCalls } from '../../../src/prove/own-tests/refused-calls.ts'
import type { Attempt } from '../../../src/prove/gateway/types.ts'

const URL = 'Unrecognized request URL (POST: /v1/subscription_items/si_1/usage_records).'
const BAD = 'Request validation error: validator 0x226dc2052420 failed: additional properties are not allowed'
const USAGE = { request: 'POST /v1/subscription_items/{id}/usage_records', why: 'there is no such URL' }

function attempt(method: string, path: string, complaint?: string): Attempt {
  return {
    sequence: 1,
    attempt: 1,
    method,
    path,
    key: null,
    body: '',
    bodyHash: '',
    headers: {},
    requestId: 'req_1',
    fault: 'forward',
    executed: false,
    made: false,
    replayed: false,
    status: 400,
    at: 0,
    ...(complaint === undefined ? {} : { complaint }),
  }
}

/** The end of what each runner printed for one test that fails by a URL that is gone. */
const OUTPUTS: readonly (readonly [runner: string, name: string, printed: string])[] = [
  [
    'node:test, spec',
    'reports usage',
    `✔ charges (4.1ms)\n✖ reports usage (12.3ms)\nℹ fail 1\n\n✖ failing tests:\n\n✖ reports usage (12.3ms)\n  Error: ${URL}\n      at x (y.js:1:2)\n`,
  ],
  ['node:test, TAP', 'reports usage', `ok 1 - charges\nnot ok 2 - reports usage\n  ---\n  error: '${URL}'\n  ...\n`],
  [
    'pytest',
    'test_usage',
    `____________ test_usage ____________\n\n    def test_usage():\n>       x()\nE   stripe.InvalidRequestError: ${URL}\n`,
  ],
  ['pytest, its summary', 'tests/test_pay.py::test_usage', `FAILED tests/test_pay.py::test_usage - stripe.InvalidRequestError: ${URL}\n`],
  [
    'unittest',
    'test_usage (test_pay.Pay.test_usage)',
    `======\nERROR: test_usage (test_pay.Pay.test_usage)\n------\nTraceback (most recent call last):\nstripe.InvalidRequestError: Request req_1: ${URL}\n`,
  ],
  ['Jest', 'pay › reports usage', `  ● pay › reports usage\n\n    StripeInvalidRequestError: ${URL}\n`],
  ['Vitest', 'pay.test.ts > reports usage', ` FAIL  pay.test.ts > reports usage\nError: ${URL}\n ❯ pay.test.ts:3:1\n`],
  ['Mocha', 'pay reports usage:', `  1 failing\n\n  1) pay reports usage:\n     Error: ${URL}\n`],
]

describe('a request that stripe-mock refused', () => {
  test.each(OUTPUTS)('has the name of its test by %s', (_, name, printed) => {
    expect(refusedCalls(printed, [attempt('POST', '/v1/subscription_items/si_1/usage_records', URL)])).toEqual([{ test: name, ...USAGE }])
  })

  test('has no name where no test printed it, and is known from the gateway', () => {
    expect(refusedCalls('3 failing\n', [attempt('POST', '/v1/subscription_items/si_1/usage_records', URL)])).toEqual([
      { test: null, ...USAGE },
    ])
  })

  test('is known by what a schema refused, with its request where only one can be meant', () => {
    const printed = `✖ opens a session (3ms)\n  Error: ${BAD}\n`
    const why = 'additional properties are not allowed'
    const one = attempt('POST', '/v1/checkout/sessions', BAD.replace('226', '999'))
    const dumped = `${printed}  { message: '${BAD}', type: 'invalid_request_error', requestId: 'req_2f6c' }\n`
    for (const text of [printed, dumped])
      expect(refusedCalls(text, [one, one])).toEqual([{ test: 'opens a session', request: 'POST /v1/checkout/sessions', why }])
    expect(refusedCalls(printed, [one, attempt('POST', '/v1/customers', BAD)])).toEqual([{ test: 'opens a session', request: null, why }])
  })

  test('is no other failure: an answer that the API documents, or one of the gateway', () => {
    const printed = '✖ a (1ms)\n  Error: Your card was declined.\n✖ b (1ms)\n  Error: Keys for idempotent requests can only be used\n'
    expect(refusedCalls(printed, [attempt('GET', '/v1/customers/x', 'No such customer'), attempt('POST', '/v1/charges')])).toEqual([])
  })

  test('shows nothing hidden and no secret, and is one of fifty at most', () => {
    const hostile = `✖ ::error::\u202Ex ${'y'.repeat(5000)}\n  Error: ${URL}\n`
    const [found] = refusedCalls(hostile, [])
    expect(found?.test?.length).toBeLessThanOrEqual(200)
    expect(found?.test).not.toMatch(/^::|\u202E/)
    const many = Array.from({ length: 200 }, (_, index) => `not ok ${index} - test ${index}\n  error: ${URL}\n`).join('')
    expect(refusedCalls(many, [])).toHaveLength(50)
  })
})
