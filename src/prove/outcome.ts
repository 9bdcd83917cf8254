import type { Case, EgressCase, RequestRun, WebhookCase } from './cases/case.ts'
import { EVENT_ID } from './cases/event.ts'
import { expectedSignature } from './delivery.ts'
import { describe } from './expectations.ts'
import type { Attempt } from './gateway/types.ts'
import type { CaseOutcome } from './judge.ts'
import type { Answer, VerifyRequest } from './protocol.ts'

/** As much of an error as a report should show: what follows the first line differs from run to run. */
export function firstLine({ message }: Error): string {
  return (message.split('\n')[0] ?? '').slice(0, 300)
}

/** A case that could not be judged. */
export function notRun(one: Case, outcome: 'unsupported' | 'inconclusive', why: string): CaseOutcome {
  return {
    outcome,
    seen: outcome === 'unsupported' ? 'not available' : 'not run',
    detail: `sent: ${one.sent} · ${outcome === 'unsupported' ? 'not available' : 'not run'}: ${why}`,
    flaky: false,
  }
}

/** Judges what the SDK said to a webhook. */
export function judgeWebhook(one: WebhookCase, request: VerifyRequest, answer: Answer): CaseOutcome {
  const unusable = withoutResult(one, answer, false)
  if (unusable !== null) return unusable
  if (answer.kind === 'accepted') {
    const whole = answer.eventId === EVENT_ID || request.api === 'low-level'
    const seen = whole ? 'accepted' : 'accepted, without the event'
    return found(one, seen, one.expect === 'accepted' && whole ? null : expected(one))
  }
  if (answer.kind === 'refused') {
    const seen = `refused: ${answer.class}${tells(request, answer.message) ? ', telling the secret' : ''}`
    return found(one, seen, refusedWell(one, request, answer) ? null : expected(one))
  }
  if (answer.kind === 'hang') return found(one, 'never settles', expected(one))
  return notRun(one, 'inconclusive', 'the driver answered another question')
}

function refusedWell(one: WebhookCase, request: VerifyRequest, answer: Answer & { kind: 'refused' }): boolean {
  switch (one.expect) {
    case 'accepted':
      return false
    case 'signature-error':
      return answer.typed
    case 'keeps-secret':
      return !tells(request, answer.message)
    case 'refused':
    case null:
      return true
  }
}

/** Whether a message that may end up in a log would let its reader sign events. */
function tells(request: VerifyRequest, message: string): boolean {
  const { secret } = request
  if (secret === null || secret.trim() === '') return false
  return message.includes(secret) || message.includes(expectedSignature(request))
}

/** What a webhook case expects, as a phrase. */
export const EXPECTED = {
  accepted: 'accepted',
  refused: 'refused',
  'signature-error': 'refused as a signature error',
  'keeps-secret': 'refused, telling nothing secret',
} as const satisfies Record<NonNullable<WebhookCase['expect']>, string>

function expected({ expect }: WebhookCase): string | null {
  return expect === null ? null : EXPECTED[expect]
}

/** Judges what the SDK said and what reached the gateway; without stripe-mock behind it, that says nothing. */
export function judgeRequest(run: RequestRun, mockFailed: boolean): CaseOutcome {
  const one = run.case
  if (mockFailed) return notRun(one, 'inconclusive', 'stripe-mock stopped answering')
  for (const answer of run.answers) {
    const unusable = withoutResult(one, answer, one.mayHang === true)
    if (unusable !== null) return unusable
    if (answer.kind !== 'value' && answer.kind !== 'error' && answer.kind !== 'hang')
      return notRun(one, 'inconclusive', 'the driver answered another question')
  }
  const missed = one.expect.flatMap((check) => check(run) ?? [])
  const refusal = one.refusable === true ? undefined : run.attempts.find(refusedByMock)
  if (missed.length > 0 && refusal !== undefined)
    return notRun(one, 'inconclusive', `stripe-mock refused the request with ${refusal.status}; it may be older than the SDK`)
  return found(one, describe(run), missed.length === 0 ? null : missed.join(', '))
}

function refusedByMock({ fault, executed, replayed, status }: Attempt): boolean {
  return fault === 'forward' && !executed && !replayed && status !== null && status >= 400
}

/** What the egress case expects, as a phrase. */
export const NO_OTHER_HOST = 'no connection to any other host'

/** Judges the hosts that the SDK tried to reach. */
export function judgeEgress(one: EgressCase, hosts: ReadonlySet<string>): CaseOutcome {
  if (hosts.size === 0) return found(one, 'nothing', null)
  return found(one, `a connection to ${[...hosts].toSorted().join(', ')}`, NO_OTHER_HOST)
}

function withoutResult(one: Case, answer: Answer, mayHang: boolean): CaseOutcome | null {
  if (answer.kind === 'failed') return notRun(one, 'inconclusive', answer.why)
  if (answer.kind === 'unsupported') return notRun(one, 'unsupported', answer.why)
  if (answer.kind === 'hang' && !answer.proved && !mayHang) return notRun(one, 'inconclusive', 'the driver did not answer in time')
  return null
}

function found(one: Case, seen: string, missed: string | null): CaseOutcome {
  const detail = `sent: ${one.sent} · seen: ${seen}`
  if (one.level === 'OBSERVE') return { outcome: 'observed', seen, detail, flaky: false }
  if (missed === null) return { outcome: 'upheld', seen, detail, flaky: false }
  return { outcome: 'broken', seen, detail: `${detail} · expected: ${missed}`, flaky: false }
}
