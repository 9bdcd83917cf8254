import { asGiven } from '../judge/as-given.ts'
import { untouched } from '../judge/scope-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { everyPair, type RowOf } from './every-pair.ts'
import { answered, request } from './request.ts'

const NONE = undefined
/** A value of each kind that is written alike by all SDKs, and names that must be escaped. */
const KINDS = {
  text: 'a&b=c+d %2F/é',
  blank: ' ',
  zero: 0,
  negative: -1,
  large: 9_007_199_254_740_991,
  fraction: 12.5,
  yes: true,
  no: false,
  'two words & more': '1',
} as const
const NESTED = { metadata: KINDS, items: [KINDS, { price: 'price_contract' }], expand: ['first', 'second'] } as const

/** Is read as an object and as a list. */
const ANSWER = '{"id":"cus_contract","object":"list","data":[],"has_more":false,"url":"/v1/customers"}'
/** What else needs no key, and older versions take the key of what reads for a parameter. */
const TAKES_KEY = /\.(?:create|update|capture|POST)$/

/** What a call is of, and whether it has an id. */
type What = readonly [method: string, target?: string]

/** What there is since long. */
const METHODS: readonly What[] = [
  ['customers.create'],
  ['customers.update', 'cus_contract'],
  ['customers.retrieve', 'cus_contract'],
  ['customers.list'],
  ['customers.delete', 'cus_contract'],
  ['paymentIntents.capture', 'pi_contract'],
]

/** What came with contexts, which stripe-node refuses beside accounts. */
const NEWER: readonly What[] = [
  ['customers.create'],
  ['customers.retrieve', 'cus_contract'],
  ['customers.delete', 'cus_contract'],
  ['v2.core.eventDestinations.create'],
  ['raw.POST', '/v1/customers'],
]

const OPTIONS = {
  what: METHODS,
  stripeAccount: [NONE, 'acct_other'],
  apiKey: [NONE, '{key}_other'],
  hasKey: [false, true],
  apiVersion: [NONE, '2020-08-27'],
  params: [{}, KINDS, NESTED],
} as const

const NEWER_OPTIONS = {
  what: NEWER,
  stripeContext: [NONE, 'acct_context', 'org_contract/acct_context'],
  apiKey: [NONE, '{key}_other'],
  hasKey: [false, true],
  apiVersion: [NONE, '2020-08-27'],
  headers: [NONE, { 'X-Contract': 'further' }],
  maxNetworkRetries: [NONE, 0],
  params: [{}, NESTED],
} as const

/** Options that are given together. What each does alone, `scope` and `shape` ask. */
export const COMBINED: readonly RequestCase[] = [
  combined('options', 'Options that go together each have their own effect', 'by a client without options', {}, OPTIONS),
  combined(
    'client',
    "Options that go together are in the place of the client's, each by itself",
    'by a client with an account and an API version',
    { stripeAccount: 'acct_client', apiVersion: '2022-11-15' },
    { ...OPTIONS, stripeAccount: [...OPTIONS.stripeAccount, null] },
  ),
  combined(
    'contexts',
    'Contexts, further headers and retries that go together with other options each have their own effect',
    'by a client with a context',
    { stripeContext: 'acct_client' },
    NEWER_OPTIONS,
  ),
]

type Levels = {
  readonly what: readonly What[]
  readonly hasKey: readonly boolean[]
  readonly params?: readonly NonNullable<Step['params']>[]
  readonly [option: string]: readonly unknown[] | undefined
}

function combined(name: string, title: string, how: string, options: RequestCase['options'], levels: Levels): RequestCase {
  const rows = everyPair(levels)
  return request({
    id: `combined/${name}`,
    level: 'MUST',
    title,
    threat: 'money to the wrong account',
    sent: `${rows.length} calls, in which any two of their options, methods and parameters meet, ${how}`,
    options,
    calls: rows.map(stepOf),
    script: { ...answered(200, {}, ANSWER), forever: true },
    expect: [asGiven(), untouched()],
  })
}

/** One call of a row, with a description that no other call has. */
function stepOf({ what: [method, target], hasKey, params, ...options }: RowOf<Levels>, index: number): Step {
  const given = Object.entries({ ...options, idempotencyKey: hasKey && TAKES_KEY.test(method) ? `contract-${index}` : NONE }).filter(
    ([, value]) => value !== NONE,
  )
  return {
    shape: 'params-and-options',
    method,
    ...(target === NONE ? {} : { target }),
    params: { description: `call${index}`, ...params },
    ...(given.length === 0 ? {} : { request: Object.fromEntries(given) }),
  }
}
