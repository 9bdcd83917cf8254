import type { Level } from '../../domain/proof.ts'
import { backsOff, fails, givenKey, keepsHeader, makes, makesAtMostOne, repeatsItself, sends, sendsAtMost, settlesHonestly, succeeds } from '../expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { Call, ClientOptions } from '../protocol.ts'
import type { Check, RequestCase } from './case.ts'
import { answered, createCustomer, LOST } from './request.ts'

const ON = { maxNetworkRetries: 2 }
const OFF = { maxNetworkRetries: 0 }
const once = [createCustomer()]
const recovers = [sends(2), repeatsItself(), makes(1), succeeds()]
const givesUp = [sends(1), makes(0), fails()]

const CLOSED: Script = { faults: [{ kind: 'close', when: 'after' }] }
const ALWAYS_503: Script = { ...answered(503), forever: true }
const LOCK_TIMEOUT = JSON.stringify({ error: { type: 'invalid_request_error', code: 'lock_timeout', message: 'This object cannot be accessed right now.' } })

/** A lost answer must not become a second charge, whatever was lost and however often it is tried again. */
export const RETRY: readonly RequestCase[] = [
  retried('reset', 'an answer lost to a reset', LOST),
  retried('close', 'an answer lost to a closed connection', CLOSED),
  retried('reset-before', 'a connection reset before Stripe saw the request', { faults: [{ kind: 'reset', when: 'before' }] }),
  { ...retried('timeout', 'an answer that comes too late', { faults: [{ kind: 'stall' }] }), options: { ...ON, timeoutMs: 1000 } },
  retried('409', 'a 409', answered(409)),
  retried('500', 'a 500', answered(500)),
  retried('502', 'a 502', answered(502)),
  retried('503', 'a 503', answered(503)),
  retried('503-should-retry', 'a 503 with Stripe-Should-Retry: true', answered(503, { 'stripe-should-retry': 'true' })),
  retry('SHOULD', 'should-retry-true', 'Stripe-Should-Retry: true is obeyed', '400 with Stripe-Should-Retry: true, retries 2', ON, answered(400, { 'stripe-should-retry': 'true' }), recovers),
  retry('MUST', 'should-retry-false', 'Stripe-Should-Retry: false is obeyed', '500 with Stripe-Should-Retry: false, retries 2', ON, answered(500, { 'stripe-should-retry': 'false' }), givesUp),
  refusal(400),
  refusal(401),
  refusal(402),
  refusal(404),
  refusal(429),
  retry('OBSERVE', '429-lock-timeout', 'A 429 lock_timeout', '429 lock_timeout, retries 2', ON, answered(429, {}, LOCK_TIMEOUT), []),
  retry('MUST', 'maximum', 'No more retries than configured', '503 for ever, retries 2', ON, ALWAYS_503, [sendsAtMost(3), repeatsItself(), makes(0), fails()]),
  retry('SHOULD', 'back-off', 'Retries pause, and not for ever', '503 for ever, retries 2', ON, ALWAYS_503, [backsOff()]),
  retry('MUST', 'explicit-key-kept', "A retry keeps the caller's key", 'explicit key, answer lost to a reset, retries 2', ON, LOST, [sends(2), givenKey(), makes(1), succeeds()], [
    createCustomer({ idempotencyKey: 'contract-key-6735' }),
  ]),
  retry('MUST', 'headers-kept', 'A retry keeps the account and the credential', 'Stripe-Account, 503, retries 2', ON, answered(503), [sends(2), keepsHeader('stripe-account'), keepsHeader('authorization'), succeeds()], [
    createCustomer({ stripeAccount: 'acct_contract' }),
  ]),
  retry('SHOULD', 'version-kept', 'A retry keeps the API version', '503, retries 2', ON, answered(503), [sends(2), keepsHeader('stripe-version'), succeeds()]),
  retry('SHOULD', 'get', 'A GET is retried', '500 to a GET, retries 2', ON, answered(500), [sends(2), succeeds()], [{ shape: 'params-and-options', method: 'customers.retrieve', target: 'cus_contract' }]),
  retry('MUST', 'reset-default', 'By default, a lost answer makes one object', 'answer lost to a reset, default options', {}, LOST, [makes(1)]),
  retry('MUST', 'reset-module-call', 'A lost answer makes one object in a call through the module', 'module call, answer lost to a reset, default options', {}, LOST, [makes(1)], [
    { ...createCustomer(), shape: 'module' },
  ]),
  retry('SHOULD', 'reset-retries-off', 'With retries off, a lost answer makes one object', 'answer lost to a reset, retries 0', OFF, LOST, [makesAtMostOne()]),
  retry('SHOULD', 'close-retries-off', 'With retries off, a closed connection makes one object', 'answer lost to a closed connection, retries 0', OFF, CLOSED, [makesAtMostOne()]),
  {
    ...retry('SHOULD', 'truncated-body', 'An answer cut short is an error, and one object', 'executed; answer cut short, retries 2', ON, { faults: [{ kind: 'truncate' }] }, [makes(1), settlesHonestly()]),
    mayHang: true,
  },
  retry('OBSERVE', 'default-count', 'Retries by default', '503 once, default options', {}, answered(503), []),
  retry('OBSERVE', 'default-count-module-call', 'Retries by default of a call through the module', 'module call, 503 once, default options', {}, answered(503), [], [
    { ...createCustomer(), shape: 'module' },
  ]),
  retry('SHOULD', 'per-request', 'Retries asked for in one request are made', '503, retries 0, request asks for 2', OFF, answered(503), recovers, [createCustomer({ maxNetworkRetries: 2 })]),
]

function retry(level: Level, name: string, title: string, sent: string, options: ClientOptions, script: Script, expect: readonly Check[], calls: readonly Call[] = once): RequestCase {
  return { kind: 'request', id: `retry/${name}`, level, title, threat: 'double charge', sent, options, calls, script, expect }
}

/** What is lost or busy is tried again, with the same key, and makes one object. */
function retried(name: string, what: string, script: Script): RequestCase {
  return retry('MUST', name, `After ${what}, the same request is sent again`, `${what}, retries 2`, ON, script, recovers)
}

/** What Stripe refuses stays refused. */
function refusal(status: number): RequestCase {
  return retry('MUST', `not-${status}`, `A ${status} is not retried`, `${status}, retries 2`, ON, answered(status), givesUp)
}
