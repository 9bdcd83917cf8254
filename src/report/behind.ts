import type { ReleaseList, Changelog } from '../domain/release.ts'
import type { Behind } from '../domain/report.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Sdk } from '../domain/sdk.ts'
import { code, count, sentence, strong, type Inline } from './document.ts'
import { newestOf } from './state.ts'
import { majorOf } from './timeline.ts'
import { sdkName } from './words.ts'

const DAY = 86_400_000

/** The notes between two versions, which say which API releases were entered. */
export interface Way {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  readonly changelog: Changelog
}

/**
 * How far the lowest of the versions in use is behind the newest stable release that was not withdrawn. It depends only on the
 * list of releases, in every report alike, so the answer is the same tomorrow; only the API releases come from the notes. Null
 * if none of the versions is in the list. Of several ways from that version, the one that goes furthest counts.
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
    days: days(from.date, newest.date),
    majors: majors.size,
    apiReleases: from === newest ? [] : enteredOn(newest.version, way),
  }
}

/** Whole days between two dates; the time of day does not count. Never negative: a patch of an old major can be newer. */
function days(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  const between = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY
  return Number.isNaN(between) ? null : Math.max(0, Math.round(between))
}

/** The API releases that were entered up to the newest version, oldest first; null if the way is not known to its end. */
function enteredOn(newest: string, way: Way | null): readonly string[] | null {
  if (way === null || way.to !== newest) return null
  const { from, to } = way.changelog.apiVersion
  if (from === null || to === null) return null
  const passed = way.changelog.releases.toReversed().map((release) => release.apiVersion?.apiRelease ?? null)
  const entered = new Set([...passed, to.apiRelease].filter((name) => name !== null))
  if (from.apiRelease !== null) entered.delete(from.apiRelease)
  return [...entered]
}

/** `612 days, 6 majors and 4 API releases (basil, …)`, in parts. */
function distance({ days: passed, majors, apiReleases }: Behind): readonly string[] {
  return [
    ...(passed === null ? [] : [count(passed, 'day')]),
    majors === 0 ? 'no major' : count(majors, 'major'),
    ...(apiReleases === null || apiReleases.length === 0
      ? []
      : [`${count(apiReleases.length, 'API release')} (${apiReleases.join(', ')})`]),
  ]
}

/** `17.7.0 is 612 days, 6 majors and 4 API releases (basil, …) behind the newest release, 23.1.0.` */
export function behindWords(behind: Behind): readonly Inline[] {
  if (behind.from === behind.newest) return [code(behind.from), ' is the newest release.']
  return [code(behind.from), ' is ', strong(...sentence(distance(behind))), ' behind the newest release, ', code(behind.newest), '.']
}

/** The same for a terminal, with the SDK's name. */
export function behindLine(behind: Behind, sdks: SdkTable): string {
  const name = `${sdkName(sdks.of(behind.sdk))} ${behind.from}`
  if (behind.from === behind.newest) return `${name} is the newest release.`
  return `${name} is ${sentence(distance(behind)).join('')} behind the newest release, ${behind.newest}.`
}
