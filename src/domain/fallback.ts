import type { Target, Upgrade } from './upgrade.ts'
import type { Use } from './use.ts'

/** The upgrade of some of its targets alone. */
export type Narrow = (upgrade: Upgrade, targets: readonly Target[]) => Upgrade

/** A fallback for those of its uses that are stuck: one upgrade, or none where none of them is. */
export function fallbackFor(fallback: Upgrade, stuck: ReadonlySet<Use>, narrow: Narrow): readonly Upgrade[] {
  const targets = fallback.targets.filter(({ use }) => stuck.has(use))
  if (targets.length === 0) return []
  return [targets.length === fallback.targets.length ? fallback : narrow(fallback, targets)]
}
