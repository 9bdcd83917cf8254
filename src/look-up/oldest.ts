import type { Use } from '../domain/use.ts'
import type { VersionScheme } from '../domain/version.ts'

/** Admitted only by a specifier that has no upper bound. */
const FAR_AHEAD = '999.0.0'

/** Numbers in a specifier that are looked at. */
const LONGEST = 500

/**
 * The oldest version whose releases must be known to know what an install of this use gives: the version in use, or
 * the start of the lowest major that its specifier names; null where the newest release of all answers.
 */
function oldestOf(use: Use, scheme: VersionScheme): string | null {
  const inUse = use.version === null ? undefined : scheme.parse(use.version)
  if (inUse !== undefined) return inUse.text
  if (use.specifier.trim() === '' || scheme.admits(use.specifier, FAR_AHEAD)) return null
  const majors = [...use.specifier.slice(0, LONGEST).matchAll(/(?<![.\d])\d{1,4}/g)].map(([digits]) => Number(digits))
  if (majors.length === 0) return null
  // `<12` names 12 and means 11.
  const lowest = Math.min(...majors) - (use.specifier.includes('<') ? 1 : 0)
  return `${Math.max(0, lowest)}.0.0`
}

/**
 * The version from which on releases are asked for, so that no more is downloaded than is needed: the lowest that the
 * uses name; all releases where none of them names one.
 */
export function oldestInUse(uses: readonly Use[], scheme: VersionScheme): string {
  const versions = uses.map((use) => oldestOf(use, scheme)).filter((version) => version !== null)
  return versions.toSorted(scheme.compare)[0] ?? '0.0.0'
}
