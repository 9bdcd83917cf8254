import type { Case, EgressCase, KeysCase, RequestRun, TwinCase, WebhookCase } from './cases/case.ts'
import { BIG_INTEGER, EVENT_ID } from './cases/event.ts'
import { expectedSignature } from './delivery.ts'
import type { WallAttempt } from '../world.ts'
import type { Attempt } from './gateway/types.ts'
import { cameLate, notRun, type CaseOutcome } from './outcome.ts'
import { ONE_MADE } from './expectations.ts'
import { whyLate, whyRanOut } from './late.ts'
import type { Answer, Verifier, VerifyRequest } from './protocol.ts'
import { describe } from './seen.ts'

/** They look at the signature alone, and make no event of the body. */
export const LOW_LEVEL: ReadonlySet<Verifier> = new Set(['low-level', 'low-level-async'])

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
  return notRun(one, 'inconclusive', 'the driver answered another question')
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

/** Judges what the SDK said and what reached the gateway; without stripe-mock behind it, that says nothing. */
export function judgeRequest(run: RequestRun, mockFailed: boolean): CaseOutcome {
  const one = run.case
  if (mockFailed) return notRun(one, 'inconclusive', 'stripe-mock stopped answering')
  const missed = one.expect.flatMap(({ missed: missing }) => missing(run) ?? [])
  const late = whyLate(run)
  const isCertain =
    one.level !== 'OBSERVE' && missed.length === 0 && run.answers.every(({ kind }) => kind === 'value') && whyRanOut(run) === null
  const isFact = one.expect.some(({ certain, missed: missing }) => certain === true && missing(run) !== null)
  if (late !== null && !isCertain && !isFact) return cameLate(one, late)
  for (const answer of run.answers) {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable
    if (answer.kind !== 'value' && answer.kind !== 'error' && answer.kind !== 'hang')
      return notRun(one, 'inconclusive', 'the driver answered another question')
  }
  const refusal = one.refusable === true ? undefined : run.attempts.find(refusedByMock)
  if (missed.length > 0 && refusal !== undefined)
    return notRun(one, 'inconclusive', `stripe-mock refused the request with ${refusal.status}; it may be older than the SDK`)
  const judged = found(one, describe(run), missed.length === 0 ? null : missed.join(', '))
  return missed.includes(ONE_MADE) && run.attempts.filter(({ made }) => made).length > 1 ? harmful(judged) : judged
}

function harmful(judged: CaseOutcome): CaseOutcome {
  return judged.outcome === 'fail' ? { ...judged, harmful: true } : judged
}

function refusedByMock({ fault, executed, replayed, refusal, status }: Attempt): boolean {
  return fault === 'forward' && !executed && !replayed && refusal === undefined && status !== null && status >= 400
}

/** What the egress case expects, as a phrase. */
export const NO_OTHER_HOST = 'no connection to any other host'

/** What the case of logs expects, as a phrase. */
export const NOTHING_SECRET = 'nothing secret in what is printed or logged'

/** What the case of programs, files and processes expects, as a phrase. */
export const NOTHING_OF_OTHERS = 'no program, and no file or process of others'

/** What was noticed of a version over the whole suite: by its drivers, and at the wall that it ran behind. */
export interface AllNoticed extends Readonly<Record<'hosts' | 'tampering' | 'secrets', ReadonlySet<string>>> {
  readonly atWall: readonly WallAttempt[]
}

const AT_WALL = {
  connection: 'a connection to somewhere else, around the driver',
  datagram: 'a datagram, around the driver',
  process: 'a process left behind',
} as const satisfies Readonly<Record<WallAttempt, string>>

/** Judges the hosts that the SDK tried to reach, what else it tried, or the kinds of secrets that it printed or logged. */
export function judgeEgress(one: EgressCase, { hosts, tampering, secrets, atWall }: AllNoticed): CaseOutcome {
  const judged = (seen: readonly string[], wanted: string): CaseOutcome =>
    seen.length === 0 ? found(one, 'nothing', null) : found(one, seen.join(', '), wanted)
  const [network, others] = [atWall.filter((each) => each !== 'process'), atWall.filter((each) => each === 'process')]
  switch (one.looksAt) {
    case 'logs':
      return judged([...secrets].toSorted(), NOTHING_SECRET)
    case 'others':
      return judged([...[...tampering].toSorted(), ...others.map((each) => AT_WALL[each])], NOTHING_OF_OTHERS)
    case 'connections': {
      // The wall also sees what the driver has named already.
      if (hosts.size === 0)
        return judged(
          network.map((each) => AT_WALL[each]),
          NO_OTHER_HOST,
        )
      return judged([`a connection to ${[...hosts].toSorted().join(', ')}`], NO_OTHER_HOST)
    }
  }
}

