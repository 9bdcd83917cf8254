import { randomBytes } from 'node:crypto'
import { givenKey, header, sends, succeeds } from '../judge/expectations.ts'
import type { Fault, Script } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import { hidesMachine, lists, namesItself, queriesAre, returns, uploads, withoutHeaders } from '../judge/wire-expectations.ts'
import { showsNothingSecret } from '../judge/error-expectations.ts'
import { apiKeyOfEach } from '../judge/scope-expectations.ts'
import type { RequestCase } from './case.ts'
import { CUSTOMERS, listOf, pageOf } from './pages.ts'
import { answered, createCustomer, request, RETRIES_OFF, RETRIEVE } from './request.ts'

const ACCOUNT = 'acct_contract'
const ITEMS = '/v1/subscription_items?subscription=sub_contract&limit=2'
const V2_LIST = { limit: 2, object_id: 'obj_contract' }
const V2_LISTED: Call = { shape: 'params-and-options', method: 'v2.core.events.list', params: V2_LIST, paged: true }
const FORWARDED: Fault = { kind: 'forward' }
/** Every byte there is, and what a form may take for the end of a part. */
const FILE = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), Buffer.from('\r\n--\r\n'), randomBytes(64)])
const UPLOAD: Call = {
  shape: 'params-and-options',
  method: 'files.create',
  params: { purpose: 'dispute_evidence', file: { $file: FILE.toString('base64'), name: 'contract.png' } },
}
const OF_UPLOAD = { idempotencyKey: 'Contract-Upload', stripeAccount: ACCOUNT, apiKey: '{key}_other' } as const
const UPLOADED = answers({ kind: 'answer', status: 200, body: JSON.stringify({ id: 'file_contract', object: 'file' }) })
const ECHO = JSON.stringify({ id: 'cus_contract', object: 'customer', name: 'Ünïcödé 東京 ☕ 😀', description: 'the contract ends here' })
const ECHOED = { name: 'Ünïcödé 東京 ☕ 😀', description: 'the contract ends here' }

