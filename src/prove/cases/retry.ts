import { fails, givenKey, header, keepsHeader, makes, repeatsItself, sends, sendsAtMost, succeeds } from '../expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { RequestCase } from './case.ts'
import { always503, answered, createCustomer, LOST, RECOVERS, request, retried, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

/** Executed, and the connection closed without a byte. */
const CLOSED: Script = { faults: [{ kind: 'close', when: 'after' }] }
const LOCK_TIMEOUT = JSON.stringify({
  error: { type: 'invalid_request_error', code: 'lock_timeout', message: 'This object cannot be accessed right now.' },
})

const givesUp = [sends(1), makes(0), fails()]
const moduleCall = { ...createCustomer(), shape: 'module' } as const

/** A lost answer must not become a second charge, whatever was lost and however often it is tried again. */
export const RETRY: readonly RequestCase[] = [
  retried('reset', 'an answer lost to a reset', LOST),
  retried('close', 'an answer lost to a closed connection', CLOSED),
  retried('reset-before', 'a reset before Stripe saw the request', { faults: [{ kind: 'reset', when: 'before' }] }),
  request({
    id: 'retry/reset-twice',
    level: 'MUST',
    title: 'As many retries as configured are made',
    sent: 'two answers lost to resets, retries 2',
    options: RETRIES_ON,
    script: { faults: [...LOST.faults, ...LOST.faults] },
    expect: [sends(3), repeatsItself(), makes(1), succeeds()],
  }),
  retried('409', 'a 409', answered(409)),
  retried('500', 'a 500', answered(500)),
  retried('502', 'a 502', answered(502)),
  retried('503', 'a 503', answered(503)),
  retried('503-should-retry', 'a 503 with Stripe-Should-Retry: true', answered(503, { 'stripe-should-retry': 'true' })),
  {
    ...retried('400-should-retry', 'a 400 with Stripe-Should-Retry: true', answered(400, { 'stripe-should-retry': 'true' })),
    level: 'SHOULD',
  },
  refusal('500-should-not-retry', 'A 500 with Stripe-Should-Retry: false', answered(500, { 'stripe-should-retry': 'false' })),
  refusal('not-400', 'A 400', answered(400)),
  refusal('not-401', 'A 401', answered(401)),
  refusal('not-402', 'A 402', answered(402)),
  refusal('not-404', 'A 404', answered(404)),
  refusal('not-429', 'A 429', answered(429)),
  request({
    id: 'retry/429-lock-timeout',
    level: 'OBSERVE',
    title: 'A 429 lock_timeout',
    sent: '429 lock_timeout, retries 2',
    options: RETRIES_ON,
    script: answered(429, {}, LOCK_TIMEOUT),
  }),
  request({
    id: 'retry/maximum',
    level: 'MUST',
    title: 'No more retries than configured',
    sent: '503 for ever, retries 2',
    options: RETRIES_ON,
    script: always503(3),
    expect: [sendsAtMost(3), repeatsItself(), makes(0), fails()],
  }),
  request({
    id: 'retry/explicit-key-kept',
    level: 'MUST',
    title: "A retry keeps the caller's key",
    sent: 'explicit key, answer lost to a reset, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer({ idempotencyKey: 'Contract-Key-6735' })],
    script: LOST,
    expect: [sends(2), givenKey(), makes(1), succeeds()],
  }),
  request({
    id: 'retry/account-kept',
    level: 'MUST',
    title: 'A retry keeps the connected account and the credential',
    sent: 'Stripe-Account, 503, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer({ stripeAccount: 'acct_contract' })],
    script: answered(503),
    expect: [sends(2), keepsHeader('stripe-account'), keepsHeader('authorization'), succeeds()],
  }),
  request({
    id: 'retry/context-kept',
    level: 'SHOULD',
    title: 'A retry keeps the context',
    sent: 'Stripe-Context, 503, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer({ stripeContext: 'acct_contract/acct_other' })],
    script: answered(503),
    expect: [sends(2), header('stripe-context', 'acct_contract/acct_other'), succeeds()],
  }),
  request({
    id: 'retry/version-kept',
    level: 'SHOULD',
    title: 'A retry keeps the API version',
    sent: '503, retries 2',
    options: RETRIES_ON,
    script: answered(503),
    expect: [sends(2), keepsHeader('stripe-version'), succeeds()],
  }),
  request({
    id: 'retry/get',
    level: 'SHOULD',
    title: 'A GET is retried',
    sent: '500 to a GET, retries 2',
    options: RETRIES_ON,
    calls: [RETRIEVE],
    script: answered(500),
    expect: [sends(2), succeeds()],
  }),
  request({
    id: 'retry/reset-default',
    level: 'MUST',
    title: 'By default, a lost answer makes one object',
    sent: 'answer lost to a reset, default options',
    script: LOST,
    expect: [makes(1)],
  }),
  request({
    id: 'retry/close-default',
    level: 'MUST',
    title: 'By default, a closed connection makes one object',
    sent: 'answer lost to a closed connection, default options',
    script: CLOSED,
    expect: [makes(1)],
  }),
  request({
    id: 'retry/reset-module-call',
    level: 'MUST',
    title: 'A lost answer makes one object in a call through the module',
    sent: 'module call, answer lost to a reset, default options',
    calls: [moduleCall],
    script: LOST,
    expect: [makes(1)],
  }),
  request({
    id: 'retry/reset-retries-off',
    level: 'SHOULD',
    title: 'With retries off, a lost answer makes one object',
    sent: 'answer lost to a reset, retries 0',
    options: RETRIES_OFF,
    script: LOST,
    expect: [makes(1)],
  }),
  request({
    id: 'retry/close-retries-off',
    level: 'SHOULD',
    title: 'With retries off, a closed connection makes one object',
    sent: 'answer lost to a closed connection, retries 0',
    options: RETRIES_OFF,
    script: CLOSED,
    expect: [makes(1)],
  }),
  request({
    id: 'retry/default-count',
    level: 'OBSERVE',
    title: 'Retries by default',
    sent: '503 once, default options',
    script: answered(503),
  }),
  request({
    id: 'retry/default-count-module-call',
    level: 'OBSERVE',
    title: 'Retries by default of a call through the module',
    sent: 'module call, 503 once, default options',
    calls: [moduleCall],
    script: answered(503),
  }),
  request({
    id: 'retry/per-request',
    level: 'SHOULD',
    title: 'Retries asked for in one request are made',
    sent: '503, client retries 0, request retries 2',
    options: RETRIES_OFF,
    calls: [createCustomer({ maxNetworkRetries: 2 })],
    script: answered(503),
    expect: RECOVERS,
  }),
]

/** What Stripe refuses stays refused. */
function refusal(name: string, what: string, script: Script): RequestCase {
  return request({
    id: `retry/${name}`,
    level: 'MUST',
    title: `${what} is not retried`,
    sent: `${what.toLowerCase().replace('stripe-should-retry', 'Stripe-Should-Retry')}, retries 2`,
    options: RETRIES_ON,
    script,
    expect: givesUp,
  })
}
