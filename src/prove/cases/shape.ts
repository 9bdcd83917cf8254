import type { ErrorKind } from '../../domain/sdk-facts.ts'
import {
  bearer,
  dropsHeader,
  fails,
  form,
  goesThrough,
  header,
  keepsApiKey,
  keepsCredential,
  pinnedVersion,
  sends,
  succeeds,
} from '../expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { EgressCase, RequestCase } from './case.ts'
import { answered, createCustomer, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

/** What every request and every error looks like, and where requests go. */
export const SHAPE: readonly (RequestCase | EgressCase)[] = [
  request({
    id: 'shape/authorization',
    level: 'MUST',
    title: 'The API key is sent as a bearer token',
    threat: 'outdated SDK',
    sent: 'customer',
    expect: [sends(1), bearer(), succeeds()],
  }),
  request({
    id: 'shape/stripe-version',
    level: 'SHOULD',
    title: 'The pinned API version is sent',
    threat: 'outdated SDK',
    sent: 'customer',
    expect: [pinnedVersion()],
  }),
  request({
    id: 'shape/stripe-account',
    level: 'MUST',
    title: 'The connected account is sent',
    threat: 'outdated SDK',
    sent: 'customer for a connected account',
    calls: [createCustomer({ stripeAccount: 'acct_contract' })],
    expect: [header('stripe-account', 'acct_contract'), succeeds()],
  }),
  request({
    id: 'shape/account-does-not-stay',
    level: 'MUST',
    title: 'The connected account of a call is on that call alone',
    threat: 'outdated SDK',
    sent: 'customer for a connected account, then one without',
    calls: [createCustomer({ stripeAccount: 'acct_contract' }), createCustomer()],
    expect: [sends(2), dropsHeader('stripe-account'), succeeds()],
  }),
  request({
    id: 'shape/form-encoding',
    level: 'MUST',
    title: 'Nested and listed parameters are encoded as Stripe reads them',
    threat: 'outdated SDK',
    sent: 'customer with metadata, address and expand',
    calls: [
      createCustomer(undefined, {
        name: 'Ünïcödé & co',
        metadata: { order: '6735' },
        address: { city: 'Zürich' },
        expand: ['default_source'],
      }),
    ],
    expect: [
      form(['name'], 'Ünïcödé & co'),
      form(['metadata[order]'], '6735'),
      form(['address[city]'], 'Zürich'),
      form(['expand[0]', 'expand[]'], 'default_source'),
      succeeds(),
    ],
    refusable: true,
  }),
  error('card', 402, 'card'),
  error('invalid-request', 400, 'invalid-request'),
  error('not-found', 404, 'invalid-request'),
  error('authentication', 401, 'authentication'),
  error('permission', 403, 'permission'),
  error('rate-limit', 429, 'rate-limit'),
  error('api', 500, 'api'),
  request({
    id: 'shape/answer-not-json',
    level: 'SHOULD',
    title: 'A success that is no JSON is an error',
    threat: 'outdated SDK',
    sent: '200 that is no JSON, retries 0',
    options: RETRIES_OFF,
    script: answered(200, { 'content-type': 'text/html' }, '<html>Welcome</html>'),
    expect: [fails()],
  }),
  request({
    id: 'shape/error-connection',
    level: 'SHOULD',
    title: 'A lost connection is the documented error',
    threat: 'outdated SDK',
    sent: 'every connection reset, retries 0',
    options: RETRIES_OFF,
    script: { faults: [{ kind: 'reset', when: 'before' }], forever: true },
    expect: [fails('connection')],
  }),
  request({
    id: 'shape/error-refused',
    level: 'SHOULD',
    title: 'A refused connection is the documented error',
    threat: 'outdated SDK',
    sent: 'nothing listens, retries 0',
    options: RETRIES_OFF,
    unreachable: true,
    expect: [fails('connection')],
  }),
  request({
    id: 'shape/error-keeps-key',
    level: 'SHOULD',
    title: 'An error does not contain the API key',
    threat: 'outdated SDK',
    sent: '401, then every connection reset, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer(), createCustomer()],
    script: { faults: [...answered(401).faults, { kind: 'reset', when: 'before' }], forever: true },
    expect: [fails(), keepsApiKey()],
  }),
  request({
    id: 'shape/pages',
    level: 'SHOULD',
    title: 'Going through all pages gives each item once, also after a retry',
    threat: 'outdated SDK',
    sent: 'customers, two pages of two, 503 to the second at first, retries 2',
    options: RETRIES_ON,
    calls: [{ shape: 'params-and-options', method: 'customers.list', params: { limit: 2 }, paged: true }],
    script: { faults: [...page(['cus_1', 'cus_2'], true).faults, ...answered(503).faults, ...page(['cus_3', 'cus_4'], false).faults] },
    expect: [goesThrough(['cus_1', 'cus_2', 'cus_3', 'cus_4'], [null, 'cus_2', 'cus_2'])],
  }),
  request({
    id: 'shape/redirect-keeps-credential',
    level: 'MUST',
    title: 'A redirect to another host does not carry the API key there',
    threat: 'outdated SDK',
    sent: '307 to another host, retries 0',
    options: RETRIES_OFF,
    script: { faults: [{ kind: 'redirect', status: 307 }] },
    expect: [keepsCredential()],
  }),
  request({
    id: 'shape/redirect-302-keeps-credential',
    level: 'MUST',
    title: 'A 302 to another host does not carry the API key there',
    threat: 'outdated SDK',
    sent: '302 to another host, for a POST and for a GET, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer(), RETRIEVE],
    script: { faults: [{ kind: 'redirect', status: 302 }], forever: true },
    expect: [keepsCredential()],
  }),
  {
    kind: 'egress',
    looksAt: 'connections',
    id: 'shape/no-other-host',
    level: 'MUST',
    title: 'Nothing is sent to any other host',
    threat: 'outdated SDK',
    sent: 'all other cases',
  },
]

function page(ids: readonly string[], more: boolean): Script {
  const data = ids.map((id) => ({ id, object: 'customer' }))
  return answered(200, {}, JSON.stringify({ object: 'list', url: '/v1/customers', has_more: more, data }))
}

/** The class is what the user's `catch` and `except` look at. */
function error(name: string, status: number, kind: ErrorKind): RequestCase {
  return request({
    id: `shape/error-${name}`,
    level: 'SHOULD',
    title: `A ${status} is the documented error`,
    threat: 'outdated SDK',
    sent: `${status}, retries 0`,
    options: RETRIES_OFF,
    script: answered(status),
    expect: [fails(kind)],
  })
}
