import type { Policy } from '../domain/policy.ts'
import { fallbackFor } from '../domain/fallback.ts'
import { BRANCH_PREFIX } from '../domain/pull.ts'
import type { ReleaseList } from '../domain/release.ts'
import { type SdkTable, upgraderOf } from '../domain/sdk-table.ts'
import type { Choice, Hazard, Blocked, Target, Upgrade } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import type { Base } from '../world.ts'
import { covers } from './affected.ts'
import { distinct, furthest, blockedUse, blockedOf } from './blocked.ts'
import type { ReleaseFacts } from './judge.ts'
import { bucketsOf, type Bucket } from './buckets.ts'
import { placesOf, cohortsOf } from './cohorts.ts'
import { narrowed, type Made, type Scheme, upgradeOf } from './upgrade.ts'

export { movesBetween } from './moves.ts'

function factsOf(releaseList: ReleaseList, scheme: Scheme, policy: Policy, now: Date): ReleaseFacts {
  const candidates = releaseList.releases
    .flatMap((release) => {
      const version = scheme.versions.parse(release.version)
      return version === undefined ? [] : [{ release, version }]
    })
    .toSorted((a, b) => scheme.versions.compare(a.release.version, b.release.version))
  const advisories = releaseList.advisories === 'unknown' ? [] : releaseList.advisories
  return { scheme: scheme.versions, candidates, advisories, hazards: scheme.hazards, policy, now }
}

/** A pre-release bucket beside a stable one of the same major gets its own branch. */
function withOwnBranches(upgrades: readonly Upgrade[], channels: ReadonlyMap<string, string>): readonly Upgrade[] {
  return upgrades.map((upgrade) => {
    const isShared = upgrades.some((other) => other !== upgrade && other.branch === upgrade.branch)
    const channel = channels.get(upgrade.to)
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
  const facts = factsOf(releaseList, scheme, policy, now)
  const releases = facts.candidates.map(({ release }) => release)
  const { cohorts, blocked } = cohortsOf(uses, detection, releases, scheme.versions, policy.minAge)
  const { buckets, fallbacks, refused } = bucketsOf(cohorts, facts)
  const channels = new Map([...buckets, ...fallbacks].map(({ to, channel }) => [to.release.version, channel]))
  const makeAll = (all: readonly Bucket[]): readonly Made[] => all.map((bucket) => upgradeOf(bucket, scheme, policy, releaseList, prefix))
  const made = makeAll(buckets)
  const named = withOwnBranches([...upgradesOf(made), ...upgradesOf(makeAll(fallbacks))], channels)
  const isSpare = ({ to }: Upgrade): boolean => fallbacks.some((bucket) => bucket.to.release.version === to)
  const spare = named.filter(isSpare)
  const inUse = new Map(cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text] as const)))
  // A specifier that cannot be written for the later major can often be written for the one in use.
  const stuck = new Set(made.flatMap((each) => each.stuck))
  const instead = spare.flatMap((fallback) =>
    fallbackFor(fallback, stuck, (upgrade, targets) => narrowedTo(upgrade, targets, inUse, scheme, releaseList)),
  )
  return {
    upgrades: [...named.filter((upgrade) => !isSpare(upgrade)), ...instead].toSorted((a, b) => scheme.versions.compare(a.to, b.to)),
    fallbacks: spare,
    blocked: [...blocked, ...blockedOf(releaseList.sdk, refused), ...furthest(made.flatMap((each) => each.blocked))],
  }
}

function upgradesOf(made: readonly Made[]): readonly Upgrade[] {
  return made.flatMap(({ upgrade }) => upgrade ?? [])
}

function narrowedTo(
  upgrade: Upgrade,
  targets: readonly Target[],
  inUse: ReadonlyMap<Use, string>,
  scheme: Scheme,
  releaseList: ReleaseList,
): Upgrade {
  const froms = upgrade.froms.filter((from) => targets.some(({ use }) => inUse.get(use) === from))
  return narrowed(upgrade, targets, froms, scheme, releaseList)
}

/**
 * Which version each use moves to, and what is blocked and why. Pure: the same facts give the same choice, in the order of
 * the languages and then of the versions.
 *
 * Uses move to the major that the policy names; uses that are in that major already share that upgrade. The policy also says
 * when they move to the newest release of their own major: in place of that, or beside it. No upgrade is a downgrade, or goes to a release that is withdrawn, ignored, to be avoided,
 * younger than the cooldown (`judge.ts` says when it is lifted), or in need of a newer runtime than the repository declares.
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
  const fallbacks: Upgrade[] = []
  const blocked: Blocked[] = []
  for (const { sdk, upgrader, hazards } of sdks.all.filter((each) => policy.sdks.includes(each.sdk))) {
    const uses = detection.uses.filter((use) => use.sdk === sdk)
    const editable = uses.filter((use) => use.editable)
    const releaseList = releaseLists.find((each) => each.sdk === sdk)
    blocked.push(...uses.filter((use) => !use.editable).map(blockedUse))
    if (editable.length === 0) continue
    if (upgrader === null || releaseList === undefined || releaseList.releases.length === 0) {
      // The registry was asked for what is as new as the version in use.
      const isAnswered = releaseList !== undefined && releaseList.failure === undefined
      const why = isAnswered ? 'the registry has no release that is as new as the version in use' : 'its releases could not be looked up'
      blocked.push({ sdk, version: null, why, places: placesOf(editable) })
      continue
    }
    const choice = chooseFor(editable, detection, releaseList, { ...upgrader, hazards }, policy, now, prefixFor(base))
    upgrades.push(...choice.upgrades)
    fallbacks.push(...choice.fallbacks)
    blocked.push(...choice.blocked)
  }
  return { upgrades, fallbacks, blocked: distinct(blocked) }
}

/**
 * The version in use of each use where it is known, also of uses that cannot be edited: the locked version, the pin, or what an
 * install gives today. Spelled as the registry spells it.
 */
export function versionsInUse(sdks: SdkTable, uses: readonly Use[], releaseLists: readonly ReleaseList[]): ReadonlyMap<Use, string> {
  return new Map(
    sdks.all.flatMap(({ sdk, upgrader }) => {
      if (upgrader === null) return []
      const releases = releaseLists.find((releaseList) => releaseList.sdk === sdk)?.releases ?? []
      const used = uses.filter((use) => use.sdk === sdk)
      const detection: Detection = { uses: used, runtimes: [], cooldowns: [], notes: [] }
      const { cohorts } = cohortsOf(used, detection, releases, upgrader.versions, 0)
      return cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text] as const))
    }),
  )
}

/**
 * An upgrade of only some of its targets, because the others could not be edited. Its other fields are about these targets
 * then. It moves to the same version, on the same branch. `inUse` is what `versionsInUse` gives.
 */
export function narrow(
  sdks: SdkTable,
  upgrade: Upgrade,
  targets: readonly Target[],
  inUse: ReadonlyMap<Use, string>,
  releaseLists: readonly ReleaseList[],
): Upgrade {
  const releaseList = releaseLists.find(({ sdk }) => sdk === upgrade.sdk)
  if (releaseList === undefined) return upgrade
  return narrowedTo(upgrade, targets, inUse, { ...upgraderOf(sdks, upgrade.sdk), hazards: sdks.of(upgrade.sdk).hazards }, releaseList)
}

/**
 * The hazards of the versions in use, in the order of the facts, each with the uses that have it. Uses that cannot be edited
 * count too, and so do hazards that no upgrade fixes.
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
