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
    const whole = answer.eventId === EVENT_ID || LOW_LEVEL.has(request.api)
    const amount = answer.amount === undefined ? '' : answer.amount === BIG_INTEGER ? ', with every digit' : ', rounded'
    const seen = whole ? `accepted${amount}` : 'accepted, without the event'
    const judged = found(one, seen, one.expect === 'accepted' && whole ? null : expected(one))
    return one.expect !== 'accepted' && one.threat === 'forged webhook' ? harmful(judged) : judged
  }
  if (answer.kind === 'refused') {
    if (one.expect === 'constant-time') return judgeComparison(one, answer)
    const seen = `refused: ${answer.class}${leaks(request, answer.message) ? ', telling the secret' : ''}`
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
      return answer.typed
    case 'keeps-secret':
      return !leaks(request, answer.message)
    case 'refused':
    case 'constant-time':
    case null:
      return true
  }
}

/** Whether a message that may end up in a log would let its reader sign events. */
function leaks(request: VerifyRequest, message: string): boolean {
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
  'constant-time': 'refused after a comparison in constant time',
} as const satisfies Record<NonNullable<WebhookCase['expect']>, string>

function expected({ expect }: WebhookCase): string | null {
  return expect === null ? null : EXPECTED[expect]
}