/** Pages, uploads, answers, and what the client says of itself. */
export const WIRE_ANSWERS: readonly RequestCase[] = [
  {
    ...paged('pages-keep-account', 'The next page is of the same account', ['/v1/customers', 'customers.list', { limit: 2 }]),
    level: 'MUST',
    threat: 'money to the wrong account',
    expect: [sends(2), header('stripe-account', ACCOUNT), lists('cus_1', 'cus_2', 'cus_3')],
  },
  {
    ...paged('pages-keep-filters', 'The next page is of the same list', [
      '/v1/charges',
      'charges.list',
      { limit: 2, customer: 'cus_contract', created: { gte: 5 } },
    ]),
    level: 'MUST',
    expect: [
      queriesAre(
        { limit: '2', customer: 'cus_contract', 'created[gte]': '5' },
        { limit: '2', customer: 'cus_contract', 'created[gte]': '5', starting_after: 'cus_2' },
      ),
    ],
  },
  {
    ...paged('pages-backwards', 'Pages that are gone through backwards are of the same list, from where the one before began', [
      '/v1/charges',
      'charges.list',
      { limit: 2, customer: 'cus_contract', created: { gte: 5 }, ending_before: 'cus_9' },
    ]),
    level: 'MUST',
    expect: [
      queriesAre(
        { limit: '2', customer: 'cus_contract', 'created[gte]': '5', ending_before: 'cus_9' },
        { limit: '2', customer: 'cus_contract', 'created[gte]': '5', ending_before: 'cus_1' },
      ),
      header('stripe-account', ACCOUNT),
      lists('cus_2', 'cus_1', 'cus_3'),
    ],
  },
  {
    ...paged('search-pages', 'The next page of a search is of the same search', [
      '/v1/customers/search',
      'customers.search',
      { query: "name:'contract'", limit: 2 },
    ]),
    level: 'MUST',
    expect: [
      queriesAre({ query: "name:'contract'", limit: '2' }, { query: "name:'contract'", limit: '2', page: 'page_contract' }),
      lists('cus_1', 'cus_2', 'cus_3'),
    ],
  },
  {
    ...paged('search-keeps-account', 'The next page of a search is of the same account', [
      '/v1/customers/search',
      'customers.search',
      { query: "name:'contract'" },
    ]),
    level: 'MUST',
    threat: 'money to the wrong account',
    expect: [sends(2), header('stripe-account', ACCOUNT)],
  },
  request({
    id: 'wire/pages-of-object',
    level: 'MUST',
    title: 'The next page of a list in an object is of that object, and of its account',
    threat: 'money to the wrong account',
    sent: 'subscription with three pages of items, of an address with parameters, for a connected account',
    calls: [
      {
        shape: 'params-and-options',
        method: 'subscriptions.retrieve',
        target: 'sub_contract',
        field: 'items',
        paged: true,
        request: { stripeAccount: ACCOUNT },
      },
    ],
    script: answers(
      {
        kind: 'answer',
        status: 200,
        body: JSON.stringify({ id: 'sub_contract', object: 'subscription', items: listOf(ITEMS, ['si_1', 'si_2'], true) }),
      },
      pageOf(ITEMS, ['si_3'], true),
      pageOf(ITEMS, ['si_4'], false),
    ),
    expect: [
      queriesAre(
        {},
        { subscription: 'sub_contract', limit: '2', starting_after: 'si_2' },
        { subscription: 'sub_contract', limit: '2', starting_after: 'si_3' },
      ),
      header('stripe-account', ACCOUNT),
      lists('si_1', 'si_2', 'si_3', 'si_4'),
    ],
  }),
  v2Paged([['evt_1', 'evt_2'], [], ['evt_3']]),
  v2Again(),
  upload('upload', 'SHOULD', 'An upload arrives byte by byte', [uploads(FILE, { purpose: 'dispute_evidence' }), succeeds()]),
  upload('upload-key', 'MUST', "An upload keeps the caller's key", [givenKey(), succeeds()]),
  {
    ...upload('upload-account', 'MUST', 'An upload is of the account that is asked for', [header('stripe-account', ACCOUNT), succeeds()]),
    threat: 'money to the wrong account',
  },
  request({
    id: 'wire/upload-module',
    level: 'MUST',
    title: 'An upload through the module has the account, the key and the API key of its caller',
    threat: 'money to the wrong account',
    sent: 'file for a connected account, by an API key and with a key, through the module and awaited through it',
    calls: [
      { ...UPLOAD, shape: 'module', request: OF_UPLOAD },
      { ...UPLOAD, shape: 'module-async', request: OF_UPLOAD },
    ],
    script: { ...UPLOADED, forever: true },
    needs: 'resolves-names',
    expect: [sends(2), header('stripe-account', ACCOUNT), apiKeyOfEach(['other']), givenKey(), succeeds()],
  }),
  echoed('answer-large', 'An answer of 10 MB arrives whole', { padTo: 10 * 1024 * 1024 }),
  // No more than the system takes of one who reads nothing: who stops in its middle has been sent all of it, and is not taken for late.
  echoed('answer-parts', 'An answer of 1 MB, which is more than is read at once, arrives whole', { padTo: 1024 * 1024 }),
  echoed('answer-pieces', 'Text that is split between two pieces of an answer arrives whole', { pieces: 7 }),
  echoed('answer-compressed', 'An answer is unpacked where the client asks for a compressed one', { gzip: true }),
  request({
    id: 'wire/telemetry-off',
    level: 'MUST',
    title: 'Telemetry that is switched off stays off',
    threat: 'secret leaked',
    // Pages are asked for by one thread, where an SDK keeps what it measured by threads.
    sent: 'two calls of one client and two pages, telemetry off',
    calls: [createCustomer(), RETRIEVE, { shape: 'params-and-options', method: 'customers.list', paged: true }],
    script: answers(FORWARDED, FORWARDED, pageOf(CUSTOMERS, ['cus_1'], true), pageOf(CUSTOMERS, ['cus_2'], false)),
    expect: [sends(4), withoutHeaders('x-stripe-client-telemetry'), hidesMachine()],
  }),
  request({
    id: 'wire/user-agent',
    level: 'SHOULD',
    title: 'The client says which SDK and version it is',
    threat: 'outdated SDK',
    sent: 'customer',
    expect: [sends(1), namesItself()],
  }),
  request({
    id: 'wire/result-keeps-secret',
    level: 'MUST',
    title: 'What a call returns does not show the API key',
    threat: 'secret leaked',
    sent: 'customer created, retrieved and captured',
    calls: [
      { ...createCustomer(), inspect: true },
      { ...RETRIEVE, inspect: true },
      { shape: 'params-and-options', method: 'paymentIntents.capture', target: 'pi_contract', inspect: true },
    ],
    expect: [showsNothingSecret()],
  }),
]

