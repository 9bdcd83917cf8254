import type { Verdict } from './proof.ts'

/** Requests of one kind, and how many there were: `POST /v1/payment_intents/{id}/capture`, 2. */
export interface Requests {
  /** Method and path, without what is different from run to run. */
  readonly what: string
  readonly count: number
}

/** What a program asked of Stripe, as the gateway recorded it. */
export interface Traffic {
  /** All requests. */
  readonly count: number
  /** Those that make or change something and carried no idempotency key. */
  readonly keyless: readonly Requests[]
  /** The same request sent once more with the same key, or both times without one: what a retry does. */
  readonly resent: readonly Requests[]
  /** The same object made more than once: one call with the same parameters, and no key that made it one. */
  readonly madeTwice: readonly Requests[]
}

/** The user's own tests, run once. */
export interface OwnTestRun {
  /** `passed`: exit code 0. `late` and `loud` ran into the limit of time and of output, and were ended. */
  readonly outcome: 'passed' | 'failed' | 'late' | 'loud'
  /** What came of the same once more; absent where it was not repeated. All else is of the first time. */
  readonly repeated?: OwnTestRun['outcome']
  /** Null where it was ended. */
  readonly code: number | null
  /** Never part of a pull request. */
  readonly milliseconds: number
  /**
   * The last lines that it printed: without terminal codes, workflow commands, secrets, and what is different from run to
   * run. Untrusted.
   */
  readonly tail: readonly string[]
  readonly traffic: Traffic
}

/** The user's own tests on the version in use and on the candidate, each with all that the lockfiles hold. */
export interface OwnTests {
  readonly command: string
  /**
   * `broken`: they pass on the version in use, at the second try at the latest, and fail on the candidate. `shared`: they
   * fail on both, which is not the upgrade's doing and shows nothing. `inconclusive`: they could not be run, or not in time.
   */
  readonly verdict: Extract<Verdict, 'broken' | 'inconclusive' | 'fixed' | 'pass'> | 'shared'
  /** Whether what failed passed when it was repeated, with either version. */
  readonly flaky: boolean
  /** Null where they were not run. */
  readonly before: OwnTestRun | null
  readonly after: OwnTestRun | null
  /** Why the result is inconclusive, and what a reader must know of how it was had. */
  readonly notes: readonly string[]
}
