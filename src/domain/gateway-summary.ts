import type { Requests } from './own-tests.ts'

/** What a developer's own program asked of the gateway, for who looks at it at the end. */
export interface GatewaySummary {
  /** All requests. */
  readonly requests: number
  /** How many of them, the newest, the lists below are about. */
  readonly judged: number
  /** Objects that were made. */
  readonly made: number
  /** Answers that were sent again for a key that was used before, which made nothing. */
  readonly replayed: number
  /** Requests that make or change something and carried no idempotency key. */
  readonly keyless: readonly Requests[]
  /** Keys that came again with other parameters, where Stripe refuses them, and with which request. */
  readonly reusedKeys: readonly (Requests & { readonly key: string })[]
  /** Objects that were made again by the same parameters, because no key or another one came with them. */
  readonly madeTwice: readonly Requests[]
  /** The same, request by request. */
  readonly doubles: readonly DoubleMade[]
  /** Each POST that carried no idempotency key. */
  readonly keylessPosts: readonly NamedRequest[]
  /** What stripe-mock refused. */
  readonly refused: readonly RefusedRequests[]
  /** Why stripe-mock could not be reached, the first time; null where it could. */
  readonly failure: string | null
}

/** One request, so that a person finds it again. */
export interface NamedRequest {
  /** 1-based, in the order in which they arrived. */
  readonly number: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly key: string | null
  /** The `Request-Id` of its answer, which SDKs show. */
  readonly requestId: string
}

/** An object that was made more than once. */
export interface DoubleMade {
  readonly what: string
  /** Two or more, the first one first. */
  readonly requests: readonly NamedRequest[]
}

/** Requests of one kind that stripe-mock refused for one reason. */
export interface RefusedRequests extends Requests {
  /** Null where the client did not wait for it. */
  readonly status: number | null
  /** In stripe-mock's words. Untrusted: they quote the request. */
  readonly why: string
}

/** What `--fail-on` may look for. */
export const FAILINGS = ['double', 'no-key'] as const
export type Failing = (typeof FAILINGS)[number]

/** One request to the gateway, as it is reported at once. */
export interface GatewayRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly key: string | null
  /** Null where no answer was sent. */
  readonly status: number | null
  /** What became of it, in a few words; empty where nothing is to say. */
  readonly remark: string
  /** Whether a developer should look at it. */
  readonly alarming: boolean
}
