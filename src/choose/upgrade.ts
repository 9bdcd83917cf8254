import type { Catalog } from '../domain/release.ts'
import type { Policy } from '../domain/policy.ts'
import type { Upgrader } from '../domain/sdk-adapter.ts'
import type { Hold, Target, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import { affects } from './affected.ts'
import { hazardsOf } from './hazards.ts'
import type { Lane } from './lanes.ts'
import type { Standing } from './standing.ts'

/** What `choose` needs to know of a language: how it orders versions and writes specifiers. */
export type Scheme = Pick<Upgrader, 'versions' | 'specifier'>

interface Moved {
  readonly standing: Standing
  readonly target: Target
}

/** A use whose edit cannot be made takes along the file that is compiled from it, or that it is compiled to. */
function belongTogether(a: Use, b: Use): boolean {
  return a !== b && (a.path === b.lockfile?.path || b.path === a.lockfile?.path)
}

function targetsOf(lane: Lane, scheme: Scheme, policy: Policy): { readonly moved: readonly Moved[]; readonly held: readonly Hold[] } {
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
  const kept = moved.filter(({ target }) => {
    const partner = [...refused.keys()].find((use) => belongTogether(use, target.use))
    if (partner !== undefined) refused.set(target.use, `${partner.path}, which belongs to it, can not be moved`)
    return partner === undefined
  })
  const held = [...refused].map(([use, why]): Hold => ({ sdk: use.sdk, version: to, path: use.path, why }))
  return { moved: kept, held }
}

/** The upgrade of one lane, or null where nothing of it would change a file; and what was left out of it. */
export function upgradeOf(
  lane: Lane,
  scheme: Scheme,
  policy: Policy,
  catalog: Catalog,
): { readonly upgrade: Upgrade | null; readonly held: readonly Hold[] } {
  const { versions } = scheme
  const { sdk } = catalog
  const to = lane.to.release.version
  const { moved, held } = targetsOf(lane, scheme, policy)
  const froms = [...new Set(moved.map(({ standing }) => standing.inUse.text))].toSorted(versions.compare)
  const [from] = froms
  if (from === undefined) return { upgrade: null, held }

  const targets = moved
    .map(({ target }) => target)
    .toSorted((a, b) => (a.use.path < b.use.path ? -1 : a.use.path > b.use.path ? 1 : a.use.range.start - b.use.range.start))
  const paths = targets.flatMap(({ use }) => (use.lockfile === null ? [use.path] : [use.path, use.lockfile.path]))
  const carries = hazardsOf(sdk, to, versions)
  const suffered = froms.flatMap((each) => hazardsOf(sdk, each, versions))
  const advisories = catalog.advisories === 'unknown' ? [] : catalog.advisories
  const fixed = advisories.filter((advisory) => !affects(advisory, to, versions) && froms.some((each) => affects(advisory, each, versions)))
  const upgrade: Upgrade = {
    sdk,
    from,
    froms,
    to,
    major: moved.some(({ standing }) => standing.inUse.major !== lane.major),
    targets,
    paths: [...new Set(paths)].toSorted(),
    branch: `stripe-upgrade/${sdk}-${lane.major}.x`,
    mends: [...new Set(suffered)].filter((hazard) => !carries.includes(hazard)),
    carries,
    fixes: [...new Set(fixed.map(({ id }) => id))].toSorted(),
  }
  return { upgrade, held }
}