type AnswerFault = Extract<Fault, { kind: 'answer' }>

function answers(...faults: readonly Fault[]): Script {
  return { faults }
}

function paged(
  name: string,
  title: string,
  [url, method, params]: readonly [string, string, Readonly<Record<string, unknown>>],
): RequestCase {
  return request({
    id: `wire/${name}`,
    level: 'SHOULD',
    title,
    threat: 'wrong request',
    sent: `two pages of ${method} for a connected account, ${JSON.stringify(params)}`,
    calls: [{ shape: 'params-and-options', method, params, paged: true, request: { stripeAccount: ACCOUNT } }],
    script: answers(pageOf(url, ['cus_1', 'cus_2'], true), pageOf(url, ['cus_3'], false)),
  })
}

/** Pages of v2 events of one object, each at an address that the page before names. */
function v2Paged(pages: readonly (readonly string[])[]): RequestCase {
  const faults = pages.map((ids, index): Fault => {
    const next = index + 1 < pages.length ? `/v2/core/events?limit=2&object_id=obj_contract&page=page${index + 1}` : null
    const data = ids.map((id) => ({ id, object: 'v2.core.event', type: 'v1.billing.meter.error_report_triggered' }))
    return { kind: 'answer', status: 200, body: JSON.stringify({ data, next_page_url: next, previous_page_url: null }) }
  })
  const queries = pages.map((_, index) => ({
    limit: '2',
    object_id: 'obj_contract',
    ...(index === 0 ? {} : { page: `page${index}` }),
  }))
  return request({
    id: 'wire/v2-list-pages',
    level: 'SHOULD',
    title: 'The next page of a v2 list is the one that Stripe names, also after one without items',
    threat: 'wrong request',
    sent: `${pages.length} pages of v2 events of one object, one of them empty`,
    calls: [V2_LISTED],
    script: answers(...faults),
    expect: [queriesAre(...queries), lists(...pages.flat())],
  })
}

/** What fails once in the middle is asked for again. */
function v2Again(): RequestCase {
  const whole = v2Paged([['evt_1'], ['evt_2']])
  const [first, second] = whole.script?.faults ?? []
  return {
    ...whole,
    id: 'wire/v2-list-pages-again',
    title: 'A page of a v2 list that failed can be asked for again',
    threat: 'event lost',
    sent: '2 pages of v2 events of one object by an iterator, the second refused with 429 once, retries 0',
    options: RETRIES_OFF,
    calls: [{ ...V2_LISTED, paged: 'again' }],
    script: answers(...[first, ...answered(429).faults, second].filter((fault) => fault !== undefined)),
    expect: [lists('evt_1', 'evt_2')],
  }
}

function upload(name: string, level: RequestCase['level'], title: string, expect: RequestCase['expect']): RequestCase {
  return request({
    id: `wire/${name}`,
    level,
    title,
    threat: 'wrong request',
    sent: 'file of every byte, explicit key, for a connected account',
    calls: [{ ...UPLOAD, request: { idempotencyKey: 'Contract-Upload', stripeAccount: ACCOUNT } }],
    script: UPLOADED,
    needs: 'resolves-names',
    expect,
  })
}

function echoed(name: string, title: string, how: Partial<AnswerFault>): RequestCase {
  return request({
    id: `wire/${name}`,
    level: 'SHOULD',
    title,
    threat: 'wrong request',
    sent: `retrieve customer, ${title.toLowerCase()}`,
    calls: [{ ...RETRIEVE, inspect: true }],
    script: answers({ kind: 'answer', status: 200, body: ECHO, ...how }),
    expect: [returns(ECHOED), succeeds()],
  })
}
