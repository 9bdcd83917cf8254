import type { Attempt } from './gateway/types.ts'
import type { Check, RequestCase, RequestRun } from './cases/case.ts'
import type { ErrorKind } from '../domain/sdk-facts.ts'
import type { Answer, Call } from './protocol.ts'

/** The SDKs wait 0.5 s before the first retry, less a quarter at most by their jitter. Milliseconds. */
const SHORTEST_PAUSE = 300
/** The SDKs cap their back-off at 5 s. Milliseconds. */
const LONGEST_PAUSE = 10_000
/** What a timer may be ahead of the clock that it is measured by. */
const CLOCKS_AGREE = 0.95
/** Longer than any pause of the SDKs' own. Milliseconds. */
const ASKED_PAUSE = 20_000

/** So many requests arrived. */
export function sends(count: number): Check {
  return ({ attempts }) => (attempts.length === count ? null : requests(count))
}

export function sendsAtMost(count: number): Check {
  return ({ attempts }) => (attempts.length <= count ? null : `at most ${requests(count)}`)
}

/** So many objects were made at Stripe, whatever the client was told. */
export function makes(count: number): Check {
  return ({ attempts }) =>
    attempts.filter(({ made }) => made).length === count ? null : `${count === 1 ? 'exactly one object' : `${count} objects`} made`
}

/** Every attempt carries one and the same key, and the same body. */
export function repeatsItself(): Check {
  return ({ attempts: [first, ...others] }) => {
    if (first === undefined || first.key === null || first.key === '') return 'a key on the first attempt'
    if (others.some(({ key }) => key !== first.key)) return 'the same key on every attempt'
    if (others.some(({ bodyHash }) => bodyHash !== first.bodyHash)) return 'the same body on every attempt'
    return null
  }
}

/** The header is on every attempt as it is on the first, where it is. */
export function keepsHeader(name: string): Check {
  return ({ attempts: [first, ...others] }) => {
    return others.every(({ headers }) => headers[name] === first?.headers[name]) ? null : `${name} on every attempt`
  }
}

export function header(name: string, value: string): Check {
  return ({ attempts }) => (attempts.length > 0 && attempts.every(({ headers }) => headers[name] === value) ? null : `${name} ${value}`)
}

/** The header is on no attempt after the first. */
export function dropsHeader(name: string): Check {
  return ({ attempts: [, ...others] }) =>
    others.every(({ headers }) => headers[name] === undefined) ? null : `${name} on the first request alone`
}

/** The caller's key on the wire, verbatim, on every attempt. */
export function givenKey(): Check {
  return ({ attempts, case: { calls } }) => {
    const key = givenTo(calls[0])
    return attempts.length > 0 && attempts.every((attempt) => attempt.key === key) ? null : "the caller's key on the wire"
  }
}

function givenTo(call: Call | undefined): string | undefined {
  return call?.request?.idempotencyKey?.toString()
}

export function keyed(): Check {
  return ({ attempts }) => (attempts.length > 0 && attempts.every(({ key }) => key !== null && key !== '') ? null : 'a key')
}

export function keyless(): Check {
  return ({ attempts }) => (attempts.every(({ key }) => key === null) ? null : 'no key')
}

/** Every call succeeds. */
export function succeeds(): Check {
  return ({ answers }) => (answers.every(({ kind }) => kind === 'value') ? null : 'success')
}

/** The last call fails with an error; where a kind is given, of the class that the SDK documents for it. */
export function fails(kind?: ErrorKind): Check {
  return ({ answers, errorClasses }) => {
    const last = answers.at(-1)
    const wanted = kind === undefined ? undefined : errorClasses[kind]
    return last?.kind === 'error' && (wanted === undefined || last.class === wanted) ? null : (wanted ?? 'an error')
  }
}

/** Every call settles, and none reports success on an answer that was cut short. */
export function settlesHonestly(): Check {
  return ({ answers, attempts }) => {
    if (answers.some(({ kind }) => kind === 'hang')) return 'an error'
    return answers.at(-1)?.kind === 'value' && attempts.at(-1)?.fault === 'truncate' ? 'no success on half an answer' : null
  }
}

/** The last answer is recognisable as a replay. */
export function replayRecognised(): Check {
  return ({ answers }) => {
    const last = answers.at(-1)
    return last?.kind === 'value' && last.headers['idempotent-replayed'] === 'true' ? null : 'Idempotent-Replayed: true for the caller'
  }
}

/** The pauses that the driver saw: one before each of so many retries, none endless. */
export function boundedPauses(count: number): Check {
  return ({ answers: [first] }) => {
    const pauses = pausesOf(first)
    return pauses.length === count && pauses.every((pause) => pause >= SHORTEST_PAUSE && pause <= LONGEST_PAUSE)
      ? null
      : 'a bounded pause before each retry'
  }
}

