import type { Attempt } from '../gateway/types.ts'
import type { Expectation, RequestRun } from '../cases/case.ts'
import type { ErrorKind } from '../../domain/sdk-facts.ts'
import type { Answer } from '../ask/protocol.ts'
import { givenTo } from '../observe/seen.ts'

/** The SDKs wait 0.5 s before the first retry, less a quarter at most by their jitter. Milliseconds. */
const SHORTEST_PAUSE = 300
/** The SDKs cap their back-off at 5 s. Milliseconds. */
const LONGEST_PAUSE = 10_000

/** What is expected, and what judges it: it can complain with nothing but the phrases of it. */
export function expectation<const P extends readonly string[]>(wants: P, missed: (run: RequestRun) => P[number] | null): Expectation {
  return { wants: () => wants, missed }
}

/** The same, where a complaint is never about what is missing: it says that something arrived that is wrong by itself. */
export function prohibition<const P extends readonly string[]>(wants: P, missed: (run: RequestRun) => P[number] | null): Expectation {
  return { ...expectation(wants, missed), arrivedWrong: (run) => missed(run) !== null }
}

/** So many requests arrived. */
export function sends(count: number): Expectation {
  const wanted = requests(count)
  return expectation([wanted], ({ attempts }) => (attempts.length === count ? null : wanted))
}

export function sendsAtMost(count: number): Expectation {
  const wanted = `at most ${requests(count)}`
  return expectation([wanted], ({ attempts }) => (attempts.length <= count ? null : wanted))
}

/** So many objects were made at Stripe, whatever answer the client got. */
export function makes(count: number): Expectation {
  const wanted = count === 1 ? 'exactly one object made' : `${count} objects made`
  return {
    ...expectation([wanted], (run) => (madeIn(run) === count ? null : wanted)),
    // One that was not to be made at all may be the work of a client that was answered too late, and tried again.
    ...(count > 0 ? { arrivedWrong: (run: RequestRun) => madeIn(run) > count } : {}),
    ...(count === 1 ? { harmful: (run: RequestRun) => madeIn(run) > 1 } : {}),
  }
}

function madeIn({ attempts }: RequestRun): number {
  return attempts.filter(({ made }) => made).length
}

/** Every attempt carries one and the same key, and the same body. */
export function repeatsItself(): Expectation {
  const wanted = ['a key on the first attempt', 'the same key on every attempt', 'the same body on every attempt'] as const
  return {
    ...expectation(wanted, ({ attempts: [first, ...others] }) => {
      if (first === undefined || first.key === null || first.key === '') return 'a key on the first attempt'
      if (others.some(({ key }) => key !== first.key)) return 'the same key on every attempt'
      if (others.some(({ bodyHash }) => bodyHash !== first.bodyHash)) return 'the same body on every attempt'
      return null
    }),
    // Of a body less may have arrived than was sent.
    arrivedWrong: ({ attempts: [first, ...others] }) => others.some(({ key }) => key !== first?.key),
  }
}

/** The header is on every attempt as it is on the first, where it is. */
export function keepsHeader(name: string): Expectation {
  const wanted = `${name} on every attempt`
  const isLost = ({ attempts: [first, ...others] }: RequestRun): boolean =>
    others.some(({ headers }) => headers[name] !== first?.headers[name])
  return { ...expectation([wanted], (run) => (isLost(run) ? wanted : null)), arrivedWrong: isLost }
}

export function header(name: string, value: string): Expectation {
  const wanted = `${name} ${value}`
  const isOther = ({ attempts }: RequestRun): boolean => attempts.some(({ headers }) => headers[name] !== value)
  return { ...expectation([wanted], (run) => (run.attempts.length > 0 && !isOther(run) ? null : wanted)), arrivedWrong: isOther }
}

/** The header is on no attempt after the first. */
export function dropsHeader(name: string): Expectation {
  const wanted = `${name} on the first request alone`
  return expectation([wanted], ({ attempts: [, ...others] }) =>
    others.every(({ headers }) => headers[name] === undefined) ? null : wanted,
  )
}

/** The caller's key on the wire, verbatim, on every attempt. */
export function givenKey(): Expectation {
  return {
    ...expectation(["the caller's key on the wire"], (run) =>
      run.attempts.length > 0 && !hasOtherKey(run) ? null : "the caller's key on the wire",
    ),
    arrivedWrong: hasOtherKey,
  }
}

function hasOtherKey({ attempts, case: { calls } }: RequestRun): boolean {
  return attempts.some(({ key }) => key !== givenTo(calls[0]))
}

export function keyed(): Expectation {
  return expectation(['a key'], ({ attempts }) =>
    attempts.length > 0 && attempts.every(({ key }) => key !== null && key !== '') ? null : 'a key',
  )
}

export function keyless(): Expectation {
  return expectation(['no key'], ({ attempts }) => (attempts.every(({ key }) => key === null) ? null : 'no key'))
}

/** Every call succeeds. */
export function succeeds(): Expectation {
  return expectation(['success'], ({ answers }) => (answers.every(({ kind }) => kind === 'value') ? null : 'success'))
}

