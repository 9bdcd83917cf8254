import type { Audit } from '../domain/audit.ts'

/**
 * What of an audit is new since an earlier one of the same repository: in the same form, with what was there before left out. A line
 * that only moved is not new; one in a file that was renamed is. Pure.
 */
export function newSince(before: Audit, after: Audit): Audit {
  return {
    findings: unmatched(before.findings, after.findings, ({ fingerprint }) => [fingerprint]),
    suppressed: unmatched(before.suppressed, after.suppressed, ({ fingerprint, by, reason }) => [fingerprint, by, reason]),
    stale: unmatched(before.stale, after.stale, ({ path, rule, why }) => [path, rule, why]),
    webhooks: unmatched(before.webhooks, after.webhooks, (one) => [one.verifiedAt?.path, { ...one, line: 0, verifiedAt: null }]),
    calls: unmatched(before.calls, after.calls, (one) => [{ ...one, line: 0 }]),
    unknown: unmatched(before.unknown, after.unknown, ({ path, what, why }) => [path, what, why]),
    files: after.files,
    unchecked: unmatched(before.unchecked, after.unchecked, (one) => [one]),
  }
}

/** Those of `after` that `before` has no equal of: each of `before` is the equal of one. */
function unmatched<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => readonly unknown[]): readonly T[] {
  const left = new Map<string, number>()
  for (const one of before) {
    const key = JSON.stringify(keyOf(one))
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  return after.filter((one) => {
    const key = JSON.stringify(keyOf(one))
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}
