import type { Level } from '../../domain/proof.ts'
import { header, succeeds } from '../judge/expectations.ts'
import { asksFor } from '../judge/scope-expectations.ts'
import type { Call } from '../ask/protocol.ts'
import { formIs, formReads, goesTo, queriesAre, withoutBody, withoutQuery } from '../judge/wire-expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { RequestCase } from './case.ts'
import { CUSTOMERS, pageOf } from './pages.ts'
import { fieldsOf } from '../fields.ts'
import { answered, request } from './request.ts'

/** Whatever stripe-mock would say to the parameters, which may be older than the SDK. */
const OBJECT = answered(200, {}, JSON.stringify({ id: 'obj_contract', object: 'customer' }))
const LIST: Script = { faults: [pageOf(CUSTOMERS, [], false)] }
const FORM = 'application/x-www-form-urlencoded'
const TEXT = ' Ünïcödé 東京 ☕ 😀 u\u0308\n\tend '

const BOOLEANS = { amount: 100, currency: 'usd', capture: false, livemode: true } as const

/** What is sent arrives as Stripe reads it: https://docs.stripe.com/api */
export const WIRE: readonly RequestCase[] = [
  sent('MUST', 'amount', 'Amounts are sent as whole numbers', 'paymentIntents.create', {
    amount: 1999,
    currency: 'usd',
    application_fee_amount: 123,
  }),
  sent('MUST', 'amount-large', 'Large amounts are sent with every digit', 'paymentIntents.create', {
    amount: 12345678,
    currency: 'jpy',
    application_fee_amount: 123456789,
  }),
  sent('MUST', 'amount-negative', 'Negative amounts keep their sign', 'invoiceItems.create', {
    customer: 'cus_contract',
    amount: -1500,
    currency: 'usd',
  }),
  sent('MUST', 'zero', 'Zero is sent', 'subscriptions.create', {
    customer: 'cus_contract',
    trial_period_days: 0,
    application_fee_percent: 0,
  }),
  {
    ...sent('MUST', 'booleans', 'Booleans are sent, false too', 'charges.create', BOOLEANS),
    expect: [formReads(fieldsOf(BOOLEANS)), succeeds()],
  },
  sent('SHOULD', 'booleans-small', 'Booleans are sent in small letters', 'charges.create', BOOLEANS),
  sent('MUST', 'decimal', 'Decimals are sent with every digit', 'prices.create', {
    currency: 'usd',
    product: 'prod_contract',
    unit_amount_decimal: '0.123456000',
    flat_amount_decimal: '12.50',
  }),
  sent('MUST', 'unset-empty', 'Empty texts are sent, which unset', 'customers.create', {
    description: '',
    metadata: { order: '', kept: 'yes' },
  }),
  {
    ...sent('SHOULD', 'unset-null', 'Null is sent as empty, which unsets', 'customers.create', {
      description: null,
      metadata: { order: null },
    }),
    needs: 'unsets-by-null',
    expect: [formIs({ description: '', 'metadata[order]': '' }), succeeds()],
  },
  sent('MUST', 'list-objects', 'Listed objects keep their fields apart', 'subscriptions.create', {
    customer: 'cus_contract',
    items: [
      { price: 'price_contract1', quantity: 2 },
      { price: 'price_contract2', quantity: 3, metadata: { a: 'b' } },
    ],
  }),
  sent('MUST', 'list-texts', 'Listed texts are sent one by one', 'paymentIntents.create', {
    amount: 100,
    currency: 'usd',
    payment_method_types: ['card', 'link', 'a,b'],
  }),
  sent('MUST', 'nested', 'Deeply nested parameters keep their names', 'paymentIntents.create', {
    payment_method_options: { card: { installments: { plan: { count: 3, interval: 'month' } } } },
  }),
  sent('MUST', 'text-ampersand', 'A text cannot add parameters', 'customers.create', { description: 'contract&amount=1;a=b?c#d%26e' }),
  sent('SHOULD', 'text-plus', 'Plus and percent arrive as they are', 'customers.create', {
    email: 'ada+contract@example.com',
    description: '100% a%20b+c',
  }),
  sent('SHOULD', 'text-unicode', 'Text in any script arrives as it is', 'customers.create', {
    name: TEXT,
    metadata: { 'schlüssel 鍵': 'wert 😀' },
  }),
  sent('SHOULD', 'text-long', 'Long texts arrive whole', 'customers.create', { description: `contract${'x'.repeat(5000)}end` }),
  {
    ...sent('SHOULD', 'content-type', 'A form says that it is one', 'customers.create', { description: 'contract' }),
    expect: [header('content-type', FORM), withoutQuery(), succeeds()],
  },
  read(
    'SHOULD',
    'query',
    'The parameters of a GET are in its query',
    'customers.list',
    undefined,
    { limit: 3, email: 'a+b@example.com', created: { gte: 5 }, expand: ['data.default_source'] },
    {
      limit: '3',
      email: 'a+b@example.com',
      'created[gte]': '5',
      'expand[0]': 'data.default_source',
    },
  ),
  read(
    'SHOULD',
    'expand',
    'What is to be expanded is asked for',
    'customers.retrieve',
    'cus_contract',
    { expand: ['default_source', 'tax_ids'] },
    { 'expand[0]': 'default_source', 'expand[1]': 'tax_ids' },
  ),
  read(
    'SHOULD',
    'delete-query',
    'The parameters of a DELETE are in its query',
    'customers.delete',
    'cus_contract',
    { reason: 'a b' },
    { reason: 'a b' },
  ),
  path(
    'id-slash',
    'A slash in an id leads to no other path',
    'paymentIntents.capture',
    'pi_contract/../other',
    'POST',
    '/v1/payment_intents/pi_contract%2F..%2Fother/capture',
  ),
  path(
    'id-slash-delete',
    'A slash in an id deletes nothing else',
    'customers.delete',
    'cus_contract/../other',
    'DELETE',
    '/v1/customers/cus_contract%2F..%2Fother',
  ),
  path(
    'id-query',
    'A question mark in an id makes no query',
    'customers.retrieve',
    'cus_contract?a=b#c',
    'GET',
    '/v1/customers/cus_contract%3Fa%3Db%23c',
  ),
  request({
    id: 'wire/post-empty',
    level: 'MUST',
    title: 'What changes something is a POST where its caller gives no parameters',
    threat: 'wrong request',
    sent: 'paymentIntents.capture and paymentIntents.cancel without parameters',
    calls: ['capture', 'cancel'].map((verb): Call => ({
      shape: 'params-and-options',
      method: `paymentIntents.${verb}`,
      target: 'pi_contract',
    })),
    script: { faults: [...OBJECT.faults, ...OBJECT.faults] },
    expect: [
      asksFor(['POST /v1/payment_intents/pi_contract/capture', 'POST /v1/payment_intents/pi_contract/cancel']),
      withoutQuery(),
      succeeds(),
    ],
  }),
  path('id-percent', 'An id is encoded once', 'customers.retrieve', 'cus_contract%2F', 'GET', '/v1/customers/cus_contract%252F'),
]

