import { keyed, repeatsItself, sends, succeeds } from '../judge/expectations.ts'
import type { RequestCase } from './case.ts'
import { answered, CREATE_V2, request, RETRIES_ON } from './request.ts'

/** Stripe-mock knows no path below /v2: the gateway answers in its place. */
const DESTINATION = JSON.stringify({ id: 'ed_contract', object: 'v2.core.event_destination', enabled_events: ['*'] })
const CREATED = answered(200, {}, DESTINATION)

/** In v2 a DELETE takes a key as well: https://docs.stripe.com/api-v2-overview */
export const V2: readonly RequestCase[] = [
  request({
    id: 'idempotency/v2-create',
    level: 'SHOULD',
    title: 'In v2, a POST has a key of its own',
    sent: 'event destination, retries 2',
    options: RETRIES_ON,
    calls: [CREATE_V2],
    script: CREATED,
    expect: [sends(1), keyed(), succeeds()],
  }),
  request({
    id: 'idempotency/v2-delete',
    level: 'SHOULD',
    title: 'In v2, a DELETE has a key of its own',
    sent: 'delete event destination, retries 2',
    options: RETRIES_ON,
    calls: [{ shape: 'params-and-options', method: 'v2.core.eventDestinations.delete', target: 'ed_contract' }],
    script: CREATED,
    expect: [sends(1), keyed(), succeeds()],
  }),
  request({
    id: 'retry/v2-reset',
    level: 'SHOULD',
    title: 'In v2, after a reset the same request is sent again',
    sent: 'event destination, reset, retries 2',
    options: RETRIES_ON,
    calls: [CREATE_V2],
    script: { faults: [{ kind: 'reset', when: 'before' }, ...CREATED.faults] },
    expect: [sends(2), repeatsItself(), succeeds()],
  }),
]
