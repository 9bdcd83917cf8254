import type { DoubleMade, NamedRequest, RefusedRequests } from '../domain/gateway-summary.ts'
import type { Attempt } from './gateway/types.ts'
import { withoutAddresses } from './own-tests/refused-calls.ts'
import { keyOf, patternOf, sameRequest } from './traffic.ts'

/**
 * The objects that were made more than once: by requests with the same parameters, without a key or with another one each. That
 * is what a retry does that makes a new key, or has none.
 */
export function doublesOf(attempts: readonly Attempt[]): readonly DoubleMade[] {
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    if (!attempt.made) continue
    const name = JSON.stringify(sameRequest(attempt))
    const group = groups.get(name) ?? []
    group.push(attempt)
    groups.set(name, group)
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? [] : [{ what: whatOf(first), requests: [first, ...others].map(named) }],
  )
}

/** The POST requests without a key, whether Stripe would have taken their parameters or not. */
export function keylessPostsOf(attempts: readonly Attempt[]): readonly NamedRequest[] {
  return attempts.filter((attempt) => attempt.method === 'POST' && keyOf(attempt) === '').map(named)
}

/** What stripe-mock refused, and why; the same once, with how often. */
export function refusedOf(attempts: readonly Attempt[]): readonly RefusedRequests[] {
  const all = new Map<string, RefusedRequests>()
  for (const attempt of attempts) {
    const { complaint, status } = attempt
    if (complaint === undefined) continue
    const why = withoutAddresses(complaint)
    const what = whatOf(attempt)
    const name = JSON.stringify([what, status, why])
    all.set(name, { what, status, why, count: (all.get(name)?.count ?? 0) + 1 })
  }
  return [...all.values()]
}

function whatOf({ method, path }: Attempt): string {
  return `${method} ${patternOf(path)}`
}

function named({ sequence, method, path, key, requestId }: Attempt): NamedRequest {
  return { number: sequence, method, path, key, requestId }
}