/** What the case of many keys expects, as a phrase. */
export const KEYS_DIFFER = 'a key of its own for each call'

/** Judges the automatic keys of many calls, as one driver or several reported them. */
export function judgeKeys(one: KeysCase, answers: readonly Answer[]): CaseOutcome {
  for (const answer of answers) {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable
  }
  const reported = answers.flatMap((answer) => (answer.kind === 'keys' ? answer.keys : []))
  const total = one.calls * one.processes
  if (reported.length !== total) return notRun(one, 'inconclusive', 'the driver answered another question')
  const keys = new Set(reported)
  if (keys.has('')) return found(one, 'calls without a key', KEYS_DIFFER)
  return keys.size === total ? found(one, `${total} different keys`, null) : found(one, 'a key of several calls', KEYS_DIFFER)
}

/** What the cases of two verifiers expect, as a phrase. */
export const TWINS_AGREE = {
  forged: 'refused wherever the usual verifier refuses',
  genuine: 'accepted wherever the usual verifier accepts',
  same: 'the same answers from both verifiers',
} as const satisfies Record<NonNullable<TwinCase['looksAt']> | 'same', string>

/** Two answers to one delivery, by the usual verifier and by another. */
export interface Twins {
  readonly case: WebhookCase
  readonly answers: readonly [usual: Answer, other: Answer]
}

/** Judges whether another verifier says what the usual one says. */
export function judgeTwins(one: TwinCase, twins: readonly Twins[]): CaseOutcome {
  for (const answer of twins.flatMap(({ answers }) => answers)) {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable
  }
  const [first, ...others] = twins.filter(({ answers }) => !agree(one, ...answers)).map(({ case: { id } }) => id)
  const wanted = TWINS_AGREE[one.looksAt ?? 'same']
  if (first === undefined) return found(one, one.looksAt === undefined ? 'the same answers' : wanted, null)
  const judged = found(one, `another answer to ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`, wanted)
  return one.looksAt === 'forged' ? harmful(judged) : judged
}

function agree({ verifier, looksAt }: TwinCase, usual: Answer, other: Answer): boolean {
  const makesNoEvent = LOW_LEVEL.has(verifier)
  if (looksAt === 'forged') return usual.kind !== 'refused' || other.kind === 'refused' || (makesNoEvent && !usual.typed)
  if (looksAt === 'genuine') return usual.kind !== 'accepted' || (makesNoEvent ? other.kind === 'accepted' : said(usual) === said(other))
  if (!makesNoEvent) return said(usual) === said(other)
  // It looks at no body: what is refused because of that, and what event is made of it, it cannot know.
  if (usual.kind === 'refused' && !usual.typed) return true
  return usual.kind === 'accepted' ? other.kind === 'accepted' : said(usual) === said(other)
}

function said(answer: Answer): string {
  if (answer.kind === 'accepted') return JSON.stringify([answer.eventId, answer.amount])
  return answer.kind === 'refused' ? answer.class : answer.kind
}

/** The outcome of a case whose answer holds no result; null where it holds one. */
export function withoutResult(one: Case, answer: Answer): CaseOutcome | null {
  if (answer.kind === 'failed') return notRun(one, 'inconclusive', answer.why)
  if (answer.kind === 'unsupported') return notRun(one, 'unsupported', answer.why)
  if (answer.kind === 'hang' && !answer.proved) return cameLate(one, 'the driver did not answer in time')
  return null
}

/** The outcome of a case that was judged: `missed` is what should have been seen and was not. */
export function found(one: Case, seen: string, missed: string | null): CaseOutcome {
  const detail = `sent: ${one.sent} · seen: ${seen}`
  if (one.level === 'OBSERVE') return { outcome: 'observed', seen, detail, flaky: false }
  if (missed === null) return { outcome: 'pass', seen, detail, flaky: false }
  return { outcome: 'fail', seen, detail: `${detail} · expected: ${missed}`, flaky: false }
}
