import { sends, succeeds } from '../judge/expectations.ts'
import { apiKeyOfEach, asksFor, headerOfEach } from '../judge/scope-expectations.ts'
import { parametersOfEach } from '../judge/value-expectations.ts'
import type { Shape } from '../ask/protocol.ts'
import type { Fault } from '../gateway/types.ts'
import type { RequestCase, Step } from './case.ts'
import { request, RETRIES_OFF } from './request.ts'
import { fieldsOf } from '../fields.ts'

const ACCOUNT = 'acct_other'
const OWN = { stripeAccount: ACCOUNT, apiKey: '{key}_other' } as const
/** Of what makes, moves or gives up money: the method, where it is, its object, and what the caller asks for. */
const METHODS = [
  ['charges.capture', '/v1/charges', 'charge', { amount: 5 }],
  ['paymentIntents.capture', '/v1/payment_intents', 'payment_intent', { amount_to_capture: 5 }],
  ['paymentIntents.confirm', '/v1/payment_intents', 'payment_intent', { payment_method: 'pm_contract' }],
  ['paymentIntents.cancel', '/v1/payment_intents', 'payment_intent', { cancellation_reason: 'duplicate' }],
  ['setupIntents.confirm', '/v1/setup_intents', 'setup_intent', { payment_method: 'pm_contract' }],
  ['invoices.pay', '/v1/invoices', 'invoice', { source: 'src_contract' }],
  ['payouts.cancel', '/v1/payouts', 'payout', { metadata: { a: 'b' } }],
  ['refunds.cancel', '/v1/refunds', 'refund', { metadata: { a: 'b' } }],
  ['topups.cancel', '/v1/topups', 'topup', { metadata: { a: 'b' } }],
  ['quotes.accept', '/v1/quotes', 'quote', { metadata: { a: 'b' } }],
] as const satisfies readonly (readonly [method: string, path: string, object: string, params: Step['params']])[]
const CUSTOMER = {
  id: 'cus_contract',
  object: 'customer',
  description: 'old',
  name: 'old',
  phone: '1',
  address: { city: 'Old', line1: 'Old 1' },
  metadata: { a: '1', gone: 'x' },
}
const SAVED = { ...CUSTOMER, description: 'first', phone: null, address: { city: 'Bern', line1: 'Old 1' }, metadata: { a: '2', b: '3' } }
const CHANGES = { description: 'first', balance: 0, phone: null, 'address.city': 'Bern', metadata: { a: '2', b: '3' } }
/** What is set to nothing is sent as empty, and so is what metadata had and has no more. */
const CHANGES_SENT = {
  description: 'first',
  balance: '0',
  phone: '',
  'address[city]': 'Bern',
  'metadata[a]': '2',
  'metadata[b]': '3',
  'metadata[gone]': '',
}

const SUBSCRIPTION = { id: 'sub_contract', object: 'subscription', latest_invoice: { id: 'in_contract', object: 'invoice' } }
const CUSTOMER_AT = 'GET /v1/customers/cus_contract'
/** What is encoded leads to no other path. */
const SLASHED = { id: 'cus_contract/a?b', object: 'customer' }
const SLASHED_AT = 'GET /v1/customers/cus_contract%2Fa%3Fb'
const INTENT = { id: 'pi_contract', object: 'payment_intent' }
const INTENTS = '/v1/payment_intents'
const SESSION = { id: 'cs_contract', object: 'checkout.session' }
const SESSION_AT = 'GET /v1/checkout/sessions/cs_contract'
const SOURCES = '/v1/customers/cus_contract/sources'

/** All that an object asks for is for the account, and by the API key, that it was retrieved with. */
const OF_OWNER = [headerOfEach('stripe-account', [ACCOUNT]), apiKeyOfEach(['other'])]

