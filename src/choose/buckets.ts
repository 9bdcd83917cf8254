import type { Policy } from '../domain/policy.ts'
import type { Use } from '../domain/use.ts'
import type { Channel } from '../domain/version.ts'
import { type Judged, judgedFor, type ReleaseFacts, type Candidate, type Refusal } from './judge.ts'
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
  const above = member.judged.filter(({ candidate, refusal }) => refusal === null && candidate.version.major > member.cohort.inUse.major)
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

/**
 * What the user would ask about: in each major that a member moves to, the newest refused release that is newer than the
 * version chosen; and the newest release beyond these majors.
 */
function refusedTo(member: Member, chosen: readonly Bucket[], goal: number, facts: ReleaseFacts): readonly Refused[] {
  const own = member.cohort.inUse.major
  const refused = [...new Set([own, goal])].map((major) => {
    const to = chosen.find((bucket) => bucket.major === major)?.to.release.version ?? member.cohort.inUse.text
    return member.judged.findLast(
      ({ candidate, refusal }) =>
        refusal !== null && candidate.version.major === major && facts.scheme.compare(candidate.release.version, to) > 0,
    )
  })
  const beyond = member.judged.findLast(({ candidate }) => candidate.version.major > goal)
  return [...refused, beyond]
    .filter((candidate) => candidate !== undefined)
    .map(({ candidate, refusal }) => ({
      version: candidate.release.version,
      refusal: refusal ?? { kind: 'other', why: BEYOND[facts.policy.majors] },
      uses: member.cohort.uses,
    }))
}

/**
 * Sorts the cohorts of one SDK into buckets. Each moves to the newest release of its own major, and by the policy also to the
 * major that all move to. A cohort that is in that major already shares the bucket, and so the branch.
 */
export function bucketsOf(
  cohorts: readonly Cohort[],
  facts: ReleaseFacts,
): { readonly buckets: readonly Bucket[]; readonly refused: readonly Refused[] } {
  const members = cohorts.map((cohort): Member => ({ cohort, judged: judgedFor(facts, cohort) }))
  const joined = new Map<string, { readonly major: number; readonly channel: Channel; readonly members: Member[] }>()
  const goals = new Map<Member, number>()
  for (const member of members) {
    const { inUse } = member.cohort
    const target = targetMajor(member, facts.policy.majors)
    goals.set(member, target ?? inUse.major)
    for (const major of new Set([inUse.major, target ?? inUse.major])) {
      const channel = open(member, major)[0]?.version.channel ?? inUse.channel
      const bucket = joined.get(`${major} ${channel}`) ?? { major, channel, members: [] }
      bucket.members.push(member)
      joined.set(`${major} ${channel}`, bucket)
    }
  }
  const buckets = [...joined.values()]
    .map((bucket) => settle(bucket.members, bucket.major, bucket.channel, facts))
    .filter((bucket) => bucket !== null)
    .toSorted((a, b) => facts.scheme.compare(a.to.release.version, b.to.release.version))
  const refused = members.flatMap((member) => {
    const chosen = buckets.filter((bucket) => bucket.cohorts.includes(member.cohort))
    return refusedTo(member, chosen, goals.get(member) ?? member.cohort.inUse.major, facts)
  })
  return { buckets, refused }
}
