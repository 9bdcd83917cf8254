import type { Policy } from '../domain/policy.ts'
import type { Use } from '../domain/use.ts'
import type { Channel } from '../domain/version.ts'
import { type Judged, insecurities, judgedFor, type ReleaseFacts, type Candidate, type Refusal } from './judge.ts'
import type { Cohort } from './cohorts.ts'

/** A cohort, and every candidate for it. */
interface Member {
  readonly cohort: Cohort
  readonly judged: readonly Judged[]
}

/** One major of one channel that cohorts move to: one upgrade, if there is a version for it. */
export interface Bucket {
  readonly major: number
  readonly channel: Channel
  /** The version that its cohorts move to. */
  readonly to: Candidate
  /** Those that move. A cohort that already has `to` or a newer version is not among them. */
  readonly cohorts: readonly Cohort[]
}

/** A release that a cohort was refused, and that the user sees. */
export interface Refused {
  readonly version: string
  readonly refusal: Refusal
  /** The uses of that cohort. */
  readonly uses: readonly Use[]
}

/** The candidates of one major that are open to a member: those of its own channel where there is one, else stable ones. */
function open(member: Member, major: number): readonly Candidate[] {
  const accepted = member.judged
    .filter(({ candidate, refusal }) => refusal === null && candidate.version.major === major)
    .map(({ candidate }) => candidate)
  const kept = accepted.filter((candidate) => candidate.version.channel === member.cohort.inUse.channel)
  return kept.length > 0 ? kept : accepted
}

/** The major that the policy moves a member to: the newest or the next in which a candidate is open to it; null where there is none. */
function targetMajor(member: Member, majors: Policy['majors']): number | null {
  if (majors === 'off') return null
  const above = member.judged.filter(({ candidate, refusal }) => refusal === null && candidate.version.major > member.cohort.least.major)
  return (majors === 'latest' ? above.at(-1) : above[0])?.candidate.version.major ?? null
}

/**
 * The version of one bucket: the newest that is open to all members that would move, or, where there is none, to the most of
 * them. A member that already has that version or a newer one does not count.
 */
function settle(members: readonly Member[], major: number, channel: Channel, facts: ReleaseFacts): Bucket | null {
  const candidates = facts.candidates.filter(({ version }) => version.major === major && version.channel === channel)
  const wishes = members.map((member) => ({ member, open: new Set(open(member, major)) }))
  let best: { readonly to: Candidate; readonly cohorts: readonly Cohort[]; readonly refused: number } | null = null
  for (const to of candidates.toReversed()) {
    const behind = wishes.filter(({ member }) => facts.scheme.compare(member.cohort.inUse.text, to.release.version) < 0)
    const cohorts = behind.filter((wish) => wish.open.has(to)).map(({ member }) => member.cohort)
    const refused = behind.length - cohorts.length
    if (cohorts.length > 0 && (best === null || refused < best.refused)) best = { to, cohorts, refused }
  }
  return best === null ? null : { major, channel, to: best.to, cohorts: best.cohorts }
}

const BEYOND = {
  latest: 'a later major',
  next: 'a later major, and `majors: next` goes one major at a time',
  off: 'a later major, and `majors: off` allows none',
} as const satisfies Record<Policy['majors'], string>

/** Where a member goes: the major in use, another one, both or none. */
interface Way {
  readonly member: Member
  /** The major that the policy moves it to; the one in use where it stays there. */
  readonly goal: number
  /** Whether it moves to its goal. */
  readonly isMoved: boolean
  /** Whether it also moves within the major in use, beside another goal. */
  readonly isBeside: boolean
}

function wayOf(member: Member, facts: ReleaseFacts): Way {
  const { majors, inMajor } = facts.policy
  const own = member.cohort.least.major
  const goal = targetMajor(member, majors) ?? own
  if (goal !== own) {
    const isBeside = inMajor === 'always' || (inMajor === 'auto' && isMoreSecure(member, facts))
    return { member, goal, isMoved: true, isBeside }
  }
  // With `never` it waits for a later major that is on hold; what was withdrawn is none to wait for.
  const isLater = ({ candidate: { version, release } }: Judged): boolean => version.major > own && release.withdrawn === null
  return { member, goal, isMoved: inMajor !== 'never' || majors === 'off' || !member.judged.some(isLater), isBeside: false }
}

/** Whether the newest release of the major in use that is open is free of a security problem of the version in use. */
function isMoreSecure(member: Member, facts: ReleaseFacts): boolean {
  const newest = open(member, member.cohort.least.major).at(-1)
  return newest !== undefined && insecurities(facts, member.cohort.inUse).some((isAffected) => !isAffected(newest.release.version))
}

