import { compiledFile, governingUse } from '../domain/moves-together.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { Policy } from '../domain/policy.ts'
import type { Upgrader } from '../domain/sdk-adapter.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Blocked, Target, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import { affects, hazardsOf } from './affected.ts'
import type { Bucket } from './buckets.ts'
import { placesOf, type Cohort } from './cohorts.ts'

/** What `choose` needs to know of a language: how it orders versions and writes specifiers, and the hazards of its SDK. */
export type Scheme = Pick<Upgrader, 'versions' | 'specifier'> & Pick<SdkFacts, 'hazards'>

interface Moved {
  readonly cohort: Cohort
  readonly target: Target
}

function targetsOf(
  bucket: Bucket,
  scheme: Scheme,
  policy: Policy,
): { readonly moved: readonly Moved[]; readonly refused: ReadonlyMap<Use, string> } {
  const to = bucket.to.release.version
  const moved: Moved[] = []
  const refused = new Map<Use, string>()
  for (const cohort of bucket.cohorts) {
    for (const use of cohort.uses) {
      const made = scheme.specifier(use, to, policy.range)
      // What already admits the version, such as the range of a library's peer, needs nothing.
      if ('refused' in made && scheme.versions.admits(use.specifier, to)) continue
      if ('refused' in made) refused.set(use, made.refused)
      // Without a lockfile, the same specifier is no change at all.
      else if (use.lockfile !== null || made.specifier !== use.specifier) moved.push({ cohort, target: { use, specifier: made.specifier } })
    }
  }
  // A compiled file and what it is compiled from move together, or not at all; so do a use and the one that decides for it.
  const uses = [...refused.keys(), ...moved.map(({ target }) => target.use)]
  const governing = governingUse(uses)
  const stuck = new Set([...refused.keys()].map((use) => compiledFile(use, uses)).filter((path) => path !== undefined))
  const stuckDeciders = new Set([...refused.keys()].map(governing))
  const kept = moved.filter(({ target: { use } }) => {
    const compiled = compiledFile(use, uses)
    const decider = governing(use)
    if (compiled !== undefined && stuck.has(compiled)) {
      refused.set(use, `another use in ${compiled}, or that it is compiled from, cannot be moved`)
    } else if (stuckDeciders.has(decider))
      refused.set(use, `it moves only together with ${decider.path}:${decider.line}, and not all of these can be moved`)
    return !refused.has(use)
  })
  return { moved: kept, refused }
}

/** The files that the targets change. */
function pathsOf(targets: readonly Target[]): Upgrade['paths'] {
  const paths = targets.flatMap(({ use }) => (use.lockfile === null ? [use.path] : [use.path, use.lockfile.path]))
  return [...new Set(paths)].toSorted()
}

/** What is wrong with some versions in use, and with the one that they move to. */
function defects(
  froms: readonly string[],
  to: string,
  { versions, hazards }: Pick<Scheme, 'versions' | 'hazards'>,
  releaseList: ReleaseList,
): Pick<Upgrade, 'fixedHazards' | 'hazards' | 'newHazards' | 'fixedAdvisories'> {
  const own = hazardsOf(hazards, to, versions)
  const before = froms.map((each) => hazardsOf(hazards, each, versions))
  const advisories = releaseList.advisories === 'unknown' ? [] : releaseList.advisories
  const fixed = advisories.filter((advisory) => !affects(advisory, to, versions) && froms.some((each) => affects(advisory, each, versions)))
  return {
    fixedHazards: [...new Set(before.flat())].filter((hazard) => !own.includes(hazard)),
    hazards: own,
    newHazards: own.filter((hazard) => before.some((each) => !each.includes(hazard))),
    fixedAdvisories: [...new Set(fixed.map(({ id }) => id))].toSorted(),
  }
}

/** An upgrade of some of its targets alone; `froms` are the versions in use of these. */
export function narrowed(
  upgrade: Upgrade,
  targets: readonly Target[],
  froms: readonly string[],
  scheme: Scheme,
  releaseList: ReleaseList,
): Upgrade {
  const { versions } = scheme
  const major = versions.parse(upgrade.to)?.major
  return {
    ...upgrade,
    from: froms[0] ?? upgrade.from,
    froms,
    major: froms.some((each) => versions.parse(each)?.major !== major),
    targets,
    paths: pathsOf(targets),
    ...defects(froms, upgrade.to, scheme, releaseList),
  }
}

/** What one bucket comes to. */
export interface Made {
  /** Null where it would change no file. */
  readonly upgrade: Upgrade | null
  /** The uses that cannot be moved with it. */
  readonly stuck: readonly Use[]
  /** Why not. */
  readonly blocked: readonly Blocked[]
}

/** The upgrade of one bucket. */
export function upgradeOf(bucket: Bucket, scheme: Scheme, policy: Policy, releaseList: ReleaseList, prefix: string): Made {
  const { versions } = scheme
  const { sdk } = releaseList
  const to = bucket.to.release.version
  const { moved, refused } = targetsOf(bucket, scheme, policy)
  const stuck = [...refused.keys()]
  const blocked = [...refused].map(([use, why]): Blocked => ({ sdk: use.sdk, version: to, why, places: placesOf([use]) }))
  const froms = [...new Set(moved.map(({ cohort }) => cohort.inUse.text))].toSorted(versions.compare)
  const [from] = froms
  if (from === undefined) return { upgrade: null, stuck, blocked }

  const targets = moved
    .map(({ target }) => target)
    .toSorted((a, b) => (a.use.path < b.use.path ? -1 : a.use.path > b.use.path ? 1 : a.use.range.start - b.use.range.start))
  const upgrade: Upgrade = {
    sdk,
    from,
    froms,
    to,
    major: moved.some(({ cohort }) => cohort.inUse.major !== bucket.major),
    targets,
    paths: pathsOf(targets),
    branch: `${prefix}${sdk}-${bucket.major}.x`,
    ...defects(froms, to, scheme, releaseList),
  }
  return { upgrade, stuck, blocked }
}
