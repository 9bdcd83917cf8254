import type { CaseResult } from '../../domain/proof.ts'
import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import type { Case } from '../cases/case.ts'
import type { CaseOutcome } from '../judge/outcome.ts'
import { availableSince } from './available.ts'
import { caseVerdict } from './verdict.ts'

/** One case on both versions, and what a reader must know of it. */
export function compareCase(
  language: SdkAdapter,
  { from: old, to: version }: { readonly from: string; readonly to: string },
  one: Case,
  from: CaseOutcome,
  to: CaseOutcome,
): { readonly result: CaseResult; readonly note: string | null } {
  const { fixedIn, knownIssues, upgrader } = language
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
      from: outcome({ ...from, detail: `${from.detail}${whenAvailable(from, old)}` }),
      to: outcome({ ...to, detail: `${detail}${whenAvailable(to, version)}` }),
      verdict,
      flaky: from.flaky || to.flaky,
    },
    note: known !== undefined && to.outcome === 'pass' ? `${one.id} is listed as a known issue upstream, and passed: ${known.link}` : null,
  }

  function whenAvailable({ outcome: kind }: CaseOutcome, ran: string): string {
    const since = kind === 'unsupported' ? availableSince(language, one.id) : null
    return since === null || order === undefined || order(ran, since) >= 0 ? '' : `; ${language.name} has it since ${since}`
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
