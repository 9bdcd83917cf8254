import { compiledFile, leader } from '../domain/moves-together.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { Policy } from '../domain/policy.ts'
import type { Upgrader } from '../domain/sdk-adapter.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Blocked, Target, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import { affects, hazardsOf } from './affected.ts'
import type { Lane } from './lanes.ts'
import { placesOf, type Standing } from './standing.ts'

/** What `choose` needs to know of a language: how it orders versions and writes specifiers, and the hazards of its SDK. */
export type Scheme = Pick<Upgrader, 'versions' | 'specifier'> & Pick<SdkFacts, 'hazards'>

interface Moved {
  readonly standing: Standing
  readonly target: Target
}

function targetsOf(lane: Lane, scheme: Scheme, policy: Policy): { readonly moved: readonly Moved[]; readonly blocked: readonly Blocked[] } {
  const to = lane.to.release.version
  const moved: Moved[] = []
  const refused = new Map<Use, string>()
  for (const standing of lane.standings) {
    for (const use of standing.uses) {
      const made = scheme.specifier(use, to, policy.range)
      // What already admits the version, such as the range of a library's peer, needs nothing.
      if ('refused' in made && scheme.versions.admits(use.specifier, to)) continue
      if ('refused' in made) refused.set(use, made.refused)
      // Without a lockfile, the same specifier is no change at all.
      else if (use.lockfile !== null || made.specifier !== use.specifier)
        moved.push({ standing, target: { use, specifier: made.specifier } })
    }
  }
  // A compiled file and what it is compiled from move together, or not at all; so do a use and the one that decides for it.
  const uses = [...refused.keys(), ...moved.map(({ target }) => target.use)]
  const leaderOf = leader(uses)
  const stuck = new Set([...refused.keys()].map((use) => compiledFile(use, uses)).filter((path) => path !== undefined))
  const stuckLeaders = new Set([...refused.keys()].map(leaderOf))
  const kept = moved.filter(({ target: { use } }) => {
    const compiled = compiledFile(use, uses)
    const lead = leaderOf(use)
    if (compiled !== undefined && stuck.has(compiled)) {
      refused.set(use, `another use in ${compiled}, or that it is compiled from, can not be moved`)
    } else if (stuckLeaders.has(lead))
      refused.set(use, `it moves with ${lead.path}:${lead.line} or not at all, and not all that do can be moved`)
    return !refused.has(use)
  })
  const blocked = [...refused].map(([use, why]): Blocked => ({ sdk: use.sdk, version: to, why, places: placesOf([use]) }))
  return { moved: kept, blocked }
}

/** What the targets touch. */
function pathsOf(targets: readonly Target[]): Upgrade['paths'] {
  const paths = targets.flatMap(({ use }) => (use.lockfile === null ? [use.path] : [use.path, use.lockfile.path]))
  return [...new Set(paths)].toSorted()
}

/** What is wrong with some versions in use, and with the one that they move to. */
function troubles(
  froms: readonly string[],
  to: string,
  { versions, hazards }: Pick<Scheme, 'versions' | 'hazards'>,
  releaseList: ReleaseList,
): Pick<Upgrade, 'fixedHazards' | 'hazards' | 'newHazards' | 'fixedAdvisories'> {
  const carries = hazardsOf(hazards, to, versions)
  const suffered = froms.map((each) => hazardsOf(hazards, each, versions))
  const advisories = releaseList.advisories === 'unknown' ? [] : releaseList.advisories
  const fixed = advisories.filter((advisory) => !affects(advisory, to, versions) && froms.some((each) => affects(advisory, each, versions)))
  return {
    fixedHazards: [...new Set(suffered.flat())].filter((hazard) => !carries.includes(hazard)),
    hazards: carries,
    newHazards: carries.filter((hazard) => suffered.some((each) => !each.includes(hazard))),
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
    ...troubles(froms, upgrade.to, scheme, releaseList),
  }
}

/** The upgrade of one lane, or null where nothing of it would change a file; and what was left out of it. */
export function upgradeOf(
  lane: Lane,
  scheme: Scheme,
  policy: Policy,
  releaseList: ReleaseList,
  prefix: string,
): { readonly upgrade: Upgrade | null; readonly blocked: readonly Blocked[] } {
  const { versions } = scheme
  const { sdk } = releaseList
  const to = lane.to.release.version
  const { moved, blocked } = targetsOf(lane, scheme, policy)
  const froms = [...new Set(moved.map(({ standing }) => standing.inUse.text))].toSorted(versions.compare)
  const [from] = froms
  if (from === undefined) return { upgrade: null, blocked }

  const targets = moved
    .map(({ target }) => target)
    .toSorted((a, b) => (a.use.path < b.use.path ? -1 : a.use.path > b.use.path ? 1 : a.use.range.start - b.use.range.start))
  const upgrade: Upgrade = {
    sdk,
    from,
    froms,
    to,
    major: moved.some(({ standing }) => standing.inUse.major !== lane.major),
    targets,
    paths: pathsOf(targets),
    branch: `${prefix}${sdk}-${lane.major}.x`,
    ...troubles(froms, to, scheme, releaseList),
  }
  return { upgrade, blocked }
}
