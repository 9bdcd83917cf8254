/** What of a repository an upgrade is about: in a monorepo, not all that is of its language. */
import { folderOf, isWithin, type Place } from '../domain/place.ts'
import type { Hold, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'

/**
 * Whether a file's code runs on what the upgrade moves: where one of its targets is the nearest manifest above the file that
 * asks for the SDK. Where there is none above, nobody decides, and it may. A library's peer range decides for nobody.
 */
export function isAbout(path: string, { sdk, targets }: Upgrade, uses: readonly Use[]): boolean {
  const above = uses.filter((use) => use.sdk === sdk && use.kind !== 'npm:peerDependencies' && isWithin(folderOf(path), folderOf(use.path)))
  const depth = Math.max(...above.map((use) => folderOf(use.path).length))
  const nearest = above.filter((use) => folderOf(use.path).length === depth)
  return nearest.length === 0 || nearest.some((use) => isTarget(use, targets))
}

/** What is held of an upgrade's own targets, or of no upgrade's. */
export function holdsOf(upgrade: Upgrade, held: readonly Hold[], upgrades: readonly Upgrade[]): readonly Hold[] {
  return held.filter(
    ({ sdk, places }) =>
      sdk === upgrade.sdk &&
      places.some((place) => isTarget(place, upgrade.targets) || !upgrades.some(({ targets }) => isTarget(place, targets))),
  )
}

/** Whether a line is one of those that an upgrade moves. */
export function isTarget({ path, line }: Place, targets: Upgrade['targets']): boolean {
  return targets.some(({ use }) => use.path === path && use.line === line)
}