function create(method: string, params: Call['params'] = {}): Call {
  return { shape: 'params-and-options', method, params }
}

/** A POST arrives as exactly the form that its parameters make. */
function sent(level: Level, name: string, title: string, method: string, params: Readonly<Record<string, unknown>>): RequestCase {
  return wireCase(level, name, title, create(method, params), [formIs(fieldsOf(params)), withoutQuery(), succeeds()])
}

function read(
  level: Level,
  name: string,
  title: string,
  method: string,
  target: string | undefined,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, string>>,
): RequestCase {
  const call = { ...create(method, params), ...(target === undefined ? {} : { target }) }
  return wireCase(level, name, title, call, [queriesAre(query), withoutBody(), succeeds()])
}

function path(name: string, title: string, method: string, target: string, verb: string, wanted: string): RequestCase {
  return wireCase('MUST', name, title, { ...create(method), target }, [goesTo(verb, wanted), withoutQuery()])
}

function wireCase(level: Level, name: string, title: string, call: Call, expect: RequestCase['expect']): RequestCase {
  const given = call.target === undefined ? '' : ` of ${call.target}`
  const sentAs = `${call.method}${given}, ${bounded(JSON.stringify(call.params))}`
  return request({
    id: `wire/${name}`,
    level,
    title,
    threat: 'wrong request',
    sent: sentAs,
    calls: [call],
    script: call.method.endsWith('.list') ? LIST : OBJECT,
    expect,
  })
}

function bounded(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
