import { succeeds } from '../judge/expectations.ts'
import { json } from '../judge/scope-expectations.ts'
import { numbersOfEach, parametersOfEach, returnsEach } from '../judge/value-expectations.ts'
import type { Call } from '../ask/protocol.ts'
import type { Script } from '../gateway/types.ts'
import type { RequestCase } from './case.ts'
import { CUSTOMERS, listOf } from './pages.ts'
import { request } from './request.ts'
import { fieldsOf } from '../fields.ts'

export const OBJECT = { id: 'obj_contract', object: 'customer' }
const LIST = listOf(CUSTOMERS, [], false)

/** Names that a customer of the caller may choose, where the caller keeps what the customer calls something in metadata. */
export const NAMED = {
  'a&application_fee_amount': '1',
  'b=c': 'd&e=f',
  'g#h;i': '#',
  'j k+l': 'm+n o',
  'p%26q': '%26',
  'r[s]': '[t]',
  'u?v/w': '?/',
  "(x)!*'": "!*'()",
  'schlüssel 鍵': 'wert 😀',
}
/** The largest whole numbers that every language has, and fractions. */
const NUMBERS = {
  amount: 9007199254740991,
  application_fee_amount: -9007199254740991,
  application_fee_percent: 12.75,
  tax_percent: 0.07,
  items: [{ quantity: 4294967296 }, { quantity: 1000000000000000 }],
}
const RANGE = { amount: { gt: 9007199254740991, lt: -4294967296 }, created: { gte: 4102444800 } }
/** Each decimal number, and where it is among the parameters. */
const DECIMALS = {
  unit_amount_decimal: '0.05',
  'tiers[0][flat_amount_decimal]': '-0.05',
  'tiers[0][unit_amount_decimal]': '0.005',
  'tiers[1][flat_amount_decimal]': '1E+3',
  'tiers[1][unit_amount_decimal]': '1E-7',
  'tiers[2][flat_amount_decimal]': '10000000',
  'tiers[2][unit_amount_decimal]': '0.123456000',
  'tiers[3][flat_amount_decimal]': '0',
  'tiers[3][unit_amount_decimal]': '1234567890.123456789012',
}
const UNIT = { unit_amount_decimal: { $decimal: '0.05' }, currency: 'usd' }
const LINES = { line_items: [{ price_data: UNIT, quantity: 2 }] }
/** Where else an amount can be a decimal. */
const DECIMAL_METHODS = [
  ['invoiceItems.create', { price_data: UNIT, quantity_decimal: { $decimal: '0.005' } }],
  ['plans.create', { amount_decimal: { $decimal: '0.05' }, tiers: [{ flat_amount_decimal: { $decimal: '0.005' } }] }],
  ['subscriptions.create', { items: [{ price_data: UNIT }], add_invoice_items: [{ price_data: UNIT }] }],
  ['subscriptionItems.create', { subscription: 'sub_contract', price_data: UNIT }],
  ['quotes.create', LINES],
  ['paymentLinks.create', LINES],
  ['checkout.sessions.create', LINES],
  ['creditNotes.create', { lines: [{ type: 'custom_line_item', unit_amount_decimal: { $decimal: '0.05' } }] }],
] as const
/** Of amounts by their currency, the names are data. */
const BY_CURRENCY = {
  currency_options: {
    eur: { unit_amount_decimal: { $decimal: '0.05' } },
    chf: { tiers: [{ flat_amount_decimal: { $decimal: '0.005' } }] },
  },
}
const EAST = '2031-03-04T05:06:07+02:00'
const WEST = '2031-04-04T20:06:07.900-03:30'
/** Without a zone it is of the driver's own, which is half past five hours east of UTC; see the environment of drivers. */
const LOCAL = '2031-06-05T04:03:02'
const LOCAL_ZONE = '+05:30'
const FAR_EAST = '2031-05-05T00:30:00+14:00'

