import { growingPauses, pausesFor, retries, variedPauses, staysTimed, stopsTimers, waitsFor } from '../judge/error-expectations.ts'
import { fails, keyed, makes, repeatsItself, sends, sendsAtMost, succeeds } from '../judge/expectations.ts'
import type { Fault, Script } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import { keepsPath } from '../judge/wire-expectations.ts'
import type { RequestCase } from './case.ts'
import {
  always503,
  answered,
  createCustomer,
  LOST,
  RECOVERS,
  request,
  retried,
  RETRIES_MANY,
  RETRIES_OFF,
  RETRIES_ON,
  RETRIEVE,
} from './request.ts'

const SHOULD = { 'stripe-should-retry': 'true' } as const
const SHOULD_NOT = { 'stripe-should-retry': 'false' } as const
const DELETE: Call = { shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }
const DELETE_V2: Call = { shape: 'params-and-options', method: 'v2.core.eventDestinations.delete', target: 'ed_contract' }
const DELETED: Fault = { kind: 'answer', status: 200, body: JSON.stringify({ id: 'ed_contract' }) }
/** Milliseconds: the SDKs pause for 0.5 s at first, less their jitter. */
const SHORTEST = 300
/** Milliseconds: Stripe asks for pauses of seconds; an SDK that is asked for an hour must not wait for it. */
const LONGEST = 90_000

