import type { Walk } from '../ask/protocol.ts'
import type { Fault } from '../gateway/types.ts'
import { sends, succeeds } from '../judge/expectations.ts'
import {
  computes,
  failsEach,
  measuresAlone,
  namesApp,
  refusesEach,
  tellsEach,
  tellsRequest,
  throughProxy,
} from '../judge/program-expectations.ts'
import { apiKeyOfEach, asksFor, headerOfEach } from '../judge/scope-expectations.ts'
import { parametersOfEach } from '../judge/value-expectations.ts'
import { queriesAre } from '../judge/wire-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { CUSTOMERS, PAGES, pageOf } from './pages.ts'
import { answered, createCustomer, request, RETRIES_OFF, RETRIEVE } from './request.ts'
import { SUMS } from './sums.ts'

const OWN = { stripeAccount: 'acct_other', apiKey: '{key}_other' } as const
const THIRD = { stripeAccount: 'acct_third', apiKey: '{key}_third' } as const
const FILTERS = { limit: 2, email: 'a@example.com' } as const
const ASKED = { limit: '2', email: 'a@example.com' } as const
const FIRST_PAGE = PAGES.faults.slice(0, 1)
const LAST = pageOf(CUSTOMERS, ['cus_3'], false)
const NAMELESS = answeredWith({ object: 'list', url: CUSTOMERS, has_more: true, data: [{ object: 'customer' }] })
const ALL = ['cus_1', 'cus_2', 'cus_3']
/** Of the first page, the next, the one before the first, the next of the next, and the next of that. */
const SAID_OF_PAGES = [
  'cus_1,cus_2,2 items,cus_2,cus_1,full',
  'cus_3,cus_4,2 items,cus_4,cus_3,full',
  'cus_0,1 items,cus_0,full',
  'cus_5,1 items,cus_5,full',
  '0 items,empty',
].flatMap((said) => said.split(','))
const APP = { name: 'Contract', version: '6.7.35', url: 'https://app.example.com' } as const

const INTENT = { id: 'pi_contract', object: 'payment_intent' }
const OF_INTENT = { shape: 'object', target: 'pi_contract', params: { metadata: { a: 'b' } } } as const
const CUSTOMER = {
  id: 'cus_contract',
  object: 'customer',
  description: 'old',
  name: 'old',
  phone: '1',
  address: { city: 'Old', line1: 'Old 1' },
  metadata: { a: '1' },
}
const OWNED = {
  id: 'acct_contract',
  object: 'account',
  legal_entity: { additional_owners: [{ first_name: 'Old' }, { first_name: 'Old', last_name: 'Same' }] },
}