const ANSWER = {
  id: 'cus_contract',
  object: 'customer',
  balance: -9007199254740991,
  created: 4102444800,
  delinquent: false,
  livemode: true,
  description: '',
  address: null,
  metadata: { 'a.b': 'c', 'd e': '', ...NAMED },
  invoice_settings: { custom_fields: [{ name: 'a', value: 'b' }], default_payment_method: null, footer: 'ends' },
  preferred_locales: ['de', 'en'],
}
const PRICE = {
  id: 'price_contract',
  object: 'price',
  unit_amount: null,
  unit_amount_decimal: '1234567890.123456789012',
  tiers: [
    { flat_amount_decimal: '0.05', unit_amount_decimal: '-0.1000000000000000055511151231257827', up_to: 9007199254740991 },
    { flat_amount_decimal: '0.0000001', unit_amount_decimal: '12345678901234567890.5', up_to: null },
  ],
  recurring: { interval: 'month', interval_count: 1 },
}
const ITEMS = {
  object: 'list',
  has_more: false,
  url: '/v1/subscription_items?subscription=sub_contract',
  data: [{ id: 'si_contract', object: 'subscription_item', quantity: 3, price: PRICE }],
}
const SUBSCRIPTION = { id: 'sub_contract', object: 'subscription', application_fee_percent: 12.75, items: ITEMS }
const OWNERSHIP = '12.345678901234567890'
/** More digits than a floating-point number has. */
const OWNERSHIP_SENT = '0.1234567890123456789012'
const ACCOUNT = {
  id: 'acct_contract',
  object: 'v2.core.account',
  identity: { individual: { relationship: { percent_ownership: OWNERSHIP, owner: true } } },
}

