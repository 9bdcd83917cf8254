import type { ApiVersion, ReleaseList, Changelog, Release } from '../domain/release.ts'
import type { TimelinePoint } from './document.ts'

/** More would not be readable on a phone. */
const MAX_POINTS = 9

/** What a diagram may not contain, because Mermaid reads it: colons, quotes, semicolons, brackets. */
const LABEL = /[^A-Za-z0-9 .,+()-]/gu

/**
 * The way from the version in use to the candidate: majors, new API releases, and releases with security fixes. Versions and
 * dates come from the list of releases; API releases and security marks from the SDK's own notes.
 */
export function timelinePoints(
  from: string,
  to: string,
  releaseList: ReleaseList | undefined,
  changelog: Changelog,
): readonly TimelinePoint[] {
  const releases = releaseList?.releases ?? []
  const start = releases.findIndex((release) => release.version === from)
  const end = releases.findIndex((release) => release.version === to)
  if (start < 0 || end <= start) return []
  const notes = new Map(changelog.source === 'sibling' ? [] : changelog.releases.map((release) => [release.version, release]))
  const points: TimelinePoint[] = []
  const ends = changelog.source === 'sibling' ? { from: null, to: null } : changelog.apiVersion
  let apiRelease = ends.from?.apiRelease ?? null
  let major = majorOf(from)
  for (const release of releases.slice(start, end + 1)) {
    const isEnd = release.version === from || release.version === to
    if (release.channel !== 'stable' && !isEnd) continue
    const note = notes.get(release.version)
    const api: ApiVersion | null = release.version === to ? ends.to : (note?.apiVersion ?? null)
    const entered: string | null =
      release.version === from ? apiRelease : api !== null && api.apiRelease !== apiRelease ? api.apiRelease : null
    points.push({
      version: release.version,
      date: dateOf(release, from, changelog),
      role: release.version === from ? 'from' : release.version === to ? 'to' : 'between',
      major: majorOf(release.version) > major,
      apiRelease: entered,
      security: release.version !== from && (note?.changes.some((change) => change.kind === 'security') ?? false),
    })
    apiRelease = entered ?? apiRelease
    major = Math.max(major, majorOf(release.version))
  }
  return thinned(points.filter((point) => point.role !== 'between' || point.major || point.apiRelease !== null || point.security))
}

/** When a release came out: by the list of releases, as everywhere else; if that has no date, by the SDK's own notes. */
function dateOf({ version, date }: Pick<Release, 'version' | 'date'>, from: string, changelog: Changelog): string | null {
  if (date !== null || changelog.source === 'sibling') return date
  return (version === from ? changelog.fromDate : changelog.releases.find((release) => release.version === version)?.date) ?? null
}

const MAX_COLUMNS = 6

/** Muted colours that are readable on light and on dark; Mermaid's own are loud. */
const INIT = '%%{init: {"theme": "base", "themeVariables": {"primaryColor": "#dfe6ee", "primaryTextColor": "#3d4450"}}}%%'

/**
 * Mermaid's `timeline` form. One column for each API release; if they are unknown, one for each SDK release, or for each year
 * if there are many. A diagram is as wide as the page: many columns make it small, and few make it large. It reads as a plain
 * list where no diagram is drawn.
 */
export function mermaid(points: readonly TimelinePoint[]): string {
  const byApiRelease = points[0]?.apiRelease !== null
  const perRelease = points.length <= MAX_COLUMNS
  let column = ''
  const lines = points.map((point) => {
    const date = point.date === null ? 'undated' : point.date.slice(0, 10)
    if (!byApiRelease && perRelease) return `    ${label(date)} : ${label(wordsWithoutApi(point).join(' '))}`
    const next = byApiRelease ? (point.apiRelease === null ? column : `API ${point.apiRelease}`) : date.slice(0, 4)
    const start = next === column ? ' '.repeat(label(next).length) : label(next)
    column = next
    return `    ${start} : ${label(`${wordsWithoutApi(point).join(' ')} ${date}`)}`
  })
  return [INIT, 'timeline', ...lines].join('\n')
}

function wordsWithoutApi(point: TimelinePoint): readonly string[] {
  return pointWords({ ...point, apiRelease: null })
}

/** The words for one point: its version, then what is notable about it. */
export function pointWords(point: TimelinePoint): readonly string[] {
  const words: string[] = [point.version]
  if (point.role === 'from') words.push('in use')
  if (point.role === 'to') words.push('this upgrade')
  if (point.major && point.role === 'between') words.push('major')
  if (point.apiRelease !== null) words.push(`API ${point.apiRelease}`)
  if (point.security) words.push('security fix')
  return words
}

/** Both ends, then majors, then security fixes, newest first, until there are enough. */
function thinned(points: readonly TimelinePoint[]): readonly TimelinePoint[] {
  if (points.length <= MAX_POINTS) return points
  const kept = new Set(
    points
      .map((point, index) => ({ point, index }))
      .toSorted((a, b) => weight(b.point) - weight(a.point) || b.index - a.index)
      .slice(0, MAX_POINTS)
      .map(({ point }) => point),
  )
  return points.filter((point) => kept.has(point))
}

function weight(point: TimelinePoint): number {
  if (point.role !== 'between') return 3
  return (point.major ? 1 : 0) + (point.security ? 0.5 : 0)
}

/** The first number of a version; each Stripe ecosystem writes it so. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

function label(text: string): string {
  return text.replaceAll(LABEL, ' ').trim()
}
