import { fails, givenKey, givenKeyOrRefusal, keyed, keyless, makes, replayRecognised, sends, succeeds } from '../judge/expectations.ts'
import { headerOfEach } from '../judge/scope-expectations.ts'
import type { Call } from '../ask/protocol.ts'
import type { KeysCase, RequestCase } from './case.ts'
import { answered, createCustomer, CUSTOMER, LOST, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

const given = { idempotencyKey: 'Contract-Key-6735' }
const twice = [createCustomer(given), createCustomer(given)]
const DAY_MS = 24 * 60 * 60 * 1000
const otherParams = [createCustomer(given), createCustomer(given, { description: 'another' })]

/** Stripe's own answer, which is no `idempotency_error`. */
const IN_USE = JSON.stringify({
  error: {
    code: 'idempotency_key_in_use',
    type: 'invalid_request_error',
    message: 'There is currently another in-progress request using this idempotency key.',
  },
})

/** A key names one logical request: it must arrive as it is, on that request and on no other. */
export const IDEMPOTENCY: readonly (RequestCase | KeysCase)[] = [
  explicit('customer', 'customers.create', CUSTOMER),
  explicit('payment-intent', 'paymentIntents.create', { amount: 1099, currency: 'eur' }),
  explicit('charge', 'charges.create', { amount: 1099, currency: 'eur', source: 'tok_visa' }),
  explicit('refund', 'refunds.create', { payment_intent: 'pi_contract' }),
  explicit('payout', 'payouts.create', { amount: 1099, currency: 'eur' }),
  explicit('transfer', 'transfers.create', { amount: 1099, currency: 'eur', destination: 'acct_contract' }),
  explicit('capture', 'paymentIntents.capture', { amount_to_capture: 500 }, 'pi_contract'),
  explicit('subscription', 'subscriptions.create', { customer: 'cus_contract', items: [{ price: 'price_contract' }] }),
  request({
    id: 'idempotency/key-esm-call',
    level: 'MUST',
    title: "The caller's key is on the wire in a call through the ES module",
    sent: 'customer through the ES module, explicit key',
    calls: [{ ...createCustomer(given), shape: 'esm' }],
    expect: [sends(1), givenKey(), makes(1), succeeds()],
  }),
  request({
    id: 'idempotency/key-module-call',
    level: 'MUST',
    title: "The caller's key is on the wire in a call through the module",
    sent: 'customer through the module, explicit key',
    calls: [{ ...createCustomer(given), shape: 'module' }],
    expect: [sends(1), givenKey(), makes(1), succeeds()],
  }),
  request({
    id: 'idempotency/automatic-key',
    level: 'MUST',
    title: 'With retries on, a POST has a key of its own',
    sent: 'customer, retries 2',
    options: RETRIES_ON,
    expect: [sends(1), keyed(), succeeds()],
  }),
  request({
    id: 'idempotency/automatic-key-default',
    level: 'SHOULD',
    title: 'By default, a POST has a key of its own',
    sent: 'customer, default options',
    expect: [sends(1), keyed(), succeeds()],
  }),
  request({
    id: 'idempotency/key-null',
    level: 'MUST',
    title: 'A caller that gives null for the key has the key that one has who gives none',
    sent: 'two customers with null for a key, the first answer lost to a reset, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer({ idempotencyKey: null }), createCustomer({ idempotencyKey: null })],
    script: LOST,
    expect: [sends(3), keyed(), makes(2), succeeds()],
  }),
  request({
    id: 'idempotency/automatic-key-retries-off',
    level: 'SHOULD',
    title: 'With retries off, a POST has a key of its own',
    sent: 'customer, retries 0',
    options: RETRIES_OFF,
    expect: [sends(1), keyed(), succeeds()],
  }),
  request({
    id: 'idempotency/get-without-key',
    level: 'SHOULD',
    title: 'A GET has no key',
    sent: 'retrieve customer, retries 2',
    options: RETRIES_ON,
    calls: [RETRIEVE],
    expect: [sends(1), keyless(), succeeds()],
  }),
  request({
    id: 'idempotency/delete',
    level: 'OBSERVE',
    title: 'The automatic key of a DELETE is sent as before',
    sent: 'delete customer, retries 2',
    options: RETRIES_ON,
    calls: [{ shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }],
  }),
  request({
    id: 'idempotency/two-calls-two-keys',
    level: 'MUST',
    title: 'Two calls have two keys',
    sent: 'customer twice, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer(), createCustomer()],
    expect: [sends(2), keyed(), makes(2)],
  }),
  request({
    id: 'idempotency/calls-at-once',
    level: 'MUST',
    title: 'Calls that are made at once keep a key each, also when they are retried',
    sent: 'two customers at once, both answers lost to resets, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer(undefined, { description: 'one' }), createCustomer(undefined, { description: 'another' })],
    together: true,
    script: { faults: [...LOST.faults, ...LOST.faults] },
    expect: [sends(4), makes(2), succeeds()],
  }),
  {
    kind: 'keys',
    id: 'idempotency/keys-unique',
    level: 'MUST',
    title: 'No two of 10,000 calls in forked processes have one key',
    threat: 'double charge',
    sent: '5,000 customers in each of two processes',
    calls: 5000,
    processes: 2,
  },
  request({
    id: 'idempotency/key-does-not-stay',
    level: 'MUST',
    title: "The caller's key is on that call alone",
    sent: 'customer with a key, then one without, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer(given), createCustomer()],
    expect: [sends(2), makes(2)],
  }),
  request({
    id: 'idempotency/key-does-not-stay-after-failure',
    level: 'MUST',
    title: "The caller's key of a call that failed is on that call alone",
    sent: 'customer with a key, refused with 402, then one without, retries 2',
    options: RETRIES_ON,
    calls: [createCustomer(given), createCustomer()],
    // It is stored, so that whoever sends the key again gets the refusal again.
    script: { faults: [{ kind: 'answer', status: 402, stored: true }] },
    expect: [makes(1)],
  }),
  request({
    id: 'idempotency/same-key-one-object',
    level: 'MUST',
    title: 'The same key twice makes one object',
    sent: 'customer twice, same key, same parameters',
    calls: twice,
    expect: [sends(2), givenKey(), makes(1), succeeds()],
  }),
  request({
    id: 'idempotency/key-within-a-day',
    level: 'OBSERVE',
    title: 'The same key within a day, while Stripe remembers it, is answered as before',
    sent: 'customer twice, same key, 23 h 59 min apart',
    calls: twice,
    apartMs: DAY_MS - 60_000,
  }),
  request({
    id: 'idempotency/key-after-a-day',
    level: 'OBSERVE',
    title: 'The same key after a day, when Stripe has forgotten it, is answered as before',
    sent: 'customer twice, same key, 24 h apart',
    calls: twice,
    apartMs: DAY_MS,
  }),
  request({
    id: 'idempotency/replay-recognised',
    level: 'SHOULD',
    title: 'A replayed answer can be recognised',
    sent: 'customer twice, same key, same parameters',
    calls: twice,
    expect: [replayRecognised()],
  }),
  request({
    id: 'idempotency/other-params-refused',
    level: 'MUST',
    title: 'The same key with other parameters is refused and not retried',
    sent: 'customer twice, same key, other parameters, retries 2',
    options: RETRIES_ON,
    calls: otherParams,
    expect: [sends(2), givenKey(), makes(1), fails()],
    refusable: true,
  }),
  request({
    id: 'idempotency/other-params-error-class',
    level: 'SHOULD',
    title: 'The same key with other parameters gives the documented idempotency error',
    sent: 'customer twice, same key, other parameters',
    calls: otherParams,
    expect: [fails('idempotency')],
    refusable: true,
  }),
  request({
    id: 'idempotency/key-in-use',
    level: 'OBSERVE',
    title: 'The error of a key that is in use is the same as before',
    sent: '409 idempotency_key_in_use, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer(given)],
    script: answered(409, {}, IN_USE),
  }),
  request({
    id: 'idempotency/key-255',
    level: 'SHOULD',
    title: 'The longest key that Stripe takes arrives whole',
    sent: 'key of 255 letters',
    calls: [createCustomer({ idempotencyKey: 'k'.repeat(255) })],
    expect: [sends(1), givenKey(), makes(1)],
  }),
  peculiar('key-256', 'A key that is too long is handled as before', 'key of 256 letters', 'k'.repeat(256)),
  peculiar('key-empty', 'An empty key is handled as before', 'empty key', ''),
  peculiar('key-blank', 'A blank key is handled as before', 'key of three blanks', '   '),
  peculiar('key-padded', 'A key between blanks is handled as before', 'key with blanks around it', ' padded '),
  peculiar('key-unicode', 'A key with letters outside ASCII is handled as before', 'key with ü', 'contract-ü'),
  peculiar('key-integer', 'A key that is an integer is handled as before', 'key 6735', 6735),
  request({
    id: 'shape/capture-options-only',
    level: 'SHOULD',
    title: 'The key in capture(id, { idempotencyKey }) is applied',
    sent: 'capture(id, { idempotencyKey })',
    calls: [{ shape: 'options-only', method: 'paymentIntents.capture', target: 'pi_contract', request: given }],
    expect: [givenKey()],
    refusable: true,
  }),
  request({
    id: 'shape/options-without-id',
    level: 'SHOULD',
    title: 'The options in accounts.retrieve({}, options) are applied',
    threat: 'money to the wrong account',
    sent: "accounts.retrieve({}, { stripeAccount }), which is the caller's own account",
    // No API key: where it is taken for a parameter it is in the address, and in every log of that.
    calls: [{ shape: 'params-and-options', method: 'accounts.retrieve', request: { stripeAccount: 'acct_contract' } }],
    expect: [sends(1), headerOfEach('stripe-account', ['acct_contract'])],
    refusable: true,
  }),
  request({
    id: 'shape/snake-case-key',
    level: 'SHOULD',
    title: 'The key in { idempotency_key } is applied, or refused with an error',
    sent: 'customer, { idempotency_key }',
    calls: [{ ...createCustomer(given), shape: 'snake-case' }],
    expect: [givenKeyOrRefusal()],
    refusable: true,
  }),
]

function explicit(name: string, method: string, params: Readonly<Record<string, unknown>>, target?: string): RequestCase {
  const noun = name.replace('-', ' ')
  const call: Call = { shape: 'params-and-options', method, params, request: given, ...(target === undefined ? {} : { target }) }
  return request({
    id: `idempotency/key-${name}`,
    level: 'MUST',
    title: `The caller's key is on the wire, once: ${noun}`,
    sent: `${noun}, explicit key`,
    calls: [call],
    expect: [sends(1), givenKey(), makes(1), succeeds()],
    // Of these calls it knows all parameters: what it refuses, the SDK sent beside them.
    refusable: true,
  })
}

function peculiar(name: string, title: string, sent: string, idempotencyKey: string | number): RequestCase {
  return request({ id: `idempotency/${name}`, level: 'OBSERVE', title, sent, calls: [createCustomer({ idempotencyKey })], refusable: true })
}