/** What a program does with lists, numbers and objects of the SDK, and with clients that it sets up by itself. */
export const PROGRAM: readonly RequestCase[] = [
  walked(
    'loops',
    'A loop over a list gives each item once and in order, and goes no further than it is asked to',
    'customers of an account with an API key and a filter: in a loop, and the first two of them',
    [walk('loop'), walk('limit')],
    [...PAGES.faults, ...FIRST_PAGE],
    [ALL, ALL.slice(0, 2)],
    [ASKED, { ...ASKED, starting_after: 'cus_2' }, ASKED],
  ),
  walked(
    'callbacks',
    'autoPagingEach waits for each callback, and stops where one says so; two loops over one list get the same items',
    'customers of an account with an API key and a filter: each by a callback, until one says false, and by two loops at once',
    [walk('each'), walk('each-until'), walk('at-once')],
    [...PAGES.faults, ...FIRST_PAGE, ...PAGES.faults],
    [ALL, ALL.slice(0, 2), ALL],
    [ASKED, { ...ASKED, starting_after: 'cus_2' }, ASKED, ASKED, { ...ASKED, starting_after: 'cus_2' }],
  ),
  request({
    id: 'program/page-by-page',
    level: 'MUST',
    title:
      'The next page and the one before are asked for with the filters of the first, and for whom their caller says; each of two loops gets all',
    threat: 'money to the wrong account',
    sent: 'customers page by page: the next and the one before the first for another account with another API key, the next of the next; then by two loops in turns',
    calls: [{ ...walk('pages'), methodRequest: THIRD }, walk('in-turns')],
    script: {
      faults: [
        ...FIRST_PAGE,
        pageOf(CUSTOMERS, ['cus_3', 'cus_4'], true),
        pageOf(CUSTOMERS, ['cus_0'], false),
        pageOf(CUSTOMERS, ['cus_5'], false),
        ...FIRST_PAGE,
        LAST,
        LAST,
      ],
    },
    expect: [
      tellsEach(SAID_OF_PAGES, ALL),
      queriesAre(
        ASKED,
        { ...ASKED, starting_after: 'cus_2' },
        { ...ASKED, ending_before: 'cus_1' },
        { ...ASKED, starting_after: 'cus_4' },
        ASKED,
        { ...ASKED, starting_after: 'cus_2' },
        { ...ASKED, starting_after: 'cus_2' },
      ),
      headerOfEach('stripe-account', ['acct_other', 'acct_third', 'acct_third', 'acct_third', 'acct_other']),
      apiKeyOfEach(['other', 'third', 'third', 'third', 'other']),
    ],
  }),
  request({
    id: 'program/broken-page',
    level: 'MUST',
    title: 'A list whose page cannot be read, or followed by another, is no list that ends there',
    threat: 'wrong request',
    sent: 'customers in a loop: a second page without items, and a first page whose last item has no id',
    calls: [walk('loop'), walk('loop')],
    script: { faults: [...FIRST_PAGE, answeredWith({ object: 'list', url: '/v1/customers', has_more: false }), NAMELESS] },
    expect: [sends(3), failsEach('half a list')],
  }),
  request({
    id: 'program/response',
    level: 'SHOULD',
    title: 'The id of the request and the key are with what it gave',
    threat: 'error not understood',
    sent: 'customer with a key, answered with it',
    calls: [{ ...createCustomer({ idempotencyKey: 'Contract-Key-6735' }), paged: 'response' }],
    script: answered(200, { 'idempotency-key': 'Contract-Key-6735' }, '{"id":"cus_contract","object":"customer"}'),
    expect: [sends(1), tellsRequest()],
  }),
  request({
    id: 'program/sums',
    level: 'MUST',
    title: 'Exact numbers are added, multiplied, divided, compared, rounded and written to the last digit',
    threat: 'wrong request',
    sent: `${SUMS.length} sums`,
    calls: [{ shape: 'params-and-options', method: 'decimal.table', params: { sums: SUMS }, inspect: true }],
    expect: [computes(SUMS)],
  }),
  request({
    id: 'program/telemetry',
    level: 'MUST',
    title: 'Where nothing is said of telemetry, a request says the id and the time of the one before, and nothing else',
    threat: 'secret leaked',
    sent: 'two pages of customers, through a client with telemetry',
    options: { telemetry: true },
    calls: [walk('loop')],
    script: PAGES,
    expect: [sends(2), measuresAlone(), succeeds()],
  }),
  request({
    id: 'program/own-http',
    level: 'MUST',
    title: "Requests go through the caller's own agent, HTTP client and fetch, and name the caller's app",
    threat: 'secret leaked',
    sent: "customer through a client with an agent and an app's name, one with another agent, one with an HTTP client, and one with a fetch",
    calls: [
      { ...RETRIEVE, client: { http: 'agent', appInfo: APP } },
      { ...RETRIEVE, client: { http: 'other-agent' } },
      { ...RETRIEVE, client: { http: 'client' } },
      { ...RETRIEVE, client: { http: 'fetch' } },
    ],
    expect: [headerOfEach('x-program', ['agent', 'other-agent', 'client', 'fetch']), namesApp(APP), succeeds()],
  }),
  request({
    id: 'program/own-client',
    level: 'MUST',
    title: "Requests go through the caller's own HTTP client",
    threat: 'secret leaked',
    sent: 'customer through a client with an HTTP client of its own',
    calls: [{ ...RETRIEVE, client: { http: 'client' } }],
    expect: [sends(1), headerOfEach('x-program', ['client']), succeeds()],
  }),
  request({
    id: 'program/proxy',
    level: 'MUST',
    title: "Requests go to the caller's proxy",
    threat: 'secret leaked',
    sent: 'customer through a client with a proxy',
    options: { http: 'proxy' },
    calls: [createCustomer()],
    script: answered(200, {}, '{"id":"cus_contract","object":"customer"}'),
    expect: [sends(1), throughProxy(), succeeds()],
  }),
  request({
    id: 'program/guards',
    level: 'MUST',
    title: 'Two accounts, or two API keys, for one request are refused, and so is an option that there is not',
    threat: 'money to the wrong account',
    sent: 'an account beside a context, an API key beside an authenticator, and a client with a misspelt option; retries 0',
    options: RETRIES_OFF,
    calls: [
      createCustomer({ stripeAccount: 'acct_other', stripeContext: 'acct_context' }),
      createCustomer({ apiKey: '{key}_other', authenticator: '{key}_third' }),
      { ...createCustomer(), client: { misspelt: { stripe_acount: 'acct_other' } } },
    ],
    expect: [refusesEach()],
  }),
  request({
    id: 'program/object-made',
    level: 'MUST',
    title: 'An object that a program makes acts for the account, and by the API key, that it was made with',
    threat: 'money to the wrong account',
    sent: 'payment intent made of what a program keeps and captured with a key; made for nobody, given an account, and canceled; made, given another account, and saved',
    calls: [
      { ...OF_INTENT, method: 'paymentIntents.capture', again: 'made', request: { ...OWN, idempotencyKey: 'Contract-Made-1' } },
      { ...OF_INTENT, method: 'paymentIntents.cancel', again: 'remade', request: THIRD },
      {
        ...OF_INTENT,
        method: 'paymentIntents.save',
        again: 'made',
        params: { stripe_account: 'acct_set', description: 'new' },
        request: OWN,
      },
    ],
    script: { faults: [INTENT, INTENT, INTENT].map(answeredWith) },
    expect: [
      asksFor(['/capture', '/cancel', ''].map((verb) => `POST /v1/payment_intents/pi_contract${verb}`)),
      headerOfEach('stripe-account', ['acct_other', 'acct_third', 'acct_set']),
      apiKeyOfEach(['other', 'third', 'other']),
      succeeds(),
    ],
  }),
  request({
    id: 'program/object-changes',
    level: 'MUST',
    title: 'What is saved of an object is what was changed in it, and nothing of its copies',
    threat: 'wrong request',
    sent: 'customer of an account: updated, a field taken out, copies and dicts of it changed, and saved; an account with owners, one renamed',
    calls: [
      {
        shape: 'object',
        method: 'customers.save',
        target: 'cus_contract',
        params: {
          $update: { description: 'new', phone: '2' },
          $remove: ['phone'],
          $copy: { name: 'copy' },
          $deepcopy: { name: 'deep', 'address.city': 'Deep', 'metadata.a': 'deep' },
          $dict: { name: 'dict', 'address.city': 'Dict', 'metadata.a': 'dict' },
          $account: 'shipping_account',
        },
        request: { ...OWN, idempotencyKey: 'Contract-Save-1' },
      },
      {
        shape: 'object',
        method: 'accounts.save',
        target: 'acct_contract',
        params: { 'legal_entity.additional_owners.1.first_name': 'New' },
        request: OWN,
      },
    ],
    script: { faults: [CUSTOMER, CUSTOMER, OWNED, OWNED].map(answeredWith) },
    expect: [
      sends(4),
      headerOfEach('stripe-account', ['acct_other']),
      parametersOfEach(
        {},
        { description: 'new', shipping_account: 'acct_other' },
        {},
        { 'legal_entity[additional_owners][1][first_name]': 'New' },
      ),
      succeeds(),
    ],
  }),
]

function walk(how: Walk): Step {
  return { shape: 'params-and-options', method: 'customers.list', params: FILTERS, request: OWN, paged: how }
}

function walked(
  name: string,
  title: string,
  sent: string,
  calls: readonly Step[],
  faults: readonly Fault[],
  ids: readonly (readonly string[])[],
  queries: readonly Readonly<Record<string, string>>[],
): RequestCase {
  return request({
    id: `program/${name}`,
    level: 'MUST',
    title,
    threat: 'money to the wrong account',
    sent,
    calls,
    script: { faults },
    expect: [tellsEach(...ids), queriesAre(...queries), headerOfEach('stripe-account', ['acct_other']), apiKeyOfEach(['other'])],
  })
}

function answeredWith(value: unknown): Fault {
  return { kind: 'answer', status: 200, body: JSON.stringify(value) }
}