/** What an object that was retrieved does: for whom, with which key, and with what. */
export const OBJECTS: readonly RequestCase[] = [
  methods(
    'object-methods',
    'object',
    'Each method of an object has the account of its object, and the key and the parameters of its caller',
  ),
  methods(
    'object-methods-async',
    'object-async',
    'Each awaited method of an object has the account of its object, and the key and the parameters of its caller',
  ),
  object(
    {
      id: 'scope/object-of-class',
      title: 'A method of a class that is given an object has the account of the object, and the key and the parameters of its caller',
      sent: 'payment intent canceled and another captured by methods of their class, each retrieved with an account and an API key',
      calls: [
        { ...ofClass('cancel', { cancellation_reason: 'duplicate' }), request: { ...OWN, idempotencyKey: 'Contract-Cancel' } },
        { ...ofClass('capture', { amount_to_capture: 5 }), request: { ...OWN, idempotencyKey: 'Contract-Capture' } },
      ],
      expect: [
        asksFor(['/cancel', '/capture'].flatMap((verb) => [`GET ${INTENTS}/pi_contract`, `POST ${INTENTS}/pi_contract${verb}`])),
        headerOfEach('idempotency-key', [null, 'Contract-Cancel', null, 'Contract-Capture']),
        parametersOfEach({}, { cancellation_reason: 'duplicate' }, {}, { amount_to_capture: '5' }),
        succeeds(),
      ],
    },
    [INTENT, INTENT, INTENT, INTENT],
  ),
  object(
    {
      id: 'scope/object-save',
      title: 'An object that is saved sends what was changed since it was saved before, with the key of its caller',
      sent: 'customer changed and saved with a key, then changed and saved with another',
      calls: [save(CHANGES, 'Contract-Save-1'), { ...save({ name: 'second' }, 'Contract-Save-2'), again: true }],
      expect: [
        headerOfEach('idempotency-key', [null, 'Contract-Save-1', 'Contract-Save-2']),
        parametersOfEach({}, CHANGES_SENT, { name: 'second' }),
        succeeds(),
      ],
    },
    [CUSTOMER, SAVED, { ...SAVED, name: 'second' }],
  ),
  object(
    {
      id: 'scope/object-save-after-failure',
      title: 'What an object could not save is sent when it is saved again',
      sent: 'customer changed, saved and refused with 402, then saved again, retries 0',
      options: RETRIES_OFF,
      calls: [save(CHANGES, 'Contract-Save-1'), { ...save({}, 'Contract-Save-2'), again: true }],
      expect: [
        headerOfEach('idempotency-key', [null, 'Contract-Save-1', 'Contract-Save-2']),
        parametersOfEach({}, CHANGES_SENT, CHANGES_SENT),
      ],
    },
    [CUSTOMER, null, SAVED],
  ),
  object(
    {
      id: 'scope/object-list',
      title: 'What a list in an object makes, retrieves and lists is of that object, and of its account',
      sent: 'customer retrieved with an account and an API key; in its list a source is made with a key, and another retrieved, by an id that has a slash; then it is listed',
      calls: [
        { ...ofSources('create', { source: 'tok_contract' }), request: { ...OWN, idempotencyKey: 'Contract-Source' } },
        { ...ofSources('retrieve', { id: 'src_other/..?' }), request: OWN, again: true },
        { ...ofSources('list', { limit: 3 }), request: OWN, again: true },
      ],
      expect: [
        asksFor([CUSTOMER_AT, `POST ${SOURCES}`, `GET ${SOURCES}/src_other%2F..%3F`, `GET ${SOURCES}`]),
        headerOfEach('idempotency-key', [null, 'Contract-Source', null, null]),
        parametersOfEach({}, { source: 'tok_contract' }, {}, { limit: '3' }),
        succeeds(),
      ],
    },
    [
      { ...CUSTOMER, sources: { object: 'list', url: SOURCES, has_more: true, data: [] } },
      { id: 'src_contract', object: 'source' },
      { id: 'src_other', object: 'source' },
      { object: 'list', url: SOURCES, has_more: false, data: [] },
    ],
  ),
  nested(
    'object-nested',
    'object',
    'An object in another has the account and the API key of that one, and the key and the parameters of its caller',
  ),
  nested(
    'object-nested-async',
    'object-async',
    'An awaited object in another has the account and the API key of that one, and the key and the parameters of its caller',
  ),
  object(
    {
      id: 'scope/object-async',
      title: 'An object that is fetched again and deleted, both awaited, has the account and the API key that it was retrieved with',
      sent: 'customer whose id has a slash and a question mark retrieved with an account and an API key, fetched again and deleted, and a session of Checkout fetched again, awaited',
      calls: [
        { shape: 'object-async', method: 'customers.refresh', target: SLASHED.id, request: OWN },
        { shape: 'object-async', method: 'customers.delete', target: SLASHED.id, request: OWN, again: true },
        { shape: 'object-async', method: 'checkout.sessions.refresh', target: 'cs_contract', request: OWN },
      ],
      expect: [asksFor([SLASHED_AT, SLASHED_AT, SLASHED_AT.replace('GET', 'DELETE'), SESSION_AT, SESSION_AT]), succeeds()],
    },
    [SLASHED, SLASHED, { ...SLASHED, deleted: true }, SESSION, SESSION],
  ),
]

