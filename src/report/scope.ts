/** What of a repository an upgrade is about: in a monorepo, not all that is of its language. */
import type { Place } from '../domain/place.ts'
import type { Blocked, Upgrade } from '../domain/upgrade.ts'

/** What is blocked of an upgrade's own targets, or of no upgrade's. */
export function blockedOf(upgrade: Upgrade, blocked: readonly Blocked[], upgrades: readonly Upgrade[]): readonly Blocked[] {
  return blocked.filter(
    ({ sdk, places }) =>
      sdk === upgrade.sdk &&
      places.some((place) => isTarget(place, upgrade.targets) || !upgrades.some(({ targets }) => isTarget(place, targets))),
  )
}

/** Whether a line is one of those that an upgrade moves. */
export function isTarget({ path, line }: Place, targets: Upgrade['targets']): boolean {
  return targets.some(({ use }) => use.path === path && use.line === line)
}
