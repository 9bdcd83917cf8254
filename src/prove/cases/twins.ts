import type { Shape, Verifier } from '../protocol.ts'
import type { Case, RequestCase, TwinCase } from './case.ts'
import { IDEMPOTENCY } from './idempotency.ts'
import { RETRY } from './retry.ts'
import { SCOPE } from './scope.ts'
import { SHAPE } from './shape.ts'
import { THIN } from './thin.ts'
import { PATIENCE } from './patience.ts'
import { V2 } from './v2.ts'

/** Verifiers beside the usual one, and how they are called in a sentence. */
const VERIFIERS = [
  ['alias', 'The verifier that is reached by another way'],
  ['low-level', 'The low-level verifier'],
  ['async', 'The asynchronous verifier'],
  ['low-level-async', 'The asynchronous low-level verifier'],
  ['subtle', 'The verifier with SubtleCrypto'],
  ['esm', 'The verifier of the ES module'],
  ['esm-async', 'The asynchronous verifier of the ES module'],
  ['worker', 'The verifier for Workers'],
] as const satisfies readonly (readonly [Verifier, string])[]

const THIN_VERIFIERS = [
  ['thin-async', 'The asynchronous parser of thin events'],
  ['thin-esm', 'The parser of thin events of the ES module'],
  ['handler', 'The handler of thin events'],
  ['handler-async', 'The asynchronous handler of thin events'],
] as const satisfies readonly (readonly [Verifier, string])[]

/** Surfaces beside the usual client, and how they are called in a sentence. */
const SURFACES = [
  ['esm', 'through the ES module'],
  ['fetch', 'with the fetch client'],
  ['worker', 'as a Worker makes it'],
  ['async', 'in asynchronous calls'],
  ['module', 'in calls through the module'],
  ['module-async', 'in asynchronous calls through the module'],
  ['aiohttp', 'in asynchronous calls with aiohttp'],
] as const satisfies readonly (readonly [Shape, string])[]

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
  'scope/client-host',
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
  'thin/handler-context',
  'thin/handler-at-once',
  'thin/handler-clients',
  'thin/handler-unknown-type',
  'thin/handler-failure',
  'thin/v2-json',
  'thin/v2-unicode',
  'thin/v2-large-integer',
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
])

const BASES: readonly Case[] = [...IDEMPOTENCY, ...V2, ...RETRY, ...PATIENCE, ...SHAPE, ...SCOPE, ...THIN]

/** What is looked at on the usual surface, on all the others. */
export const TWINS: readonly (TwinCase | RequestCase)[] = [
  ...VERIFIERS.flatMap(([verifier, what]) => twinsOf('construct', verifier, what)),
  ...THIN_VERIFIERS.flatMap(([verifier, what]) => twinsOf('thin', verifier, what)),
  ...SURFACES.flatMap(([shape, how]) => BASES.flatMap((one) => onSurface(one, shape, how))),
]

function twinsOf(usual: 'construct' | 'thin', verifier: Verifier, what: string): readonly TwinCase[] {
  const common = {
    kind: 'twin',
    usual,
    verifier,
    sent: `the deliveries of the other ${usual === 'thin' ? 'thin ' : ''}cases, to both verifiers`,
  } as const
  return [
    {
      ...common,
      id: `twins/${verifier}-forged`,
      level: 'MUST',
      title: `${what} refuses what the usual one refuses`,
      threat: 'forged webhook',
      looksAt: 'forged',
    },
    {
      ...common,
      id: `twins/${verifier}-genuine`,
      level: 'MUST',
      title: `${what} accepts what the usual one accepts`,
      threat: 'event lost',
      looksAt: 'genuine',
    },
  ]
}

function onSurface(one: Case, shape: Shape, how: string): readonly RequestCase[] {
  const repeated = shape === 'aiohttp' ? OF_HTTP_CLIENTS : REPEATED
  if (one.kind !== 'request' || !repeated.has(one.id) || one.calls.some((call) => call.shape !== 'params-and-options')) return []
  // The module's retries and connections are the process's: its calls must not wait for each other's pauses and lost answers.
  if (shape.startsWith('module') && (one.options.maxNetworkRetries !== undefined || one.script !== undefined)) return []
  // Events and raw requests belong to a client.
  if (shape.startsWith('module') && one.calls.some(({ method }) => /^(?:notification|raw)\./.test(method))) return []
  const calls = one.calls.map((call) => ({ ...call, shape }))
  return [
    { ...one, id: `twins/${shape}-${one.id.split('/')[1]}`, title: `${one.title}, ${how}`, sent: `${one.sent}, ${how}`, of: one.id, calls },
  ]
}
