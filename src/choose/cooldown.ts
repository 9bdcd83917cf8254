import { folderOf, isWithin } from '../domain/place.ts'
import type { Release } from '../domain/release.ts'
import type { Detection, Use } from '../domain/use.ts'

/** How long a release must have been out, and who asks for it. */
export interface Wait {
  readonly days: number
  /** `min-age`, or the place of the user's own setting: `.npmrc:3`. */
  readonly asks: string
  /** The earliest fixed date after which no release is taken, and who says so. */
  readonly until?: { readonly date: string; readonly asks: string }
}

/** Milliseconds. */
const DAY = 86_400_000

/** The last moment that a date means, in milliseconds: a date alone means the end of that day. NaN where it cannot be read. */
function publishedBy(date: string): number {
  return date.length > 'yyyy-mm-dd'.length ? Date.parse(date) : Date.parse(`${date}T00:00:00Z`) + DAY
}

/** The folder that a file's settings hold for, and all below it. A file under `.github` or `.config` counts for the whole repository. */
export function scopeOf(path: string): string {
  return path.startsWith('.') && path.includes('/') ? '' : folderOf(path)
}

/** The two together: the longer wait, and the earlier of the fixed dates. */
export function stricter(wait: Wait, other: Wait): Wait {
  const longer = other.days > wait.days ? other : wait
  const [until] = [wait.until, other.until].filter((end) => end !== undefined).toSorted((a, b) => publishedBy(a.date) - publishedBy(b.date))
  return until === undefined ? longer : { ...longer, until }
}

/** The wait for a use: `min-age`, and the settings of the user's package managers that hold for its folder. */
export function waitFor(use: Use, minAge: number, cooldowns: Detection['cooldowns']): Wait {
  return cooldowns
    .filter((cooldown) => cooldown.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(cooldown.path)))
    .map(({ days, until, path, line }): Wait => {
      const asks = `${path}:${line}`
      return until === undefined ? { days, asks } : { days, asks, until: { date: until, asks } }
    })
    .reduce(stricter, { days: minAge, asks: 'min-age' })
}

/**
 * The cooldown. A release without a date, or with one in the future, is too new: where others are dated, a missing
 * date is no accident, and an implausible one proves nothing (threats T31). No relative times in the text, so that
 * the same facts say the same tomorrow.
 */
export function tooNew(release: Release, wait: Wait, now: Date): string | null {
  const days = `${wait.days} ${wait.days === 1 ? 'day' : 'days'}`
  if (release.date === null) return wait.days > 0 ? `too new: nothing says when it was published, and ${wait.asks} asks for ${days}` : null
  const published = publishedBy(release.date)
  const day = release.date.slice(0, 'yyyy-mm-dd'.length)
  if (Number.isNaN(published)) return `too new: its date, "${release.date}", could not be read`
  if (Date.parse(release.date) > now.getTime()) return `too new: it is dated ${day}, which is in the future`
  if (now.getTime() - published >= wait.days * DAY || wait.days === 0) return null
  return `too new: published on ${day}, and ${wait.asks} asks for ${days}`
}

/** The user's own fixed date: what came out later does not exist for their package manager. */
export function tooLate(release: Release, { until }: Wait): string | null {
  if (until === undefined || (release.date !== null && !(publishedBy(release.date) > publishedBy(until.date)))) return null
  const when = release.date === null ? 'at no date that is known' : `on ${release.date.slice(0, 'yyyy-mm-dd'.length)}`
  return `published ${when}, and ${until.asks} admits nothing newer than ${until.date}`
}
