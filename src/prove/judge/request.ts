import type { RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { describe, hasWrongLength } from '../observe/seen.ts'
import { whyLate, whyRanOut } from './late.ts'
import { anotherAnswer, cameLate, found, harmful, notRun, withoutResult, type CaseOutcome } from './outcome.ts'

/** Judges what the SDK said and what reached the gateway; without stripe-mock behind it, that says nothing. */
export function judgeRequest(run: RequestRun, mockFailed: boolean): CaseOutcome {
  const one = run.case
  if (mockFailed) return notRun(one, 'inconclusive', 'stripe-mock stopped answering')
  const unfulfilled = one.expect.map((each) => ({ ...each, why: each.missed(run) })).filter(({ why }) => why !== null)
  const missed = [...unfulfilled.map(({ why }) => why), ...(run.answers.some(hasWrongLength) ? ['as many bytes as are announced'] : [])]
  const late = whyLate(run)
  const isCertain =
    one.level !== 'OBSERVE' && missed.length === 0 && run.answers.every(({ kind }) => kind === 'value') && whyRanOut(run) === null
  // What arrived is a fact; what its client made of it is shown too, and is asked for again with nothing beside it.
  const isFact = run.isRepeat && one.expect.some(({ arrivedWrong }) => arrivedWrong?.(run) === true)
  if (late !== null && !isCertain && !isFact) return cameLate(one, late)
  for (const answer of run.answers) {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable
    if (answer.kind !== 'value' && answer.kind !== 'error' && answer.kind !== 'hang') return anotherAnswer(one)
  }
  const refusal = one.refusable === true ? undefined : run.attempts.find(refusedByMock)
  if (missed.length > 0 && refusal !== undefined)
    return notRun(one, 'inconclusive', `stripe-mock refused the request with ${refusal.status}; it may be older than the SDK`)
  const judged = found(one, describe(run), missed.length === 0 ? null : missed.join(', '))
  return unfulfilled.some((each) => each.harmful?.(run) === true) ? harmful(judged) : judged
}

function refusedByMock({ fault, executed, replayed, refusal, status }: Attempt): boolean {
  return fault === 'forward' && !executed && !replayed && refusal === undefined && status !== null && status >= 400
}
