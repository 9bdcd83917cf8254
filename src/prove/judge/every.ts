import { ROUNDS } from '../ask/every.ts'
import type { Answer } from '../ask/protocol.ts'
import type { EveryCase } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { patternOf } from '../traffic.ts'
import { anotherAnswer, found, notRun, withoutResult, type CaseOutcome } from './outcome.ts'

/** What the cases of every method expect, as a phrase. */
export const ALL_AS_GIVEN = 'the key, the account, the parameters and the ids of its caller on every request'

/** Judges what arrived of the calls of each method. What only reads is not asked for, and not looked at. */
export function judgeEvery(one: EveryCase, answer: Answer, attempts: readonly Attempt[]): CaseOutcome {
  const unusable = withoutResult(one, answer)
  if (unusable !== null) return unusable
  if (answer.kind !== 'every') return anotherAnswer(one)
  const { called } = answer
  const changing = attempts.filter(({ method }) => method !== 'GET')
  if (called.length === 0 || changing.length === 0) return notRun(one, 'unsupported', 'no method of it could be found')
  const keys = new Map(
    ROUNDS.flatMap(({ prefix }, round) =>
      prefix === null ? [] : called.map((name, place) => [`${prefix}-${name}`, `${place}r${round}`] as const),
    ),
  )
  const seen = new Set<string>()
  const wrong = changing.flatMap((attempt) => {
    const why = whatIsWrong(attempt, keys, seen)
    if (attempt.key !== null) seen.add(attempt.key)
    return why === null ? [] : [`${attempt.method} ${patternOf(attempt.path)} ${why}`]
  })
  const [first, ...others] = [...new Set(wrong)].toSorted()
  if (first === undefined) return found(one, 'all as given', null)
  return found(one, `${first}${others.length === 0 ? '' : `, and ${others.length} more`}`, ALL_AS_GIVEN)
}

/** `keys` says of each key that was given to which call, `7r0`: the seventh method in the first round. */
function whatIsWrong({ key, path, body, headers }: Attempt, keys: ReadonlyMap<string, string>, seen: ReadonlySet<string>): string | null {
  const description = /\bdescription\W+(\w+)/.exec(`${path} ${body}`)?.[1]
  const round = ROUNDS.findIndex(({ params }) => params.description === description)
  const given = ROUNDS[round]
  if (given === undefined) return 'without the parameters'
  const call = key === null ? undefined : keys.get(key)
  if (given.prefix === null ? call !== undefined : call?.endsWith(`r${round}`) !== true) return 'without its own key'
  if (key !== null && seen.has(key)) return 'twice'
  if (headers['stripe-account'] !== ('stripeAccount' in given.request ? given.request.stripeAccount : undefined))
    return 'without its own account'
  const ids = [...path.matchAll(/\bid\d+x(\w+)/g)].map(([, id = '']) => id)
  return ids.every((id) => (call === undefined ? id === ids[0] && id.endsWith(`r${round}`) : id === call)) ? null : 'for another object'
}
