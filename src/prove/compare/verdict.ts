import type { CaseResult, CaseVerdict, Level, Outcome, Verdict } from '../../domain/proof.ts'
import type { CaseOutcome } from '../judge/outcome.ts'

/**
 * The verdict of one case, from its outcome on the version in use and on the candidate.
 *
 * A loss is never excused: what the version in use passes and the candidate fails is broken at MUST, and where it lets a
 * forged event in or makes more than one object; else it is regressed. A MUST that both fail is still broken: the upgrade did
 * not cause it, and it stays unsafe. A failure of the candidate that is `listed` upstream (see `knownIssues` in its facts) is a
 * known issue. So is a SHOULD that both fail in the same way, and whatever the version in use lacks: nobody's code relies on
 * that yet. Versions that cannot be compared are inconclusive: a candidate is not broken against a version in use that could
 * not be measured.
 */
export function caseVerdict(level: Level, from: CaseOutcome, to: CaseOutcome, listed: boolean): CaseVerdict {
  if (to.outcome === 'inconclusive') return 'inconclusive'
  if (to.outcome === 'unsupported') return verdictWhereUnsupported(level, from)
  if (to.outcome === 'fail') return verdictOfFailure(level, from, to, listed)
  if (from.outcome === 'inconclusive') return 'inconclusive'
  if (to.outcome === 'observed') return from.outcome === 'unsupported' ? 'unsupported' : from.seen === to.seen ? 'pass' : 'changed'
  return from.outcome === 'fail' ? 'fixed' : 'pass'
}

/** A MUST that the version in use passes cannot be shown on a candidate that lacks the feature: that is no pass. */
function verdictWhereUnsupported(level: Level, from: CaseOutcome): CaseVerdict {
  if (from.outcome === 'unsupported') return 'unsupported'
  return from.outcome === 'inconclusive' || (level === 'MUST' && from.outcome === 'pass') ? 'inconclusive' : 'changed'
}

function verdictOfFailure(level: Level, from: CaseOutcome, to: CaseOutcome, listed: boolean): CaseVerdict {
  if (from.outcome === 'pass') return level === 'MUST' || to.harmful === true ? 'broken' : 'regressed'
  if (listed) return 'known-issue'
  if (from.outcome === 'inconclusive') return 'inconclusive'
  if (from.outcome === 'unsupported') return 'known-issue'
  if (level === 'MUST') return losesLuck(from, to) ? 'broken' : 'still-broken'
  return from.seen === to.seen && !from.flaky && !to.flaky ? 'known-issue' : 'changed'
}

/** What passed now and then, and now never passes, was lost. */
function losesLuck(from: CaseOutcome, to: CaseOutcome): boolean {
  return from.flaky && !to.flaky
}

/**
 * The verdict over all cases: the first that applies of *broken*, *inconclusive* (a MUST case, or a version on which
 * nothing ran), *regressed*, *changed*, *fixed*, *pass*. A case that is still broken does not count, because the version
 * in use fails it too; where it fails in another way, that is a change.
 */
export function overallVerdict(cases: readonly CaseResult[]): Verdict {
  const has = (verdict: CaseVerdict, level?: Level): boolean =>
    cases.some((one) => one.verdict === verdict && (level === undefined || one.level === level))
  if (has('broken')) return 'broken'
  if (has('inconclusive', 'MUST') || !cases.some(({ from }) => ran(from)) || !cases.some(({ to }) => ran(to))) return 'inconclusive'
  if (has('regressed')) return 'regressed'
  if (has('changed') || cases.some(failsOtherwise)) return 'changed'
  return has('fixed') ? 'fixed' : 'pass'
}

function failsOtherwise({ verdict, from, to }: CaseResult): boolean {
  return verdict === 'still-broken' && from.seen !== to.seen
}

function ran({ outcome }: Outcome): boolean {
  return outcome === 'pass' || outcome === 'fail' || outcome === 'observed'
}

/** The exit code that a verdict asks for: 1 where the upgrade should wait for a person. */
export function exitCode(verdict: Verdict): 0 | 1 {
  return verdict === 'broken' || verdict === 'inconclusive' ? 1 : 0
}
