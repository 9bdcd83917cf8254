import type { Policy } from '../domain/policy.ts'
import type { Advisory, Release } from '../domain/release.ts'
import type { Hazard } from '../domain/upgrade.ts'
import type { RuntimeConstraint } from '../domain/use.ts'
import type { Version, VersionScheme } from '../domain/version.ts'
import { affects, covers } from './affected.ts'
import type { Cohort } from './cohorts.ts'
import { tooLate, tooNew } from './cooldown.ts'

/** What is known of one SDK when its releases are judged. */
export interface ReleaseFacts {
  readonly scheme: VersionScheme
  /** Oldest first, each with its version read. */
  readonly candidates: readonly Candidate[]
  /** Empty where the service did not answer. */
  readonly advisories: readonly Advisory[]
  readonly hazards: readonly Hazard[]
  readonly policy: Policy
  readonly now: Date
}

/** A release that may be moved to, with its version read. */
export interface Candidate {
  readonly release: Release
  readonly version: Version
}

/** Why a candidate is not for a cohort. */
export type Refusal =
  | { readonly kind: 'age'; readonly why: string }
  | { readonly kind: 'runtime'; readonly why: string; readonly constraint: RuntimeConstraint }
  | { readonly kind: 'other'; readonly why: string }

/** A candidate, and why it is refused; null where it is not. */
export interface Judged {
  readonly candidate: Candidate
  readonly refusal: Refusal | null
}

/** The declared runtime that is too old for a release; undefined where none is, or where the version in use needs as much already. */
function tooOldFor({ scheme, candidates }: ReleaseFacts, { inUse, constraints }: Cohort, required: string): RuntimeConstraint | undefined {
  const own = candidates.find(({ version }) => version.text === inUse.text)?.release.runtime ?? null
  if (own !== null && scheme.runtimeMeets(own, required)) return undefined
  return constraints.find((each) => !scheme.runtimeMeets(each.requirement, required))
}

function refusalOf(facts: ReleaseFacts, cohort: Cohort, { release }: Candidate): Refusal | null {
  const { scheme, policy, hazards, advisories, now } = facts
  if (release.withdrawn !== null) return { kind: 'other', why: `${release.isSource ? '' : 'withdrawn: '}${release.withdrawn}` }
  const ignored = policy.ignore.find((ignore) => ignore.sdk === cohort.uses[0]?.sdk && covers(ignore.versions, release.version, scheme))
  if (ignored !== undefined) return { kind: 'other', why: `ignored: ${ignored.reason}` }
  const avoid = hazards.find((hazard) => hazard.kind === 'avoid' && covers(hazard.versions, release.version, scheme))
  if (avoid !== undefined) return { kind: 'other', why: `to be avoided: ${avoid.title}` }
  const worse = advisories.find((advisory) => affects(advisory, release.version, scheme) && !affects(advisory, cohort.inUse.text, scheme))
  if (worse !== undefined) return { kind: 'other', why: `affected by ${worse.id}, which the version in use is not` }
  const required = release.runtime
  const constraint = required === null ? undefined : tooOldFor(facts, cohort, required)
  if (constraint !== undefined) {
    return {
      kind: 'runtime',
      constraint,
      why: `needs ${required}, and ${constraint.path}:${constraint.line} declares ${constraint.requirement}`,
    }
  }
  const late = tooLate(release, cohort.wait)
  if (late !== null) return { kind: 'other', why: late }
  const age = tooNew(release, cohort.wait, now)
  return age === null ? null : { kind: 'age', why: age }
}

/**
 * Whether a release continues the channel of the version in use: a stable user sees stable releases alone; a beta
 * user newer betas, and the stable releases that contain theirs (the same or a higher X.Y.Z).
 */
function continues(inUse: Version, { version }: Candidate): boolean {
  if (version.channel === inUse.channel) return true
  if (version.channel !== 'stable') return false
  return (version.major - inUse.major || version.minor - inUse.minor || version.patch - inUse.patch) >= 0
}

/** What makes the version in use insecure: for each defect, whether a version has it. */
export function insecurities(facts: ReleaseFacts, inUse: Version): readonly ((version: string) => boolean)[] {
  const hazards = facts.hazards.filter((hazard) => hazard.kind === 'security')
  const checks = [
    ...hazards.map((hazard) => (version: string) => covers(hazard.versions, version, facts.scheme)),
    ...facts.advisories.map((advisory) => (version: string) => affects(advisory, version, facts.scheme)),
  ]
  return checks.filter((isAffected) => isAffected(inUse.text))
}

/**
 * The candidates whose cooldown is lifted because they make the version in use secure. For each hazard or advisory that no
 * old enough candidate is free of, it is the *oldest* one that is free: in the major in use, else in the oldest major that has
 * one. Not the newest, because any release that somebody publishes tomorrow is free of an old defect, and the cooldown is
 * there to guard against such a release.
 */
function lifted(facts: ReleaseFacts, inUse: Version, judged: readonly Judged[]): ReadonlySet<Candidate> {
  const fixes = new Set<Candidate>()
  for (const isAffected of insecurities(facts, inUse)) {
    const free = judged.filter(
      ({ candidate, refusal }) => (refusal === null || refusal.kind === 'age') && !isAffected(candidate.release.version),
    )
    const [first] = free
    const sameMajor = free.filter(({ candidate }) => candidate.version.major === first?.candidate.version.major)
    if (first !== undefined && sameMajor.every(({ refusal }) => refusal !== null)) fixes.add(first.candidate)
  }
  return fixes
}

/** Every candidate for a cohort, oldest first, each judged. Never a downgrade: what is not ahead, or older than what is asked for, is none. */
export function judgedFor(facts: ReleaseFacts, cohort: Cohort): readonly Judged[] {
  const { inUse, least } = cohort
  const { compare } = facts.scheme
  const ahead = facts.candidates.filter(
    (candidate) =>
      continues(inUse, candidate) &&
      compare(candidate.release.version, inUse.text) > 0 &&
      compare(candidate.release.version, least.text) >= 0,
  )
  const judged = ahead.map((candidate): Judged => ({ candidate, refusal: refusalOf(facts, cohort, candidate) }))
  const fixes = lifted(facts, inUse, judged)
  return judged.map((each) => (fixes.has(each.candidate) ? { candidate: each.candidate, refusal: null } : each))
}
