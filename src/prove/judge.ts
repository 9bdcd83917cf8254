import type { CaseResult, CaseVerdict, Level, Outcome, Verdict } from '../domain/proof.ts'

/** One version's outcome of one case; `flaky` where a failure did not repeat. */
export interface CaseOutcome extends Outcome {
  readonly flaky: boolean
  /** Whether it was not judged only because the machine was slower than the case has patience. */
  readonly late?: true
}

/**
 * The verdict of one case, from its outcome on the version in use and on the candidate.
 *
 * A loss is never excused: what the version in use upheld and the candidate breaks is broken, at MUST and at SHOULD.
 * What both break in the same way is known, because the upgrade did not cause it; so is what `listed` says of the
 * candidate (see `known-failures.ts`). Who can not be compared is inconclusive, unless the candidate fails a MUST.
 */
export function judgeCase(level: Level, from: CaseOutcome, to: CaseOutcome, listed: boolean): CaseVerdict {
  if (to.outcome === 'inconclusive') return 'inconclusive'
  if (to.outcome === 'unsupported') return judgeUnsupported(level, from)
  if (to.outcome === 'broken') return judgeBroken(level, from, to, listed)
  if (from.outcome === 'inconclusive') return 'inconclusive'
  if (to.outcome === 'observed') return from.outcome === 'unsupported' ? 'unsupported' : from.seen === to.seen ? 'upheld' : 'changed'
  return from.outcome === 'broken' ? 'mended' : 'upheld'
}

/** What must hold and did can not be shown to hold where the candidate lacks it: that is no pass. */
function judgeUnsupported(level: Level, from: CaseOutcome): CaseVerdict {
  if (from.outcome === 'unsupported') return 'unsupported'
  return from.outcome === 'inconclusive' || (level === 'MUST' && from.outcome === 'upheld') ? 'inconclusive' : 'changed'
}

function judgeBroken(level: Level, from: CaseOutcome, to: CaseOutcome, listed: boolean): CaseVerdict {
  if (from.outcome === 'upheld') return 'broken'
  if (listed) return 'known'
  if (from.outcome === 'broken' && from.seen === to.seen && !from.flaky && !to.flaky) return 'known'
  if (level === 'MUST') return 'broken'
  return from.outcome === 'inconclusive' ? 'inconclusive' : 'changed'
}

/**
 * The verdict over all cases: the first that applies of *broken* (a MUST case), *inconclusive* (a MUST case, or a
 * version on which nothing ran), *changed* (also a broken SHOULD case), *mended*, *upheld*.
 */
export function judgeAll(cases: readonly CaseResult[]): Verdict {
  const has = (verdict: CaseVerdict, level?: Level): boolean =>
    cases.some((one) => one.verdict === verdict && (level === undefined || one.level === level))
  if (has('broken', 'MUST')) return 'broken'
  if (has('inconclusive', 'MUST') || !cases.some(({ from }) => ran(from)) || !cases.some(({ to }) => ran(to))) return 'inconclusive'
  if (has('changed') || has('broken')) return 'changed'
  return has('mended') ? 'mended' : 'upheld'
}

function ran({ outcome }: Outcome): boolean {
  return outcome === 'upheld' || outcome === 'broken' || outcome === 'observed'
}

/** The exit code that a verdict asks for: 1 where the upgrade should wait for a person. */
export function exitCode(verdict: Verdict): 0 | 1 {
  return verdict === 'broken' || verdict === 'inconclusive' ? 1 : 0
}
