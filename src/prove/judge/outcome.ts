import type { Outcome } from '../../domain/proof.ts'
import { bounded } from '../../domain/visible.ts'
import type { Answer } from '../ask/protocol.ts'
import type { Case } from '../cases/case.ts'

/** One version's outcome of one case; `flaky` where a failure did not repeat. */
export interface CaseOutcome extends Outcome {
  readonly flaky: boolean
  /** Whether it is a failure that costs money or trust: a forged event is accepted, or more than one object is made. */
  readonly harmful?: true
  /** Whether it is inconclusive because the machine may have been too slow for it. */
  readonly late?: true
  /** Whether it fails by something wrong that was seen, and not by what was not: no repeat takes that back. */
  readonly certain?: true
  /** What fails it all the same, where it comes late: something wrong was seen, whatever answer never came. */
  readonly fact?: CaseOutcome
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
export function cameLate(one: Case, why: string, fact: CaseOutcome | null = null): CaseOutcome {
  return { ...notRun(one, 'inconclusive', why), late: true, ...(fact === null ? {} : { fact }) }
}

/** The driver said something, and it is no answer to what the case asks. */
export function anotherAnswer(one: Case): CaseOutcome {
  return notRun(one, 'inconclusive', 'the driver answered another question')
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

/** The same, of a failure that costs money or trust. */
export function harmful(judged: CaseOutcome): CaseOutcome {
  return judged.outcome === 'fail' ? { ...judged, harmful: true } : judged
}
