import type { UserCooldown } from '../../domain/use.ts'

const UNIT_DAYS: Readonly<Record<string, number>> = { w: 7, d: 1, h: 1 / 24, m: 1 / 1440, s: 1 / 86_400 }

/**
 * A waiting time as uv (`exclude-newer`) and pip (`--uploaded-prior-to`) take it, in days: `P14D`, `PT36H`, `3 days`,
 * `1 week`. Undefined for a fixed date, which is no waiting time.
 */
export function durationDays(text: string): number | undefined {
  const value = text.trim().toLowerCase()
  if (value.length > 40) return undefined
  const iso = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(value)
  if (iso !== null && iso.slice(1).some((part) => part !== undefined)) {
    const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0))
    return weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86_400
  }
  const parts = [...value.matchAll(/(\d+) ?(weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|w|d|h|m|s)(?:[ ,]+|$)/g)]
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== value) return undefined
  return parts.reduce((sum, part) => sum + Number(part[1]) * (UNIT_DAYS[part[2]?.[0] ?? ''] ?? 0), 0)
}

/**
 * What a setting such as `exclude-newer` asks to wait: a waiting time, or the fixed date after which nothing is taken.
 * Undefined where it reads as neither.
 */
export function waitOf(text: string): Pick<UserCooldown, 'days' | 'until'> | undefined {
  const days = durationDays(text)
  if (days !== undefined) return { days }
  const date = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)?)?$/.exec(text.trim())?.[0]
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : { days: 0, until: date }
}
