import { ROUNDS } from '../ask/every.ts'
import type { Answer } from '../ask/protocol.ts'
import type { EveryCase } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { fieldsOf } from '../fields.ts'
import { patternOf } from '../traffic.ts'
import { descriptionIn, hasParameters } from './of-call.ts'
import { anotherAnswer, found, notRun, withoutResult, type CaseOutcome } from './outcome.ts'

/** What each round gives to a method. */
const FIELDS = ROUNDS.map(({ params }) => fieldsOf(params))

/** What the cases of every method expect, as a phrase. */
export const ALL_AS_GIVEN = 'the key, the account, the parameters and the ids of its caller on every request'

const ANOTHERS_ACCOUNT = 'without its own account'

/** A call of a method: the 7th one in its first round is `7r0`. */
interface Called {
  readonly name: string
  readonly place: string
}

/** Judges what arrived of the calls of each method. What only reads is not asked for, and not looked at. */
export function judgeEvery(one: EveryCase, answer: Answer, attempts: readonly Attempt[]): CaseOutcome {
  const unusable = withoutResult(one, answer)
  if (unusable?.outcome === 'inconclusive') return withAnothersAccount(one, attempts) ?? unusable
  if (unusable !== null) return unusable
  if (answer.kind !== 'every') return anotherAnswer(one)
  const { called } = answer
  const changing = attempts.filter(({ method }) => method !== 'GET')
  if (called.length === 0 || changing.length === 0) return notRun(one, 'unsupported', 'no method of it could be found')
  const keys = new Map(
    ROUNDS.flatMap(({ prefix }, round) =>
      prefix === null ? [] : called.map((name, place) => [`${prefix}-${name}`, { name, place: `${place}r${round}` }] as const),
    ),
  )
  const seen = new Set<string>()
  const wrong = changing.flatMap((attempt) => {
    const why = whatIsWrong(attempt, keys, seen)
    if (attempt.key !== null) seen.add(attempt.key)
    return why === null ? [] : [`${attempt.method} ${patternOf(attempt.path)} ${why}`]
  })
  const [first, ...others] = [...new Set(wrong.length === 0 ? silent(called, attempts) : wrong)].toSorted()
  if (first === undefined) return found(one, 'all as given', null)
  return found(one, `${first}${others.length === 0 ? '' : `, and ${others.length} more`}`, ALL_AS_GIVEN)
}

/** Without an answer nobody knows which methods were called; what arrived for the account of another round is a fact all the same. */
function withAnothersAccount(one: EveryCase, attempts: readonly Attempt[]): CaseOutcome | null {
  const wrong = attempts.find((attempt) => attempt.method !== 'GET' && roundOf(attempt) !== -1 && !hasAccount(attempt, roundOf(attempt)))
  return wrong === undefined ? null : found(one, `${wrong.method} ${patternOf(wrong.path)} ${ANOTHERS_ACCOUNT}`, ALL_AS_GIVEN)
}

/** Which round gave a request its description; -1 where none did. */
function roundOf(attempt: Attempt): number {
  const description = descriptionIn(attempt)
  return ROUNDS.findIndex(({ params }) => params.description === description)
}

function hasAccount({ headers }: Attempt, round: number): boolean {
  const request = ROUNDS[round]?.request ?? {}
  return headers['stripe-account'] === ('stripeAccount' in request ? request.stripeAccount : undefined)
}

/** Which methods sent nothing, or asked where they were to change: said where nothing else is wrong, as a lost key looks the same. */
function silent(called: readonly string[], attempts: readonly Attempt[]): readonly string[] {
  const { prefix } = ROUNDS[0]
  const arrived = new Map(attempts.map(({ key, method }) => [key, method]))
  return called.flatMap((name) => {
    const method = arrived.get(`${prefix}-${name}`)
    if (method === undefined) return [`${name} sent nothing`]
    return method === 'GET' && CHANGES.test(name) ? [`${name} changed nothing`] : []
  })
}

const CHANGES = /\.(?:create|update|capture|cancel|confirm|pay|accept|reverse|delete|del)(?:_async)?$/

function whatIsWrong(attempt: Attempt, keys: ReadonlyMap<string, Called>, seen: ReadonlySet<string>): string | null {
  const { key, path } = attempt
  const round = roundOf(attempt)
  const given = ROUNDS[round]
  if (given === undefined) return 'without the parameters'
  const call = key === null ? undefined : keys.get(key)
  if (given.prefix === null ? call !== undefined : call?.place.endsWith(`r${round}`) !== true) return 'without its own key'
  if (key !== null && seen.has(key)) return 'twice'
  if (!hasAccount(attempt, round)) return ANOTHERS_ACCOUNT
  if (!hasParameters(attempt, FIELDS[round] ?? {})) return 'with other parameters'
  if (call !== undefined && !leadsTo(path, call.name)) return `in place of ${call.name}`
  return hasIds(path, call?.place ?? null, round) ? null : 'for another object'
}

/** Whether the last word of a path is in the name of the method: `/v1/charges/{id}/capture` of `charges.capture`. */
function leadsTo(path: string, name: string): boolean {
  const word =
    patternOf(path)
      .split('/')
      .slice(2)
      .findLast((part) => part !== '{id}') ?? ''
  return [word.replace(/ies$/, 'y'), word.replace(/s$/, '')].some((stem) => letters(name).includes(letters(stem)))
}

function letters(text: string): string {
  return text.replaceAll(/[^A-Za-z]/g, '').toLowerCase()
}

/** What ends each id: encoded, as it would else end its part of the path. */
const ENCODED = encodeURIComponent('/?#')

/** Whether the ids of a path are those of one call, whole and in their order; of a call without a key they say themselves which one. */
function hasIds(path: string, place: string | null, round: number): boolean {
  const ids = [...path.matchAll(/\bid(\d+)x(\w+)/g)]
  const own = place ?? ids[0]?.[2] ?? `r${round}`
  const isWhole = path.split('?')[0]?.split(ENCODED).length === ids.length + 1
  return isWhole && own.endsWith(`r${round}`) && ids.every(([, number, id], index) => Number(number) === index + 1 && id === own)
}
