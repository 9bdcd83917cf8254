import type { Proof } from '../domain/proof.ts'

/** A shorter wait is not worth a word. Milliseconds. */
const SHORT = 100

/**
 * Where the time went, in one line, on the version that took longer in each part; null where nothing was measured.
 * Stripe-mock starts beside the installs, so that only what they waited for it counts.
 */
export function timeInWords({ timing, caseTiming = {} }: Proof): string | null {
  const longer = (part: string): number => Math.max(timing[`${part} from`] ?? 0, timing[`${part} to`] ?? 0)
  const total = timing['total']
  const suite = longer('suite')
  if (total === undefined || suite === 0) return null
  const [slowest] = Object.entries(caseTiming).toSorted(([, a], [, b]) => b - a)
  const waited = (timing['stripe-mock'] ?? 0) - longer('install')
  return [
    `${seconds(total)} s: install ${seconds(longer('install'))}`,
    ...(waited > SHORT ? [`waiting for stripe-mock ${seconds(waited)}`] : []),
    `driver ${seconds(longer('driver'))}`,
    `cases ${seconds(suite - longer('driver'))}${slowest === undefined ? '' : ` (slowest: ${slowest[0]} ${seconds(slowest[1])})`}`,
  ].join(', ')
}

function seconds(ms: number): string {
  return (Math.max(ms, 0) / 1000).toFixed(1)
}
