import type { Standing, Withdrawals } from '../../src/domain/pull.ts'

/** What a run says that knows an offer to be gone, for one reason; of `unknown` branches it says nothing. */
export function withdrawalsOn(base: Withdrawals['base'], why = 'It is ignored.', unknown: readonly string[] = []) {
  const asked: Standing[] = []
  return {
    base,
    /** Of which pull requests it was asked. */
    asked,
    of(standing: Standing) {
      asked.push(standing)
      if (unknown.includes(standing.branch)) return null
      return { why, notice: `**This is no longer offered.** ${why}\n`, status: { state: 'error', description: `Gone: ${why}` } as const }
    },
  }
}
