import type { Expression } from '../domain/audit-tree.ts'
import { chainOf, lastOf, pathOf, type Unit } from './code.ts'

/** Calls of the SDK that verify a signature and give the event. */
const MAKES_EVENT =
  /^(?:constructEvent|constructEventAsync|construct_event|parseThinEvent|parse_thin_event|parseEventNotification|parseEventNotificationAsync|parse_event_notification)$/

/** Calls of the SDK that verify a signature and give nothing. */
const VERIFIES_HEADER = /^(?:verifyHeader|verifyHeaderAsync|verify_header)$/

/** What every name of the SDK's verification is in front of: `stripe.webhooks.constructEvent`, `stripe.Webhook.construct_event`. */
const OF_SDK = /^(?:webhooks?|signature|WebhookSignature)$|stripe/i

/** A reference to the SDK's verification: what is called, or is given to something that calls it. */
export function verifierIn(code: Expression): 'event' | 'header' | null {
  if (code.kind !== 'member' || code.name === null) return null
  const kind = MAKES_EVENT.test(code.name) ? 'event' : VERIFIES_HEADER.test(code.name) ? 'header' : null
  return kind !== null &&
    (chainOf(code.of).some((name) => OF_SDK.test(name)) || /^(?:construct_event|constructEventAsync)$/.test(code.name))
    ? kind
    : null
}

/** A request, as handlers call it. */
const REQUEST = /^(?:_?req|_?request|ctx|context|c|event|r|lambdaEvent|apiEvent)$/

/** What of a request is its body, whether bytes or parsed. */
const BODY = new Set([
  'body',
  'json',
  'get_json',
  'data',
  'POST',
  'form',
  'rawBody',
  'raw_body',
  'text',
  'get_data',
  'arrayBuffer',
  'read',
  'readBody',
])

/** What of a request is never parsed. */
const RAW = new Set(['rawBody', 'raw_body', 'text', 'get_data', 'arrayBuffer', 'read'])

/** Functions that read the body of the request that they are given. */
const READERS = /^(?:buffer|text|raw|getRawBody|rawBody|get_raw_body|readRawBody|readBody|streamToBuffer|json|parseBody)$/

/** What parses a text or bytes. */
const PARSERS =
  /^(?:JSON\.parse|json\.loads|ujson\.loads|orjson\.loads|simplejson\.loads|(?:stripe\.)?(?:\w+\.)*construct_from|Event\.construct_from)$/

export type BodyKind = 'raw' | 'parsed'

/** Whether an expression is the body of a request itself: `req.body`, `await request.json()`, `buffer(req)`. */
export function bodyOf(code: Expression): BodyKind | null {
  const inner = code.kind === 'await' ? code.of : code
  const chain = chainOf(inner).filter((name) => name !== '()')
  const named = chain[0] === 'self' || chain[0] === 'this' ? chain.slice(1) : chain
  const last = named.at(-1) ?? ''
  if (inner.kind === 'call' && READERS.test(last)) {
    const given = inner.args[0]?.value
    if (given !== undefined && isRequest(given)) return /^(?:json|parseBody)$/.test(last) ? 'parsed' : 'raw'
  }
  const isOfRequest =
    named.length > 1 && named.slice(0, -1).every((name, index) => (index === 0 ? REQUEST.test(name) : /^(?:req|request|raw)$/.test(name)))
  if (!isOfRequest || !BODY.has(last)) return null
  if (named[0] === 'event' && last !== 'body') return null
  return RAW.has(last) || (last === 'body' && inner.kind === 'call') ? 'raw' : 'parsed'
}

function isRequest(code: Expression): boolean {
  const chain = chainOf(code)
  return REQUEST.test(chain.at(-1) ?? '') || (chain.length === 2 && REQUEST.test(chain[0] ?? ''))
}

export function isParser(callee: Expression): boolean {
  return PARSERS.test(chainOf(callee).join('.'))
}

