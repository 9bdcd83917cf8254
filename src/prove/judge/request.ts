import type { Expectation, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { describe, hasWrongLength } from '../observe/seen.ts'
import { whyLate, whyRanOut } from './late.ts'
import { anotherAnswer, cameLate, found, harmful, notRun, withoutResult, type CaseOutcome } from './outcome.ts'

/** What was expected and not seen. */
interface Missed {
  readonly why: string
  /** Whether it was seen to be otherwise, and not only not seen: a fact, whatever answer never came. */
  readonly isFact: boolean
  readonly isHarmful: boolean
}

/** Judges what the SDK said and what reached the gateway. Where an answer never came, or stripe-mock ended, nothing but facts count. */
export function judgeRequest(run: RequestRun, mockFailed: boolean): CaseOutcome {
  const one = run.case
  const missed = [...one.expect.flatMap((each) => missedBy(each, run)), ...wrongLength(run)]
  const facts = one.level === 'OBSERVE' ? [] : missed.filter(({ isFact }) => isFact)
  const fact = facts.length === 0 ? null : judgedBy(run, facts)
  if (mockFailed) return fact ?? notRun(one, 'inconclusive', 'stripe-mock stopped answering')
  const late = whyLate(run)
  const isCertain =
    one.level !== 'OBSERVE' && missed.length === 0 && run.answers.every(({ kind }) => kind === 'value') && whyRanOut(run) === null
  if (late !== null && !isCertain) {
    // What its client made of a fact is shown too, and is asked for again with nothing beside it.
    return fact !== null && run.isRepeat ? fact : cameLate(one, late, fact)
  }
  for (const answer of run.answers) {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable.outcome === 'inconclusive' && fact !== null ? fact : unusable
    if (answer.kind !== 'value' && answer.kind !== 'error' && answer.kind !== 'hang') return anotherAnswer(one)
  }
  const refusal = one.refusable === true ? undefined : run.attempts.find(refusedByMock)
  if (missed.length > 0 && refusal !== undefined)
    return notRun(one, 'inconclusive', `stripe-mock refused the request with ${refusal.status}; it may be older than the SDK`)
  return judgedBy(run, missed)
}

function missedBy(expectation: Expectation, run: RequestRun): readonly Missed[] {
  const why = expectation.missed(run)
  if (why === null) return []
  return [{ why, isFact: expectation.arrivedWrong?.(run) === true, isHarmful: expectation.harmful?.(run) === true }]
}

function wrongLength({ answers }: RequestRun): readonly Missed[] {
  return answers.some(hasWrongLength) ? [{ why: 'as many bytes as are announced', isFact: true, isHarmful: false }] : []
}

function judgedBy(run: RequestRun, missed: readonly Missed[]): CaseOutcome {
  const outcome = found(run.case, describe(run), missed.length === 0 ? null : missed.map(({ why }) => why).join(', '))
  const judged = missed.some(({ isHarmful }) => isHarmful) ? harmful(outcome) : outcome
  return missed.some(({ isFact }) => isFact) && judged.outcome === 'fail' ? { ...judged, certain: true } : judged
}

function refusedByMock({ fault, executed, replayed, refusal, status }: Attempt): boolean {
  return fault === 'forward' && !executed && !replayed && refusal === undefined && status !== null && status >= 400
}
