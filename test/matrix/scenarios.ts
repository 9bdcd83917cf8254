import type { Sdk } from '../../src/domain/sdk.ts'
import type { RequestCase, WebhookCase } from '../../src/prove/cases/case.ts'
import { answered, createCustomer, LOST, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from '../../src/prove/cases/request.ts'
import type { Script } from '../../src/prove/gateway/types.ts'
import type { Call } from '../../src/prove/ask/protocol.ts'

const DELETE: Call = { shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }
const CUSTOMER = { id: 'cus_1', object: 'customer' }
const GIVEN = { idempotencyKey: 'Contract-Key-6735' }
const LOST_BY_CLOSE: Script = { faults: [{ kind: 'close', when: 'after' }] }
const LOST_BY_TIMEOUT: Script = { faults: [{ kind: 'stall' }] }
/** As that measurement had them; Stripe's own answer, which the suite has, is of the type `invalid_request_error`. */
const CONFLICT = JSON.stringify({ error: { type: 'api_error', message: 'Conflict.' } })
const IN_USE = JSON.stringify({ error: { code: 'idempotency_key_in_use', type: 'idempotency_error', message: 'In use.' } })

const SEARCH: Call = { shape: 'params-and-options', method: 'customers.search', params: { query: "name:'Ada'" }, paged: true }
/** A page of a search that says that there are more, and not which is the next. */
const UNNAMED_PAGE: Script['faults'][number] = {
  kind: 'answer',
  status: 200,
  body: JSON.stringify({ object: 'search_result', url: '/v1/customers/search', has_more: true, next_page: null, data: [CUSTOMER] }),
}

/**
 * Measured scenarios that are no case of the suite, because they show no difference between versions that another case
 * does not show. `now` is in Unix seconds.
 */
function webhookScenarios(now: number): Readonly<Record<string, WebhookCase['webhook']>> {
  return {
    'header-no-t-emptysigned': { timestamp: '', header: 'v1={good}' },
    'age-400s-badsig': { age: 400, header: 't={t},v1={bad}' },
    'future-10y': { age: -315_360_000 },
    't-negative': { timestamp: '-1' },
    't-zero': { timestamp: '0' },
    't-float-signed': { timestamp: `${now}.5` },
    't-exp-signed': { timestamp: `${now / 1e9}e9` },
    't-exp-signed-int': { timestamp: String(now), header: `t=${now / 1e9}e9,v1={good}` },
    't-plus-signed': { header: 't=+{t},v1={good}' },
    't-space-signed': { header: 't= {t},v1={good}' },
    't-overflow': { timestamp: '99999999999999999999' },
    'secret-tab-newline-forged': { secret: '\t\r\n', signedWith: '\t\r\n' },
    'secret-leading-space': { secret: ' contract_secret', signedWith: 'contract_secret' },
    'apiver-null': { body: (event) => event.replace(/"api_version": "[^"]*"/, '"api_version": null') },
    'json-null-signed': { body: () => 'null' },
  }
}

const REQUESTS: Readonly<Record<string, Partial<RequestCase>>> = {
  'default-get': { calls: [RETRIEVE] },
  'default-delete': { calls: [DELETE] },
  'default-two-posts': { calls: [createCustomer(), createCustomer()] },
  'default-500': { script: answered(500) },
  'default-409': { script: answered(409, {}, CONFLICT) },
  'default-lost-drop': { script: LOST_BY_CLOSE },
  'default-lost-rst': { script: LOST },
  'key-256': { calls: [createCustomer({ idempotencyKey: 'k'.repeat(256) })] },
  'r0-500': { options: RETRIES_OFF, script: answered(500) },
  'r2-409-sr-false': { options: RETRIES_ON, script: answered(409, { 'stripe-should-retry': 'false' }, CONFLICT) },
  'r2-503-retryafter2': { options: RETRIES_ON, script: answered(503, { 'retry-after': '2' }) },
  'r2-delete-500': { options: RETRIES_ON, calls: [DELETE], script: answered(500) },
  'r2-delete-drop': { options: RETRIES_ON, calls: [DELETE], script: LOST_BY_CLOSE },
  'key-lost-timeout': { options: RETRIES_ON, givesUp: 'timeout', calls: [createCustomer(GIVEN)], script: LOST_BY_TIMEOUT },
  'key-lost-drop': { options: RETRIES_ON, calls: [createCustomer(GIVEN)], script: LOST_BY_CLOSE },
  'key-delete': { calls: [{ ...DELETE, request: GIVEN }] },
  'key-get': { calls: [{ ...RETRIEVE, request: GIVEN }] },
  'search-without-next-page': { calls: [SEARCH], script: { faults: [UNNAMED_PAGE, UNNAMED_PAGE, ...answered(400).faults] } },
  'err-in-use': { options: RETRIES_OFF, calls: [createCustomer(GIVEN)], script: answered(409, {}, IN_USE) },
}

/** The scenarios as cases, named `scenario/<name>`, that only observe. Python's defaults were measured on the module. */
export function scenarioCases(sdk: Sdk, now: number): readonly (WebhookCase | RequestCase)[] {
  const webhooks = Object.entries(webhookScenarios(now)).map(([name, webhook]) => webhookCase(name, webhook))
  const requests = Object.entries(REQUESTS).map(([name, given]) => requestCase(name, given))
  return [...webhooks, ...(sdk === 'python' ? requests.map(throughModule) : requests)]
}

function webhookCase(name: string, webhook: WebhookCase['webhook']): WebhookCase {
  return {
    id: `scenario/${name}`,
    level: 'OBSERVE',
    title: name,
    sent: name,
    kind: 'webhook',
    threat: 'forged webhook',
    webhook,
    expect: null,
  }
}

function requestCase(name: string, given: Partial<RequestCase>): RequestCase {
  return request({ id: `scenario/${name}`, level: 'OBSERVE', title: name, sent: name, refusable: true, ...given })
}

function throughModule(one: RequestCase): RequestCase {
  if (!one.id.startsWith('scenario/default-')) return one
  const calls = one.calls.map((call): Call => Object.assign({}, call, { shape: 'module' }))
  return { ...one, calls }
}
