import { waitsFor } from '../judge/error-expectations.ts'
import { givenKey, header, keepsHeader, makes, sends, succeeds } from '../judge/expectations.ts'
import { apiKeyOfEach, formOfEach, givenHost, headerOfEach, queryOfEach, staysBelow, untouched } from '../judge/scope-expectations.ts'
import { hidesMachine, withoutHeaders } from '../judge/wire-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { PAGES } from './pages.ts'
import { TOKEN } from './oauth.ts'
import { answered, createCustomer, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

const CLIENT = { stripeAccount: 'acct_client' } as const
const OTHER = 'acct_other'
const CONTEXT = 'org_contract/acct_other'
const KEY = 'Contract-Key-6735'
const RAW: Step = { shape: 'params-and-options', method: 'raw.post', target: '/v1/customers', params: { description: 'contract' } }
const UPLOAD: Step = {
  shape: 'params-and-options',
  method: 'files.create',
  params: { purpose: 'dispute_evidence', file: { $file: 'AAAA', name: 'contract.png' } },
}

const METER: Step = {
  shape: 'params-and-options',
  method: 'v2.billing.meterEventStream.create',
  params: { events: [{ event_name: 'contract', payload: { value: '1' } }] },
}

const LIST: Step = {
  shape: 'params-and-options',
  method: 'customers.list',
  params: { limit: 2, email: 'a@example.com' },
  paged: 'emptied',
}

const HANDLED: Step = {
  shape: 'params-and-options',
  method: 'notification.handle',
  notification: { context: 'acct_contract' },
  inspect: true,
}

/** Options that few programs use: further headers, who authenticates, and settings of the module and parameters that change. */
export const OPTIONS: readonly RequestCase[] = [
  withHeaders('raw-headers', 'A raw request', RAW),
  withHeaders('headers', 'A request', createCustomer()),
  keyInHeader('key-in-header', 'MUST', 'Idempotency-Key'),
  // Python sends its own key beside it where capital letters are others than small ones to the HTTP client.
  keyInHeader('key-in-header-small', 'SHOULD', 'idempotency-key', 'IDEMPOTENCY-KEY'),
  scope({
    id: 'scope/api-version-alone',
    level: 'SHOULD',
    title: 'The API version that a client is given as a text, in the place of options, is sent',
    threat: 'outdated SDK',
    sent: 'customer through a client that is given its key and a version',
    options: { apiVersion: '2020-08-27', versionAlone: true },
    expect: [sends(1), headerOfEach('stripe-version', ['2020-08-27']), succeeds()],
  }),
  scope({
    id: 'scope/pages-params-emptied',
    level: 'SHOULD',
    title: 'The pages of a list are of the parameters that its caller gave, whatever becomes of their object',
    sent: 'customers with an address, two pages, the object of parameters emptied before the second',
    calls: [LIST],
    script: PAGES,
    expect: [sends(2), queryOfEach({ email: 'a@example.com', limit: '2' })],
  }),
  scope({
    id: 'scope/request-authenticator',
    level: 'MUST',
    title: "Who authenticates a request does so in the client's place, on each attempt of that request alone",
    sent: 'customer with an authenticator of its own, 503, then one without, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...createCustomer({ authenticator: '{key}_other' }), skipPauses: true }, createCustomer()],
    script: answered(503),
    expect: [sends(3), apiKeyOfEach(['other', 'other', '']), headerOfEach('x-asked', ['1', '2', null]), succeeds()],
  }),
  scope({
    id: 'scope/client-authenticator',
    level: 'MUST',
    title: 'Who authenticates for a client does so on all its requests but those with another, or with an API key',
    sent: 'through a client with an authenticator: raw POST, customer with an API key, customer with another authenticator, customer',
    options: { authenticator: '{key}_client' },
    calls: [RAW, createCustomer({ apiKey: '{key}_other' }), createCustomer({ authenticator: '{key}_third' }), createCustomer()],
    expect: [sends(4), apiKeyOfEach(['client', 'other', 'third', 'client']), succeeds()],
  }),
  scope({
    id: 'scope/account-empty',
    level: 'MUST',
    title: "An account whose id is empty is not the caller's own",
    sent: 'account retrieved, by an id without letters',
    calls: [{ ...RETRIEVE, method: 'accounts.retrieve', target: '' }],
    script: answered(404),
    expect: [staysBelow('/v1/accounts/')],
  }),
  toHost('upload', 'An upload', UPLOAD),
  // Not with fetch: before 22.0.0, an upload with it does not come back.
  toHost('upload-esm', 'An upload through the ES module', { ...UPLOAD, shape: 'esm' }),
  { ...toHost('oauth', 'A request for an account to connect', TOKEN), script: answered(200, {}, '{"scope":"read_write"}') },
  { ...toHost('meter', 'A stream of meter events', METER), script: answered(200, {}, '{}') },
  scope({
    id: 'scope/handler-settings',
    level: 'MUST',
    title: "A callback's client has all that the client of its handler was made with",
    sent: 'two thin events, 503 three times, to the handler of a client with retries 3, a timeout of 47 s and an API version, pauses skipped',
    options: { maxNetworkRetries: 3, timeoutMs: 47_000, apiVersion: '2020-08-27' },
    calls: [{ ...HANDLED, skipPauses: true }, HANDLED],
    script: { faults: [503, 503, 503].flatMap((status) => answered(status).faults) },
    expect: [
      sends(5),
      headerOfEach('stripe-version', ['2020-08-27']),
      waitsFor(47_000, 47_000),
      withoutHeaders('x-stripe-client-telemetry'),
      hidesMachine(),
      givenHost(),
      succeeds(),
    ],
  }),
  scope({
    id: 'scope/handler-authenticator',
    level: 'MUST',
    title: 'Who authenticates for a client does so for the callbacks of its handler',
    sent: 'thin event, to the handler of a client with an authenticator',
    options: { authenticator: '{key}_client' },
    calls: [HANDLED],
    expect: [sends(1), apiKeyOfEach(['client']), succeeds()],
  }),
  scope({
    id: 'scope/request-context',
    level: 'MUST',
    title: 'What is fetched is fetched in the context that its caller names',
    sent: 'customer fetched with a context of an account below an organisation, and an API key',
    calls: [{ ...RETRIEVE, request: { stripeContext: CONTEXT, apiKey: '{key}_other' } }],
    expect: [sends(1), headerOfEach('stripe-context', [CONTEXT]), apiKeyOfEach(['other'])],
  }),
  scope({
    id: 'scope/module-oauth',
    level: 'MUST',
    title: 'An account is connected through the module with the API key of its caller, at the host that the module was given',
    sent: 'OAuth token through the module, with another API key',
    calls: [{ ...TOKEN, shape: 'module', request: { apiKey: '{key}_other' } }],
    script: answered(200, {}, '{"scope":"read_write"}'),
    expect: [sends(1), givenHost(), apiKeyOfEach(['other']), succeeds()],
  }),
  scope({
    id: 'scope/module-settings',
    level: 'MUST',
    title: 'A call through the module has the API key and the API version that the module has then',
    sent: 'customers through the module, with an API key and an API version that are set anew before each',
    calls: ['one', 'two', 'two', 'one'].map(withSetting),
    expect: [
      sends(4),
      apiKeyOfEach(['one', 'two', 'two', 'one']),
      headerOfEach('stripe-version', ['one', 'two', 'two', 'one'].map(versionOf)),
      succeeds(),
    ],
    // Calls of others, whose own API key is not used, have that of the module.
    refusable: true,
  }),
]

function scope(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'money to the wrong account', ...given })
}

