import { fails, header, sends, succeeds } from '../judge/expectations.ts'
import type { Script } from '../gateway/types.ts'
import { apiKeyOfEach, asksFor, contextOfEvent, headerOfEach, json, ownHost, staysBelow } from '../judge/scope-expectations.ts'
import { withoutQuery } from '../judge/wire-expectations.ts'
import { failsEach } from '../judge/program-expectations.ts'
import { returnsText } from '../judge/wire-expectations.ts'
import type { RequestCase, Step, WebhookCase } from './case.ts'
import { BIG_INTEGER, notificationJson } from './event.ts'
import { answered, request, RETRIES_OFF } from './request.ts'
import { DELIVERIES } from './thin-deliveries.ts'
import { THIN_FOLLOW } from './thin-follow.ts'
import { UNVERIFIED_THIN } from './unverified.ts'
import { DIFFERENCES } from './webhook-differences.ts'
import { FORGED } from './webhook-forged.ts'
import { GENUINE } from './webhook-genuine.ts'

const CONTEXT = 'acct_context'
const METER = 'GET /v1/billing/meters/mtr_contract'
const ANSWERED: Script = { ...answered(200, {}, '{"id":"obj_contract","object":"v2.core.event"}'), forever: true }
const MADE: Script = { ...answered(200, {}, '{"id":"cus_contract","object":"customer"}'), forever: true }
/** What looks at the SDK's own API version, at the body of a snapshot, or at another verifier. */
const OF_SNAPSHOTS =
  /^webhook\/(?:thin-|cloud-|low-level-|async-|alias-|v1-event-|api-version-|event-(?:read|list-like|without|api-key)|payload-(?:big|two|dup|array|proto|empty|not-json)|constant-time|valid-large)/

const V2_PARAMS = {
  name: 'contract',
  type: 'webhook_endpoint',
  event_payload: 'thin',
  enabled_events: ['*', 'v1.charge.failed'],
  description: null,
  metadata: { order: '6735', 'a b': '+' },
  webhook_endpoint: { url: 'https://example.com/webhook?a=1&b=2' },
}

const V2_UNICODE = { ...V2_PARAMS, name: 'Ünïcödé ☕️ 東京' }

