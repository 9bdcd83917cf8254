/** What somebody else's pull request does to the Stripe SDKs, and whether it may be merged. */
import type { Comparison, OtherMove } from '../domain/comparison.ts'
import type { Verdict } from '../domain/proof.ts'
import type { CommitStatus } from '../domain/pull.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import { bounded } from '../domain/visible.ts'
import { ofLevel } from './audit-words.ts'
import { overall, verdictOf } from './compose.ts'
import { count } from './document.ts'
import { commitStatus, impactOf, lineCount } from './impact.ts'

/** Everything that is known of the pull request. The report's upgrades are the moves, in their order. */
export interface Verified {
  readonly comparison: Comparison
  readonly report: Report
  /** What else the manifests move; nobody looked at it. */
  readonly others: readonly OtherMove[]
}

/** Verdicts after which a person should look before the merge. */
const WAITING: ReadonlySet<Verdict> = new Set(['broken', 'inconclusive', 'regressed'])

/** GitHub's limit for the description of a commit status, in characters. */
const MAX_STATUS = 140

function waits(verdict: Verdict | null): boolean {
  return verdict !== null && WAITING.has(verdict)
}

function breaks(entry: UpgradeReport): boolean {
  return impactOf(entry).breaking.length > 0
}

/** Whether a person should look before the merge; `strict`: also where the verdict is good and a line breaks. */
export function asksForAPerson({ report }: Pick<Verified, 'report'>, strict: boolean): boolean {
  return report.upgrades.some((entry) => waits(verdictOf(entry)) || (strict && breaks(entry)))
}

/** How many errors the pull request makes new in the user's own code. */
export function newErrors({ report: { audit } }: Pick<Verified, 'report'>): number {
  return audit?.kind === 'audited' ? ofLevel(audit.audit, 'error').length : 0
}

/** Whether its author should get a comment: an SDK moves, or the code becomes unsafe. */
export function isNews(verified: Pick<Verified, 'report' | 'comparison'>): boolean {
  const { moves, stale } = verified.comparison
  return moves.length + stale.length > 0 || newErrors(verified) > 0
}

/** The one commit status of the pull request's head. */
export function verificationStatus(verified: Pick<Verified, 'report' | 'comparison'>, strict: boolean): CommitStatus {
  const { upgrades } = verified.report
  const [only, ...others] = upgrades
  if (only === undefined) return { state: 'success', description: nothingMoved(verified) }
  const verdict = overall(verified.report)
  const state = verdict === 'inconclusive' ? 'error' : asksForAPerson(verified, strict) ? 'failure' : 'success'
  if (others.length === 0) return { ...commitStatus(only), state }
  const lines = upgrades.reduce((sum, entry) => sum + lineCount(impactOf(entry).breaking), 0)
  const words = upgrades.map((entry) => `${entry.upgrade.sdk} ${entry.upgrade.to}: ${verdictOf(entry)}`).join(', ')
  const start = lines === 0 ? '' : `${count(lines, 'line')} ${lines === 1 ? 'breaks' : 'break'}. `
  return { state, description: bounded(`${start}${words}`, MAX_STATUS) }
}

/** What is said where no SDK moves; never more than is known. */
export function nothingMoved({ comparison }: Pick<Verified, 'comparison'>): string {
  if (comparison.unknown.length > 0) return 'The Stripe SDKs that change here have no version that we can read'
  return comparison.appeared.length > 0 ? 'No Stripe SDK moves; one is added or removed' : 'No Stripe SDK moves'
}
