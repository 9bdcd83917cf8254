import type { Answer } from '../ask/protocol.ts'
import type { KeysCase } from '../cases/case.ts'
import { anotherAnswer, found, withoutResult, type CaseOutcome } from './outcome.ts'

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
  if (reported.length !== total) return anotherAnswer(one)
  const keys = new Set(reported)
  if (keys.has('')) return found(one, 'calls without a key', KEYS_DIFFER)
  return keys.size === total ? found(one, `${total} different keys`, null) : found(one, 'a key of several calls', KEYS_DIFFER)
}