/** Names of what Stripe's events are about, and what happens to them. https://docs.stripe.com/api/events/types */
const EVENT =
  /^(?:account|application_fee|balance|billing|billing_portal|capability|cash_balance|charge|checkout|coupon|credit_note|customer|entitlements|financial_connections|identity|invoice|invoiceitem|issuing\w*|mandate|payment_intent|payment_link|payment_method|payout|person|plan|price|product|promotion_code|quote|radar|refund|reporting|review|setup_intent|source|subscription_schedule|tax|terminal|topup|transfer|treasury|v1|v2)\.(?:[a-z_0-9]+\.)*(?:\w*(?:ed|paid)|\w*failed|failure|\w*action_required|upcoming|\w*will_end|\w*will_expire|available|\w*succeeded|\w*reversed|ping|processing|sent|pending|overdue|will_be_due|trial_will_end|\*)$/

export function isEventName(code: Expression): boolean {
  return code.kind === 'text' && EVENT.test(code.value)
}

/** An event's name, or a list with one. */
export function namesEvents(code: Expression): boolean {
  return isEventName(code) || (code.kind === 'other' && code.parts.some(isEventName))
}

/** What may verify, by its name alone: nothing is said where such a thing cannot be followed. */
export const MAY_VERIFY = /verif|valid|signature|construct_?event|authenticat|hmac|webhook/i

/** What leaves a function without `return` or `throw`. */
export function neverReturns(code: Expression): boolean {
  if (code.kind === 'await') return neverReturns(code.of)
  if (code.kind !== 'call') return false
  const path = chainOf(code.callee).join('.')
  return (
    /^(?:process\.exit|sys\.exit|exit|abort|notFound|redirect|ctx\.throw|this\.fail|pytest\.fail)$/.test(path) ||
    (lastOf(code.callee) === 'error' && code.callee.kind === 'name')
  )
}

/** A test of the signature's header, and one of the endpoint's secret. */
export const SAYS_SIGNATURE = /\bsig\b|signature|stripe_sig|sigheader|header/i
export const SAYS_SECRET = /secret|whsec|signing_?key|webhook_?key|endpoint_?key/i

/** Tests, fixtures and samples of a test: what they do is not what runs. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|fixtures?|__fixtures__|mocks?|__mocks__|testing|cypress|playwright|factories)\/|(?:^|\/)(?:test_[^/]*|conftest|tests)\.py$|(?:^|\/)tests?[-_](?:helper|util)s?\.[cm]?[jt]sx?$|[._-](?:test|spec|e2e|mock|stories|fixture)\.[cm]?[jt]sx?$|_test\.py$/i.test(
    path,
  )
}

/** What computes or compares a signature by hand. */
export function isOwnCheck(callee: Expression): boolean {
  return /(?:^|\.)(?:createHmac|hmac\.new|hmac\.digest|timingSafeEqual|compare_digest|subtle\.verify|subtle\.sign)$/.test(pathOf(callee))
}

/** What hands work to another process. */
export function isQueue(callee: Expression): boolean {
  return /(?:^|\.)(?:enqueue|delay|apply_async|send_task|publish|sendMessage|send_message|addJob)$/.test(pathOf(callee))
}

/** Whether a parameter is what FastAPI parses the body to: `payload: dict` of a function that answers to POST. */
export function isBodyOfFastApi(type: string, { is, module }: Unit): boolean {
  if (!/^(?:typing\.)?(?:dict|Dict|Mapping)\b/.test(type) || ![...module.imports.values()].some((one) => one.module === 'fastapi'))
    return false
  return (is?.decorators ?? []).some((one) => one.kind === 'call' && /^(?:post|put|patch|api_route)$/.test(lastOf(one.callee)))
}

/** Whether a function is for Stripe's webhooks by its name, or by that of its class, file or route. */
export function isForWebhooks({ is, owner, module }: Unit): boolean {
  const names = [module.path, owner?.name ?? '', is?.name ?? ''].join(' ')
  return /stripe/i.test(names) && /webhook|\bhook/i.test(names)
}