function majorsOf({ member, goal, isMoved, isBeside }: Way): readonly number[] {
  return [...(isMoved ? [goal] : []), ...(isBeside ? [member.cohort.least.major] : [])]
}

/**
 * What the user would ask about: in each major that a member moves to, the newest refused release that is newer than the
 * version chosen; and the newest release beyond these majors.
 */
function refusedTo(way: Way, chosen: readonly Bucket[], facts: ReleaseFacts): readonly Refused[] {
  const { member, goal, isMoved } = way
  const refused = [...new Set([...majorsOf(way), goal])].map((major) => {
    const to = chosen.find((bucket) => bucket.major === major)?.to.release.version ?? member.cohort.inUse.text
    return member.judged.findLast(
      ({ candidate, refusal }) =>
        (refusal !== null || !isMoved) && candidate.version.major === major && facts.scheme.compare(candidate.release.version, to) > 0,
    )
  })
  const beyond = member.judged.findLast(({ candidate }) => candidate.version.major > goal)
  return [...refused, beyond]
    .filter((candidate) => candidate !== undefined)
    .map(({ candidate, refusal }) => ({
      version: candidate.release.version,
      refusal: refusal ?? { kind: 'other', why: candidate.version.major > goal ? BEYOND[facts.policy.majors] : WAITS },
      uses: member.cohort.uses,
    }))
}

const WAITS = '`in-major: never` waits for a later major'

/** One bucket for each major and channel that members move to, oldest version first. */
function settleAll(moves: readonly (readonly [Member, major: number])[], facts: ReleaseFacts): readonly Bucket[] {
  const joined = new Map<string, { readonly major: number; readonly channel: Channel; readonly members: Member[] }>()
  for (const [member, major] of moves) {
    const channel = open(member, major)[0]?.version.channel ?? member.cohort.inUse.channel
    const bucket = joined.get(`${major} ${channel}`) ?? { major, channel, members: [] }
    bucket.members.push(member)
    joined.set(`${major} ${channel}`, bucket)
  }
  return [...joined.values()]
    .map((bucket) => settle(bucket.members, bucket.major, bucket.channel, facts))
    .filter((bucket) => bucket !== null)
    .toSorted((a, b) => facts.scheme.compare(a.to.release.version, b.to.release.version))
}

/** Buckets of one SDK. */
interface Buckets {
  readonly buckets: readonly Bucket[]
  /** Within the major in use, for the cohorts that only go to a later major. */
  readonly fallbacks: readonly Bucket[]
  readonly refused: readonly Refused[]
}

/**
 * Sorts the cohorts of one SDK into buckets. By the policy each moves to a later major that all share, or to the newest release
 * of its own, or to both. A cohort that is in that later major already shares the bucket, and so the branch.
 */
export function bucketsOf(cohorts: readonly Cohort[], facts: ReleaseFacts): Buckets {
  let ways: readonly Way[] = cohorts.map((cohort) => wayOf({ cohort, judged: judgedFor(facts, cohort) }, facts))
  for (;;) {
    const buckets = settleAll(
      ways.flatMap((way) => majorsOf(way).map((major) => [way.member, major] as const)),
      facts,
    )
    const holds = ({ cohort }: Member): boolean => buckets.some((bucket) => bucket.cohorts.includes(cohort))
    // The version that suits most members may be none for one of them, which then moves within its major.
    const left = new Set(ways.filter((way) => canFallBack(way, facts) && !holds(way.member)))
    if (left.size > 0) {
      ways = ways.map((way) => (left.has(way) ? { ...way, isBeside: true } : way))
      continue
    }
    const isTaken = ({ major, channel }: Bucket): boolean => buckets.some((other) => other.major === major && other.channel === channel)
    const spare = ways.filter((way) => canFallBack(way, facts)).map(({ member }) => [member, member.cohort.least.major] as const)
    const refused = ways.flatMap((way) => {
      const chosen = buckets.filter((bucket) => bucket.cohorts.includes(way.member.cohort))
      return refusedTo(way, chosen, facts)
    })
    return { buckets, fallbacks: settleAll(spare, facts).filter((bucket) => !isTaken(bucket)), refused }
  }
}

/** Whether it only goes to a later major so far, and may go to the newest release of its own instead. */
function canFallBack({ member, goal, isBeside }: Way, { policy }: ReleaseFacts): boolean {
  return policy.inMajor === 'auto' && goal !== member.cohort.least.major && !isBeside
}
