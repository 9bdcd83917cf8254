import type { WebhookCase } from './case.ts'
import { EVENT_ID, thinEvent } from './event.ts'

const RELATED = { id: 'mtr_contract', type: 'billing.meter', url: '/v1/billing/meters/mtr_contract' } as const
const REQUEST = { id: 'req_contract', idempotency_key: 'Key-contract' } as const

/** What thin events may look like: a parser that fails at one loses it, and one that misreads it makes its program act on another. */
export const DELIVERIES: readonly WebhookCase[] = [
  delivered('event-read', 'What a program reads of a thin event is what Stripe signed', 'thin event with all fields', {
    fields: {
      livemode: true,
      context: 'org_contract/acct_contract',
      reason: { type: 'request', request: REQUEST },
      snapshot_event: 'evt_snapshot',
    },
    reads: {
      id: EVENT_ID,
      type: 'v1.billing.meter.error_report_triggered',
      created: '2025-11-21T10:00:00.000Z',
      livemode: 'true',
      context: 'org_contract/acct_contract',
      'reason.type': 'request',
      'reason.request.id': REQUEST.id,
      'reason.request.idempotency_key': REQUEST.idempotency_key,
      'related_object.id': RELATED.id,
      'related_object.type': RELATED.type,
      'related_object.url': RELATED.url,
    },
  }),
  delivered('event-reason-other', 'A thin event that no request caused is accepted', 'thin event whose reason is of another type', {
    fields: { reason: { type: 'schedule_contract', schedule_contract: { id: 'sch_contract' } } },
    reads: { 'reason.type': 'schedule_contract', 'related_object.id': RELATED.id },
  }),
  delivered('event-reason-keyless', 'A thin event of a request without a key is accepted', 'thin event whose request had no key', {
    fields: { reason: { type: 'request', request: { ...REQUEST, idempotency_key: null } } },
    reads: { 'reason.request.id': REQUEST.id, 'reason.request.idempotency_key': null },
  }),
  delivered('event-fewest-fields', 'A thin event with nothing but what every event has is accepted', 'thin event without optional fields', {
    fields: {
      type: 'v1.billing.meter.no_meter_found',
      livemode: undefined,
      context: undefined,
      reason: undefined,
      related_object: undefined,
      note: undefined,
      name: undefined,
    },
    reads: { type: 'v1.billing.meter.no_meter_found', context: null, reason: null, related_object: null },
  }),
  delivered('event-related-null', 'A thin event that is about no object is accepted', 'thin event of an unknown type, its object null', {
    fields: { type: 'v9.contract.happened', related_object: null },
    reads: { id: EVENT_ID, related_object: null },
  }),
  delivered('event-unknown', 'A thin event of an unknown type with unknown fields is accepted', 'thin event of an unknown type', {
    fields: { type: 'v9.contract.happened', reason: { type: 'request', request: { ...REQUEST, actor: null } }, changes: { before: [1] } },
    reads: { type: 'v9.contract.happened', livemode: 'false', 'reason.request.id': REQUEST.id, 'related_object.url': RELATED.url },
  }),
]

/** A genuine thin event with other fields; what is undefined is left out. */
function delivered(
  name: string,
  title: string,
  sent: string,
  { fields, reads }: { readonly fields: Readonly<Record<string, unknown>>; readonly reads: NonNullable<WebhookCase['webhook']['reads']> },
): WebhookCase {
  const body = (): string => JSON.stringify({ ...JSON.parse(thinEvent()), ...fields }, null, 1)
  return {
    kind: 'webhook',
    id: `thin/${name}`,
    level: 'MUST',
    title,
    threat: 'event lost',
    sent,
    webhook: { api: 'thin', body, reads },
    expect: 'accepted',
  }
}
