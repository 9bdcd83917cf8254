import type { ReleaseList, Changelog } from '../domain/release.ts'
import type { Behind } from '../domain/report.ts'
import type { Sdk } from '../domain/sdk.ts'
import { newestOf } from './state.ts'
import { dateOf, majorOf } from './timeline.ts'

const DAY = 86_400_000

/** The notes of the way between two versions, from which dates and the API trains are known. */
export interface Way {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  readonly changelog: Changelog
}

/**
 * How far the lowest of the versions in use is behind the newest stable release that was not withdrawn. By the order of
 * the release list and the dates of the releases alone, so that the answer is the same tomorrow. Null where none of them is
 * among its releases. Of the ways, the one from that version that goes furthest is read.
 */
export function behindOf({ sdk, releases }: ReleaseList, inUse: readonly string[], ways: readonly Way[]): Behind | null {
  const start = releases.findIndex((release) => inUse.includes(release.version))
  const from = releases[start]
  if (from === undefined) return null
  const after = releases.slice(start + 1).filter((release) => release.channel === 'stable' && release.withdrawn === null)
  const newest = newestOf(after) ?? from
  const way = ways.findLast((each) => each.sdk === sdk && each.from === from.version) ?? null
  const majors = new Set(after.map((release) => majorOf(release.version)).filter((major) => major > majorOf(from.version)))
  return {
    sdk,
    from: from.version,
    newest: newest.version,
    days: days(dateOf(from, from.version, way?.changelog ?? null), dateOf(newest, from.version, way?.changelog ?? null)),
    majors: majors.size,
    apiReleases: from === newest ? [] : trainsOf(newest.version, way),
  }
}

/** Whole days between two dates; the time of day does not count. Never negative: a patch of an old major can be newer. */
function days(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  const between = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY
  return Number.isNaN(between) ? null : Math.max(0, Math.round(between))
}

/** The trains that were entered on the way to the newest release, oldest first; null where the way is not known to its end. */
function trainsOf(newest: string, way: Way | null): readonly string[] | null {
  if (way === null || way.to !== newest) return null
  const { from, to } = way.changelog.apiVersion
  if (from === null || to === null) return null
  const passed = way.changelog.releases.toReversed().map((release) => release.apiVersion?.apiRelease ?? null)
  const entered = new Set([...passed, to.apiRelease].filter((train) => train !== null))
  if (from.apiRelease !== null) entered.delete(from.apiRelease)
  return [...entered]
}