function withSetting(name: string): Step {
  return { ...createCustomer({ apiVersion: versionOf(name) }), shape: 'module-settings', client: { key: `{key}_${name}` } }
}

function versionOf(name: string): string {
  return name === 'one' ? '2020-08-27' : '2022-11-15'
}

/** What is given beside further headers is sent as without them, on the retry too. */
function withHeaders(name: string, what: string, call: Step): RequestCase {
  const options = { idempotencyKey: KEY, stripeAccount: OTHER, apiKey: '{key}_other', headers: { 'X-Further': 'yes' } }
  return scope({
    id: `scope/${name}`,
    level: 'MUST',
    title: `${what} with further headers has them, and the key, the account and the API key of its caller`,
    sent: `${what.toLowerCase()} with a key, an account, an API key and a further header, 503, retries 2, pauses skipped`,
    options: { ...CLIENT, ...RETRIES_ON },
    calls: [{ ...call, request: options, skipPauses: true }],
    script: answered(503),
    expect: [
      sends(2),
      givenKey(),
      header('stripe-account', OTHER),
      header('x-further', 'yes'),
      apiKeyOfEach(['other']),
      formOfEach('description', 'contract'),
      keepsHeader('stripe-version'),
      untouched(),
      succeeds(),
    ],
  })
}

/** What has a host of its own at Stripe. */
function toHost(name: string, what: string, call: Step): RequestCase {
  return scope({
    id: `scope/client-host-${name}`,
    // Until 22.0.0, stripe-node goes to Stripe's own whatever host it is given.
    level: 'SHOULD',
    title: `${what} goes to the host that its client was given`,
    threat: 'secret leaked',
    sent: `${what.replace('A', 'a')} by a client with a host, retries 0`,
    options: RETRIES_OFF,
    calls: [call],
    expect: [sends(1), { ...givenHost(), harmful: () => true }],
    refusable: true,
  })
}

/** A key that the caller gives by a header of its own is the only one: two of them in one header are one of Stripe's that nobody gave. */
function keyInHeader(name: string, level: RequestCase['level'], as: string, again = as): RequestCase {
  return request({
    id: `idempotency/${name}`,
    level,
    title: `A key that is given as the header ${as} is the key of the request`,
    sent: `raw POST twice, with one key in ${again === as ? as : `${as} and ${again}`}`,
    calls: [
      { ...RAW, request: { headers: { [as]: KEY } } },
      { ...RAW, request: { headers: { [again]: KEY } } },
    ],
    expect: [sends(2), headerOfEach('idempotency-key', [KEY]), makes(1), succeeds()],
  })
}
