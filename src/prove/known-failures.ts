import type { Sdk } from '../domain/sdk.ts'

/** A case that an SDK breaks upstream. An unexpected pass is reported, so that this list stays true. */
export interface KnownFailure {
  readonly sdk: Sdk
  readonly case: string
  /** The first version that breaks it; every later one does too. */
  readonly since: string
  /** What is wrong. */
  readonly why: string
  /** Where upstream it can be read. */
  readonly link: string
}

const NODE_COMPARE = 'https://github.com/stripe/stripe-node/blob/v22.5.0/src/platform/NodePlatformFunctions.ts'
const NODE_ARGUMENTS = 'https://github.com/stripe/stripe-node/pull/2645'

/** In the order in which a reader is told of them. */
export const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    sdk: 'node',
    case: 'webhook/v1-empty',
    since: '11.7.0',
    why: 'secureCompare throws a plain Error on an empty signature',
    link: NODE_COMPARE,
  },
  {
    sdk: 'node',
    case: 'webhook/v1-empty-then-good',
    since: '11.7.0',
    why: 'secureCompare throws before the good signature is tried',
    link: NODE_COMPARE,
  },
  {
    sdk: 'node',
    case: 'webhook/v1-not-ascii',
    since: '11.7.0',
    why: 'timingSafeEqual throws on strings of unequal bytes',
    link: NODE_COMPARE,
  },
  {
    sdk: 'node',
    case: 'shape/capture-options-only',
    since: '22.0.0',
    why: 'options are no longer told from parameters by their names',
    link: NODE_ARGUMENTS,
  },
  { sdk: 'node', case: 'shape/snake-case-key', since: '22.0.0', why: 'unknown options are ignored in silence', link: NODE_ARGUMENTS },
  {
    sdk: 'python',
    case: 'webhook/v1-not-ascii',
    since: '2.0.0',
    why: 'hmac.compare_digest refuses letters outside ASCII',
    link: 'https://github.com/stripe/stripe-python/blob/v15.3.1/stripe/_util.py',
  },
]

/** What is known of a case on a version, by the order of the SDK's own versions. */
export function knownFailure(sdk: Sdk, id: string, version: string, compare: (a: string, b: string) => number): KnownFailure | undefined {
  return KNOWN_FAILURES.find((known) => known.sdk === sdk && known.case === id && compare(known.since, version) <= 0)
}
