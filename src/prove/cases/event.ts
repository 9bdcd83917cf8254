/** The id of the event that every webhook case delivers. */
export const EVENT_ID = 'evt_contract'

/** 2^53 + 1, the first integer that a double cannot hold. */
export const BIG_INTEGER = '9007199254740993'

/** A snapshot event, spaced, escaped and ordered as no serialiser would, so that only the raw bytes carry the signature. */
export function eventJson(apiVersion: string): string {
  return `{
  "object" : "event",
  "id": "${EVENT_ID}",
  "api_version": "${apiVersion}",
  "created": 1700000000,
  "data": { "object": { "id": "cus_contract", "object": "customer", "description": "a\\/b", "name": "Ada" } },
  "livemode": false,
  "pending_webhooks": 1,
  "request": { "id": null, "idempotency_key": null },
  "type": "customer.created"
}`
}

/** The same event with every field that a program may read; see `SNAPSHOT_READS`. */
export function withAllFields(event: string): string {
  return event
    .replace('"data": {', '"account": "acct_contract", "data": { "previous_attributes": { "name": "Grace" },')
    .replace('"livemode": false', '"livemode": true')
    .replace('"id": null, "idempotency_key": null', '"id": "req_contract", "idempotency_key": "Key-contract"')
}

/** The same event, of a customer with metadata that looks like a list of v2. */
export function withListLike(event: string): string {
  return event.replace('"name": "Ada" }', '"name": "Ada", "metadata": { "data": "1", "next_page_url": "/v1/refunds" } }')
}

/** What a program reads of the snapshot event `withAllFields`. */
export const SNAPSHOT_READS = {
  id: EVENT_ID,
  object: 'event',
  type: 'customer.created',
  created: '1700000000',
  livemode: 'true',
  account: 'acct_contract',
  'data.object.id': 'cus_contract',
  'data.object.description': 'a/b',
  'data.object.name': 'Ada',
  'data.previous_attributes.name': 'Grace',
  'request.id': 'req_contract',
  'request.idempotency_key': 'Key-contract',
} as const

/** What of a thin event may be as a case wants it. */
interface NotificationFacts {
  readonly id?: string
  readonly type?: string
  readonly context?: string
  /** Of the object that it is about; null where it is about none. */
  readonly url?: string | null
}

/** A thin event, spaced and escaped as no serialiser would, with a field for a name as the snapshot event has one. */
export function notificationJson({
  id = EVENT_ID,
  type = 'v1.billing.meter.error_report_triggered',
  context,
  url = '/v1/billing/meters/mtr_contract',
}: NotificationFacts): string {
  const related = url === null ? null : { id: 'mtr_contract', type: 'billing.meter', url }
  return `{
  "object" : "v2.core.event",
  "id": ${JSON.stringify(id)},
  "created": "2025-11-21T10:00:00.000Z",
  "livemode": false,
  "context": ${JSON.stringify(context ?? null)},
  "reason": null,
  "note": "a\\/b", "name": "Ada",
  "related_object": ${JSON.stringify(related)},
  "type": ${JSON.stringify(type)}
}`
}

/** A thin event, which only a notification parser may take. */
export function thinEvent(): string {
  return notificationJson({})
}

/** What a cloud provider's bus wraps around an event: https://docs.stripe.com/event-destinations/eventbridge */
export function inEnvelope(event: string): string {
  return `{ "version": "0", "id": "00000000-0000-4000-8000-000000000000", "detail-type": "customer.created", "detail": ${event} }`
}

/** What another one wraps around it: https://docs.stripe.com/event-destinations/eventgrid */
export function inGridEnvelope(event: string): string {
  return `{ "specversion": "1.0", "id": "00000000-0000-4000-8000-000000000001", "type": "customer.created", "source": "/contract", "data": ${event} }`
}

export function same(event: string): string {
  return event
}

/** Parsed and written again. */
export function compact(event: string): string {
  return JSON.stringify(JSON.parse(event))
}

/** The event of a customer of that name. */
export function named(name: string): (event: string) => string {
  return (event) => event.replace('"Ada"', JSON.stringify(name))
}
