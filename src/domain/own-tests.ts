import type { Verdict } from './proof.ts'

/** Where the user's own tests run: behind the wall, on the machine of the job, or (`auto`) where the job's token says. */
export const TEST_NETWORKS = ['auto', 'wall', 'host'] as const

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

/** A request of the user's tests that stripe-mock refused, because its API version does not have it. */
export interface RefusedCall {
  /** The name of the test that failed by it; null where its output does not say. Untrusted. */
  readonly test: string | null
  /** `GET /v1/nothing/{id}`; null where several can be meant. */
  readonly request: string | null
  /** In stripe-mock's words. */
  readonly why: string
}

/** The API version that stripe-mock answers as, and what the user's tests asked of another one. */
export interface ApiAsked {
  /** Null where stripe-mock does not say. */
  readonly mock: string | null
  /** Those that their requests named, in the order of their names. */
  readonly asked: readonly string[]
  /** Of the runs that failed. */
  readonly refused: readonly RefusedCall[]
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
  /** Left out where nothing is known of it. */
  readonly api?: ApiAsked
  /** Set where they ran behind the wall. */
  readonly isBehindWall?: true
  /** Why the result is inconclusive, and what a reader must know of how it was had. */
  readonly notes: readonly string[]
}