/** The pauses are waited for, by the driver's own clock: a machine can make them longer, and not shorter. */
export function waitsOut(): Check {
  return ({ answers: [first] }) => {
    const asked = pausesOf(first).reduce((sum, pause) => sum + pause, 0)
    const took = first?.kind === 'value' || first?.kind === 'error' ? (first.ms ?? 0) : 0
    return took >= asked * CLOCKS_AGREE ? null : 'no retry before its pause is over'
  }
}

function pausesOf(answer: Answer | undefined): readonly number[] {
  return answer?.kind === 'value' || answer?.kind === 'error' ? (answer.pauses ?? []) : []
}

/** The items of all pages, each once and in order, and each page asked for from where the one before it ended. */
export function goesThrough(ids: readonly string[], cursors: readonly (string | null)[]): Check {
  return ({ answers: [first], attempts }) => {
    const listed = first?.kind === 'value' ? first.ids : undefined
    if (listed === undefined || listed.join() !== ids.join()) return 'each item once, in order'
    const asked = attempts.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('starting_after'))
    return asked.join() === cursors.join() ? null : 'each page from where the one before it ended'
  }
}

function apiKey([first]: readonly Attempt[]): string {
  return first?.headers['authorization']?.split(' ')[1] ?? ''
}

/** The API key goes to no host but Stripe's. */
export function keepsCredential(): Check {
  return ({ attempts }) => {
    const key = apiKey(attempts)
    const others = attempts.filter(({ fault }) => fault === 'elsewhere')
    return others.some(({ headers }) => Object.values(headers).some((text) => text.includes(key))) ? 'no credential for another host' : null
  }
}

/** No error that a log may keep holds the API key. */
export function keepsApiKey(): Check {
  return ({ answers, attempts }) => {
    const key = apiKey(attempts)
    return answers.some((answer) => answer.kind === 'error' && answer.message?.includes(key) === true) ? 'no API key in the message' : null
  }
}

/** The body of the first attempt, as a form, holds the value in a field of one of the names. */
export function form(names: readonly string[], value: string): Check {
  return ({ attempts: [first] }) => {
    const fields = new URLSearchParams(first?.body)
    return names.some((name) => fields.get(name) === value) ? null : `${names[0]} in the form`
  }
}

export function bearer(): Check {
  return ({ attempts }) =>
    attempts.every(({ headers }) => headers['authorization']?.startsWith('Bearer sk_test_') === true) ? null : 'Authorization: Bearer'
}

/** The API version that the SDK says it pins, where it pins one. */
export function pinnedVersion(): Check {
  return ({ attempts, apiVersion }) =>
    attempts.every(({ headers }) => headers['stripe-version'] === (apiVersion ?? undefined)) ? null : "the SDK's own Stripe-Version"
}

/** `2 sent, one key, 1 made, ok`: what happened, so that two versions can be compared by it. */
export function describe({ attempts, answers, case: { calls, givesUp } }: RequestRun): string {
  const made = attempts.filter(({ made: one }) => one).length
  const elsewhere = attempts.filter(({ fault }) => fault === 'elsewhere').length
  const given = calls.flatMap((call) => givenTo(call) ?? [])
  return [
    `${countSent(attempts.length, givesUp)} sent`,
    elsewhere === 0 ? '' : `${elsewhere} to another host`,
    describeKeys(attempts, given),
    `${made} made`,
    answers.map(describeAnswer).join(' then '),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** How often a client that gives up must try again depends on how busy the machine is. */
function countSent(count: number, givesUp: RequestCase['givesUp']): string {
  return givesUp !== undefined && count > 1 ? 'more than one' : String(count)
}

function describeAnswer(answer: Answer): string {
  if (answer.kind !== 'value' && answer.kind !== 'error') return 'never settles'
  const result = answer.kind === 'error' ? answer.class : answer.ids === undefined ? 'ok' : `${answer.ids.length} listed`
  // What is asked for in a header is a round number; the SDKs' own pauses are different each time.
  const asked = answer.pauses?.find((pause) => pause >= ASKED_PAUSE)
  return asked === undefined ? result : `${result} after a pause of ${Math.round(asked / 1000)} s`
}

function describeKeys(attempts: readonly Attempt[], given: readonly string[]): string {
  const keys = new Set(attempts.map(({ key }) => key))
  const [first] = keys
  if (first === undefined) return ''
  if (keys.size > 1) return keys.has(null) ? 'some without key' : `${keys.size} keys`
  if (first === null) return 'no key'
  if (first === '') return 'an empty key'
  if (given.includes(first)) return 'the given key'
  return given.includes(Buffer.from(first, 'latin1').toString('utf8')) ? 'the given key in UTF-8' : 'one key'
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}