/** Thin events: how they are verified, in whose context their objects are fetched and their callbacks act, and how v2 is spoken. */
export const THIN: readonly (WebhookCase | RequestCase)[] = [
  ...[...GENUINE, ...FORGED, ...DIFFERENCES].flatMap((one) => (one.kind === 'webhook' && !OF_SNAPSHOTS.test(one.id) ? [onThin(one)] : [])),
  ...DELIVERIES,
  ...UNVERIFIED_THIN,
  follows('fetch-event', 'A thin event is fetched in its own context', step('fetchEvent', { context: CONTEXT }), [
    asksFor(['GET /v2/core/events/evt_contract']),
    header('stripe-context', CONTEXT),
  ]),
  follows('fetch-event-without-context', 'A thin event without a context is fetched without one', step('fetchEvent'), [
    asksFor(['GET /v2/core/events/evt_contract']),
    headerOfEach('stripe-context', [null]),
  ]),
  thin({
    id: 'thin/fetch-related',
    level: 'MUST',
    title: 'The object of a thin event is fetched in the context of the event, whether the SDK knows its type or not',
    sent: 'the objects of two thin events, of a known type and of an unknown one',
    calls: [
      step('fetchRelatedObject', { context: CONTEXT }),
      step('fetchRelatedObject', { context: 'acct_unknown', type: 'v9.contract.happened' }),
    ],
    script: ANSWERED,
    expect: [asksFor([METER, METER]), headerOfEach('stripe-context', [CONTEXT, 'acct_unknown']), succeeds()],
  }),
  {
    ...follows('fetch-plain', 'A thin event is fetched without any parameters', step('fetchEvent', { context: CONTEXT }), [withoutQuery()]),
    level: 'SHOULD',
    threat: 'outdated SDK',
  },
  {
    ...follows(
      'fetch-with-api-key',
      'A thin event is fetched with the API key of its client',
      step('fetchRelatedObject', { context: CONTEXT }),
      [apiKeyOfEach(['other'])],
    ),
    calls: [{ ...step('fetchRelatedObject', { context: CONTEXT }), client: { key: '{key}_other' } }],
  },
  foreign('url', 'with another address', 'http://{elsewhere}'),
  foreign('user', 'with another host behind an @', '@{elsewhere}'),
  foreign('slashes', 'with another host behind slashes', '//{elsewhere}'),
  foreign('backslash', 'with another host behind a slash and a backslash', '/\\{elsewhere}'),
  foreign('backslashes', 'with another host behind backslashes', '\\\\{elsewhere}'),
  thin({
    id: 'thin/event-id-in-path',
    level: 'SHOULD',
    title: 'The id of a thin event does not lead to another object',
    sent: 'thin event with a path in its id',
    calls: [step('fetchEvent', { id: '../../v1/customers?limit=1#' })],
    script: ANSWERED,
    expect: [staysBelow('/v2/core/events/')],
  }),
  handled('handler-context', 'A callback acts in the context of its event', ['acct_one', 'acct_two', 'acct_one']),
  {
    ...handled('handler-at-once', 'Callbacks that run at once act each in the context of its event', [
      'acct_one',
      'acct_two',
      'acct_three',
    ]),
    together: true,
  },
  thin({
    id: 'thin/handler-clients',
    level: 'MUST',
    title: 'A callback acts with the API key of the client of its own handler',
    sent: 'thin events in turns, to the handlers of two clients',
    calls: ['one', 'two', 'one'].map((name) => handle({ context: `acct_${name}` }, { key: `{key}_${name}` })),
    script: MADE,
    expect: [contextOfEvent(3), apiKeyOfEach(['one', 'two', 'one']), succeeds()],
  }),
  {
    ...handled('handler-without-account', 'A callback acts in the context of its event, and not for the account of the handler', [CONTEXT]),
    options: { stripeAccount: 'acct_client' },
    expect: [contextOfEvent(1), headerOfEach('stripe-account', [null])],
  },
  thin({
    id: 'thin/handler-without-context',
    level: 'MUST',
    title: 'A callback acts in no context where its event has none, whatever the context of the handler',
    sent: 'thin events without a context and with one, to the handler of a client with a context of its own',
    options: { stripeContext: 'acct_client' },
    calls: [handle({}), handle({ context: CONTEXT }), handle({})],
    script: MADE,
    expect: [sends(3), headerOfEach('stripe-context', [null, CONTEXT, null]), succeeds()],
  }),
  thin({
    id: 'thin/fetch-over-client-context',
    level: 'MUST',
    title: 'A thin event is fetched in its own context, and not in that of its client',
    sent: 'thin event with a context, and its object, through a client with another context',
    options: { stripeContext: 'acct_client' },
    calls: [step('fetchEvent', { context: CONTEXT }), step('fetchRelatedObject', { context: CONTEXT })],
    script: ANSWERED,
    expect: [sends(2), headerOfEach('stripe-context', [CONTEXT]), succeeds()],
  }),
  thin({
    id: 'thin/fetch-without-client-context',
    level: 'SHOULD',
    title: 'A thin event without a context is fetched in none, whatever the context of its client',
    sent: 'thin event without a context, and its object, through a client with a context',
    options: { stripeContext: 'acct_client' },
    calls: [step('fetchEvent'), step('fetchRelatedObject')],
    script: ANSWERED,
    expect: [sends(2), { ...headerOfEach('stripe-context', [null]), harmful: () => true }, succeeds()],
  }),
  thin({
    id: 'thin/handler-unknown-type',
    level: 'MUST',
    title: 'An event of a type that the SDK does not know is not lost, and is handled in its context',
    threat: 'event lost',
    sent: 'thin event of an unknown type, to the handler',
    calls: [handle({ context: CONTEXT, type: 'v9.contract.happened' })],
    script: MADE,
    expect: [asksFor(['POST /v1/customers']), contextOfEvent(1), succeeds()],
  }),
  thin({
    id: 'thin/handler-callback',
    level: 'MUST',
    title: 'The callback of an event is that of its type',
    threat: 'event lost',
    sent: 'thin event, to a handler with callbacks for two types',
    calls: [handle({ context: CONTEXT })],
    script: MADE,
    expect: [asksFor(['POST /v1/customers']), succeeds()],
  }),
  thin({
    id: 'thin/handler-failure',
    level: 'MUST',
    title: 'A callback that fails makes the handler fail, so that the event is delivered again',
    threat: 'event lost',
    sent: 'thin events of a known type and an unknown one, to a handler whose callbacks are refused with 402, retries 0',
    options: RETRIES_OFF,
    calls: [handle({ context: CONTEXT }), handle({ context: CONTEXT, type: 'v9.contract.happened' })],
    script: { ...answered(402), forever: true },
    expect: [sends(2), fails('card'), failsEach('a success')],
  }),
  ...THIN_FOLLOW,
  thin({
    id: 'thin/v2-json',
    level: 'MUST',
    title: 'The parameters of v2 are sent as JSON, whole',
    threat: 'outdated SDK',
    sent: 'event destination with a list, an object and null',
    calls: [{ shape: 'params-and-options', method: 'v2.core.eventDestinations.create', params: V2_PARAMS }],
    script: ANSWERED,
    expect: [sends(1), json(V2_PARAMS), succeeds()],
  }),
  thin({
    id: 'thin/v2-large-integer',
    level: 'MUST',
    title: 'A large integer in a v2 answer keeps every digit',
    threat: 'wrong request',
    sent: `import of a product catalogue with ${BIG_INTEGER} successes`,
    calls: [{ shape: 'params-and-options', method: 'v2.commerce.productCatalog.imports.retrieve', target: 'imp_contract', inspect: true }],
    script: answered(
      200,
      {},
      JSON.stringify({
        id: 'imp_contract',
        object: 'v2.commerce.product_catalog_import',
        status_details: { processing: { success_count: BIG_INTEGER } },
      }),
    ),
    expect: [sends(1), returnsText(BIG_INTEGER), succeeds()],
  }),
  thin({
    id: 'thin/v2-unicode',
    level: 'SHOULD',
    title: 'Letters outside ASCII are sent whole in v2',
    threat: 'outdated SDK',
    sent: 'event destination with letters outside ASCII, retries 0, a timeout',
    options: RETRIES_OFF,
    givesUp: 'timeout',
    mayHang: true,
    calls: [{ shape: 'params-and-options', method: 'v2.core.eventDestinations.create', params: V2_UNICODE }],
    script: ANSWERED,
    expect: [json(V2_UNICODE)],
  }),
]

