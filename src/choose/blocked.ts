import type { Sdk } from '../domain/sdk.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import type { Refused } from './buckets.ts'
import { placesOf } from './cohorts.ts'

/** One entry for each reason, with all its places; in the order in which they came. */
export function distinct(all: readonly Blocked[]): readonly Blocked[] {
  const found = new Map<string, Blocked>()
  for (const each of all) {
    const key = JSON.stringify([each.sdk, each.version, each.why])
    const before = found.get(key)?.places ?? []
    const places = each.places.filter(({ path, line }) => !before.some((place) => place.path === path && place.line === line))
    found.set(key, { ...each, places: [...before, ...places] })
  }
  return [...found.values()]
}

/**
 * What is left out of the buckets, oldest version first. A specifier that cannot be written for one version often cannot be
 * written for the next either: each use is listed once, for the newest version that it would have moved to.
 */
export function furthest(left: readonly Blocked[]): readonly Blocked[] {
  const last = new Map(left.map(({ places, version }) => [JSON.stringify(places), version]))
  return left.filter(({ places, version }) => last.get(JSON.stringify(places)) === version)
}

/** A use that stripe-upgrade leaves alone, with the reason that `detect` gave. */
export function blockedUse(use: Use): Blocked {
  return { sdk: use.sdk, version: null, why: use.why ?? 'it cannot be edited', places: placesOf([use]) }
}

/**
 * One entry for each version and reason. Many manifests may each declare a runtime that is too old for the same release: then
 * the first is named, and how many more there are.
 */
export function blockedOf(sdk: Sdk, refused: readonly Refused[]): readonly Blocked[] {
  const all = refused.map(({ version, refusal, uses }): Blocked => {
    const alike = refused.filter((other) => refusal.kind === 'runtime' && other.refusal.kind === 'runtime' && other.version === version)
    const constraints = [...new Set(alike.map((other) => other.refusal.why))]
    const [first = refusal.why, ...others] = constraints
    return {
      sdk,
      version,
      why: others.length === 0 ? first : `${first}; ${others.length} more ${others.length === 1 ? 'place does' : 'places do'} so too`,
      places: placesOf([...uses, ...alike.flatMap((other) => other.uses)]),
    }
  })
  return distinct(all)
}
