import type { Place } from './place.ts'
import type { Sdk } from './sdk.ts'

/**
 * What is looked for in code because a case of the contract turns on it, and which case that is; `sdk` is the language
 * whose code is searched.
 */
export const CASE_RULES = {
  /** Options where parameters belong, as in `capture(id, { idempotencyKey })`: stripe-node 22 and later send them as parameters. */
  'options-as-parameters': { sdk: 'node', case: 'shape/capture-options-only' },
  /** `{ idempotency_key }` among the options: stripe-node 22 and later ignore it. */
  'snake-case-option': { sdk: 'node', case: 'shape/snake-case-key' },
  /** `constructEvent(…, 0)`: up to stripe-node 22 the default of 300 s, from 23 on no limit at all. */
  'tolerance-zero': { sdk: 'node', case: 'webhook/tolerance-zero' },
  /** `verifyHeader(payload, header, secret)`: up to stripe-node 22 no limit, from 23 on 300 s. */
  'tolerance-left-out': { sdk: 'node', case: 'webhook/low-level-default-tolerance' },
} as const satisfies Readonly<Record<string, { readonly sdk: Sdk; readonly case: string }>>

export type CaseRule = keyof typeof CASE_RULES

/** A line of the user's own code that the upgrade touches. */
export interface Finding extends Place {
  readonly sdk: Sdk
  /** `api-version-literal`: the code names an API version itself. */
  readonly rule: 'api-version-literal' | CaseRule
  /** What stands there: `2024-06-20`, or the call as `stripe.charges.capture`. Untrusted. */
  readonly value: string
  readonly message: string
}

/** What a reading of the user's code came to. */
export interface Review {
  /** By path and line. */
  readonly findings: readonly Finding[]
  /** The files that mention Stripe and were searched, by the SDKs that were reviewed. */
  readonly files: ReadonlyMap<Sdk, readonly string[]>
}
