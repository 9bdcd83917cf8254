import type { Shape, Verifier } from '../ask/protocol.ts'
import type { TwinCase } from './case.ts'

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

/** The cases that are made on every surface. What all surfaces share, such as the names of options, is asked once. */
const REPEATED = new Set([
  'idempotency/automatic-key',
  'idempotency/automatic-key-default',
  'idempotency/automatic-key-retries-off',
  'idempotency/get-without-key',
  'idempotency/two-calls-two-keys',
  'idempotency/calls-at-once',
  'idempotency/key-does-not-stay',
  'idempotency/key-does-not-stay-after-failure',
  'idempotency/same-key-one-object',
  'idempotency/replay-recognised',
  'idempotency/other-params-refused',
  'idempotency/key-255',
  'idempotency/key-customer',
  'idempotency/key-in-header',
  'idempotency/key-in-header-small',
  'idempotency/v2-create',
  'idempotency/v2-delete',
  'retry/reset',
  'retry/close',
  'retry/reset-before',
  'retry/reset-twice',
  'retry/409',
  'retry/500',
  'retry/503',
  'retry/not-400',
  'retry/not-402',
  'retry/maximum',
  'retry/explicit-key-kept',
  'retry/explicit-key-kept-statuses',
  'retry/account-kept',
  'retry/version-kept',
  'retry/default-count',
  'retry/reset-default',
  'retry/reset-retries-off',
  'retry/per-request',
  'retry/truncated-body',
  'retry/400-should-retry',
  'retry/500-should-not-retry',
  'retry/default-timeout',
  'retry/timeout-applied',
  'retry/request-timeout-applied',
  'retry/timeout-of-body',
  'retry/timeout-retries-off',
  'errors/secret-401',
  'errors/secret-reset',
  'transport/untrusted-certificate',
  'shape/authorization',
  'shape/stripe-version',
  'shape/stripe-account',
  'shape/account-does-not-stay',
  'shape/form-encoding',
  'shape/error-card',
  'shape/error-connection',
  'shape/error-keeps-key',
  'shape/pages',
  'shape/redirect-keeps-credential',
  'shape/redirect-302-keeps-credential',
  'transport/bodies-kept',
  'transport/bodies-kept-failures',
  'transport/listeners',
  'scope/client-host',
  'scope/raw-headers',
  'scope/request-authenticator',
  'scope/client-authenticator',
  'scope/client-account-get',
  'scope/client-account-post',
  'scope/client-account-retry',
  'scope/client-account-pages',
  'scope/request-account',
  'scope/request-account-pages',
  'scope/request-account-search',
  'scope/raw-options',
  'scope/request-api-key',
  'scope/requests-at-once',
  'scope/options-used-twice',
  'scope/client-context',
  'scope/v2-pages',
  'thin/fetch-event',
  'thin/fetch-related',
  'thin/fetch-plain',
  'thin/foreign-url',
  'thin/foreign-user',
  'thin/foreign-slashes',
  'thin/foreign-backslash',
  'thin/handler-context',
  'thin/handler-at-once',
  'thin/handler-without-account',
  'thin/handler-without-context',
  'thin/handler-declined',
  'thin/handler-trusted',
  'thin/event-retrieved',
  'thin/handler-clients',
  'thin/handler-unknown-type',
  'thin/handler-failure',
  'thin/v2-json',
  'thin/v2-unicode',
  'thin/v2-raw',
  'thin/v2-large-integer',
  'wire/post-empty',
])

/** Those of them that an HTTP client can fail by itself; all else it shares with the other one of the same calls. */
const OF_HTTP_CLIENTS = new Set([
  'idempotency/automatic-key-default',
  'idempotency/calls-at-once',
  'idempotency/key-does-not-stay',
  'idempotency/key-customer',
  'idempotency/v2-delete',
  'retry/reset',
  'retry/close',
  'retry/reset-twice',
  'retry/409',
  'retry/500',
  'retry/not-402',
  'retry/explicit-key-kept',
  'retry/account-kept',
  'retry/reset-retries-off',
  'retry/truncated-body',
  'retry/400-should-retry',
  'retry/500-should-not-retry',
  'retry/default-timeout',
  'retry/timeout-applied',
  'retry/timeout-retries-off',
  'errors/secret-401',
  'errors/secret-reset',
  'transport/untrusted-certificate',
  'shape/authorization',
  'shape/stripe-account',
  'shape/form-encoding',
  'shape/error-card',
  'shape/error-connection',
  'shape/pages',
  'shape/redirect-keeps-credential',
  'shape/redirect-302-keeps-credential',
  'scope/client-host',
  'scope/requests-at-once',
  'thin/v2-json',
  'wire/post-empty',
  'wire/upload-exact',
])

