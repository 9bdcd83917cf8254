import { fails, givenKey, header, makes, sends, succeeds } from '../judge/expectations.ts'
import {
  accountOfEach,
  apiKeyByDescription,
  apiKeyOfEach,
  asksFor,
  formOfEach,
  givenHost,
  headerByDescription,
  headerOfEach,
  queryOfEach,
  untouched,
} from '../judge/scope-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { PAGES, SEARCH_PAGES, V2_PAGES } from './pages.ts'
import { answered, CREATE_V2, createCustomer, LOST, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

const CLIENT = { stripeAccount: 'acct_client' } as const
const WITHOUT_NEW = { options: { ...CLIENT, withoutNew: true }, sent: 'a delete, by a client with an account, made without new' } as const
const OTHER = 'acct_other'
const KEY = 'Contract-Key-6735'
const WHOLE = { idempotencyKey: KEY, stripeAccount: OTHER, apiKey: '{key}_other' } as const
const OWN_ACCOUNT: Step = { shape: 'params-and-options', method: 'accounts.retrieve', target: null }
const DELETE: Step = { shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }
const RAW: Step = { shape: 'params-and-options', method: 'raw.POST', target: '/v1/customers', params: { description: 'contract' } }
const LIST: Step = { shape: 'params-and-options', method: 'customers.list', params: { limit: 2, email: 'a@example.com' }, paged: true }
const SEARCH: Step = { shape: 'params-and-options', method: 'customers.search', params: { query: "name:'Ada'" }, paged: true }
const V2_LIST: Step = { shape: 'params-and-options', method: 'v2.core.eventDestinations.list', params: { limit: 2 }, paged: true }
const CAPTURE: Step = { shape: 'object', method: 'paymentIntents.capture', target: 'pi_contract' }

/** For whom a request is, by which API key and with which options: as its client and its caller say, and as nobody else says. */
export const SCOPE: readonly RequestCase[] = [
  ofClient('get', 'A GET', RETRIEVE),
  ofClient('post', 'A POST', createCustomer()),
  { ...ofClient('delete', 'A DELETE', DELETE), ...WITHOUT_NEW },
  ofClient('raw', 'A raw request', RAW),
  { ...ofClient('v2', 'A v2 request', CREATE_V2), level: 'SHOULD', script: answered(200, {}, '{"id":"ed_contract"}') },
  { ...ofClient('pages', 'Each page of a list', LIST, 2), script: PAGES },
  { ...ofClient('search', 'Each page of a search', SEARCH, 2), script: SEARCH_PAGES },
  { ...ofClient('retry', 'A retry', createCustomer(), 2), options: { ...CLIENT, ...RETRIES_ON }, script: LOST },
  scope({
    id: 'scope/request-account',
    level: 'MUST',
    title: "The account of a request is in the place of the client's, on that request alone",
    sent: 'customer for another account than that of the client, then one without, and one with null',
    options: CLIENT,
    calls: [createCustomer({ stripeAccount: OTHER }), createCustomer(), createCustomer({ stripeAccount: null })],
    expect: [sends(3), headerOfEach('stripe-account', [OTHER, CLIENT.stripeAccount, CLIENT.stripeAccount]), succeeds()],
  }),
  ofRequest('get', 'A GET', RETRIEVE),
  ofRequest('delete', 'A DELETE', DELETE),
  ofRequest('own', "A GET of the caller's own account", OWN_ACCOUNT),
  { ...ofRequest('pages', 'Each page of a list', LIST, 2), script: PAGES },
  { ...ofRequest('search', 'Each page of a search', SEARCH, 2), script: SEARCH_PAGES },
  scope({
    id: 'scope/filters-on-pages',
    level: 'SHOULD',
    title: 'The filters of a list are on each page',
    threat: 'outdated SDK',
    sent: 'customers with an address, two pages',
    calls: [LIST],
    script: PAGES,
    expect: [sends(2), queryOfEach({ email: 'a@example.com', limit: '2' })],
  }),
  scope({
    id: 'scope/v2-pages',
    level: 'MUST',
    title: 'Each page of a v2 list is asked for with what its first was',
    sent: 'event destinations with a context and an API key of their own, two pages',
    calls: [{ ...V2_LIST, request: { stripeContext: 'acct_context', apiKey: '{key}_other' } }],
    script: V2_PAGES,
    expect: [sends(2), headerOfEach('stripe-context', ['acct_context']), apiKeyOfEach(['other'])],
  }),
  scope({
    id: 'scope/raw-options',
    level: 'MUST',
    title: 'A raw request has the key, the account and the API key of its caller',
    sent: 'raw POST with a key, an account and an API key, through a client with another account',
    options: CLIENT,
    calls: [{ ...RAW, request: WHOLE }],
    expect: [sends(1), givenKey(), header('stripe-account', OTHER), apiKeyOfEach(['other']), formOfEach('description', 'contract')],
  }),
  scope({
    id: 'scope/request-api-key',
    level: 'MUST',
    title: "The API key of a request is in the place of the client's, on that request alone",
    sent: 'customer with another API key, then one without',
    calls: [createCustomer({ apiKey: '{key}_other' }), createCustomer()],
    expect: [sends(2), apiKeyOfEach(['other', '']), succeeds()],
  }),
  scope({
    id: 'scope/client-host',
    level: 'MUST',
    title: 'Every request of a client goes to the host that it was given',
    threat: 'secret leaked',
    sent: 'three requests through one client, the first refused with 402, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer(), RETRIEVE, createCustomer()],
    script: answered(402),
    expect: [sends(3), givenHost()],
  }),
  scope({
    id: 'scope/clients-in-turns',
    level: 'MUST',
    title: 'Clients that are used in turns keep their API keys and accounts',
    sent: 'customers through three clients in turns, one without an account',
    calls: [
      through('one', 'acct_one'),
      through('two', 'acct_two'),
      through('one', 'acct_one'),
      through('three'),
      through('two', 'acct_two'),
    ],
    expect: [
      sends(5),
      headerOfEach('stripe-account', ['acct_one', 'acct_two', 'acct_one', null, 'acct_two']),
      apiKeyOfEach(['one', 'two', 'one', 'three', 'two']),
      succeeds(),
    ],
  }),
  scope({
    id: 'scope/clients-at-once',
    level: 'MUST',
    title: 'Clients that are used at once keep their API keys and accounts',
    sent: 'customers through three clients at once, one without an account',
    calls: [through('one', 'acct_one'), through('two', 'acct_two'), through('three')],
    together: true,
    expect: [
      sends(3),
      headerByDescription('stripe-account', { one: 'acct_one', two: 'acct_two', three: null }),
      apiKeyByDescription(),
      succeeds(),
    ],
  }),
  scope({
    id: 'scope/requests-at-once',
    level: 'MUST',
    title: 'Requests that are made at once keep their API keys and accounts',
    sent: 'customers with three API keys and accounts at once, through one client',
    calls: ['one', 'two', 'three'].map((name) =>
      createCustomer({ apiKey: `{key}_${name}`, stripeAccount: `acct_${name}` }, { description: name }),
    ),
    together: true,
    expect: [
      sends(3),
      headerByDescription('stripe-account', { one: 'acct_one', two: 'acct_two', three: 'acct_three' }),
      apiKeyByDescription(),
      succeeds(),
    ],
  }),
  scope({
    id: 'scope/options-used-twice',
    level: 'MUST',
    title: 'Options and parameters that are used twice do the same twice, and are not changed',
    threat: 'double charge',
    sent: 'customer twice, with one object of options and one of parameters',
    calls: [twice(), twice()],
    expect: [sends(2), givenKey(), makes(1), headerOfEach('stripe-account', [OTHER]), formOfEach('email', ''), untouched()],
  }),
  scope({
    id: 'scope/raw-options-used-twice',
    level: 'MUST',
    title: 'Options of raw requests that are used twice do the same twice, and are not changed',
    threat: 'double charge',
    sent: 'raw POST twice, with one object of options and one of parameters',
    calls: [
      { ...RAW, request: { idempotencyKey: KEY, stripeAccount: OTHER } },
      { ...RAW, request: { idempotencyKey: KEY, stripeAccount: OTHER } },
    ],
    expect: [sends(2), givenKey(), makes(1), headerOfEach('stripe-account', [OTHER]), untouched()],
  }),
  scope({
    id: 'scope/client-context',
    level: 'MUST',
    title: 'The context of the client is on its requests, and that of a request in its place',
    sent: 'event destinations through a client with a context, then one with another',
    options: { stripeContext: 'acct_context' },
    calls: [CREATE_V2, { ...CREATE_V2, request: { stripeContext: OTHER } }, CREATE_V2],
    script: { ...answered(200, {}, '{"id":"ed_contract"}'), forever: true },
    expect: [sends(3), headerOfEach('stripe-context', ['acct_context', OTHER, 'acct_context']), headerOfEach('stripe-account', [null])],
  }),
  scope({
    id: 'scope/client-context-v1',
    level: 'SHOULD',
    title: 'The context of the client is on its v1 requests too',
    sent: 'customer through a client with a context, then one with another',
    options: { stripeContext: 'acct_context' },
    calls: [createCustomer(), createCustomer({ stripeContext: OTHER }), createCustomer()],
    expect: [sends(3), headerOfEach('stripe-context', ['acct_context', OTHER, 'acct_context'])],
  }),
  scope({
    id: 'scope/api-version',
    level: 'SHOULD',
    title: 'The API version of the client is sent, and that of a request in its place',
    threat: 'outdated SDK',
    sent: 'customer through a client with API version 2020-08-27, then one with 2022-11-15',
    options: { apiVersion: '2020-08-27' },
    calls: [createCustomer(), createCustomer({ apiVersion: '2022-11-15' }), createCustomer()],
    expect: [sends(3), headerOfEach('stripe-version', ['2020-08-27', '2022-11-15', '2020-08-27'])],
  }),
  scope({
    id: 'scope/request-timeout',
    level: 'SHOULD',
    title: 'The timeout of a request is applied',
    threat: 'outdated SDK',
    sent: 'an answer later than the timeout of the request, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer({ stripeAccount: OTHER })],
    givesUp: 'request-timeout',
    mayHang: true,
    script: { faults: [{ kind: 'stall' }] },
    expect: [sends(1), fails()],
  }),
  scope({
    id: 'scope/module-options',
    level: 'MUST',
    title: 'A call through the module has the key, the account and the API key of its caller',
    sent: 'customer through the module, with a key, an account and an API key',
    calls: [{ ...createCustomer(WHOLE), shape: 'module' }],
    expect: [sends(1), givenKey(), header('stripe-account', OTHER), apiKeyOfEach(['other']), succeeds()],
  }),
  scope({
    id: 'scope/object-method',
    level: 'MUST',
    title: 'A method of an object has the account and the API key that it was retrieved with, and the key of its caller',
    sent: 'payment intent retrieved with an account and an API key, then captured with a key',
    calls: [{ ...CAPTURE, request: WHOLE }],
    expect: [
      sends(2),
      headerOfEach('stripe-account', [OTHER]),
      apiKeyOfEach(['other']),
      headerOfEach('idempotency-key', [null, KEY]),
      succeeds(),
    ],
  }),
  ofObject(
    'refresh',
    'An object that is fetched again',
    { ...CAPTURE, method: 'paymentIntents.refresh' },
    'GET /v1/payment_intents/pi_contract',
  ),
  ofObject('delete', 'An object that deletes itself', { ...DELETE, shape: 'object' }, 'DELETE /v1/customers/cus_contract'),
]

function scope(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'money to the wrong account', ...given })
}

