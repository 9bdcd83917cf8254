import type { EveryCase } from './cases/case.ts'
import { answered } from './cases/request.ts'
import type { Asking } from './bench.ts'
import { addressOf } from './call.ts'
import type { Attempt } from './gateway/types.ts'
import { found, withoutResult } from './judge.ts'
import { notRun, type CaseOutcome } from './outcome.ts'
import type { Round } from './protocol.ts'
import { patternOf } from './traffic.ts'

/**
 * What the caller gives to every method, and then to those that make or move money again: another key, account and parameters, and
 * at last no options at all. So what an SDK keeps of one call shows in the next.
 */
const ROUNDS = [
  { prefix: 'Contract-Key-6735', request: { stripeAccount: 'acct_contract' }, params: { description: 'contract' } },
  { prefix: 'Contract-Key-6736', request: { stripeAccount: 'acct_again' }, params: { description: 'again' } },
  { prefix: null, request: {}, params: { description: 'bare' } },
] as const satisfies readonly Round[]

/** What the cases of every method expect, as a phrase. */
export const ALL_AS_GIVEN = 'the key, the account, the parameters and the ids of its caller on every request'

/** Asks for a call of every method, which the gateway answers by itself, and gives the judgement. */
export async function callEvery({ bench, driver, hello, disguise, token, lastIsSent }: Asking, one: EveryCase): Promise<() => CaseOutcome> {
  const { gateway } = bench
  if ('missing' in gateway) {
    lastIsSent()
    return () => notRun(one, 'inconclusive', gateway.missing)
  }
  gateway.script(token, { ...answered(200, {}, '{"id":"obj_contract"}'), forever: true })
  const asked = driver.ask({
    verb: 'every',
    base: addressOf(gateway, hello, disguise),
    key: `sk_test_${token}`,
    options: {},
    shape: one.shape,
    rounds: ROUNDS,
  })
  lastIsSent()
  const answer = await asked
  return () => {
    const unusable = withoutResult(one, answer)
    if (unusable !== null) return unusable
    if (answer.kind !== 'every') return notRun(one, 'inconclusive', 'the driver answered another question')
    return judgeEvery(one, answer.called, gateway.history(token))
  }
}

/** Judges what arrived of the calls of each method. What only reads is not asked for, and not looked at. */
function judgeEvery(one: EveryCase, called: readonly string[], attempts: readonly Attempt[]): CaseOutcome {
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
