import type { Policy } from '../domain/policy.ts'
import { BRANCH_PREFIX } from '../domain/pull.ts'
import type { ReleaseList } from '../domain/release.ts'
import { type SdkTable, upgraderOf } from '../domain/sdk-table.ts'
import type { Choice, Hazard, Blocked, Target, Upgrade } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import type { Base } from '../world.ts'
import { covers } from './affected.ts'
import { distinct, furthest, blockedUse, blockedOf } from './blocked.ts'
import type { Market } from './judge.ts'
import { lanesOf } from './lanes.ts'
import { placesOf, standingsOf } from './standing.ts'
import { narrowed, type Scheme, upgradeOf } from './upgrade.ts'

function marketOf(releaseList: ReleaseList, scheme: Scheme, policy: Policy, now: Date): Market {
  const offers = releaseList.releases
    .flatMap((release) => {
      const version = scheme.versions.parse(release.version)
      return version === undefined ? [] : [{ release, version }]
    })
    .toSorted((a, b) => scheme.versions.compare(a.release.version, b.release.version))
  const advisories = releaseList.advisories === 'unknown' ? [] : releaseList.advisories
  return { scheme: scheme.versions, offers, advisories, hazards: scheme.hazards, policy, now }
}

/** A pre-release lane beside a stable one of the same major gets a branch of its own. */
function withOwnBranches(upgrades: readonly Upgrade[], channels: ReadonlyMap<Upgrade, string>): readonly Upgrade[] {
  return upgrades.map((upgrade) => {
    const isShared = upgrades.some((other) => other !== upgrade && other.branch === upgrade.branch)
    const channel = channels.get(upgrade)
    return isShared && channel !== 'stable' ? { ...upgrade, branch: `${upgrade.branch}-${channel}` } : upgrade
  })
}

/** Two workflows for two bases must not write the same branch. */
function prefixFor(base: Base | null): string {
  return base?.isAside ? `${BRANCH_PREFIX}${base.branch}-` : BRANCH_PREFIX
}

function chooseFor(
  uses: readonly Use[],
  detection: Detection,
  releaseList: ReleaseList,
  scheme: Scheme,
  policy: Policy,
  now: Date,
  prefix: string,
): Choice {
  const market = marketOf(releaseList, scheme, policy, now)
  const releases = market.offers.map(({ release }) => release)
  const { standings, blocked } = standingsOf(uses, detection, releases, scheme.versions, policy.minAge)
  const { lanes, refused } = lanesOf(standings, market)
  const channels = new Map<Upgrade, string>()
  const left: Blocked[] = []
  for (const lane of lanes) {
    const made = upgradeOf(lane, scheme, policy, releaseList, prefix)
    left.push(...made.blocked)
    if (made.upgrade !== null) channels.set(made.upgrade, lane.channel)
  }
  return {
    upgrades: withOwnBranches([...channels.keys()], channels),
    blocked: [...blocked, ...blockedOf(releaseList.sdk, refused), ...furthest(left)],
  }
}

/**
 * Which version each use moves to, and what is held back and why. Pure: the same facts give the same choice, in the
 * order of the languages and then of the versions.
 *
 * Uses that stand at the same major move to its newest release; besides, all move to the major that the policy names,
 * and who is there already shares that upgrade. Never withdrawn, a downgrade, younger than the cooldown (see
 * `judge.ts` for when it is lifted), ignored, to be avoided, or above the runtime that the repository declares.
 * `base` is where upgrades start from.
 */
export function choose(
  sdks: SdkTable,
  detection: Detection,
  releaseLists: readonly ReleaseList[],
  policy: Policy,
  now: Date,
  base: Base | null = null,
): Choice {
  const upgrades: Upgrade[] = []
  const blocked: Blocked[] = []
  for (const { sdk, upgrader, hazards } of sdks.all.filter((each) => policy.sdks.includes(each.sdk))) {
    const uses = detection.uses.filter((use) => use.sdk === sdk)
    const editable = uses.filter((use) => use.editable)
    const releaseList = releaseLists.find((each) => each.sdk === sdk)
    blocked.push(...uses.filter((use) => !use.editable).map(blockedUse))
    if (editable.length === 0) continue
    if (upgrader === null || releaseList === undefined || releaseList.releases.length === 0) {
      blocked.push({ sdk, version: null, why: 'its releases could not be looked up', places: placesOf(editable) })
      continue
    }
    const choice = chooseFor(editable, detection, releaseList, { ...upgrader, hazards }, policy, now, prefixFor(base))
    upgrades.push(...choice.upgrades)
    blocked.push(...choice.blocked)
  }
  return { upgrades, blocked: distinct(blocked) }
}

/**
 * The version in use of each use that it is known of, also of those that can not be edited: the locked one, the pin, or
 * what an install gives today. Read by the registry's spelling.
 */
export function versionsInUse(sdks: SdkTable, uses: readonly Use[], releaseLists: readonly ReleaseList[]): ReadonlyMap<Use, string> {
  return new Map(
    sdks.all.flatMap(({ sdk, upgrader }) => {
      if (upgrader === null) return []
      const releases = releaseLists.find((releaseList) => releaseList.sdk === sdk)?.releases ?? []
      const used = uses.filter((use) => use.sdk === sdk)
      const detection: Detection = { uses: used, runtimes: [], cooldowns: [], notes: [] }
      const { standings } = standingsOf(used, detection, releases, upgrader.versions, 0)
      return standings.flatMap((standing) => standing.uses.map((use) => [use, standing.inUse.text] as const))
    }),
  )
}

/**
 * An upgrade with some of its targets alone, where the others could not be edited: all that it says is then said of these.
 * It moves to the same version, on the same branch. `inUse` is what `versionsInUse` gives.
 */
export function narrow(
  sdks: SdkTable,
  upgrade: Upgrade,
  targets: readonly Target[],
  inUse: ReadonlyMap<Use, string>,
  releaseLists: readonly ReleaseList[],
): Upgrade {
  const releaseList = releaseLists.find(({ sdk }) => sdk === upgrade.sdk)
  const froms = upgrade.froms.filter((from) => targets.some(({ use }) => inUse.get(use) === from))
  return releaseList === undefined
    ? upgrade
    : narrowed(upgrade, targets, froms, { ...upgraderOf(sdks, upgrade.sdk), hazards: sdks.of(upgrade.sdk).hazards }, releaseList)
}

/**
 * The hazards of the versions in use, in the order of the table, each with the uses that have it: also those that can not be
 * edited, and those that no upgrade mends.
 */
export function hazardsInUse(sdks: SdkTable, inUse: ReadonlyMap<Use, string>): ReadonlyMap<Hazard, readonly Use[]> {
  return new Map(
    sdks.all.flatMap(({ sdk, upgrader, hazards }) => {
      if (upgrader === null) return []
      const known = [...inUse].filter(([use]) => use.sdk === sdk)
      return hazards.flatMap((hazard) => {
        const uses = known.flatMap(([use, version]) => (covers(hazard.versions, version, upgrader.versions) ? [use] : []))
        return uses.length === 0 ? [] : [[hazard, uses] as const]
      })
    }),
  )
}
