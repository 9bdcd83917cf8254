import { leader } from '../domain/moves-together.ts'
import { folderOf, isWithin, type Place } from '../domain/place.ts'
import type { Release } from '../domain/release.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Detection, RuntimeClaim, Use } from '../domain/use.ts'
import type { Version, VersionScheme } from '../domain/version.ts'
import { publishedBy } from './published-by.ts'

/** How long a release must have been out, and who asks for it. */
export interface Wait {
  readonly days: number
  /** `min-age`, or the place of the user's own setting: `.npmrc:3`. */
  readonly asks: string
  /** The earliest fixed date after which no release is taken, and who says so. */
  readonly until?: { readonly date: string; readonly asks: string }
}

/** Uses that stand alike: the same version in use, under the same declared runtime and the same cooldown. */
export interface Standing {
  readonly uses: readonly Use[]
  readonly inUse: Version
  readonly claims: readonly RuntimeClaim[]
  readonly wait: Wait
}

/** What a file says holds for its folder and below; what stands under `.github` or `.config` holds for the whole repository. */
function scopeOf(path: string): string {
  return path.startsWith('.') && path.includes('/') ? '' : folderOf(path)
}

/** The claims of the nearest folder, from the use's own upwards, that makes any; narrowed to the use's own, where its line is not for all. */
function claimsFor(use: Use, claims: readonly RuntimeClaim[]): readonly RuntimeClaim[] {
  const above = claims.filter((claim) => claim.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(claim.path)))
  const depth = Math.max(...above.map((claim) => scopeOf(claim.path).length))
  const nearest = above.filter((claim) => scopeOf(claim.path).length === depth)
  if (use.runtime === undefined) return nearest
  const own: RuntimeClaim = { sdk: use.sdk, path: use.path, line: use.line, requirement: use.runtime }
  if (nearest.length === 0) return [own]
  return nearest.map(({ requirement }) => Object.assign({}, own, { requirement: `${requirement} and ${own.requirement}` }))
}

function stricter(wait: Wait, other: Wait): Wait {
  const longer = other.days > wait.days ? other : wait
  const [until] = [wait.until, other.until].filter((end) => end !== undefined).toSorted((a, b) => publishedBy(a.date) - publishedBy(b.date))
  return until === undefined ? longer : { ...longer, until }
}

function waitFor(use: Use, minAge: number, cooldowns: Detection['cooldowns']): Wait {
  return cooldowns
    .filter((cooldown) => cooldown.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(cooldown.path)))
    .map(({ days, until, path, line }): Wait => {
      const asks = `${path}:${line}`
      return until === undefined ? { days, asks } : { days, asks, until: { date: until, asks } }
    })
    .reduce(stricter, { days: minAge, asks: 'min-age' })
}

/**
 * The version in use of a use that no lockfile and no exact pin answers for: the newest release that its specifier
 * admits, which is what an install gives today. Withdrawn releases and pre-releases are what an install takes last.
 */
function newestAdmitted(specifier: string, releases: readonly Release[], scheme: VersionScheme): string | undefined {
  const admitted = releases.filter((release) => scheme.admits(specifier, release.version))
  const stable = admitted.filter((release) => release.channel === 'stable')
  const installed = stable.findLast((release) => release.withdrawn === null) ?? stable.at(-1) ?? admitted.at(-1)
  return installed?.version
}

/** Where the uses stand. */
export function placesOf(uses: readonly Use[]): readonly Place[] {
  return uses.map(({ path, line }) => ({ path, line }))
}

/** What the versions in use of one SDK are read by; each distinct one is looked for once. */
function reader(
  uses: readonly Use[],
  releases: readonly Release[],
  scheme: VersionScheme,
): (use: Use) => { text: string | undefined; version: Version | undefined } {
  const admitted = new Map<string, string | undefined>()
  const versions = new Map<string, Version | undefined>()
  function newest(specifier: string): string | undefined {
    if (!admitted.has(specifier)) admitted.set(specifier, newestAdmitted(specifier, releases, scheme))
    return admitted.get(specifier)
  }
  function read(text: string): Version | undefined {
    const version = scheme.parse(text)
    if (version === undefined) return undefined
    // The registry's own spelling, so that `12.5` and `12.5.0` are one version.
    const listed = releases.find((release) => scheme.compare(release.version, version.text) === 0)
    return listed === undefined ? version : scheme.parse(listed.version)
  }
  const leaderOf = leader(uses)
  return (use) => {
    // A compiled file answers for its source: the two move together.
    const compiled = uses.find((other) => other !== use && other.path === use.lockfile?.path)
    const text = use.version ?? compiled?.version ?? newest(leaderOf(use).specifier)
    if (text !== undefined && !versions.has(text)) versions.set(text, read(text))
    return { text, version: text === undefined ? undefined : versions.get(text) }
  }
}

/** The uses by what decides for them: most stand alone, those of a catalog's entry or under an override together. */
function groupsOf(uses: readonly Use[]): readonly (readonly Use[])[] {
  const leaderOf = leader(uses)
  const groups = new Map<Use, Use[]>()
  for (const use of uses) {
    const group = groups.get(leaderOf(use))
    if (group === undefined) groups.set(leaderOf(use), [use])
    else group.push(use)
  }
  return [...groups.values()]
}

/** Editable uses of one SDK, put together by how they stand, and a Hold for each whose version in use is not known. */
export function standingsOf(
  uses: readonly Use[],
  detection: Detection,
  releases: readonly Release[],
  scheme: VersionScheme,
  minAge: number,
): { readonly standings: readonly Standing[]; readonly blocked: readonly Blocked[] } {
  const standings = new Map<string, Standing & { readonly uses: Use[] }>()
  const blocked: Blocked[] = []
  const read = reader(uses, releases, scheme)
  for (const group of groupsOf(uses)) {
    // What is said of one of them holds for all that move together.
    const claims = [...new Set(group.flatMap((use) => claimsFor(use, detection.runtimes)))]
    const wait = group.map((use) => waitFor(use, minAge, detection.cooldowns)).reduce(stricter)
    for (const use of group) {
      const { text, version: inUse } = read(use)
      if (inUse === undefined) {
        const why =
          text === undefined ? `no known release is admitted by "${use.specifier}"` : `the version in use, "${text}", could not be read`
        blocked.push({ sdk: use.sdk, version: null, why, places: placesOf([use]) })
        continue
      }
      const key = JSON.stringify([inUse.text, claims, wait])
      const known = standings.get(key)
      if (known === undefined) standings.set(key, { uses: [use], inUse, claims, wait })
      else known.uses.push(use)
    }
  }
  return { standings: [...standings.values()].toSorted((a, b) => scheme.compare(a.inUse.text, b.inUse.text)), blocked }
}
