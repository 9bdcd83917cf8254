import type { Policy } from '../domain/policy.ts'
import type { Use } from '../domain/use.ts'
import type { Channel } from '../domain/version.ts'
import { type Candidate, candidatesFor, type Market, type Offer, type Refusal } from './judge.ts'
import type { Standing } from './standing.ts'

/** A standing with everything ahead of it. */
interface Mover {
  readonly standing: Standing
  readonly candidates: readonly Candidate[]
}

/** One major of one channel that uses move to: one upgrade, if it finds a version. */
export interface Lane {
  readonly major: number
  readonly channel: Channel
  /** The version that the lane moves to. */
  readonly to: Offer
  /** Those that move; who already stands at `to` or beyond is not among them. */
  readonly standings: readonly Standing[]
}

/** A release that somebody was refused, and is shown to the user. */
export interface Refused {
  readonly version: string
  readonly refusal: Refusal
  /** Those that it was refused to. */
  readonly uses: readonly Use[]
}

/** The candidates of one major that a mover would take: of its own channel where there is one, else stable. */
function open(mover: Mover, major: number): readonly Offer[] {
  const accepted = mover.candidates
    .filter(({ offer, refusal }) => refusal === null && offer.version.major === major)
    .map(({ offer }) => offer)
  const kept = accepted.filter((offer) => offer.version.channel === mover.standing.inUse.channel)
  return kept.length > 0 ? kept : accepted
}

/** The major that a mover's shared upgrade goes to, or null: the newest or the next in which something is open to it. */
function targetMajor(mover: Mover, majors: Policy['majors']): number | null {
  if (majors === 'off') return null
  const above = mover.candidates.filter(({ offer, refusal }) => refusal === null && offer.version.major > mover.standing.inUse.major)
  return (majors === 'latest' ? above.at(-1) : above[0])?.offer.version.major ?? null
}

/**
 * The version of one lane: the newest that is open to all who would move, or, where there is none, to the most of
 * them. Who stands there or beyond already has no say.
 */
function settle(movers: readonly Mover[], major: number, channel: Channel, market: Market): Lane | null {
  const offers = market.offers.filter(({ version }) => version.major === major && version.channel === channel)
  const wishes = movers.map((mover) => ({ mover, open: new Set(open(mover, major)) }))
  let best: { readonly to: Offer; readonly standings: readonly Standing[]; readonly refused: number } | null = null
  for (const to of offers.toReversed()) {
    const behind = wishes.filter(({ mover }) => market.scheme.compare(mover.standing.inUse.text, to.release.version) < 0)
    const standings = behind.filter((wish) => wish.open.has(to)).map(({ mover }) => mover.standing)
    const refused = behind.length - standings.length
    if (standings.length > 0 && (best === null || refused < best.refused)) best = { to, standings, refused }
  }
  return best === null ? null : { major, channel, to: best.to, standings: best.standings }
}

const BEYOND = {
  latest: 'a later major',
  next: 'a later major, and `majors: next` goes one at a time',
  off: 'a later major, and with `majors: off` none is moved to',
} as const satisfies Record<Policy['majors'], string>

/**
 * What a mover would ask about: the newest refused release ahead of the version chosen, in each major that it moves
 * to, and the newest of all beyond them.
 */
function refusedTo(mover: Mover, chosen: readonly Lane[], goal: number, market: Market): readonly Refused[] {
  const own = mover.standing.inUse.major
  const refused = [...new Set([own, goal])].map((major) => {
    const to = chosen.find((lane) => lane.major === major)?.to.release.version ?? mover.standing.inUse.text
    return mover.candidates.findLast(
      ({ offer, refusal }) => refusal !== null && offer.version.major === major && market.scheme.compare(offer.release.version, to) > 0,
    )
  })
  const beyond = mover.candidates.findLast(({ offer }) => offer.version.major > goal)
  return [...refused, beyond]
    .filter((candidate) => candidate !== undefined)
    .map(({ offer, refusal }) => ({
      version: offer.release.version,
      refusal: refusal ?? { kind: 'other', why: BEYOND[market.policy.majors] },
      uses: mover.standing.uses,
    }))
}

/**
 * Sorts the standings of one SDK into lanes: each into the newest of its own major, and, by the policy, into the major
 * that all move to. A standing that is in that major already shares the lane, and so the branch.
 */
export function lanesOf(
  standings: readonly Standing[],
  market: Market,
): { readonly lanes: readonly Lane[]; readonly refused: readonly Refused[] } {
  const movers = standings.map((standing): Mover => ({ standing, candidates: candidatesFor(market, standing) }))
  const joined = new Map<string, { readonly major: number; readonly channel: Channel; readonly movers: Mover[] }>()
  const goals = new Map<Mover, number>()
  for (const mover of movers) {
    const { inUse } = mover.standing
    const target = targetMajor(mover, market.policy.majors)
    goals.set(mover, target ?? inUse.major)
    for (const major of new Set([inUse.major, target ?? inUse.major])) {
      const channel = open(mover, major)[0]?.version.channel ?? inUse.channel
      const lane = joined.get(`${major} ${channel}`) ?? { major, channel, movers: [] }
      lane.movers.push(mover)
      joined.set(`${major} ${channel}`, lane)
    }
  }
  const lanes = [...joined.values()]
    .map((lane) => settle(lane.movers, lane.major, lane.channel, market))
    .filter((lane) => lane !== null)
    .toSorted((a, b) => market.scheme.compare(a.to.release.version, b.to.release.version))
  const refused = movers.flatMap((mover) => {
    const chosen = lanes.filter((lane) => lane.standings.includes(mover.standing))
    return refusedTo(mover, chosen, goals.get(mover) ?? mover.standing.inUse.major, market)
  })
  return { lanes, refused }
}
