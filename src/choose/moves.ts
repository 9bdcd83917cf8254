import type { Comparison, Move, MovedUse, StaleLock } from '../domain/comparison.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Detection, Use } from '../domain/use.ts'
import type { Target, Upgrade } from '../domain/upgrade.ts'
import { affects } from './affected.ts'
import { cohortsOf } from './cohorts.ts'
import { narrowed } from './upgrade.ts'

/** A use before and after. */
type Pair = Omit<MovedUse, 'from'>

/** A pair whose version is another one. */
interface Moved extends MovedUse {
  readonly to: string
}

/** What the uses of one manifest that are of one kind have in common; a line may move, and so is not part of it. */
function keyOf({ sdk, path, kind, package: name }: Use): string {
  return JSON.stringify([sdk, path, kind, name])
}

function grouped(uses: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const groups = new Map<string, Use[]>()
  for (const use of uses) groups.set(keyOf(use), [...(groups.get(keyOf(use)) ?? []), use])
  return groups
}

/** The uses of both sides side by side; of several alike in one manifest the first with the first. */
function pairsOf(
  base: readonly Use[],
  head: readonly Use[],
): { readonly pairs: readonly Pair[]; readonly appeared: Comparison['appeared'] } {
  const [befores, afters] = [grouped(base), grouped(head)]
  const pairs: Pair[] = []
  const appeared: Comparison['appeared'][number][] = []
  for (const key of new Set([...befores.keys(), ...afters.keys()])) {
    const [before = [], after = []] = [befores.get(key), afters.get(key)]
    for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
      const [old, now] = [before[at], after[at]]
      if (old !== undefined && now !== undefined) pairs.push({ before: old, after: now })
      else if (old !== undefined) appeared.push({ use: old, version: old.version, what: 'removed' })
      else if (now !== undefined) appeared.push({ use: now, version: now.version, what: 'added' })
    }
  }
  return { pairs, appeared }
}

/** Whether the manifest was changed and its lockfile was not: what it holds is not what is asked for. */
function staleLock({ before, after }: Pair, admits: (specifier: string, version: string) => boolean): StaleLock | null {
  const lockfile = after.lockfile ?? before.lockfile
  if (lockfile === null || after.specifier === before.specifier || after.movesWith !== undefined) return null
  const { sdk, path, line, specifier, locked } = after
  if (locked === null ? before.locked === null : admits(specifier, locked)) return null
  return { sdk, path, line, specifier, lockfile: lockfile.path, locked }
}

/** The use as an install would read it that does not look at the lockfile. */
function unlocked(use: Use): Use {
  return { ...use, locked: null, lockfile: null, version: null }
}

/** The version in use of each use of one language, also of one that cannot be upgraded yet. */
function versionsOf({ upgrader }: SdkAdapter, uses: readonly Use[], releaseList: ReleaseList | undefined): ReadonlyMap<Use, string> {
  if (upgrader === null) return new Map(uses.flatMap((use) => (use.version === null ? [] : [[use, use.version] as const])))
  const detection: Detection = { uses, runtimes: [], cooldowns: [], notes: [] }
  const { cohorts } = cohortsOf(uses, detection, releaseList?.releases ?? [], upgrader.versions, 0)
  return new Map(cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text] as const)))
}

interface Side {
  readonly uses: readonly Use[]
  readonly versions: ReadonlyMap<Use, string>
}

function compareOne(language: SdkAdapter, base: readonly Use[], head: readonly Use[], releaseList: ReleaseList | undefined): Comparison {
  const { upgrader } = language
  const admits = upgrader?.versions.admits ?? (() => true)
  const { pairs, appeared } = pairsOf(base, head)
  const stale = new Map(
    pairs.flatMap((pair) => {
      const found = staleLock(pair, admits)
      return found === null ? [] : [[pair.after, found] as const]
    }),
  )
  const asked = new Map(head.map((use) => [use, stale.has(use) ? unlocked(use) : use]))
  const before: Side = { uses: base, versions: versionsOf(language, base, releaseList) }
  const after: Side = { uses: head, versions: versionsOf(language, [...asked.values()], releaseList) }
  const moved: Moved[] = []
  const unknown: Use[] = []
  for (const pair of pairs) {
    const from = before.versions.get(pair.before)
    const to = after.versions.get(asked.get(pair.after) ?? pair.after)
    if (from !== undefined && to !== undefined) {
      if (from !== to) moved.push({ ...pair, from, to })
    } else if (pair.before.specifier !== pair.after.specifier) unknown.push(pair.after)
  }
  return { moves: movesOf(language, moved, releaseList), appeared, stale: [...stale.values()], unknown }
}

