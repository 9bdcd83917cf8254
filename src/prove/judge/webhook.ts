import { expectedSignature } from '../ask/delivery.ts'
import type { Answer, VerifyRequest } from '../ask/protocol.ts'
import { LOW_LEVEL } from '../ask/webhook.ts'
import type { WebhookCase } from '../cases/case.ts'
import { BIG_INTEGER, EVENT_ID } from '../cases/event.ts'
import { anotherAnswer, found, harmful, notRun, withoutResult, type CaseOutcome } from './outcome.ts'

/** Judges what the SDK said to a webhook. */
export function judgeWebhook(one: WebhookCase, request: VerifyRequest, answer: Answer): CaseOutcome {
  const unusable = withoutResult(one, answer)
  if (unusable !== null) return unusable
  if (answer.kind === 'accepted') {
    const missing = whatIsMissing(one, request, answer)
    const amount = answer.amount === undefined ? '' : answer.amount === BIG_INTEGER ? ', with every digit' : ', rounded'
    const seen = missing === null ? `accepted${amount}` : `accepted, ${missing}`
    const judged = found(one, seen, one.expect === 'accepted' && missing === null ? null : expected(one))
    return one.expect !== 'accepted' && one.threat === 'forged webhook' ? harmful(judged) : judged
  }
  if (answer.kind === 'refused') {
    if (one.expect === 'constant-time') return judgeComparison(one, answer)
    const seen = `refused: ${answer.class}${leaks(request, answer) ? ', telling the secret' : ''}`
    return found(one, seen, refusedWell(one, request, answer) ? null : expected(one))
  }
  if (answer.kind === 'hang') return found(one, 'never settles', expected(one))
  return anotherAnswer(one)
}

function judgeComparison(one: WebhookCase, { class: name, constantTime }: Answer & { kind: 'refused' }): CaseOutcome {
  if (constantTime === undefined) return notRun(one, 'unsupported', 'the driver cannot see how signatures are compared')
  return found(one, `refused: ${name}, ${constantTime ? '' : 'not '}in constant time`, constantTime ? null : expected(one))
}

function refusedWell(one: WebhookCase, request: VerifyRequest, answer: Answer & { kind: 'refused' }): boolean {
  switch (one.expect) {
    case 'accepted':
      return false
    case 'signature-error':
      return answer.typed && answer.message.trim() !== ''
    case 'keeps-secret':
      return !leaks(request, answer)
    case 'refused':
    case 'constant-time':
    case null:
      return true
  }
}

/** What of the event a program would miss; null where nothing. What makes no event of the body has none to be missed. */
function whatIsMissing(
  { webhook: { reads = {} } }: WebhookCase,
  { api }: VerifyRequest,
  answer: Answer & { kind: 'accepted' },
): string | null {
  if (LOW_LEVEL.has(api)) return null
  if (answer.eventId !== EVENT_ID) return 'without the event'
  const wrong = Object.entries(reads).find(([name, value]) => answer.values?.[name] !== value)
  return wrong === undefined ? null : `with another ${wrong[0]}`
}

/** Whether an error that may end up in a log, or in an answer, would let its reader sign events. */
export function leaks(request: VerifyRequest, { message, shown = [] }: Answer & { kind: 'refused' }): boolean {
  const { secret } = request
  if (secret === null || secret.trim() === '') return false
  const good = expectedSignature(request)
  return [message, ...shown].some((text) => text.includes(secret) || text.includes(good))
}

/** What a webhook case expects, as a phrase. */
export const EXPECTED = {
  accepted: 'accepted',
  refused: 'refused',
  'signature-error': 'refused as a signature error with a message',
  'keeps-secret': 'refused, telling nothing secret',
  'constant-time': 'refused after a comparison in constant time',
} as const satisfies Record<NonNullable<WebhookCase['expect']>, string>

function expected({ expect }: WebhookCase): string | null {
  return expect === null ? null : EXPECTED[expect]
}