/** When a request is sent again, and how long an SDK waits: https://docs.stripe.com/error-low-level */
export const RETRY_RULES: readonly RequestCase[] = [
  retried('504', 'a 504', answered(504)),
  retried('501', 'a 501', answered(501)),
  stays('not-403', 'A 403', answered(403)),
  stays('409-should-not-retry', 'A 409 with Stripe-Should-Retry: false', answered(409, SHOULD_NOT)),
  stays('503-should-not-retry', 'A 503 with Stripe-Should-Retry: false', answered(503, SHOULD_NOT)),
  stays('429-should-not-retry', 'A 429 with Stripe-Should-Retry: false', answered(429, SHOULD_NOT)),
  { ...retried('429-should-retry', 'a 429 with Stripe-Should-Retry: true', answered(429, SHOULD)), level: 'SHOULD' },
  request({
    id: 'retry/429-key-kept',
    level: 'MUST',
    title: 'A retry after a 429 keeps its key',
    sent: '429 with Stripe-Should-Retry: true, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: answered(429, SHOULD),
    expect: [repeatsItself()],
  }),
  request({
    id: 'retry/should-retry-forever',
    level: 'MUST',
    title: 'Stripe-Should-Retry does not lift the maximum',
    sent: '429 with Stripe-Should-Retry: true for ever, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: endless(3, { kind: 'answer', status: 429, headers: SHOULD }),
    expect: [sendsAtMost(3), fails()],
  }),
  request({
    id: 'retry/should-retry-off',
    level: 'MUST',
    title: 'Stripe-Should-Retry does not switch retries on',
    sent: '429 with Stripe-Should-Retry: true, retries 0',
    options: RETRIES_OFF,
    script: endless(1, { kind: 'answer', status: 429, headers: SHOULD }),
    expect: [sends(1), fails()],
  }),
  request({
    id: 'retry/refused',
    level: 'SHOULD',
    title: 'A refused connection is tried again, as often as configured',
    sent: 'nothing listens, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), skipPauses: true }],
    unreachable: true,
    expect: [retries(2), fails('connection')],
  }),
  request({
    id: 'retry/delete',
    level: 'SHOULD',
    title: 'A DELETE is retried',
    sent: '500 to a DELETE, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...DELETE, skipPauses: true }],
    script: answered(500),
    expect: [sends(2), succeeds()],
  }),
  request({
    id: 'retry/get-reset',
    level: 'SHOULD',
    title: 'A GET that was lost is sent again',
    sent: 'a GET, answer lost to a reset, retries 2',
    options: RETRIES_ON,
    calls: [RETRIEVE],
    script: LOST,
    expect: [sends(2), succeeds()],
  }),
  request({
    id: 'retry/get-should-retry',
    level: 'SHOULD',
    title: 'A GET that Stripe asks for again is sent again',
    sent: '429 with Stripe-Should-Retry: true to a GET, retries 2',
    options: RETRIES_ON,
    calls: [RETRIEVE],
    script: answered(429, SHOULD),
    expect: [sends(2), succeeds()],
  }),
  request({
    id: 'retry/query-kept',
    level: 'MUST',
    title: 'A retry keeps its path and its query',
    sent: 'list with a filter, 503, retries 2',
    options: RETRIES_ON,
    calls: [{ shape: 'params-and-options', method: 'customers.list', params: { email: 'contract@example.com' } }],
    script: answered(503),
    expect: [sends(2), keepsPath(), succeeds()],
  }),
  request({
    id: 'retry/v2-delete',
    level: 'MUST',
    title: 'A DELETE of the v2 API keeps its key on a retry',
    sent: 'delete an event destination, 503, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...DELETE_V2, skipPauses: true }],
    script: { faults: [...answered(503).faults, DELETED], forever: true },
    expect: [sends(2), keyed(), repeatsItself()],
  }),
  request({
    id: 'retry/growth',
    level: 'SHOULD',
    title: 'Pauses grow',
    sent: '503 for ever, retries 5, pauses skipped',
    options: RETRIES_MANY,
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: always503(6),
    expect: [growingPauses()],
  }),
  request({
    id: 'retry/jitter',
    level: 'SHOULD',
    title: 'Pauses differ from call to call, none is too short, and calls that are made at once are each retried as often as one alone',
    sent: 'three calls at once, 503 for ever, retries 5, pauses skipped',
    options: RETRIES_MANY,
    calls: Array.from({ length: 3 }, () => ({ ...createCustomer(), skipPauses: true as const })),
    together: true,
    script: always503(18),
    expect: [sends(18), variedPauses(), pausesFor(SHORTEST, LONGEST)],
  }),
  retryAfter('hour', 'A Retry-After of an hour is not waited for', '3600'),
  retryAfter('zero', 'A Retry-After of 0 does not do away with the pause', '0'),
  retryAfter('word', 'A Retry-After that is no number does not do away with the pause', 'soon'),
  retryAfter('negative', 'A negative Retry-After does not do away with the pause', '-5'),
  request({
    id: 'retry/default-timeout',
    level: 'MUST',
    title: 'By default, a client waits long enough for an answer, and not for ever',
    sent: 'customer, default options',
    calls: [{ ...createCustomer(), inspect: true }],
    expect: [waitsFor(60_000, 120_000), succeeds()],
  }),
  request({
    id: 'retry/timeout-applied',
    level: 'MUST',
    title: 'A timeout that is asked for is applied as it is',
    sent: 'customer, timeout 47 s',
    options: { timeoutMs: 47_000 },
    calls: [{ ...createCustomer(), inspect: true }],
    expect: [waitsFor(47_000, 47_000), succeeds()],
  }),
  request({
    id: 'retry/request-timeout-applied',
    level: 'SHOULD',
    title: "A timeout of one request is applied as it is, in the client's place",
    sent: 'customer, timeout 31 s, through a client with 47 s',
    options: { timeoutMs: 47_000 },
    calls: [{ ...createCustomer({ timeoutMs: 31_000 }), inspect: true }],
    expect: [waitsFor(31_000, 31_000), succeeds()],
  }),
  request({
    id: 'retry/timeout-of-body',
    level: 'SHOULD',
    title: 'The timeout holds until the whole answer is read',
    sent: 'customer, timeout 47 s; whether a timer still runs when the body is read, of clients that wait by one',
    options: { timeoutMs: 47_000 },
    calls: [{ ...createCustomer(), inspect: true }],
    expect: [staysTimed(), stopsTimers(), succeeds()],
  }),
]

/** What Stripe refuses stays refused. */
function stays(name: string, what: string, script: Script): RequestCase {
  return request({
    id: `retry/${name}`,
    level: 'MUST',
    title: `${what} is not retried`,
    sent: `${what.replace(/^A /, 'a ')}, retries 2`,
    options: RETRIES_ON,
    script,
    expect: [sends(1), makes(0), fails()],
  })
}

function retryAfter(name: string, title: string, value: string): RequestCase {
  return request({
    id: `retry/retry-after-${name}`,
    level: 'SHOULD',
    title,
    sent: `503 with Retry-After: ${value}, retries 2, pauses skipped`,
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: answered(503, { 'retry-after': value }),
    expect: [RECOVERS, pausesFor(SHORTEST, LONGEST)].flat(),
  })
}

/** So many of one answer, and then a 400: who retries too often is not kept waiting for ever. */
function endless(count: number, fault: Fault): Script {
  return { faults: [...Array.from({ length: count }, () => fault), ...answered(400, SHOULD_NOT).faults], forever: true }
}
