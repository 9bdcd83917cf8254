import type { Level } from '../../domain/proof.ts'
import { differentKeys, fails, givenKey, keyed, keyless, makes, replayRecognised, sends, succeeds } from '../expectations.ts'
import type { Call, ClientOptions } from '../protocol.ts'
import type { Check, RequestCase } from './case.ts'
import { answered, createCustomer, CUSTOMER } from './request.ts'

const KEY = 'contract-key-6735'
const given = { idempotencyKey: KEY }
const longest = { idempotencyKey: 'k'.repeat(255) }
const ERROR = { node: 'StripeIdempotencyError', python: 'IdempotencyError' }

const twice = [createCustomer(given), createCustomer(given)]
const otherParams = [createCustomer(given), createCustomer(given, { description: 'another' })]

/** A key names one logical request: it must arrive as it is, on that request and on no other. */
export const IDEMPOTENCY: readonly RequestCase[] = [
  explicit('customer', 'customers.create', CUSTOMER),
  explicit('payment-intent', 'paymentIntents.create', { amount: 1099, currency: 'eur' }),
  explicit('charge', 'charges.create', { amount: 1099, currency: 'eur', source: 'tok_visa' }),
  explicit('refund', 'refunds.create', { payment_intent: 'pi_contract' }),
  explicit('payout', 'payouts.create', { amount: 1099, currency: 'eur' }),
  explicit('transfer', 'transfers.create', { amount: 1099, currency: 'eur', destination: 'acct_contract' }),
  explicit('capture', 'paymentIntents.capture', { amount_to_capture: 500 }, 'pi_contract'),
  one('MUST', 'key-module-call', "The caller's key is on the wire in a call through the module", 'create customer through the module, explicit key', {}, [{ ...createCustomer(given), shape: 'module' }], [sends(1), givenKey(), makes(1), succeeds()]),
  one('MUST', 'automatic-key', 'With retries on, a POST has a key of its own', 'create customer, retries 2', { maxNetworkRetries: 2 }, [createCustomer()], [sends(1), keyed(), succeeds()]),
  one('SHOULD', 'automatic-key-default', 'By default, a POST has a key of its own', 'create customer, default options', {}, [createCustomer()], [sends(1), keyed(), succeeds()]),
  one('SHOULD', 'automatic-key-retries-off', 'With retries off, a POST has a key of its own', 'create customer, retries 0', { maxNetworkRetries: 0 }, [createCustomer()], [sends(1), keyed(), succeeds()]),
  one('SHOULD', 'get-without-key', 'A GET has no key', 'retrieve customer, retries 2', { maxNetworkRetries: 2 }, [{ shape: 'params-and-options', method: 'customers.retrieve', target: 'cus_contract' }], [sends(1), keyless(), succeeds()]),
  one('OBSERVE', 'delete', 'The automatic key of a DELETE', 'delete customer, retries 2', { maxNetworkRetries: 2 }, [{ shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }], []),
  one('MUST', 'two-calls-two-keys', 'Two calls have two keys', 'create customer twice, retries 2', { maxNetworkRetries: 2 }, [createCustomer(), createCustomer()], [sends(2), differentKeys(), makes(2)]),
  one('MUST', 'key-does-not-stay', "The caller's key is on that call alone", 'create customer with a key, then without, retries 2', { maxNetworkRetries: 2 }, [createCustomer(given), createCustomer()], [sends(2), differentKeys(), makes(2)]),
  one('MUST', 'same-key-one-object', 'The same key twice makes one object', 'create customer twice, same key, same parameters', {}, twice, [sends(2), givenKey(), makes(1), succeeds()]),
  one('SHOULD', 'replay-recognised', 'A replayed answer can be recognised', 'create customer twice, same key, same parameters', {}, twice, [replayRecognised()]),
  { ...one('MUST', 'other-params-refused', 'The same key with other parameters is refused, once', 'create customer twice, same key, other parameters, retries 2', { maxNetworkRetries: 2 }, otherParams, [sends(2), makes(1), fails()]), refusable: true },
  { ...one('SHOULD', 'other-params-error-class', 'That refusal is the documented idempotency error', 'create customer twice, same key, other parameters', {}, otherParams, [fails(ERROR)]), refusable: true },
  { ...one('OBSERVE', 'key-in-use', 'The error of a key that is in use', '409 idempotency_key_in_use, retries 0', { maxNetworkRetries: 0 }, [createCustomer(given)], []), script: answered(409, {}, inUse()) },
  one('SHOULD', 'key-255', 'The longest key that Stripe takes arrives whole', 'key of 255 letters', {}, [createCustomer(longest)], [sends(1), givenKey(), makes(1)]),
  { ...one('OBSERVE', 'key-256', 'A key that is too long', 'key of 256 letters', {}, [createCustomer({ idempotencyKey: 'k'.repeat(256) })], []), refusable: true },
  one('OBSERVE', 'key-empty', 'An empty key', 'empty key, retries 2', { maxNetworkRetries: 2 }, [createCustomer({ idempotencyKey: '' })], []),
  one('OBSERVE', 'key-blank', 'A blank key', 'key of three blanks', {}, [createCustomer({ idempotencyKey: '   ' })], []),
  one('OBSERVE', 'key-padded', 'A key between blanks', 'key with blanks around it', {}, [createCustomer({ idempotencyKey: ' padded ' })], []),
  {
    ...one('SHOULD', 'capture-options-only', 'The key in capture(id, { idempotencyKey }) is applied', 'capture(id, { idempotencyKey })', {}, [{ shape: 'options-only', method: 'paymentIntents.capture', target: 'pi_contract', request: given }], [givenKey()]),
    id: 'shape/capture-options-only',
    refusable: true,
  },
  {
    ...one('SHOULD', 'snake-case-key', 'The key in { idempotency_key } is applied, or refused aloud', 'create customer, { idempotency_key }', {}, [{ ...createCustomer(given), shape: 'snake-case' }], [appliedOrRefused()]),
    id: 'shape/snake-case-key',
    refusable: true,
  },
]

function one(level: Level, name: string, title: string, sent: string, options: ClientOptions, calls: readonly Call[], expect: readonly Check[]): RequestCase {
  return { kind: 'request', id: `idempotency/${name}`, level, title, threat: 'double charge', sent, options, calls, expect }
}

function explicit(name: string, method: string, params: Call['params'], target?: string): RequestCase {
  const call: Call = { shape: 'params-and-options', method, request: given, ...(params === undefined ? {} : { params }), ...(target === undefined ? {} : { target }) }
  const noun = name.replace('-', ' ')
  return one('MUST', `key-${name}`, `The caller's key is on the wire, once: ${noun}`, `${noun}, explicit key`, {}, [call], [sends(1), givenKey(), makes(1), succeeds()])
}

/** A call that fails before it is sent can be mended by who sees it; a key that is dropped in silence can not. */
function appliedOrRefused(): Check {
  return (run) => (run.attempts.length === 0 && fails()(run) === null ? null : givenKey()(run))
}

/** Stripe's own answer, which is no `idempotency_error`. */
function inUse(): string {
  return JSON.stringify({
    error: {
      code: 'idempotency_key_in_use',
      type: 'invalid_request_error',
      message: 'There is currently another in-progress request using this idempotency key.',
    },
  })
}
