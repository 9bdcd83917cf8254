import type { Sdk } from './sdk.ts'

/** MUST: a language-neutral invariant. SHOULD: one that SDKs gained at a known version. OBSERVE: recorded, never failed. */
export type Level = 'MUST' | 'SHOULD' | 'OBSERVE'

/** What one version did in one case, as the runner judged it. */
export interface Outcome {
  /** `observed` is the outcome of an OBSERVE case that ran. */
  readonly outcome: 'pass' | 'fail' | 'observed' | 'unsupported' | 'inconclusive'
  /** What was seen, in a short stable phrase that two versions can be compared by: `accepted`, `2 sent, no key, 2 made`. */
  readonly seen: string
  /** What was sent and what came back; no port, path, date or random value. */
  readonly detail: string
}

/**
 * One case, the version in use against the candidate:
 * - `pass`: the candidate passes, or does the same as the version in use in an OBSERVE case;
 * - `fixed`: the version in use fails, the candidate passes;
 * - `changed`: the two differ, and no rule says which is right;
 * - `regressed`: a SHOULD that the version in use passes and the candidate fails;
 * - `broken`: a MUST that the candidate fails and the version in use passes or lacks, or a SHOULD that is lost so that a forged
 *   event is accepted or more than one object is made;
 * - `still-broken`: a MUST that both versions fail, in the same or in another way;
 * - `known-issue`: listed upstream, or a SHOULD that both versions fail in the same way or only the candidate has;
 * - `unsupported`: the SDK lacks the feature;
 * - `inconclusive`: the case could not be run to its end. Never a pass.
 */
export type CaseVerdict =
  | 'pass'
  | 'fixed'
  | 'changed'
  | 'regressed'
  | 'broken'
  | 'still-broken'
  | 'known-issue'
  | 'unsupported'
  | 'inconclusive'

/** One case, on the version in use and on the candidate. */
export interface CaseResult {
  /** Stable: `webhook/rotation-second-valid`. */
  readonly id: string
  readonly level: Level
  readonly title: string
  /** The threat it guards: `forged webhook`, `double charge`, `outdated SDK`. */
  readonly threat: string
  readonly from: Outcome
  readonly to: Outcome
  readonly verdict: CaseVerdict
  /** Whether a failing case passed when it was repeated. */
  readonly flaky: boolean
}

/**
 * What a version ran behind. `wall`: another user, a network, processes and files of its own, so that it reaches the gateway alone.
 * `permission`: our own user on this machine, but the runtime itself keeps it from files, programs and threads; not from the network
 * and from other processes. `none`: our own user, with a bare environment.
 */
export type Isolation = (typeof ISOLATIONS)[number]

/** The least first. */
export const ISOLATIONS = ['none', 'permission', 'wall'] as const

/** Over all cases, the worst first. */
export type Verdict = 'broken' | 'inconclusive' | 'regressed' | 'changed' | 'fixed' | 'pass'

/** The contract suite on one pair of versions. */
export interface Proof {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  readonly verdict: Verdict
  readonly cases: readonly CaseResult[]
  /** Why the proof is inconclusive, or what a reader must know of how it ran; empty where nothing. */
  readonly notes: readonly string[]
  /** The less of what its two versions ran behind; left out where neither ran. */
  readonly isolation?: Isolation
  /** Where the time went, in milliseconds. Never part of a pull request. */
  readonly timing: Readonly<Record<string, number>>
  /**
   * How long each case took on the version that took longer, in milliseconds. Cases run side by side, so these do not
   * add up. Never part of a pull request.
   */
  readonly caseTiming?: Readonly<Record<string, number>>
}
