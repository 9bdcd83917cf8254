import type { Policy } from '../domain/policy.ts'
import type { Advisory, Release } from '../domain/release.ts'
import type { Hazard } from '../domain/upgrade.ts'
import type { RuntimeClaim } from '../domain/use.ts'
import type { Version, VersionScheme } from '../domain/version.ts'
import { affects, covers } from './affected.ts'
import { DAY, publishedBy } from './published-by.ts'
import type { Standing, Wait } from './standing.ts'

/** What is known of one SDK when its releases are judged. */
export interface Market {
  readonly scheme: VersionScheme
  /** Oldest first, each with its version read. */
  readonly offers: readonly Offer[]
  /** Empty where the service did not answer. */
  readonly advisories: readonly Advisory[]
  readonly hazards: readonly Hazard[]
  readonly policy: Policy
  readonly now: Date
}

/** A release together with its version, read. */
export interface Offer {
  readonly release: Release
  readonly version: Version
}

/** Why a release is not for those who stand so. */
export type Refusal =
  | { readonly kind: 'age'; readonly why: string }
  | { readonly kind: 'runtime'; readonly why: string; readonly claim: RuntimeClaim }
  | { readonly kind: 'other'; readonly why: string }

/** A release that is ahead of the version in use, and why it is refused; null where it is not. */
export interface Candidate {
  readonly offer: Offer
  readonly refusal: Refusal | null
}

/**
 * The cooldown. A release without a date, or with one in the future, is too new: where others are dated, a missing
 * date is no accident, and an implausible one proves nothing (threats T31). No relative times in the text, so that
 * the same facts say the same tomorrow.
 */
function tooNew(release: Release, wait: Wait, now: Date): string | null {
  const days = `${wait.days} ${wait.days === 1 ? 'day' : 'days'}`
  if (release.date === null) return wait.days > 0 ? `too new: nothing says when it was published, and ${wait.asks} asks for ${days}` : null
  const published = publishedBy(release.date)
  const day = release.date.slice(0, 'yyyy-mm-dd'.length)
  if (Number.isNaN(published)) return `too new: its date, "${release.date}", could not be read`
  if (Date.parse(release.date) > now.getTime()) return `too new: it is dated ${day}, which is in the future`
  if (now.getTime() - published >= wait.days * DAY || wait.days === 0) return null
  return `too new: published on ${day}, and ${wait.asks} asks for ${days}`
}

/** The user's own fixed date: what came out later does not exist for their package manager. */
function tooLate(release: Release, { until }: Wait): string | null {
  if (until === undefined || (release.date !== null && !(publishedBy(release.date) > publishedBy(until.date)))) return null
  const when = release.date === null ? 'at no date that is known' : `on ${release.date.slice(0, 'yyyy-mm-dd'.length)}`
  return `published ${when}, and ${until.asks} admits nothing newer than ${until.date}`
}

function refusalOf(market: Market, standing: Standing, { release }: Offer): Refusal | null {
  const { scheme, policy, hazards, advisories, now } = market
  if (release.withdrawn !== null) return { kind: 'other', why: `withdrawn: ${release.withdrawn}` }
  const ignored = policy.ignore.find((ignore) => ignore.sdk === standing.uses[0]?.sdk && covers(ignore.versions, release.version, scheme))
  if (ignored !== undefined) return { kind: 'other', why: `ignored: ${ignored.reason}` }
  const avoid = hazards.find((hazard) => hazard.kind === 'avoid' && covers(hazard.versions, release.version, scheme))
  if (avoid !== undefined) return { kind: 'other', why: `to be avoided: ${avoid.title}` }
  const worse = advisories.find((advisory) => affects(advisory, release.version, scheme) && !affects(advisory, standing.inUse.text, scheme))
  if (worse !== undefined) return { kind: 'other', why: `affected by ${worse.id}, which the version in use is not` }
  const required = release.runtime
  const claim = required === null ? undefined : standing.claims.find((each) => !scheme.runtimeMeets(each.requirement, required))
  if (claim !== undefined) {
    return { kind: 'runtime', claim, why: `needs ${required}, and ${claim.path}:${claim.line} declares ${claim.requirement}` }
  }
  const late = tooLate(release, standing.wait)
  if (late !== null) return { kind: 'other', why: late }
  const age = tooNew(release, standing.wait, now)
  return age === null ? null : { kind: 'age', why: age }
}

/**
 * Whether a release continues the channel of the version in use: a stable user sees stable releases alone; a beta
 * user newer betas, and the stable releases that contain theirs (the same or a higher X.Y.Z).
 */
function continues(inUse: Version, { version }: Offer): boolean {
  if (version.channel === inUse.channel) return true
  if (version.channel !== 'stable') return false
  return (version.major - inUse.major || version.minor - inUse.minor || version.patch - inUse.patch) >= 0
}

/** Checks, each told by whether a version is affected, of what makes the version in use insecure. */
function insecurities(market: Market, inUse: Version): readonly ((version: string) => boolean)[] {
  const hazards = market.hazards.filter((hazard) => hazard.kind === 'security')
  const checks = [
    ...hazards.map((hazard) => (version: string) => covers(hazard.versions, version, market.scheme)),
    ...market.advisories.map((advisory) => (version: string) => affects(advisory, version, market.scheme)),
  ]
  return checks.filter((isAffected) => isAffected(inUse.text))
}

/**
 * The candidates whose cooldown is lifted because they make the version in use secure: for each hazard or advisory
 * that nothing old enough is free of, the *oldest* release that is, in the major in use, else in the oldest that has
 * one. The oldest and not the newest: any release that is published tomorrow, by whomever, is "free of" an old
 * defect, and the cooldown stands against just that.
 */
function lifted(market: Market, inUse: Version, candidates: readonly Candidate[]): ReadonlySet<Offer> {
  const fixes = new Set<Offer>()
  for (const isAffected of insecurities(market, inUse)) {
    const free = candidates.filter(
      ({ offer, refusal }) => (refusal === null || refusal.kind === 'age') && !isAffected(offer.release.version),
    )
    const lane = free.filter(({ offer }) => offer.version.major === free[0]?.offer.version.major)
    if (lane[0] !== undefined && lane.every(({ refusal }) => refusal !== null)) fixes.add(lane[0].offer)
  }
  return fixes
}

/** Everything ahead of the version in use and in its channel, oldest first. Never a downgrade, by construction. */
export function candidatesFor(market: Market, standing: Standing): readonly Candidate[] {
  const { inUse } = standing
  const ahead = market.offers.filter((offer) => continues(inUse, offer) && market.scheme.compare(offer.release.version, inUse.text) > 0)
  const judged = ahead.map((offer): Candidate => ({ offer, refusal: refusalOf(market, standing, offer) }))
  const fixes = lifted(market, inUse, judged)
  return judged.map((candidate) => (fixes.has(candidate.offer) ? { offer: candidate.offer, refusal: null } : candidate))
}