/** The last call fails with an error; where a kind is given, of the class that the SDK documents for it. */
export function fails(kind?: ErrorKind): Expectation {
  const classOf = (errorClasses: RequestRun['errorClasses']): string | undefined => (kind === undefined ? undefined : errorClasses[kind])
  return {
    wants: (errorClasses) => [classOf(errorClasses) ?? 'an error'],
    missed: ({ answers, errorClasses }) => {
      const last = answers.at(-1)
      const wanted = classOf(errorClasses)
      return last?.kind === 'error' && (wanted === undefined || last.class === wanted) ? null : (wanted ?? 'an error')
    },
  }
}

/** Every call settles, and none reports success on an answer that was cut short. */
export function settlesHonestly(): Expectation {
  return expectation(['an error', 'no success on half an answer'], ({ answers, attempts }) => {
    if (answers.some(({ kind }) => kind === 'hang')) return 'an error'
    return answers.at(-1)?.kind === 'value' && attempts.at(-1)?.fault === 'truncate' ? 'no success on half an answer' : null
  })
}

/** The last answer is recognisable as a replay. */
export function replayRecognised(): Expectation {
  return expectation(['Idempotent-Replayed: true for the caller'], ({ answers }) => {
    const last = answers.at(-1)
    return last?.kind === 'value' && last.headers['idempotent-replayed'] === 'true' ? null : 'Idempotent-Replayed: true for the caller'
  })
}

/** The pauses that the driver saw: one before each of so many retries, none endless. */
export function boundedPauses(count: number): Expectation {
  return expectation(['a bounded pause before each retry'], ({ answers: [first] }) => {
    const pauses = pausesOf(first)
    return pauses.length === count && pauses.every((pause) => pause >= SHORTEST_PAUSE && pause <= LONGEST_PAUSE)
      ? null
      : 'a bounded pause before each retry'
  })
}

export function pausesOf(answer: Answer | undefined): readonly number[] {
  return answer?.kind === 'value' || answer?.kind === 'error' ? (answer.pauses ?? []) : []
}

/** The items of all pages, each once and in order, and each page asked for from where the one before it ended. */
export function goesThrough(ids: readonly string[], cursors: readonly (string | null)[]): Expectation {
  return expectation(['each item once, in order', 'each page from where the one before it ended'], ({ answers: [first], attempts }) => {
    const listed = first?.kind === 'value' ? first.ids : undefined
    if (listed === undefined || listed.join() !== ids.join()) return 'each item once, in order'
    const asked = attempts.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('starting_after'))
    return asked.join() === cursors.join() ? null : 'each page from where the one before it ended'
  })
}

function apiKey([first]: readonly Attempt[]): string {
  return first?.headers['authorization']?.split(' ')[1] ?? ''
}

/** Whether a text holds the API key; none is in any text. */
function holds(text: string, key: string): boolean {
  return key !== '' && text.includes(key)
}

/** The API key goes to no host but Stripe's. */
export function keepsCredential(): Expectation {
  return prohibition(['no credential for another host'], ({ attempts }) => {
    const key = apiKey(attempts)
    const others = attempts.filter(({ fault }) => fault === 'elsewhere')
    return others.some(({ headers }) => Object.values(headers).some((text) => holds(text, key))) ? 'no credential for another host' : null
  })
}

/** No error that a log may keep holds the API key. */
export function keepsApiKey(): Expectation {
  return prohibition(['no API key in the message'], ({ answers, attempts }) => {
    const key = apiKey(attempts)
    return answers.some((answer) => answer.kind === 'error' && holds(answer.message ?? '', key)) ? 'no API key in the message' : null
  })
}

/** The body of the first attempt, as a form, holds the value in a field of one of the names. */
export function form(names: readonly string[], value: string): Expectation {
  const wanted = `${names[0]} in the form`
  return expectation([wanted], ({ attempts: [first] }) => {
    const fields = new URLSearchParams(first?.body)
    return names.some((name) => fields.get(name) === value) ? null : wanted
  })
}

export function bearer(): Expectation {
  return expectation(['Authorization: Bearer'], ({ attempts }) =>
    attempts.every(({ headers }) => headers['authorization']?.startsWith('Bearer sk_test_') === true) ? null : 'Authorization: Bearer',
  )
}

/** The API version that the SDK says it pins, where it pins one. */
export function pinnedVersion(): Expectation {
  return expectation(["the SDK's own Stripe-Version"], ({ attempts, apiVersion }) =>
    attempts.every(({ headers }) => headers['stripe-version'] === (apiVersion ?? undefined)) ? null : "the SDK's own Stripe-Version",
  )
}

/** Where the caller's key is given, it arrives, or the call fails before it is sent: whoever makes it sees that. */
export function givenKeyOrRefusal(): Expectation {
  const [arrives, refused] = [givenKey(), fails()]
  return {
    wants: arrives.wants,
    missed: (run) => (run.attempts.length === 0 && refused.missed(run) === null ? null : arrives.missed(run)),
  }
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}
