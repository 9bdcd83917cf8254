import type { Proof } from '../domain/proof.ts'

/** What is told of the time, in the order in which it passes; `suite` has the start of the driver in it. */
const PARTS = [
  ['install', 'install'],
  ['driver', 'driver start'],
  ['suite', 'cases'],
] as const

/** Where the time went, on the version that took longer in each part; no line where nothing was measured. */
export function timeInWords({ timing, caseTiming = {} }: Proof): readonly string[] {
  const longer = (part: string): number => Math.max(timing[`${part} from`] ?? 0, timing[`${part} to`] ?? 0)
  const parts = PARTS.map(([name, words]) => {
    const ms = name === 'suite' ? longer('suite') - longer('driver') : longer(name)
    return `${words} ${seconds(Math.max(ms, 0))}`
  })
  const [slowest] = Object.entries(caseTiming).toSorted(([, a], [, b]) => b - a)
  const total = timing['total']
  if (total === undefined || longer('suite') === 0) return []
  const mock = timing['stripe-mock'] ?? 0
  return [
    `${seconds(total)}: ${parts.join(', ')}${slowest === undefined ? '' : ` (slowest: ${slowest[0]}, ${seconds(slowest[1])})`}; beside them stripe-mock ${seconds(mock)}`,
  ]
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
