import { boundedPauses, fails, makes, repeatsItself, sends, settlesHonestly, succeeds } from '../judge/expectations.ts'
import type { ClientOptions } from '../ask/protocol.ts'
import type { RequestCase } from './case.ts'
import { always503, answered, createCustomer, request, retried, RETRIES_OFF, RETRIES_ON } from './request.ts'

const MANY_RETRIES = 8

/** How long an SDK waits: for an answer, for the rest of one, and before it asks again. */
export const PATIENCE: readonly RequestCase[] = [
  {
    ...retried('timeout', 'an answer later than the timeout', { faults: [{ kind: 'stall' }] }),
    sent: 'an answer later than the timeout, retries 4, pauses skipped',
    // It is among the last that begin, so a pause would be waited out by itself.
    calls: [{ ...createCustomer(), skipPauses: true }],
    // On a busy machine the next answers may be late as well.
    options: { maxNetworkRetries: 4 },
    givesUp: 'timeout',
    expect: [repeatsItself(), makes(1), succeeds()],
  },
  request({
    id: 'retry/timeout-retries-off',
    level: 'SHOULD',
    title: 'With retries off, a timeout is an error and makes one object',
    sent: 'an answer later than the timeout, retries 0',
    options: RETRIES_OFF,
    givesUp: 'timeout',
    script: { faults: [{ kind: 'stall' }] },
    expect: [sends(1), makes(1), fails()],
  }),
  request({
    id: 'retry/timeout-default',
    level: 'MUST',
    title: 'By default, a timeout makes one object',
    sent: 'an answer later than the timeout, default retries, pauses skipped',
    calls: [{ ...createCustomer(), skipPauses: true }],
    givesUp: 'timeout',
    script: { faults: [{ kind: 'stall' }] },
    expect: [makes(1)],
  }),
  truncated('truncated-body', 'An answer cut short is an error and makes one object', 'retries 2', RETRIES_ON),
  truncated('truncated-body-default', 'By default, an answer cut short is an error and makes one object', 'default options', {}),
  truncated(
    'truncated-body-retries-off',
    'With retries off, an answer cut short is an error and makes one object',
    'retries 0',
    RETRIES_OFF,
  ),
  request({
    id: 'retry/truncated-head',
    level: 'SHOULD',
    title: 'An answer cut short in its head makes one object',
    sent: 'executed, answer cut short in its head, retries 2',
    options: RETRIES_ON,
    script: { faults: [{ kind: 'truncate', at: 'head' }] },
    expect: [makes(1), settlesHonestly()],
    mayHang: true,
  }),
  request({
    id: 'retry/stalled-body',
    level: 'SHOULD',
    title: 'An answer that stops in its middle is an error and makes one object',
    sent: 'executed, answer stops in its middle, retries 0, a timeout',
    options: RETRIES_OFF,
    givesUp: 'timeout',
    script: { faults: [{ kind: 'stall', at: 'body' }] },
    expect: [sends(1), makes(1), fails()],
    mayHang: true,
  }),
  request({
    id: 'retry/not-after-cancel',
    level: 'MUST',
    title: 'A call that the caller cancelled is not retried',
    sent: 'no answer, cancelled by the caller, retries 2',
    options: RETRIES_ON,
    givesUp: 'cancel',
    script: { faults: [{ kind: 'stall' }] },
    expect: [sends(1), makes(1), fails()],
  }),
  request({
    id: 'retry/back-off',
    level: 'SHOULD',
    title: 'Each retry waits, and not for ever',
    sent: '503 for ever, retries 2',
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), reportPauses: true }],
    script: always503(3),
    expect: [sends(3), boundedPauses(2)],
  }),
  request({
    id: 'retry/back-off-bounded',
    level: 'SHOULD',
    title: 'Pauses do not grow without end',
    sent: `503 for ever, retries ${MANY_RETRIES}, pauses skipped`,
    options: { maxNetworkRetries: MANY_RETRIES },
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: always503(MANY_RETRIES + 1),
    expect: [boundedPauses(MANY_RETRIES)],
  }),
  request({
    id: 'retry/retry-after',
    level: 'OBSERVE',
    title: 'A 503 with Retry-After is retried as before',
    sent: '503 with Retry-After: 30, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [{ ...createCustomer(), skipPauses: true }],
    script: answered(503, { 'retry-after': '30' }),
  }),
]

function truncated(name: string, title: string, how: string, options: ClientOptions): RequestCase {
  return request({
    id: `retry/${name}`,
    level: 'SHOULD',
    title,
    sent: `executed, answer cut short, ${how}`,
    options,
    script: { faults: [{ kind: 'truncate' }] },
    expect: [makes(1), settlesHonestly()],
    mayHang: true,
  })
}