function ofClient(name: string, what: string, call: Step, count = 1): RequestCase {
  return scope({
    id: `scope/client-account-${name}`,
    level: 'MUST',
    title: `${what} is for the account of its client`,
    sent: `${what.toLowerCase()}, through a client with an account`,
    options: CLIENT,
    calls: [call],
    expect: [sends(count), accountOfEach(CLIENT.stripeAccount), succeeds()],
  })
}

function ofRequest(name: string, what: string, call: Step, count = 1): RequestCase {
  return scope({
    id: `scope/request-account-${name}`,
    level: 'MUST',
    title: `${what} is for the account that its caller names, by the API key that its caller gives`,
    sent: `${what.toLowerCase()}, with an account and an API key`,
    options: CLIENT,
    calls: [{ ...call, request: { stripeAccount: OTHER, apiKey: '{key}_other' } }],
    expect: [sends(count), headerOfEach('stripe-account', [OTHER]), apiKeyOfEach(['other']), succeeds()],
  })
}

function ofObject(name: string, what: string, call: Step, second: string): RequestCase {
  return scope({
    id: `scope/object-${name}`,
    level: 'MUST',
    title: `${what} does so with the account and the API key that it was retrieved with`,
    sent: `${name} of an object that was retrieved with an account and an API key`,
    calls: [{ ...call, request: { stripeAccount: OTHER, apiKey: '{key}_other' } }],
    expect: [
      asksFor([second.replace('DELETE', 'GET'), second]),
      headerOfEach('stripe-account', [OTHER]),
      apiKeyOfEach(['other']),
      succeeds(),
    ],
  })
}

function through(name: string, stripeAccount?: string): Step {
  const client = { key: `{key}_${name}`, ...(stripeAccount === undefined ? {} : { stripeAccount }) }
  return { ...createCustomer(undefined, { description: name }), client }
}

function twice(): Step {
  return createCustomer({ idempotencyKey: KEY, stripeAccount: OTHER }, { description: 'contract', email: '' })
}
