import type { EarlierPull, Withdrawals } from '../../src/domain/pull.ts'

/** What a run says that knows an offer to be gone, for one reason; of `unknown` branches it says nothing. */
export function withdrawalsOn(base: Withdrawals['base'], why = 'It is ignored.', unknown: readonly string[] = []) {
  const asked: EarlierPull[] = []
  return {
    base,
    /** Of which pull requests it was asked. */
    asked,
    of(earlier: EarlierPull) {
      asked.push(earlier)
      if (unknown.includes(earlier.branch)) return null
      const notice = `**This is no longer offered.** ${why}\n`
      return {
        why,
        notice,
        farewell: `${notice.trimEnd()} It was closed.\n`,
        status: { state: 'error', description: `Gone: ${why}` } as const,
      }
    },
  }
}