function thin(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'money to the wrong account', ...given })
}

/** The same delivery with a thin event in it, to the parser of thin events. */
function onThin(one: WebhookCase): WebhookCase {
  const { body, signed } = one.webhook
  const event = notificationJson({})
  return {
    ...one,
    id: one.id.replace('webhook/', 'thin/'),
    of: one.id,
    title: `Of thin events: ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`,
    sent: `thin event: ${one.sent}`,
    threat: one.expect === 'accepted' ? 'event lost' : one.threat,
    webhook: {
      ...one.webhook,
      api: 'thin',
      body: () => body?.(event) ?? event,
      ...(signed === undefined ? {} : { signed: () => signed(event) }),
    },
  }
}

function step(name: 'fetchEvent' | 'fetchRelatedObject', notification: NonNullable<Step['notification']> = {}): Step {
  return { shape: 'params-and-options', method: `notification.${name}`, notification }
}

function handle(notification: NonNullable<Step['notification']>, client?: Step['client']): Step {
  return { shape: 'params-and-options', method: 'notification.handle', notification, ...(client === undefined ? {} : { client }) }
}

function follows(name: string, title: string, call: Step, expect: RequestCase['expect']): RequestCase {
  return thin({
    id: `thin/${name}`,
    level: 'MUST',
    title,
    sent: title.toLowerCase(),
    calls: [call],
    script: ANSWERED,
    expect: [...expect, sends(1)],
  })
}

function foreign(name: string, what: string, url: string): RequestCase {
  return thin({
    id: `thin/foreign-${name}`,
    level: 'MUST',
    title: `A thin event ${what} does not get the API key sent there`,
    threat: 'secret leaked',
    sent: `thin event whose object is ${what}, retries 0`,
    options: RETRIES_OFF,
    calls: [step('fetchRelatedObject', { url })],
    script: ANSWERED,
    expect: [ownHost()],
  })
}

function handled(name: string, title: string, contexts: readonly string[]): RequestCase {
  return thin({
    id: `thin/${name}`,
    level: 'MUST',
    title,
    sent: `${contexts.length} thin events with contexts, to one handler`,
    calls: contexts.map((context) => handle({ context })),
    script: MADE,
    expect: [contextOfEvent(contexts.length), succeeds()],
  })
}
