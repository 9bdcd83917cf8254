import { isDeepStrictEqual } from 'node:util'
import type { Expectation, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { expectation as expectationOf, prohibition as prohibitionOf } from './expectations.ts'
import { nameOfKey } from './of-call.ts'

/** One phrase, and whether it holds. */
function expectation(wanted: string, holds: (run: RequestRun) => boolean): Expectation {
  return expectationOf([wanted], (run) => (holds(run) ? null : wanted))
}

/** The same, where what breaks it arrived, and is wrong by itself. */
function prohibition(wanted: string, holds: (run: RequestRun) => boolean): Expectation {
  return prohibitionOf([wanted], (run) => (holds(run) ? null : wanted))
}

function shown(values: readonly (string | null)[]): string {
  return [...new Set(values)].map((value) => value ?? 'none').join(', then ')
}

/**
 * What is read of each attempt, in order; what is not listed is as the last one that is. Which attempt is of which call is unknown where
 * one is made again: a value that is of no call is nobody's.
 */
function inOrder<T>(wanted: string, values: readonly T[], read: (attempt: Attempt) => T): Expectation {
  return {
    ...expectation(
      wanted,
      ({ attempts }) =>
        attempts.length >= values.length &&
        attempts.every((attempt, index) => read(attempt) === values[Math.min(index, values.length - 1)]),
    ),
    arrivedWrong: ({ attempts }) => attempts.some((attempt) => !values.includes(read(attempt))),
  }
}

/** The header on each attempt, in order; null where there must be none. */
export function headerOfEach(name: string, values: readonly (string | null)[]): Expectation {
  return inOrder(`${name} ${shown(values)}`, values, ({ headers }) => headers[name] ?? null)
}

/** The same of the account that a client is for: a request that arrives without it, or with another, moves somebody else's money. */
export function accountOfEach(account: string): Expectation {
  const expected = headerOfEach('stripe-account', [account])
  return { ...expected, harmful: (run) => expected.arrivedWrong?.(run) === true }
}

/** The header on each attempt of what is made at once, by its customer's description. One that arrived with another's is a fact. */
export function headerByDescription(name: string, values: Readonly<Record<string, string | null>>): Expectation {
  const all = Object.entries(values)
  const isOthers = ({ attempts }: RequestRun): boolean =>
    all.some(([description, value]) => describedAs(description, attempts).some(({ headers }) => (headers[name] ?? null) !== value))
  return {
    ...expectation(
      `${name} of its own on each request`,
      (run) => all.every(([description]) => describedAs(description, run.attempts).length > 0) && !isOthers(run),
    ),
    arrivedWrong: isOthers,
  }
}

/** The API key of each attempt, in order, by the name behind the case's own; empty for the case's own. */
export function apiKeyOfEach(names: readonly string[]): Expectation {
  return inOrder('the API key that each call was made with', names, nameOfKey)
}

/** The API key of each attempt of what is made at once, by its customer's description, which is the key's name. Another's is a fact. */
export function apiKeyByDescription(): Expectation {
  return {
    ...expectation(
      'the API key that each call was made with',
      ({ attempts }) => attempts.length > 0 && attempts.every((attempt) => nameOfKey(attempt) === descriptionOf(attempt)),
    ),
    // A body may have arrived in part: what no call was made with says nothing.
    arrivedWrong: ({ attempts, case: { calls } }) =>
      calls.some(({ params }) =>
        attempts.some((attempt) => descriptionOf(attempt) === params?.['description'] && nameOfKey(attempt) !== descriptionOf(attempt)),
      ),
  }
}

function describedAs(description: string, attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.filter((attempt) => descriptionOf(attempt) === description)
}

function descriptionOf({ body }: Attempt): string | null {
  return new URLSearchParams(body).get('description')
}

/** The SDK leaves what its caller gave it as it is. */
export function untouched(): Expectation {
  return prohibition("the caller's options and parameters as they were", ({ answers }) =>
    answers.every((answer) => (answer.kind !== 'value' && answer.kind !== 'error') || answer.touched !== true),
  )
}

/** Every attempt goes to these, in order, whatever its query: `GET /v2/core/events/evt_1`. */
export function asksFor(targets: readonly string[]): Expectation {
  return expectation(targets.join(', then '), ({ attempts }) =>
    isDeepStrictEqual(
      attempts.map(({ method, path }) => `${method} ${path.split('?')[0]}`),
      targets,
    ),
  )
}

/** The last call fails, or what it asks for is below a path: an id cannot lead elsewhere. */
export function staysBelow(path: string): Expectation {
  return prohibition(`nothing but one object below ${path}`, ({ attempts }) =>
    attempts.every((attempt) => attempt.path.startsWith(path) && !/[/?#]/.test(attempt.path.slice(path.length))),
  )
}

/** What a driver is given for Stripe's host. */
const GATEWAY = /^(?:127\.0\.0\.1|(?:api|files|connect|meter-events)\.contract\.test):\d+$/

/** What carries a credential is for Stripe alone, whatever address an event names. */
export function ownHost(): Expectation {
  return prohibition('no credential for another host', ({ attempts }) =>
    attempts.every(
      ({ headers, fault }) => headers['authorization'] === undefined || (fault !== 'elsewhere' && GATEWAY.test(headers['host'] ?? '')),
    ),
  )
}

/** Every attempt is sent to the host that its client was given. */
export function givenHost(): Expectation {
  return prohibition('the host of its client on every request', ({ attempts }) =>
    attempts.every(({ headers }) => GATEWAY.test(headers['host'] ?? '')),
  )
}

/** What a callback does, it does in the context of its event, which it describes its customer by. */
export function contextOfEvent(count: number): Expectation {
  return expectation(
    'the context of its event in each callback',
    ({ attempts }) =>
      attempts.length === count && attempts.every((attempt) => (attempt.headers['stripe-context'] ?? '') === descriptionOf(attempt)),
  )
}

/** The body of each attempt is JSON, and says so. A body that arrived and is none stays none, however long its client waits. */
export function json(value: unknown): Expectation {
  const wanted = 'the parameters as JSON'
  return {
    wants: () => [wanted],
    missed: ({ attempts }) => (attempts.length > 0 && attempts.every((attempt) => isJsonOf(attempt, value)) ? null : wanted),
    arrivedWrong: ({ attempts }) => attempts.some((attempt) => !isJsonOf(attempt, value)),
  }
}

function isJsonOf({ headers, body }: Attempt, value: unknown): boolean {
  if (headers['content-type']?.startsWith('application/json') !== true) return false
  try {
    return isDeepStrictEqual(JSON.parse(body), value)
  } catch {
    return false
  }
}

/** The query of each attempt holds the values. Whoever charges all of a list charges others where a page is of all. */
export function queryOfEach(values: Readonly<Record<string, string>>): Expectation {
  const wanted = prohibition(`${Object.keys(values).join(', ')} on every page`, ({ attempts }) =>
    attempts.every(({ path }) =>
      Object.entries(values).every(([name, value]) => new URLSearchParams(path.split('?')[1]).get(name) === value),
    ),
  )
  return { ...wanted, harmful: (run) => wanted.missed(run) !== null }
}

/** The parameter in the body of every attempt. */
export function formOfEach(name: string, value: string): Expectation {
  return expectation(`${name} in every form`, ({ attempts }) => attempts.every(({ body }) => new URLSearchParams(body).get(name) === value))
}
