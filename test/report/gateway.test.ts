import { describe, expect, test } from 'vitest'
import type { GatewayRequest, GatewaySummary } from '../../src/domain/gateway-summary.ts'
import { failingsText, gatewayTable, requestHead, requestLine } from '../../src/report/index.ts'

const PLAIN = { colour: false, width: 80 }
const GOOD: GatewayRequest = { method: 'POST', path: '/v1/customers', key: 'order-42', status: 200, remark: 'made', alarming: false }
const QUIET: GatewaySummary = {
  requests: 7,
  judged: 7,
  made: 3,
  replayed: 1,
  keyless: [],
  reusedKeys: [],
  madeTwice: [],
  doubles: [],
  keylessPosts: [],
  refused: [],
  failure: null,
}

describe('a request as a row', () => {
  test('is below the head of the table', () => {
    expect([requestHead(PLAIN), requestLine(GOOD, PLAIN)]).toEqual([
      'STATUS  METHOD  OUTCOME               KEY                 PATH',
      '200     POST    made                  order-42            /v1/customers',
    ])
    expect(requestLine({ ...GOOD, key: null, status: null }, PLAIN)).toBe(
      'none    POST    made                                      /v1/customers',
    )
  })

  test('fits the terminal, however long a key or path is', () => {
    const long = { ...GOOD, key: 'k'.repeat(300), path: `/v1/${'x'.repeat(300)}` }
    expect(requestLine(long, PLAIN)).toHaveLength(80)
    expect(requestLine(long, { ...PLAIN, width: 160 })).toHaveLength(160)
  })

  test('shows what is hidden, and colours only where it may', () => {
    const hostile = { ...GOOD, key: '\u001b[2J', path: '/v1/\u0007', remark: 'no key', alarming: true, status: 500 }
    expect(requestLine(hostile, PLAIN)).not.toMatch(/\p{Cc}/u)
    const coloured = requestLine(hostile, { ...PLAIN, colour: true })
    expect(coloured).toContain('\u001b[31m500')
    expect(coloured).toContain('\u001b[33mno key')
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(requestLine(hostile, PLAIN))
  })
})

describe('the summary', () => {
  test('says so where there is nothing to look at', () => {
    expect(gatewayTable({ ...QUIET, requests: 0 }, PLAIN)).toBe('No request arrived.')
    expect(gatewayTable(QUIET, PLAIN)).toBe(
      'Every call that changes something had a key, none came again with other parameters, and nothing was made twice.\n\n7 requests, 3 objects made, 1 replayed.',
    )
  })

  test('lists what to look at, the counts last', () => {
    const summary: GatewaySummary = {
      ...QUIET,
      judged: 5,
      keyless: [{ what: 'POST /v1/refunds', count: 2 }],
      reusedKeys: [{ what: 'POST /v1/customers', count: 1, key: 'order-42\u001b' }],
      madeTwice: [{ what: 'POST /v1/payouts', count: 1 }],
    }
    expect(gatewayTable(summary, PLAIN).split('\n')).toEqual([
      'Without an idempotency key, so that a retry makes a second object:',
      '  2 × POST /v1/refunds',
      '',
      'A key used again with other parameters, which Stripe refuses:',
      String.raw`  1 × POST /v1/customers, key order-42\u{1b}`,
      '',
      'Made again with the same parameters, without a key or with another one:',
      '  1 × POST /v1/payouts',
      '',
      '7 requests, 3 objects made, 1 replayed. The lists are about the newest 5.',
    ])
  })

  test('gives the reason of each request that stripe-mock refused', () => {
    const refused = [{ what: 'POST /v1/payouts', status: 400, why: "'amount' must be integer\u001b", count: 3 }]
    expect(gatewayTable({ ...QUIET, refused }, PLAIN)).toContain(
      String.raw`Refused by stripe-mock:
  3 × POST /v1/payouts: 400, 'amount' must be integer\u{1b}`,
    )
  })

  test('is never endless', () => {
    const keyless = Array.from({ length: 500 }, (_, index) => ({ what: `POST /v1/${index}`, count: 1 }))
    const lines = gatewayTable({ ...QUIET, keyless }, PLAIN).split('\n')
    expect(lines).toHaveLength(24)
    expect(lines).toContain('  … and 480 more; --json has them all')
  })
})

describe('what --fail-on found', () => {
  const first = { number: 3, method: 'POST', path: '/v1/payouts', key: 'a\u001b', requestId: 'req_3' }
  const second = { number: 5, method: 'POST', path: '/v1/payouts', key: null, requestId: 'req_5' }
  const both: GatewaySummary = { ...QUIET, doubles: [{ what: 'POST /v1/payouts', requests: [first, second] }], keylessPosts: [second] }

  test('names each request, of the kinds that are asked for alone', () => {
    expect(failingsText(both, new Set(['double', 'no-key']), PLAIN)?.split('\n')).toEqual([
      '--fail-on double: these requests made the same object more than once.',
      '  POST /v1/payouts, 2 times:',
      String.raw`    request 3, req_3: POST /v1/payouts, key a\u{1b}`,
      '    request 5, req_5: POST /v1/payouts, no key',
      '',
      '--fail-on no-key: these POST requests had no idempotency key.',
      '  request 5, req_5: POST /v1/payouts, no key',
    ])
    expect(failingsText(both, new Set(['no-key']), PLAIN)).not.toContain('double')
    expect(failingsText(QUIET, new Set(['double', 'no-key']), PLAIN)).toBeNull()
  })

  test('is that nothing can be said, where no request arrived or stripe-mock stopped', () => {
    expect(failingsText({ ...QUIET, requests: 0 }, new Set(['double']), PLAIN)).toContain('could not tell: no request arrived')
    expect(failingsText({ ...QUIET, failure: 'it ended' }, new Set(['double']), PLAIN)).toBe('--fail-on could not tell: it ended')
  })

  test('is never endless', () => {
    const keylessPosts = Array.from({ length: 500 }, () => second)
    const lines = failingsText({ ...QUIET, keylessPosts }, new Set(['no-key']), PLAIN)?.split('\n')
    expect(lines).toHaveLength(22)
    expect(lines?.at(-1)).toBe('  … and 480 more lines; --json has them all')
  })
})
