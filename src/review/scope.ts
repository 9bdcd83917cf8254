import { folderOf, isWithin, type Place } from '../domain/place.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'

/**
 * The uses that decide which version a file's code runs on: those of the nearest manifest above it that asks for the SDK. A
 * library's peer range decides for nobody. Empty where no manifest above does.
 */
export function nearestUses(path: string, sdk: Sdk, uses: readonly Use[]): readonly Use[] {
  const above = uses.filter((use) => use.sdk === sdk && !use.isPeer && isWithin(folderOf(path), folderOf(use.path)))
  const depth = Math.max(...above.map((use) => folderOf(use.path).length))
  return above.filter((use) => folderOf(use.path).length === depth)
}

/**
 * The version that a file's code moves from in an upgrade; null where another upgrade, or none, moves it. Where no manifest
 * above decides, it may run on any of the versions: it is taken to run on the lowest.
 */
export function movesFrom(path: string, upgrade: Upgrade, uses: readonly Use[], inUse: ReadonlyMap<Use, string>): string | null {
  const nearest = nearestUses(path, upgrade.sdk, uses)
  if (nearest.length === 0) return upgrade.from
  const moved = nearest.find((use) => isTarget(use, upgrade.targets))
  return moved === undefined ? null : (inUse.get(moved) ?? upgrade.from)
}

function isTarget({ path, line }: Place, targets: Upgrade['targets']): boolean {
  return targets.some(({ use }) => use.path === path && use.line === line)
}
