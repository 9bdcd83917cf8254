import type { Sdk } from '../domain/sdk.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import type { Refused } from './lanes.ts'
import { placesOf } from './standing.ts'

/** One hold for what is held for one reason, with all its places; in the order in which they came. */
export function distinct(holds: readonly Blocked[]): readonly Blocked[] {
  const found = new Map<string, Blocked>()
  for (const hold of holds) {
    const key = JSON.stringify([hold.sdk, hold.version, hold.why])
    const before = found.get(key)?.places ?? []
    const places = hold.places.filter(({ path, line }) => !before.some((place) => place.path === path && place.line === line))
    found.set(key, { ...hold, places: [...before, ...places] })
  }
  return [...found.values()]
}

/**
 * What is left out of the lanes, oldest version first: a specifier that may not be written for one version may not be for the
 * next, so that each use is told of once, where it would have gone furthest.
 */
export function furthest(left: readonly Blocked[]): readonly Blocked[] {
  const last = new Map(left.map(({ places, version }) => [JSON.stringify(places), version]))
  return left.filter(({ places, version }) => last.get(JSON.stringify(places)) === version)
}

/** A use that stripe-upgrade leaves alone, with the reason that `detect` gave. */
export function blockedUse(use: Use): Blocked {
  return { sdk: use.sdk, version: null, why: use.why ?? 'it can not be edited', places: placesOf([use]) }
}

/**
 * One hold for each version and reason. Many manifests may each declare a runtime that is too old for the same
 * release: the first is named, and how many more there are, instead of a line for each.
 */
export function blockedOf(sdk: Sdk, refused: readonly Refused[]): readonly Blocked[] {
  const holds = refused.map(({ version, refusal, uses }): Blocked => {
    const alike = refused.filter((other) => refusal.kind === 'runtime' && other.refusal.kind === 'runtime' && other.version === version)
    const claims = [...new Set(alike.map((other) => other.refusal.why))]
    const [first = refusal.why, ...others] = claims
    return {
      sdk,
      version,
      why: others.length === 0 ? first : `${first}; ${others.length} more ${others.length === 1 ? 'place does' : 'places do'} so too`,
      places: placesOf([...uses, ...alike.flatMap((other) => other.uses)]),
    }
  })
  return distinct(holds)
}
