import type { Shape, Verifier } from '../ask/protocol.ts'
import type { TwinCase } from './case.ts'
import {
  AWAITED,
  OF_BUILDS,
  OF_FETCH,
  OF_HANDLERS,
  OF_HTTP_CLIENTS,
  OF_OLD_WORKERS,
  OF_SCRIPTS,
  OF_URLLIB,
  OF_WORKERS,
  REPEATED,
} from './repeated.ts'

/** Verifiers beside the usual one, and how they are called in a sentence. */
export const VERIFIERS = [
  ['alias', 'The verifier that is reached by another way'],
  ['low-level', 'The low-level verifier'],
  ['async', 'The asynchronous verifier'],
  ['low-level-async', 'The asynchronous low-level verifier'],
  ['subtle', 'The verifier with SubtleCrypto'],
  ['esm', 'The verifier of the ES module'],
  ['esm-async', 'The asynchronous verifier of the ES module'],
  ['worker', 'The verifier for Workers'],
] as const satisfies readonly (readonly [Verifier, string])[]

export const THIN_VERIFIERS = [
  ['thin-async', 'The asynchronous parser of thin events'],
  ['thin-esm', 'The parser of thin events of the ES module'],
  ['thin-worker', 'The parser of thin events for Workers'],
  ['handler', 'The handler of thin events'],
  ['handler-esm', 'The handler of thin events of the ES module'],
  ['handler-async', 'The asynchronous handler of thin events'],
] as const satisfies readonly (readonly [Verifier, string])[]

/** What verifies nothing, beside the usual one of snapshots and that of thin events. */
export const UNVERIFIED_VERIFIERS = [
  ['unverified', 'unverified-alias', 'The parser of what was verified before, reached by another way,'],
  ['unverified', 'unverified-esm', 'The parser of what was verified before of the ES module'],
  ['unverified-thin', 'unverified-thin-esm', 'The parser of thin events that were verified before of the ES module'],
  ['unverified-thin', 'unverified-handler', 'The handler of thin events that were verified before'],
  ['unverified-thin', 'unverified-handler-async', 'The asynchronous handler of thin events that were verified before'],
] as const satisfies readonly (readonly [NonNullable<TwinCase['usual']>, Verifier, string])[]

/** Where else a call can be made than through the usual client. A case is multiplied by these, not written again for each. */
export interface Surface {
  readonly shape: Shape
  /** How it is called in a sentence. */
  readonly how: string
  /** The cases that are made on it. */
  readonly repeats: ReadonlySet<string>
  /** More that are made on it, of a process too: what waits until its client gives up is not made on each. */
  readonly also?: readonly string[]
  /** Whether its retries and connections are the process's, so that its calls must not wait for each other's pauses and lost answers. */
  readonly ofProcess?: true
}

/** Each build, and each way to call, puts options together with code of its own. */
const OF_COMBINED = ['combined/client', 'combined/contexts'] as const
const OF_MODULE = ['scope/request-context', 'combined/options', 'wire/id-query'] as const

export const SURFACES: readonly Surface[] = [
  { shape: 'esm', how: 'through the ES module', repeats: OF_BUILDS, also: ['retry/stalled-body', ...OF_COMBINED, ...OF_HANDLERS] },
  { shape: 'fetch', how: 'with the fetch client', repeats: OF_FETCH, also: ['retry/timeout', ...OF_HANDLERS] },
  { shape: 'worker', how: 'as a Worker makes it', repeats: OF_WORKERS, also: OF_HANDLERS },
  { shape: 'worker-cjs', how: 'as a Worker without ES modules makes it', repeats: OF_OLD_WORKERS },
  { shape: 'script', how: 'as a script makes it that Stripe runs', repeats: OF_SCRIPTS },
  { shape: 'async', how: 'in asynchronous calls', repeats: AWAITED, also: ['retry/timeout', 'retry/stalled-body', ...OF_COMBINED] },
  { shape: 'module', how: 'in calls through the module', repeats: REPEATED, also: OF_MODULE, ofProcess: true },
  {
    shape: 'module-async',
    how: 'in asynchronous calls through the module',
    repeats: REPEATED,
    also: OF_MODULE,
    ofProcess: true,
  },
  {
    shape: 'aiohttp',
    how: 'in asynchronous calls with aiohttp',
    repeats: OF_HTTP_CLIENTS,
    also: ['retry/timeout', 'retry/stalled-body', 'wire/answer-parts'],
  },
  { shape: 'urllib', how: 'with urllib', repeats: OF_URLLIB },
]
