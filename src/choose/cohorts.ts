import { governingUse } from '../domain/moves-together.ts'
import { folderOf, isWithin, type Place } from '../domain/place.ts'
import type { Release } from '../domain/release.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Detection, RuntimeConstraint, Use } from '../domain/use.ts'
import type { Version, VersionScheme } from '../domain/version.ts'
import { scopeOf, stricter, waitFor, type Wait } from './cooldown.ts'

/** Uses with the same version in use, the same runtime constraints and the same cooldown: they are judged together. */
export interface Cohort {
  readonly uses: readonly Use[]
  readonly inUse: Version
  /**
   * The oldest version that they may be at. Where a lockfile is behind its manifest, it is the oldest release that the manifest asks
   * for, and its major counts as the one in use; else it is the version in use.
   */
  readonly least: Version
  readonly constraints: readonly RuntimeConstraint[]
  readonly wait: Wait
}

/** The constraints of the nearest folder that has any, from the use's own upwards. Where its line is for some runtimes only, they are narrowed to these. */
function constraintsFor(use: Use, constraints: readonly RuntimeConstraint[]): readonly RuntimeConstraint[] {
  const above = constraints.filter((constraint) => constraint.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(constraint.path)))
  const depth = Math.max(...above.map((constraint) => scopeOf(constraint.path).length))
  const nearest = above.filter((constraint) => scopeOf(constraint.path).length === depth)
  if (use.runtime === undefined) return nearest
  const own: RuntimeConstraint = { sdk: use.sdk, path: use.path, line: use.line, requirement: use.runtime }
  if (nearest.length === 0) return [own]
  return nearest.map(({ requirement }) => Object.assign({}, own, { requirement: `${requirement} and ${own.requirement}` }))
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

/** Where the uses are. */
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
  const governing = governingUse(uses)
  return (use) => {
    // A compiled file answers for its source: the two move together.
    const compiled = uses.find((other) => other !== use && other.path === use.lockfile?.path)
    const text = use.version ?? compiled?.version ?? newest(governing(use).specifier)
    if (text !== undefined && !versions.has(text)) versions.set(text, read(text))
    return { text, version: text === undefined ? undefined : versions.get(text) }
  }
}

/** The line that answers for a use: its lockfile's, or its own, which answers for others where it is in a file that pins. */
function answering({ lockfile, path, line }: Use): string {
  return lockfile === null ? `${path}:${line}` : `${lockfile.path}:${lockfile.line}`
}

/**
 * The oldest release that a use asks for where its lockfile is behind it; undefined where it is not. A library's peer range
 * asks for nothing here, and a pre-release may be locked because it is admitted elsewhere.
 */
function askedAbove(use: Use, specifier: string, releases: readonly Release[], scheme: VersionScheme): Version | undefined {
  const { locked, isPeer } = use
  if (locked === null || isPeer || scheme.parse(locked)?.channel !== 'stable' || scheme.admits(specifier, locked)) return undefined
  const asked = releases.find(({ version }) => scheme.compare(version, locked) > 0 && scheme.admits(specifier, version))
  return asked === undefined ? undefined : scheme.parse(asked.version)
}

/** `Cohort.least` of those uses whose lockfile is behind: one entry of a lockfile gives the same version to all that it answers for. */
function leasts(uses: readonly Use[], releases: readonly Release[], scheme: VersionScheme): (use: Use) => Version | undefined {
  const governing = governingUse(uses)
  const found = new Map<string, Version>()
  for (const use of uses) {
    const asked = askedAbove(use, governing(use).specifier, releases, scheme)
    const known = found.get(answering(use))
    if (asked !== undefined && (known === undefined || scheme.compare(asked.text, known.text) > 0)) found.set(answering(use), asked)
  }
  return (use) => found.get(answering(use))
}

/** The uses by what decides for them: those of one catalog entry or under one override are together, most others alone. */
function groupsOf(uses: readonly Use[]): readonly (readonly Use[])[] {
  const governing = governingUse(uses)
  const groups = new Map<Use, Use[]>()
  for (const use of uses) {
    const group = groups.get(governing(use))
    if (group === undefined) groups.set(governing(use), [use])
    else group.push(use)
  }
  return [...groups.values()]
}

/** The uses of one SDK in cohorts, oldest version first, and why the others are blocked: their version in use is not known. */
export function cohortsOf(
  uses: readonly Use[],
  detection: Detection,
  releases: readonly Release[],
  scheme: VersionScheme,
  minAge: number,
): { readonly cohorts: readonly Cohort[]; readonly blocked: readonly Blocked[] } {
  const cohorts = new Map<string, Cohort & { readonly uses: Use[] }>()
  const blocked: Blocked[] = []
  const read = reader(uses, releases, scheme)
  const leastOf = leasts(uses, releases, scheme)
  for (const group of groupsOf(uses)) {
    // What is said of one of them holds for all that move together.
    const constraints = [...new Set(group.flatMap((use) => constraintsFor(use, detection.runtimes)))]
    const wait = group.map((use) => waitFor(use, minAge, detection.cooldowns)).reduce(stricter)
    for (const use of group) {
      const { text, version: inUse } = read(use)
      if (inUse === undefined) {
        const why =
          text === undefined ? `no known release is admitted by "${use.specifier}"` : `the version in use, "${text}", could not be read`
        blocked.push({ sdk: use.sdk, version: null, why, places: placesOf([use]) })
        continue
      }
      const least = leastOf(use) ?? inUse
      const key = JSON.stringify([inUse.text, least.text, constraints, wait])
      const known = cohorts.get(key)
      if (known === undefined) cohorts.set(key, { uses: [use], inUse, least, constraints, wait })
      else known.uses.push(use)
    }
  }
  return { cohorts: [...cohorts.values()].toSorted((a, b) => scheme.compare(a.inUse.text, b.inUse.text)), blocked }
}
