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
}

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
