import { fails, givenKey, header, sends, succeeds } from '../judge/expectations.ts'
import { apiKeyOfEach, asksFor, headerOfEach, json } from '../judge/scope-expectations.ts'
import { returnsEach } from '../judge/value-expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import type { RequestCase, Step } from './case.ts'
import { notificationJson } from './event.ts'
import { answered, request, RETRIES_OFF } from './request.ts'

const ORGANISATION = 'org_contract'
const CONTEXT = 'org_contract/acct_context'
const NESTED = 'org_contract/acct_between/acct_context'
const HANDLED = 'acct_handled'
const MADE: Script = { ...answered(200, {}, '{"id":"cus_contract","object":"customer"}'), forever: true }
const METER = answered(200, {}, '{"id":"mtr_contract","object":"billing.meter"}')
const RAW_PARAMS = { name: 'contract', enabled_events: ['*', 'v1.charge.failed'], description: null, metadata: { order: '6735' } } as const
const ASKED = 'GET /v1/customers/cus_contract'
const MAKES = 'POST /v1/customers'
const EVENTS = 'GET /v2/core/events'
const FETCHED = 'GET /v1/billing/meters/mtr_contract'

/** What is done about a thin event beside fetching it: asking whether it was handled before, trusting it, and finding it in a list. */
export const THIN_FOLLOW: readonly RequestCase[] = [
  request({
    id: 'thin/handler-declined',
    level: 'MUST',
    title: 'A callback is called where the answer to whether an event is new was yes, and not where it was no',
    threat: 'double charge',
    sent: 'thin events of a known type and an unknown one, three of them handled before and one of which nothing is said, to a handler that asks first',
    calls: [handle(HANDLED), handle('acct_new'), handle(HANDLED), handle(HANDLED, 'v9.contract.happened'), handle('acct_unsaid')],
    script: MADE,
    expect: [
      asksFor([ASKED, ASKED, MAKES, ASKED, ASKED, ASKED]),
      headerOfEach('stripe-context', [HANDLED, 'acct_new', 'acct_new', HANDLED, HANDLED, 'acct_unsaid']),
      succeeds(),
    ],
  }),
  request({
    id: 'thin/handler-asking-fails',
    level: 'MUST',
    title: 'Where it cannot be found out whether an event is new, the handler fails, so that the event is delivered again',
    threat: 'double charge',
    sent: 'thin event, to a handler that asks first and is refused with 402, retries 0',
    options: RETRIES_OFF,
    calls: [handle('acct_new')],
    script: answered(402),
    expect: [sends(1), fails('card')],
  }),
  request({
    id: 'thin/handler-trusted',
    level: 'MUST',
    title: 'A callback acts in the context of its event where the event was verified before',
    threat: 'money to the wrong account',
    sent: 'thin events in the envelope of EventBridge, with a context and without, to a handler that verifies nothing',
    options: { stripeContext: 'acct_client' },
    calls: [handle('acct_one', undefined, 'handleTrusted'), handle(undefined, undefined, 'handleTrusted')],
    script: MADE,
    expect: [asksFor([MAKES, MAKES]), headerOfEach('stripe-context', ['acct_one', null]), succeeds()],
  }),
  request({
    id: 'thin/handler-register',
    level: 'SHOULD',
    title: 'A handler takes one callback for each type, and none when it has begun to handle events',
    threat: 'event lost',
    sent: 'callbacks for two types, one of them twice, two that go first, a thin event, and a callback for another type',
    calls: [{ shape: 'params-and-options', method: 'notification.register', notification: {}, inspect: true }],
    expect: [
      returnsEach({
        tried: ['type: taken', 'same type: refused', 'other type: taken', 'first: taken', 'another first: refused', 'late type: refused'],
        types: ['v1.billing.meter.error_report_triggered', 'v1.billing.meter.no_meter_found'],
      }),
      sends(0),
    ],
  }),
  request({
    id: 'thin/fetch-nested-context',
    level: 'MUST',
    title: 'A context of several parts arrives whole, and the one above it without its last part',
    threat: 'money to the wrong account',
    sent: 'thin event fetched in a context of three parts, then a customer retrieved in the one above that',
    calls: ['fetchEvent', 'retrieveAbove'].map((verb) => ({
      shape: 'params-and-options',
      method: `notification.${verb}`,
      notification: { context: NESTED },
    })),
    script: { ...answered(200, {}, '{"id":"obj_contract","object":"v2.core.event"}'), forever: true },
    expect: [sends(2), headerOfEach('stripe-context', [NESTED, 'org_contract/acct_between']), succeeds()],
  }),
  request({
    id: 'thin/event-retrieved',
    level: 'MUST',
    title: 'The object of an event that was retrieved is fetched in the context of the event',
    threat: 'money to the wrong account',
    sent: 'event retrieved in the context of its organisation, then its object',
    calls: [pull('event.retrieve', 'evt_contract')],
    script: { faults: [...answered(200, {}, notificationJson({ context: CONTEXT })).faults, ...METER.faults] },
    expect: [asksFor([`${EVENTS}/evt_contract`, FETCHED]), headerOfEach('stripe-context', [ORGANISATION, CONTEXT]), succeeds()],
  }),
  request({
    id: 'thin/event-fetched',
    level: 'MUST',
    title: 'The object of an event that was fetched is fetched with the API key of its client, in the context of the event',
    threat: 'money to the wrong account',
    sent: 'thin event, fetched by a client with an API key of its own, and then its object',
    calls: [
      {
        shape: 'params-and-options',
        method: 'notification.fetchEventObject',
        notification: { context: CONTEXT },
        client: { key: '{key}_other' },
      },
    ],
    script: { faults: [...answered(200, {}, notificationJson({ context: CONTEXT })).faults, ...METER.faults] },
    expect: [asksFor([`${EVENTS}/evt_contract`, FETCHED]), headerOfEach('stripe-context', [CONTEXT]), apiKeyOfEach(['other']), succeeds()],
  }),
  request({
    id: 'thin/event-listed',
    level: 'MUST',
    title: 'The object of an event that was listed is fetched in the context of the event',
    threat: 'money to the wrong account',
    sent: 'two pages of events in the context of their organisation, then the object of the last',
    calls: [pull('event.list')],
    script: {
      faults: [
        ...page('/v2/core/events?page=two', [notificationJson({ id: 'evt_first', context: 'acct_first' })]).faults,
        ...page(null, [notificationJson({ context: CONTEXT })]).faults,
        ...METER.faults,
      ],
    },
    expect: [asksFor([EVENTS, EVENTS, FETCHED]), headerOfEach('stripe-context', [ORGANISATION, ORGANISATION, CONTEXT]), succeeds()],
  }),
  request({
    id: 'thin/fetch-related-none',
    level: 'SHOULD',
    title: 'Where an event is about no object, none is fetched, and that is no failure',
    threat: 'event lost',
    sent: 'thin event of an unknown type, its object null, whose object is fetched',
    calls: [
      { shape: 'params-and-options', method: 'notification.fetchRelatedObject', notification: { type: 'v9.contract.happened', url: null } },
    ],
    expect: [sends(0), succeeds()],
  }),
  request({
    id: 'thin/v2-raw',
    level: 'MUST',
    title: 'A raw v2 request has its parameters as JSON, and the key and the context of its caller',
    threat: 'wrong request',
    sent: 'raw POST to a path of v2 that no SDK knows, with a key and a context, through a client with another context',
    options: { stripeContext: 'acct_client' },
    calls: [
      {
        shape: 'params-and-options',
        method: 'raw.post',
        target: '/v2/contract/event_destinations',
        params: RAW_PARAMS,
        request: { idempotencyKey: 'Key-contract', stripeContext: ORGANISATION },
      },
    ],
    script: answered(200, {}, '{"id":"ed_contract","object":"v2.core.event_destination"}'),
    expect: [sends(1), json(RAW_PARAMS), givenKey(), header('stripe-context', ORGANISATION), succeeds()],
  }),
]

function handle(context: string | undefined, type?: string, how: 'handleNew' | 'handleTrusted' = 'handleNew'): Step {
  const notification = { ...(context === undefined ? {} : { context }), ...(type === undefined ? {} : { type }) }
  return { shape: 'params-and-options', method: `notification.${how}`, notification }
}

function pull(method: string, target?: string): Call {
  const named = target === undefined ? {} : { target }
  return { shape: 'params-and-options', method, ...named, request: { stripeContext: ORGANISATION } }
}

function page(next: string | null, items: readonly string[]): Script {
  return answered(200, {}, `{"data":[${items.join()}],"next_page_url":${JSON.stringify(next)},"previous_page_url":null}`)
}