function methods(name: string, shape: Shape, title: string): RequestCase {
  const calls = METHODS.map(([method, , , params]): Step => ({
    shape,
    method,
    target: 'obj_contract/a?b',
    params,
    request: { ...OWN, idempotencyKey: `Contract-${method}` },
  }))
  const paths = METHODS.map(([method, path]) => [
    `GET ${path}/obj_contract%2Fa%3Fb`,
    `POST ${path}/obj_contract%2Fa%3Fb/${method.split('.')[1]}`,
  ])
  return object(
    {
      id: `scope/${name}`,
      title,
      sent: `${METHODS.map(([method]) => method).join(', ')}, each of an object that was retrieved with an account and an API key, and whose id has a slash and a question mark`,
      calls,
      expect: [
        asksFor(paths.flat()),
        headerOfEach(
          'idempotency-key',
          METHODS.flatMap(([method]) => [null, `Contract-${method}`]),
        ),
        parametersOfEach(...METHODS.flatMap(([, , , params]) => [{}, fieldsOf(params)])),
        succeeds(),
      ],
    },
    METHODS.flatMap(([, , kind]) => [
      { id: 'obj_contract/a?b', object: kind },
      { id: 'obj_contract/a?b', object: kind },
    ]),
  )
}

/** A subscription in a list of a customer, and the invoice of it. */
function nested(name: string, shape: Shape, title: string): RequestCase {
  const of = { shape, target: 'cus_contract' } as const
  return object(
    {
      id: `scope/${name}`,
      title,
      sent: 'customer retrieved with an account and an API key; the invoice of its subscription is paid with a key, the subscription canceled with a comment',
      calls: [
        {
          ...of,
          method: 'customers.pay',
          field: 'subscriptions.data.0.latest_invoice',
          params: { source: 'src_contract' },
          request: { ...OWN, idempotencyKey: 'Contract-Pay' },
        },
        {
          ...of,
          method: 'customers.cancel',
          field: 'subscriptions.data.0',
          params: { cancellation_details: { comment: 'a b' } },
          request: OWN,
          again: true,
        },
      ],
      expect: [
        asksFor([CUSTOMER_AT, 'POST /v1/invoices/in_contract/pay', 'DELETE /v1/subscriptions/sub_contract']),
        headerOfEach('idempotency-key', [null, 'Contract-Pay', null]),
        parametersOfEach({}, { source: 'src_contract' }, { 'cancellation_details[comment]': 'a b' }),
        succeeds(),
      ],
    },
    [
      { ...CUSTOMER, subscriptions: { object: 'list', url: '/v1/subscriptions', has_more: false, data: [SUBSCRIPTION] } },
      SUBSCRIPTION.latest_invoice,
      SUBSCRIPTION,
    ],
  )
}

function ofSources(verb: string, params: NonNullable<Step['params']>): Step {
  return { shape: 'object', method: `customers.${verb}`, field: 'sources', target: 'cus_contract', params }
}

function ofClass(verb: string, params: NonNullable<Step['params']>): Step {
  return { shape: 'object', method: `paymentIntents.${verb}`, target: 'pi_contract', params, again: 'of-class' }
}

function save(params: NonNullable<Step['params']>, idempotencyKey: string): Step {
  return { shape: 'object', method: 'customers.save', target: 'cus_contract', params, request: { ...OWN, idempotencyKey } }
}

/** Each request is answered with the JSON of its object; null is declined. */
function object(
  given: Omit<Parameters<typeof request>[0], 'level'> & Pick<RequestCase, 'expect'>,
  answers: readonly unknown[],
): RequestCase {
  const faults = answers.map((one): Fault =>
    one === null ? { kind: 'answer', status: 402 } : { kind: 'answer', status: 200, body: JSON.stringify(one) },
  )
  return request({
    level: 'MUST',
    threat: 'money to the wrong account',
    ...given,
    script: { faults },
    expect: [sends(answers.length), ...OF_OWNER, ...given.expect],
  })
}
