import type { Answer } from '../ask/protocol.ts'
import type { KeysCase } from '../cases/case.ts'
import { anotherAnswer, found, withoutResult, type CaseOutcome } from './outcome.ts'

/** What the case of many keys expects, as a phrase. */
export const KEYS_DIFFER = 'a key of its own for each call'

/** Judges the automatic keys of many calls, as one driver or several reported them. */
export function judgeKeys(one: KeysCase, answers: readonly Answer[]): CaseOutcome {
  const unusable = answers.flatMap((answer) => withoutResult(one, answer) ?? [])
  const unsupported = unusable.find(({ outcome }) => outcome === 'unsupported')
  if (unsupported !== undefined) return unsupported
  const reported = answers.flatMap((answer) => (answer.kind === 'keys' ? answer.keys : []))
  const keys = new Set(reported)
  // What was reported is a fact, whatever answer never came.
  if (keys.has('')) return found(one, 'calls without a key', KEYS_DIFFER)
  if (keys.size < reported.length) return found(one, 'a key of several calls', KEYS_DIFFER)
  const [missing] = unusable
  if (missing !== undefined) return missing
  const total = one.calls * one.processes
  return reported.length === total ? found(one, `${total} different keys`, null) : anotherAnswer(one)
}
