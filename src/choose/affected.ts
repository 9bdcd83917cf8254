import type { Advisory } from '../domain/release.ts'
import type { Hazard } from '../domain/upgrade.ts'
import type { VersionScheme } from '../domain/version.ts'

/**
 * Whether a curated range holds the version. `||` means "or" in every ecosystem. A pre-release that the ecosystem's
 * own rules leave out of ranges is judged by the version it leads to: `22.5.0-beta.1` is affected where 22.5.0 is.
 */
export function covers(range: string, version: string, scheme: VersionScheme): boolean {
  const read = scheme.parse(version)
  if (read === undefined) return false
  const spellings = read.channel === 'stable' ? [version] : [version, `${read.major}.${read.minor}.${read.patch}`]
  return range
    .split('||')
    .map((part) => part.trim())
    .some((part) => spellings.some((spelling) => scheme.admits(part, spelling)))
}

/** Those of the hazards of an SDK that affect a version, in their order; none where the version cannot be read. */
export function hazardsOf(hazards: readonly Hazard[], version: string, scheme: VersionScheme): readonly Hazard[] {
  return hazards.filter((hazard) => covers(hazard.versions, version, scheme))
}

const COMPARISONS: readonly (readonly [operator: string, holds: (order: number) => boolean])[] = [
  ['>=', (order) => order >= 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['<', (order) => order < 0],
  ['==', (order) => order === 0],
  ['=', (order) => order === 0],
]

function meets(version: string, comparator: string, scheme: VersionScheme): boolean {
  const comparison = COMPARISONS.find(([operator]) => comparator.startsWith(operator))
  const bound = comparator.slice(comparison?.[0].length ?? 0).trim()
  if (scheme.parse(bound) === undefined) return false
  const order = scheme.compare(version, bound)
  return comparison === undefined ? order === 0 : comparison[1](order)
}

/**
 * Whether an advisory affects the version. Advisories write their ranges alike for every ecosystem (`>= 9.0.0, < 22.6.0`),
 * so they are compared here and not by the ecosystem's specifiers. A range that cannot be read affects nothing: it
 * then neither lifts the cooldown nor promises a fix.
 */
export function affects(advisory: Advisory, version: string, scheme: VersionScheme): boolean {
  if (scheme.parse(version) === undefined) return false
  return advisory.affected
    .split('||')
    .map((part) => part.split(',').map((comparator) => comparator.trim()))
    .some((comparators) => comparators.every((comparator) => meets(version, comparator, scheme)))
}
