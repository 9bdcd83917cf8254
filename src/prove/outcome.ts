import type { Outcome } from '../domain/proof.ts'
import { bounded } from '../domain/visible.ts'
import type { Case } from './cases/case.ts'

/** One version's outcome of one case; `flaky` where a failure did not repeat. */
export interface CaseOutcome extends Outcome {
  readonly flaky: boolean
  /** Whether it is a failure that costs money or trust: a forged event is accepted, or more than one object is made. */
  readonly harmful?: true
  /** Whether it is inconclusive because the machine may have been too slow for it. */
  readonly late?: true
}

/** As much of an error as a report should show: what follows the first line differs from run to run. */
export function firstLine({ message }: Error): string {
  return bounded(message.split('\n')[0] ?? '', 300)
}

/** A case that could not be judged. */
export function notRun(one: Case, outcome: 'unsupported' | 'inconclusive', why: string): CaseOutcome {
  return {
    outcome,
    seen: outcome === 'unsupported' ? 'not available' : 'not run',
    detail: `sent: ${one.sent} · ${outcome === 'unsupported' ? 'not available' : 'not run'}: ${why}`,
    flaky: false,
  }
}

/** A case that the machine may have been too slow for. */
export function cameLate(one: Case, why: string): CaseOutcome {
  return { ...notRun(one, 'inconclusive', why), late: true }
}
