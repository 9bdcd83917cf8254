import type { WebhookCase } from './case.ts'
import { compact, EVENT_ID, inEnvelope, inGridEnvelope, same, SNAPSHOT_READS, thinEvent, withAllFields } from './event.ts'

type Wrap = (event: string) => string

const FORMS: readonly (readonly [name: string, what: string, wrap: Wrap, form?: 'bytes' | 'other-bytes'])[] = [
  ['plain', 'as Stripe sent it', same],
  ['bytes', 'as raw bytes', same, 'bytes'],
  ['bridge', 'in the envelope of EventBridge', inEnvelope],
  ['grid', 'in the envelope of Event Grid, as bytes of another type', inGridEnvelope, 'other-bytes'],
]
const THIN_READS = { id: EVENT_ID, type: 'v1.billing.meter.error_report_triggered', 'related_object.id': 'mtr_contract' } as const

/** Snapshot events that were verified before, or come from a cloud provider: what is read of them is all that a program has. */
export const UNVERIFIED: readonly WebhookCase[] = [
  ...FORMS.map(([name, what, wrap, form]) =>
    accepted(`webhook/unverified-${name}`, `An event that was verified before is read ${what}`, {
      api: 'unverified',
      body: (event) => wrap(snapshot(event)),
      reads: SNAPSHOT_READS,
      ...(form === undefined ? {} : { form }),
    }),
  ),
  refused('webhook/unverified-thin-event', 'A thin event that was verified before is not returned as a snapshot event', {
    api: 'unverified',
    body: thinEvent,
  }),
]

/** The same of thin events. */
export const UNVERIFIED_THIN: readonly WebhookCase[] = [
  ...FORMS.map(([name, what, wrap, form]) =>
    accepted(`thin/unverified-${name}`, `A thin event that was verified before is read ${what}`, {
      api: 'unverified-thin',
      body: () => wrap(thinEvent()),
      reads: THIN_READS,
      ...(form === undefined ? {} : { form }),
    }),
  ),
  refused('thin/unverified-snapshot', 'A snapshot event that was verified before is not returned as a thin event', {
    api: 'unverified-thin',
    body: snapshot,
  }),
]

/** As what stores an event writes it again. */
function snapshot(event: string): string {
  return compact(withAllFields(event))
}

function accepted(id: string, title: string, webhook: WebhookCase['webhook']): WebhookCase {
  const sent = title.replace(/^An? (.*) is read /, '$1, ')
  return { kind: 'webhook', id, level: 'MUST', title, threat: 'event lost', sent, webhook, expect: 'accepted' }
}

/** Nobody is let in by it: the caller vouches for the event. */
function refused(id: string, title: string, webhook: WebhookCase['webhook']): WebhookCase {
  const sent = title.replace(/^An? (.*) is not returned as an? (.*)$/, '$1, to the parser of a $2')
  return { kind: 'webhook', id, level: 'SHOULD', title, threat: 'event lost', sent, webhook, expect: 'refused' }
}