/** The order of its versions; of a language that cannot be upgraded yet, by the numbers in them. */
function orderOf({ upgrader }: SdkAdapter): (a: string, b: string) => number {
  return upgrader?.versions.compare ?? ((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

function filesOf({ path, lockfile }: Use): readonly string[] {
  return lockfile === null ? [path] : [path, lockfile.path]
}

/** One move for each version that is moved to, and each direction. */
function movesOf(language: SdkAdapter, moved: readonly Moved[], releaseList: ReleaseList | undefined): readonly Move[] {
  const order = orderOf(language)
  const directionOf = ({ from, to }: Moved): Move['direction'] => (order(to, from) < 0 ? 'down' : 'up')
  const groups = new Map<string, Moved[]>()
  for (const one of moved) {
    const key = `${one.to} ${directionOf(one)}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group): readonly Move[] => {
    const [first] = group
    if (first === undefined) return []
    const upgrade = upgradeOf(language, group, first.to, directionOf(first), releaseList)
    const newAdvisories = newAdvisoriesOf(language, upgrade, releaseList)
    return [{ upgrade, direction: directionOf(first), uses: group, newAdvisories }]
  })
}

function upgradeOf(
  language: SdkAdapter,
  group: readonly Moved[],
  to: string,
  direction: Move['direction'],
  releaseList: ReleaseList | undefined,
): Upgrade {
  const { sdk, upgrader, hazards } = language
  const froms = [...new Set(group.map(({ from }) => from))].toSorted(orderOf(language))
  const targets = group.map(({ before, after }): Target => ({ use: before, specifier: after.specifier }))
  const bare: Upgrade = {
    sdk,
    from: froms[0] ?? to,
    froms,
    to,
    major: true,
    targets,
    paths: [...new Set(group.flatMap(({ before, after }) => [...filesOf(before), ...filesOf(after)]))].toSorted(),
    // No branch of ours: what separates the moves of a pull request.
    branch: `verify/${sdk}-${to}-${direction}`,
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
  if (upgrader === null) return bare
  const list = releaseList ?? { sdk, releases: [], advisories: 'unknown', notes: [] }
  return { ...narrowed(bare, targets, froms, { ...upgrader, hazards }, list), paths: bare.paths }
}

function newAdvisoriesOf({ upgrader }: SdkAdapter, { froms, to }: Upgrade, releaseList: ReleaseList | undefined): readonly string[] {
  if (upgrader === null || releaseList === undefined || releaseList.advisories === 'unknown') return []
  const { versions } = upgrader
  const found = releaseList.advisories.filter(
    (advisory) => affects(advisory, to, versions) && !froms.some((from) => affects(advisory, from, versions)),
  )
  return [...new Set(found.map(({ id }) => id))].toSorted()
}

/**
 * What a commit, `head`, does to the Stripe SDKs of another, `base`: which move and to which version, which come and go, and
 * which manifests their lockfiles do not follow. Without `releaseLists` only what lockfiles and exact pins say is known.
 */
export function movesBetween(
  sdks: SdkTable,
  base: readonly Use[],
  head: readonly Use[],
  releaseLists: readonly ReleaseList[] = [],
): Comparison {
  const all = sdks.all.map((language) => {
    const of = (uses: readonly Use[]): readonly Use[] => uses.filter(({ sdk }) => sdk === language.sdk)
    return compareOne(
      language,
      of(base),
      of(head),
      releaseLists.find(({ sdk }) => sdk === language.sdk),
    )
  })
  return {
    moves: all.flatMap(({ moves }) => moves),
    appeared: all.flatMap(({ appeared }) => appeared),
    stale: all.flatMap(({ stale }) => stale),
    unknown: all.flatMap(({ unknown }) => unknown),
  }
}