/** What each build writes and reads with code of its own. */
const OF_BUILDS = new Set([
  ...REPEATED,
  'scope/request-account-own',
  'scope/api-version-alone',
  'wire/names',
  'wire/numbers',
  'wire/decimal-object',
  'wire/dates',
  'wire/answer-decimals',
  'wire/v2-decimals',
  'wire/upload-exact',
  'wire/upload-stream',
  'wire/pages-keep-filters',
  'wire/pages-backwards',
  'wire/search-pages',
  'wire/v2-list-pages',
])

/** Awaited calls turn pages with code of their own. */
const AWAITED = new Set([
  ...REPEATED,
  'wire/upload-exact',
  'wire/pages-keep-filters',
  'wire/pages-backwards',
  'wire/search-pages',
  'wire/pages-of-object',
  'wire/v2-list-pages',
])

/** The bodies of uploads are of another kind than those of forms. */
const WITH_UPLOADS = new Set([...REPEATED, 'wire/upload-exact'])

/**
 * What Python's own client can do: it waits as long as the system does, takes a lost connection for no reason to try again, and
 * follows a redirect with all that a request had.
 */
const OF_URLLIB = new Set([
  'idempotency/automatic-key',
  'idempotency/key-customer',
  'retry/409',
  'retry/500',
  'retry/not-402',
  'retry/400-should-retry',
  'retry/500-should-not-retry',
  'retry/explicit-key-kept-statuses',
  'shape/stripe-account',
  'shape/form-encoding',
  'shape/error-card',
  'shape/pages',
  'scope/client-host',
  'scope/request-api-key',
  'errors/secret-401',
  'transport/untrusted-certificate',
  'thin/v2-json',
  'wire/post-empty',
])

/** What a client takes over that is made of another. */
const OF_HANDLERS = ['scope/handler-settings', 'scope/handler-authenticator', 'transport/bodies-kept-handler']

/** Where else a call can be made than through the usual client. A case is multiplied by these, not written again for each. */
export interface Surface {
  readonly shape: Shape
  /** How it is called in a sentence. */
  readonly how: string
  /** The cases that are made on it. */
  readonly repeats: ReadonlySet<string>
  /** More that are made on it: what waits until its client gives up is not made on each. */
  readonly also?: readonly string[]
  /** Whether its retries and connections are the process's, so that its calls must not wait for each other's pauses and lost answers. */
  readonly ofProcess?: true
}

export const SURFACES: readonly Surface[] = [
  { shape: 'esm', how: 'through the ES module', repeats: OF_BUILDS, also: ['retry/stalled-body', ...OF_HANDLERS] },
  { shape: 'fetch', how: 'with the fetch client', repeats: WITH_UPLOADS, also: ['retry/timeout', ...OF_HANDLERS] },
  { shape: 'worker', how: 'as a Worker makes it', repeats: WITH_UPLOADS, also: [...OF_HANDLERS, 'scope/api-version-alone'] },
  { shape: 'async', how: 'in asynchronous calls', repeats: AWAITED, also: ['retry/timeout', 'retry/stalled-body'] },
  { shape: 'module', how: 'in calls through the module', repeats: REPEATED, ofProcess: true },
  { shape: 'module-async', how: 'in asynchronous calls through the module', repeats: REPEATED, ofProcess: true },
  { shape: 'aiohttp', how: 'in asynchronous calls with aiohttp', repeats: OF_HTTP_CLIENTS, also: ['retry/timeout', 'retry/stalled-body'] },
  { shape: 'urllib', how: 'with urllib', repeats: OF_URLLIB },
]
