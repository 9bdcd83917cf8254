import { describe, expect, test } from 'vitest'
import type { GatewayRequest, GatewaySummary } from '../../src/domain/gateway-summary.ts'
import { gatewayTable, requestHead, requestLine } from '../../src/report/index.ts'

const PLAIN = { colour: false, width: 80 }
const GOOD: GatewayRequest = { method: 'POST', path: '/v1/customers', key: 'order-42', status: 200, remark: 'made', alarming: false }
const QUIET: GatewaySummary = { requests: 7, judged: 7, made: 3, replayed: 1, keyless: [], reusedKeys: [], madeTwice: [] }

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

  test('is never endless', () => {
    const keyless = Array.from({ length: 500 }, (_, index) => ({ what: `POST /v1/${index}`, count: 1 }))
    const lines = gatewayTable({ ...QUIET, keyless }, PLAIN).split('\n')
    expect(lines).toHaveLength(24)
    expect(lines).toContain('  … and 480 more; --json has them all')
  })
})
