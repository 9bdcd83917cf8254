import type { HazardLine } from '../domain/review.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Use } from '../domain/use.ts'
import type { World } from '../world.ts'
import { sourcesOf } from './files.ts'
import { nearestUses } from './scope.ts'

/**
 * The lines of the user's code that a known defect of a version in use shows at, by path and line: of each file by the version
 * that the nearest manifest asks for, else by the lowest one in use. By rules alone, so that it costs little more than a search.
 */
export async function hazardLines(
  { repository, sdks }: Pick<World, 'repository' | 'sdks'>,
  inUse: ReadonlyMap<Use, string>,
): Promise<readonly HazardLine[]> {
  const found: HazardLine[] = []
  for (const { sdk, reviewer, upgrader, filledFolders } of sdks.all) {
    const uses = [...inUse.keys()].filter((use) => use.sdk === sdk)
    const lowest = uses.flatMap((use) => inUse.get(use) ?? []).toSorted(upgrader?.versions.compare)[0]
    if (reviewer === null || lowest === undefined) continue
    const groups = new Map<string, string[]>()
    for (const path of await sourcesOf({ repository }, reviewer, filledFolders)) {
      const version = versionOf(path, sdk, uses, inUse) ?? lowest
      groups.set(version, [...(groups.get(version) ?? []), path])
    }
    for (const [version, files] of groups) found.push(...(await reviewer.hazards({ repository }, version, files)))
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column))
}

function versionOf(path: string, sdk: Sdk, uses: readonly Use[], inUse: ReadonlyMap<Use, string>): string | undefined {
  return nearestUses(path, sdk, uses)
    .map((use) => inUse.get(use))
    .find((version) => version !== undefined)
}
