import type { Requests, Traffic } from '../domain/own-tests.ts'
import { takesKey } from './gateway/idempotency.ts'
import type { Attempt } from './gateway/types.ts'

/** What a run of somebody's program did, from the history of its gateway. */
export function trafficOf(attempts: readonly Attempt[]): Traffic {
  const mutating = attempts.filter(takesKey)
  return {
    count: attempts.length,
    keyless: tally(mutating.filter((attempt) => keyOf(attempt) === '')),
    resent: tally(repeated(mutating, (attempt) => [...sameRequest(attempt), keyOf(attempt)])),
    madeTwice: tally(
      repeated(
        mutating.filter(({ made }) => made),
        sameRequest,
      ),
    ),
  }
}

/** Stripe takes a blank key for none. */
export function keyOf({ key }: Pick<Attempt, 'key'>): string {
  return key?.trim() ?? ''
}

/** What makes two requests the same: also for whom they are. */
export function sameRequest({ method, path, bodyHash, headers }: Attempt): readonly string[] {
  return [method, path, bodyHash, ...['authorization', 'stripe-account', 'stripe-context'].map((name) => headers[name] ?? '')]
}

/** Each that came after another of the same name. */
function repeated(attempts: readonly Attempt[], nameOf: (attempt: Attempt) => readonly string[]): readonly Attempt[] {
  const seen = new Set<string>()
  return attempts.filter((attempt) => {
    const name = JSON.stringify(nameOf(attempt))
    if (seen.has(name)) return true
    seen.add(name)
    return false
  })
}

/** The requests by kind, in the order of their names. */
export function tally(attempts: readonly Attempt[]): readonly Requests[] {
  const counts = new Map<string, number>()
  for (const attempt of attempts) {
    const what = `${attempt.method} ${patternOf(attempt.path)}`
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => ({ what, count }))
}

/** A path without its query, and with `{id}` for what holds a digit or a capital after the version: stripe-mock's ids differ from run to run. */
export function patternOf(path: string): string {
  const [, version = '', ...rest] = (path.split('?')[0] ?? '').split('/')
  return ['', version, ...rest.map((segment) => (/[\dA-Z%]/.test(segment) ? '{id}' : segment))].join('/')
}
