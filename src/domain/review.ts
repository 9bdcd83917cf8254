import type { Place } from './place.ts'
import type { Sdk } from './sdk.ts'

/** What is wrong with a line once the SDK has moved. */
export const BREAKING_KINDS = [
  /** A field of an answer, or a method, that is gone: `subscription.current_period_end`, `invoices.retrieveUpcoming`. */
  'removed-member',
  /** A parameter of a request that is gone: `payment_method_types`. */
  'removed-parameter',
  /** A name of the SDK itself that is gone: `stripe.error.CardError`, `new stripe.StripeResource`. */
  'removed-name',
  /** A module that can no longer be imported: `import stripe.error`. */
  'removed-module',
  /** A call of another shape: a callback, `Stripe(key)` without `new`, a key as a positional argument. */
  'call-shape',
  /** Options where parameters belong: `capture(id, { idempotencyKey })`. */
  'options-as-parameters',
  /** An API version that the code names, and only the new types refuse. */
  'api-version-literal',
  /** A type that is gone or has moved; nothing happens when it runs. */
  'type-only',
  /** The same call does something else: a tolerance of 0, an option in a spelling that is ignored. */
  'behaviour',
] as const

export type BreakingKind = (typeof BREAKING_KINDS)[number]

/**
 * When it is felt. `silent`: nothing fails, and money, the account or a signature check is lost. `runtime`: it fails with the
 * new SDK. `api-version`: it fails, or is undefined, once the API version moves. `types`: for the type checker alone.
 */
export const BREAKS = ['silent', 'runtime', 'api-version', 'types'] as const

export type Breaks = (typeof BREAKS)[number]

/** A line of the user's own code that breaks with the candidate, as the review of a language finds it. */
export interface BrokenLine extends Place {
  readonly sdk: Sdk
  /** 1-based, in UTF-16 units. */
  readonly column: number
  readonly kind: BreakingKind
  readonly breaks: Breaks
  /** What was found there: `Subscription.current_period_end`, `stripe.charges.capture`, an API version. Untrusted. */
  readonly symbol: string
  /** What happens, in one or two sentences. Holds names out of the user's code. Untrusted. */
  readonly message: string
  /** Which engine saw it, and what: `TypeScript 7.0.2: TS2339 …`, `rule: callback`, `stripe 23.1.0 has no …`. Untrusted. */
  readonly evidence: string
  /** What to write instead, where that is mechanical; else null. Untrusted. */
  readonly fix: string | null
  /** The contract case that shows it on the real SDK, or null. */
  readonly case: string | null
  /** The hazard that it is an instance of, or null. */
  readonly hazard: string | null
  /** Words in lower case that the changelog's entry holds, where the symbol does not lead to it. */
  readonly topic?: string | undefined
}

/** The same with the changelog's entry that explains it. */
export interface Breaking extends Omit<BrokenLine, 'topic'> {
  /**
   * Null where no entry does. `version` is the SDK's, or an API version where the notes are another SDK's. `text` is Markdown.
   * Untrusted.
   */
  readonly change: { readonly version: string; readonly text: string } | null
}

/** A line that a known defect of the version in use shows at, whatever the candidate. */
export interface HazardLine extends Place {
  readonly sdk: Sdk
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** The id of the hazard: `node-empty-webhook-secret`. */
  readonly hazard: string
  /** What was found there. Untrusted. */
  readonly symbol: string
  readonly message: string
  readonly fix: string | null
}

/** An API version that the code names itself, whether or not a line breaks by it. */
export interface ApiVersionPin extends Place {
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** `2024-06-20`, `2026-10-28.endive`. Untrusted. */
  readonly value: string
  /** What it holds for: a client, or the SDK as a whole; or one request, by its options or its `Stripe-Version` header. */
  readonly scope: 'client' | 'request'
}

/** What was not checked, a file or a whole part, and why, in one sentence without its full stop. */
export type Unchecked = ({ readonly path: string } | { readonly what: string }) & { readonly why: string }

/** What is unchecked where a type checker or an SDK could not be fetched, started or asked: another run may tell. */
export const ENGINES: ReadonlySet<string> = new Set(['types', 'names'])

/** What a language's review of some files came to. */
export interface Reviewed {
  readonly breaking: readonly BrokenLine[]
  readonly hazards: readonly HazardLine[]
  readonly pins: readonly ApiVersionPin[]
  /** Where a client is made that names no API version, tests apart: its requests move with the SDK. */
  readonly unpinned: readonly Place[]
  /** The files that were read. */
  readonly files: readonly string[]
  /** Those of them that a type checker went through with both versions. */
  readonly typed: readonly string[]
  /** What checked them: `TypeScript 7.0.2`, `rules`, `both SDKs`. */
  readonly by: readonly string[]
  readonly unchecked: readonly Unchecked[]
}

/** What the review of one upgrade came to. */
export interface Review extends Omit<Reviewed, 'breaking'> {
  /** By path, line and column; no two of one kind on the same symbol at the same place. */
  readonly breaking: readonly Breaking[]
  /** The contract cases whose use in code was looked for. */
  readonly cases: readonly string[]
}
