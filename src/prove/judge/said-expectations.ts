import { isDeepStrictEqual } from 'node:util'
import type { Expectation, RequestRun } from '../cases/case.ts'
import { parsed } from '../fields.ts'
import { expectation, prohibition } from './expectations.ts'

function saidOf({ answers }: RequestRun): readonly string[] {
  return answers.flatMap((answer) => (answer.kind === 'value' || answer.kind === 'error' ? (answer.said ?? []) : []))
}

/** None of these texts is in what the SDK gave listeners, printed, or logged above the level for details, and no API key. */
export function saysNothingOf(...texts: readonly string[]): Expectation {
  const wanted = 'no body and no API key in what is said'
  return prohibition([wanted], (run) => {
    const keys = run.attempts.flatMap(({ headers }) => headers['authorization']?.split(' ')[1] ?? [])
    const secrets = [...texts, ...keys]
    return saidOf(run).some((text) => secrets.some((secret) => text.includes(secret))) ? wanted : null
  })
}

/**
 * One event of the last request and one of its answer, with what is documented of them; of the answer, with what is said in these
 * headers of it, and with both bodies where one is given: https://github.com/stripe/stripe-node#request-and-response-events
 */
export function saysEvents(headers: Readonly<Record<string, string>>, body?: Facts): Expectation {
  const wants = [
    'one event of the request and one of its answer',
    'all that is documented of the request',
    'all that is documented of the answer',
  ] as const
  const missed = (run: RequestRun): (typeof wants)[number] | null => {
    const [asked, answered, ...others] = saidOf(run).flatMap(eventOf)
    if (asked === undefined || answered === undefined || others.length > 0) return wants[0]
    const [attempt, call] = [run.attempts.at(-1), run.case.calls.at(-1)]
    const common = { method: attempt?.method, path: attempt?.path }
    if (!holds(asked, { ...common, ...saidIn(attempt?.headers ?? {}) }) || !hasTimes(asked, 'request_start_time')) return wants[1]
    if (body !== undefined && !isDeepStrictEqual(asked['body'], call?.params)) return wants[1]
    if (!holds(answered, { ...common, ...saidIn(headers), status: 200, request_id: attempt?.requestId })) return wants[2]
    if (!hasTimes(answered, 'request_start_time', 'request_end_time', 'elapsed')) return wants[2]
    return isDeepStrictEqual(answered['body'], body) ? null : wants[2]
  }
  return { ...expectation(wants, missed), arrivedWrong: isHeardTwice, harmful: isHeardTwice }
}

/** Whether one event was heard more than once: each client of a driver has one listener for it, so that of another client heard it too. */
function isHeardTwice(run: RequestRun): boolean {
  const heard = saidOf(run).filter((text) => eventOf(text).length > 0)
  return new Set(heard).size < heard.length
}

/** A listener for one event is called once, and one that was taken off is not. */
export function listensOnce(): Expectation {
  const wanted = 'each listener as often as it asked for'
  return expectation([wanted], (run) => {
    const said = saidOf(run)
    const once = said.filter((text) => text.startsWith('once '))
    return once.join() === 'once 200' && !said.some((text) => text.endsWith('taken off')) ? null : wanted
  })
}

type Facts = Readonly<Record<string, unknown>>

/** What is said beside events is no JSON. */
function eventOf(text: string): readonly Facts[] {
  const value = parsed(text)
  return typeof value === 'object' && value !== null ? [Object.fromEntries(Object.entries(value))] : []
}

function holds(event: Facts, facts: Facts): boolean {
  return Object.entries(facts).every(([name, value]) => event[name] === value)
}

function hasTimes(event: Facts, ...names: readonly string[]): boolean {
  return names.every((name) => typeof event[name] === 'number')
}

/** How events call what is in these headers. */
function saidIn(headers: Readonly<Record<string, string>>): Facts {
  return { api_version: headers['stripe-version'], account: headers['stripe-account'], idempotency_key: headers['idempotency-key'] }
}
