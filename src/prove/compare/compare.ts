import type { CaseResult } from '../../domain/proof.ts'
import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import type { Case } from '../cases/case.ts'
import type { CaseOutcome } from '../judge/outcome.ts'
import { caseVerdict } from './verdict.ts'

/** One case on both versions, and what a reader must know of it. */
export function compareCase(
  { fixedIn, knownIssues, upgrader }: SdkAdapter,
  version: string,
  one: Case,
  from: CaseOutcome,
  to: CaseOutcome,
): { readonly result: CaseResult; readonly note: string | null } {
  const order = upgrader?.versions.compare
  const known =
    order === undefined || to.outcome === 'inconclusive'
      ? undefined
      : knownIssues.find((issue) => (issue.case === one.id || issue.case === one.of) && order(issue.since, version) <= 0)
  const verdict = caseVerdict(one.level, from, to, known !== undefined)
  const detail = verdict === 'known-issue' || verdict === 'still-broken' ? `${to.detail}${whatIsKnown()}` : to.detail
  return {
    result: {
      id: one.id,
      level: one.level,
      title: one.title,
      threat: one.threat,
      from: outcome(from),
      to: outcome({ ...to, detail }),
      verdict,
      flaky: from.flaky || to.flaky,
    },
    note: known !== undefined && to.outcome === 'pass' ? `${one.id} is listed as a known issue upstream, and passed: ${known.link}` : null,
  }

  function whatIsKnown(): string {
    if (known !== undefined) return ` · known upstream: ${known.why} (${known.link})`
    const fixed = fixedIn.find(({ cases }) => cases.includes(one.id) || cases.includes(one.of ?? one.id))
    return fixed === undefined || order === undefined || order(version, fixed.version) >= 0 ? '' : ` · passes since ${fixed.version}`
  }
}

function outcome({ outcome: kind, seen, detail }: CaseOutcome): CaseResult['from'] {
  return { outcome: kind, seen, detail }
}
