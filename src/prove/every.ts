import type { EveryCase } from './cases/case.ts'
import { answered } from './cases/request.ts'
import type { Asking } from './bench.ts'
import { addressOf } from './call.ts'
import type { Attempt } from './gateway/types.ts'
import { found, withoutResult } from './judge.ts'
import { notRun, type CaseOutcome } from './outcome.ts'
import { patternOf } from './traffic.ts'

/** What the caller gives to every method. */
const PREFIX = 'Contract-Key-6735'
const ACCOUNT = 'acct_contract'
const PARAMS = { description: 'contract' } as const

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
    prefix: PREFIX,
    request: { stripeAccount: ACCOUNT },
    params: PARAMS,
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

/** Judges what arrived of one call of each method. What only reads is not asked for, and not looked at. */
function judgeEvery(one: EveryCase, called: readonly string[], attempts: readonly Attempt[]): CaseOutcome {
  const changing = attempts.filter(({ method }) => method !== 'GET')
  if (called.length === 0 || changing.length === 0) return notRun(one, 'unsupported', 'no method of it could be found')
  const places = new Map(called.map((name, index) => [`${PREFIX}-${name}`, index]))
  const seen = new Set<string>()
  const wrong = changing.flatMap((attempt) => {
    const why = whatIsWrong(attempt, places, seen)
    if (attempt.key !== null) seen.add(attempt.key)
    return why === null ? [] : [`${attempt.method} ${patternOf(attempt.path)} ${why}`]
  })
  const [first, ...others] = [...new Set(wrong)].toSorted()
  if (first === undefined) return found(one, 'all as given', null)
  return found(one, `${first}${others.length === 0 ? '' : `, and ${others.length} more`}`, ALL_AS_GIVEN)
}

function whatIsWrong({ key, path, body, headers }: Attempt, places: ReadonlyMap<string, number>, seen: ReadonlySet<string>): string | null {
  const place = key === null ? undefined : places.get(key)
  if (key === null || place === undefined) return 'without the key'
  if (seen.has(key)) return 'twice'
  if (headers['stripe-account'] !== ACCOUNT) return 'without the account'
  if (!`${path}${body}`.includes(PARAMS.description)) return 'without the parameters'
  const ids = [...path.matchAll(/\bid\d+x(\w+)/g)].map(([, given]) => given)
  return ids.every((given) => given === String(place)) ? null : 'for another object'
}