/** Numbers, dates and names arrive as the caller meant them, and answers as Stripe meant them. */
export const WIRE_VALUES: readonly RequestCase[] = [
  values(
    'names',
    'A name cannot add parameters, nor change others',
    "metadata in two creations, a list and a deletion, with & = # ; + % [ ] ? / ( ) ! * ' and letters of other scripts in its names",
    [
      call('customers.create', { metadata: NAMED }),
      call('subscriptions.create', { items: [{ price: 'price_contract', metadata: NAMED }] }),
      call('customers.list', { limit: 1, metadata: NAMED }),
      call('customers.delete', { metadata: NAMED }, 'cus_contract'),
    ],
    [OBJECT, OBJECT, LIST, OBJECT],
    [
      parametersOfEach(
        fieldsOf({ metadata: NAMED }),
        fieldsOf({ items: [{ price: 'price_contract', metadata: NAMED }] }),
        fieldsOf({ limit: 1, metadata: NAMED }),
        fieldsOf({ metadata: NAMED }),
      ),
      succeeds(),
    ],
  ),
  values(
    'numbers',
    'Large numbers and fractions are sent with every digit',
    'subscription and a list of charges, with numbers up to 2^53 - 1 and fractions',
    [call('subscriptions.create', NUMBERS), call('charges.list', RANGE)],
    [OBJECT, LIST],
    [numbersOfEach(fieldsOf(NUMBERS), fieldsOf(RANGE)), succeeds()],
  ),
  values(
    'decimal-object',
    'Decimal objects are sent with every digit',
    'price with nine decimals, from 1E-7 to one of 22 digits',
    [
      call('prices.create', {
        unit_amount_decimal: { $decimal: DECIMALS['unit_amount_decimal'] },
        tiers: Array.from({ length: 4 }, (_, index) => ({
          flat_amount_decimal: { $decimal: decimalAt(index, 'flat') },
          unit_amount_decimal: { $decimal: decimalAt(index, 'unit') },
        })),
      }),
    ],
    [OBJECT],
    [numbersOfEach(DECIMALS), succeeds()],
  ),
  {
    ...values(
      'decimal-map',
      'Decimal objects are sent with every digit below names that the caller chooses',
      'price with decimals in two further currencies',
      [call('prices.create', BY_CURRENCY)],
      [OBJECT],
      [numbersOfEach(fieldsOf(plain(BY_CURRENCY))), succeeds()],
    ),
    // Stripe-node has fields for them, and none in a map.
    level: 'SHOULD',
    needs: 'decimals',
  },
  values(
    'decimal-methods',
    'Decimal objects are sent with every digit by each method that takes them',
    `a decimal in ${DECIMAL_METHODS.map(([method]) => method).join(', ')}`,
    DECIMAL_METHODS.map(([method, params]) => call(method, params)),
    DECIMAL_METHODS.map(() => OBJECT),
    [numbersOfEach(...DECIMAL_METHODS.map(([, params]) => fieldsOf(plain(params)))), succeeds()],
  ),
  values(
    'dates',
    'Dates of any time zone are sent as Unix seconds',
    'subscription schedule and a list of charges, with dates of three time zones',
    [
      call('subscriptionSchedules.create', { start_date: { $date: EAST }, phases: [{ end_date: { $date: WEST }, iterations: 1 }] }),
      call('charges.list', { created: { gte: { $date: FAR_EAST } } }),
    ],
    [OBJECT, LIST],
    [
      parametersOfEach(
        { start_date: unix(EAST), 'phases[0][end_date]': unix(WEST), 'phases[0][iterations]': '1' },
        { 'created[gte]': unix(FAR_EAST) },
      ),
      succeeds(),
    ],
  ),
  values(
    'dates-local',
    'A date without a time zone is one of the machine',
    'subscription schedule and a list of charges, with dates without a time zone, on a machine in India',
    [call('subscriptionSchedules.create', { start_date: { $date: LOCAL } }), call('charges.list', { created: { gte: { $date: LOCAL } } })],
    [OBJECT, LIST],
    [parametersOfEach({ start_date: unix(LOCAL + LOCAL_ZONE) }, { 'created[gte]': unix(LOCAL + LOCAL_ZONE) }), succeeds()],
  ),
  values(
    'answer-values',
    'Every value of an answer is returned as it was sent',
    'customer and a list, with large and negative numbers, false, null and empty texts',
    [look('customers.retrieve', 'cus_contract'), look('customers.list')],
    [ANSWER, { ...LIST, data: [ANSWER] }],
    [returnsEach(ANSWER, { ...LIST, data: [ANSWER] }), succeeds()],
  ),
  values(
    'answer-decimals',
    'Decimals of an answer are returned with every digit',
    'price, subscription and a list of prices, with decimals of up to 34 digits',
    [look('prices.retrieve', 'price_contract'), look('subscriptions.retrieve', 'sub_contract'), look('prices.list')],
    [PRICE, SUBSCRIPTION, { ...LIST, data: [PRICE] }],
    [returnsEach(PRICE, SUBSCRIPTION, { ...LIST, data: [PRICE] }), succeeds()],
  ),
  values(
    'v2-decimals',
    'In v2, decimals are sent and returned with every digit',
    'v2 account with a decimal of 22 digits, which is answered with another',
    [
      {
        ...call('v2.core.accounts.create', {
          identity: { individual: { relationship: { percent_ownership: { $decimal: OWNERSHIP_SENT }, owner: true } } },
        }),
        inspect: true,
      },
    ],
    [ACCOUNT],
    [
      json({ identity: { individual: { relationship: { percent_ownership: OWNERSHIP_SENT, owner: true } } } }),
      returnsEach(ACCOUNT),
      succeeds(),
    ],
  ),
]

/** A case whose requests are answered with JSON in turn; null is a 503. */
export function values(
  name: string,
  title: string,
  sent: string,
  calls: readonly Call[],
  answers: readonly unknown[],
  expect: RequestCase['expect'],
): RequestCase {
  const script: Script = {
    faults: answers.map((one) =>
      one === null ? { kind: 'answer', status: 503 } : { kind: 'answer', status: 200, body: JSON.stringify(one) },
    ),
  }
  return request({ id: `wire/${name}`, level: 'MUST', title, threat: 'wrong request', sent, calls, script, expect })
}

export function call(method: string, params: Call['params'] = {}, target?: string): Call {
  return { shape: 'params-and-options', method, params, ...(target === undefined ? {} : { target }) }
}

function look(method: string, target?: string): Call {
  return { ...call(method, {}, target), inspect: true }
}

/** With the texts of its decimals. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return '$decimal' in value ? value.$decimal : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
}

function decimalAt(tier: number, what: 'flat' | 'unit'): string {
  return new Map(Object.entries(DECIMALS)).get(`tiers[${tier}][${what}_amount_decimal]`) ?? ''
}

function unix(date: string): string {
  return String(Math.floor(Date.parse(date) / 1000))
}
