import { CASES } from '../../../src/prove/cases/index.ts'
import { ERROR_MUTANTS, RETRY_MUTANTS, WIRE_MUTANTS } from './more-mutants.ts'
import { CONTRACT_MUTANTS, MORE_MUTANTS, type Mutant } from './mutants.ts'

/** Faults of scope, money and thin events. `S`: for whom; `M`: methods; `T`: thin events; `V`: a verifier that accepts all; `L`: one that refuses all. */
const OWN: readonly Mutant[] = [
  { id: 'S01', what: 'ignores the account of the client', by: 'scope/client-account-post' },
  { id: 'S01.GET', what: 'ignores it in a GET', by: 'scope/client-account-get' },
  { id: 'S01.POST', what: 'ignores it in a POST', by: 'scope/client-account-retry' },
  { id: 'S01.DELETE', what: 'ignores it in a DELETE', by: 'scope/client-account-delete' },
  { id: 'S01.v2', what: 'ignores it in v2', by: 'scope/client-account-v2' },
  { id: 'S01.raw', what: 'ignores it in raw requests', by: 'scope/client-account-raw' },
  { id: 'S02', what: "prefers the client's account to the request's", by: 'scope/request-account' },
  { id: 'S03', what: 'ignores the API key of a request', by: 'scope/request-api-key' },
  { id: 'S03b', what: 'authenticates with the key of the client used before', by: 'scope/clients-in-turns' },
  { id: 'S04', what: 'ignores the context of a request', by: 'scope/client-context' },
  { id: 'S04b', what: 'ignores the context of the client', by: 'scope/client-context' },
  { id: 'S05', what: 'drops the options on later pages', by: 'scope/request-account-pages' },
  { id: 'S06', what: 'drops the filters on later pages', by: 'scope/filters-on-pages' },
  { id: 'S07', what: 'drops the account of a raw request', by: 'scope/raw-options' },
  { id: 'S08', what: 'takes the key out of the options', by: 'scope/options-used-twice' },
  { id: 'S08b', what: 'takes the account out of the options', by: 'scope/options-used-twice' },
  { id: 'S09', what: 'takes a parameter out of the parameters', by: 'scope/options-used-twice' },
  { id: 'S10', what: 'ignores the API version of a request', by: 'scope/api-version' },
  { id: 'S10b', what: 'ignores the API version of the client', by: 'scope/api-version' },
  { id: 'S11', what: 'ignores the timeout of a request', by: 'scope/request-timeout' },
  { id: 'S12', what: 'forgets the account of an object', by: 'scope/object-method' },
  { id: 'S12.refresh', what: 'forgets the account of an object that is fetched again', by: 'scope/object-refresh' },
  { id: 'S12.delete', what: 'forgets the account of an object that is deleted', by: 'scope/object-delete' },
  { id: 'S12b', what: 'forgets the API key of an object', by: 'scope/object-method' },
  { id: 'S12c.capture', what: 'forgets the context of an object', by: 'scope/object-context-capture' },
  { id: 'S12c.refresh', what: 'forgets the context of an object that is fetched again', by: 'scope/object-context-refresh' },
  { id: 'S12c.delete', what: 'forgets the context of an object that is deleted', by: 'scope/object-context-delete' },
  { id: 'S13', what: 'drops the key in the method of an object', by: 'scope/object-method' },
  { id: 'S13.object-async', what: 'drops it in the awaited method of an object', by: 'scope/object-methods-async' },
  { id: 'S16', what: 'drops the parameters in the method of an object', by: 'scope/object-methods' },
  { id: 'S12.object-async', what: 'forgets the account of an object that is awaited', by: 'scope/object-async' },
  { id: 'S32.object', what: 'keeps what one call of an object is given', by: 'scope/object-one-call' },
  { id: 'S32.object-async', what: 'keeps it where it is awaited', by: 'scope/object-one-call-async' },
  { id: 'S17', what: 'drops the key of an object that is saved', by: 'scope/object-save' },
  { id: 'S18', what: 'saves again what it saved before', by: 'scope/object-save' },
  { id: 'S19', what: 'forgets what it could not save', by: 'scope/object-save-after-failure' },
  { id: 'S30', what: 'makes what a list in an object makes of another', by: 'scope/object-list' },
  { id: 'S31', what: 'forgets the account of an object in another', by: 'scope/object-nested' },
  { id: 'S31.object-async', what: 'forgets it where it is awaited', by: 'scope/object-nested-async' },
  { id: 'S14', what: 'sends raw requests without their parameters', by: 'scope/raw-options' },
  { id: 'S20.raw', what: 'loses the key and the account of a raw request that has further headers', by: 'scope/raw-headers' },
  { id: 'S20', what: 'loses the key and the account of a request that has further headers', by: 'scope/headers' },
  { id: 'S21', what: 'ignores who authenticates a request', by: 'scope/request-authenticator' },
  { id: 'S21b', what: 'ignores who authenticates for a client', by: 'scope/client-authenticator' },
  { id: 'S22', what: 'uploads past the host of the client', by: 'scope/client-host-upload' },
  { id: 'S22.oauth', what: 'connects accounts past the host of the client', by: 'scope/client-host-oauth' },
  { id: 'S22.meter', what: 'sends meter events past the host of the client', by: 'scope/client-host-meter' },
  { id: 'S24', what: "gives a callback's client no retries", by: 'scope/handler-settings' },
  { id: 'S24b', what: "forgets who authenticates for a callback's client", by: 'scope/handler-authenticator' },
  { id: 'S23', what: 'keeps the first API key of the module', by: 'scope/module-settings' },
  { id: 'M01', what: "drops the caller's key in every method", by: 'money/every-method' },
  { id: 'M01.esm', what: 'drops it in the ES module', by: 'money/every-method-esm' },
  { id: 'M01.async', what: 'drops it in asynchronous methods', by: 'money/every-method-async' },
  { id: 'M01.module', what: 'drops it through the module', by: 'money/every-method-module' },
  { id: 'M01.module-async', what: 'drops it in asynchronous calls through the module', by: 'money/every-method-module-async' },
  { id: 'M02', what: 'drops the account in every method', by: 'money/every-method' },
  { id: 'M03', what: 'drops the parameters in every method', by: 'money/every-method' },
  { id: 'M09', what: 'drops one of the parameters in every method', by: 'money/every-method' },
  { id: 'M09b', what: 'changes the amount in every method', by: 'money/every-method' },
  { id: 'M12', what: 'cuts an id where a path would end', by: 'money/every-method' },
  { id: 'M10', what: 'has a method that sends nothing', by: 'money/every-method' },
  { id: 'M11', what: 'cancels in place of capturing', by: 'money/every-method' },
  { id: 'M04', what: 'asks for another object', by: 'money/every-method' },
  { id: 'M05', what: 'sends everything twice', by: 'money/every-method' },
  { id: 'M04b', what: 'asks for the object of the call before', by: 'money/every-method' },
  { id: 'M06', what: 'keeps the key where the next caller gives none', by: 'money/every-method' },
  { id: 'M06b', what: 'keeps the key of the first call of a method', by: 'money/every-method' },
  { id: 'M07', what: 'keeps the account where the next caller gives none', by: 'money/every-method' },
  { id: 'M08', what: 'keeps the parameters of the first call of a method', by: 'money/every-method' },
  { id: 'S15', what: 'goes to Stripe itself from the second request on', by: 'scope/client-host' },
  { id: 'T16', what: 'gives all handlers the client of the handler before', by: 'thin/handler-clients' },
  { id: 'T23', what: 'rounds large integers of v2', by: 'thin/v2-large-integer' },
  { id: 'T01', what: 'fetches a thin event without its context', by: 'thin/fetch-event' },
  { id: 'T01b', what: 'fetches the object of a thin event without the context', by: 'thin/fetch-related' },
  { id: 'T02', what: 'fetches a thin event without a context in another', by: 'thin/fetch-event-without-context' },
  { id: 'T03', what: 'takes the last part of a context', by: 'thin/fetch-nested-context' },
  { id: 'T04', what: 'fetches with another API key', by: 'thin/fetch-with-api-key' },
  { id: 'T05', what: 'asks for more than the event', by: 'thin/fetch-plain' },
  { id: 'T06', what: 'puts the id of an event into the path as it is', by: 'thin/event-id-in-path' },
  { id: 'T07', what: 'follows the address of an object', by: 'thin/foreign-url' },
  { id: 'T07b', what: 'follows an @ in the address of an object', by: 'thin/foreign-user' },
  { id: 'T07c', what: 'follows slashes in the address of an object', by: 'thin/foreign-slashes' },
  { id: 'T10', what: "does not scope a callback's client", by: 'thin/handler-context' },
  { id: 'T10b', what: "scopes a callback's client to the first event", by: 'thin/handler-context' },
  { id: 'T10c', what: 'keeps the context of the client for an event that has none', by: 'thin/handler-without-context' },
  { id: 'T17', what: 'prefers the context of the client to that of the event', by: 'thin/fetch-over-client-context' },
  { id: 'T18', what: 'handles what was handled before', by: 'thin/handler-declined' },
  { id: 'T18b', what: 'handles what it could not ask about', by: 'thin/handler-asking-fails' },
  { id: 'T19', what: 'keeps the context of the client for an event that was verified before', by: 'thin/handler-trusted' },
  { id: 'T24', what: 'fetches the object of an event that was retrieved in another context', by: 'thin/event-retrieved' },
  { id: 'T24b', what: 'fetches the object of an event that was listed in another context', by: 'thin/event-listed' },
  { id: 'T26', what: 'fails where an event is about no object', by: 'thin/fetch-related-none' },
  { id: 'S14.v2', what: 'sends raw v2 requests without their parameters', by: 'thin/v2-raw' },
  { id: 'T11', what: "scopes a callback's client to the last event", by: 'thin/handler-at-once' },
  { id: 'T12', what: "leaves the account of the handler on a callback's client", by: 'thin/handler-without-account' },
  { id: 'T13', what: 'loses events of unknown types', by: 'thin/handler-unknown-type' },
  { id: 'T14', what: 'calls the callback of another type', by: 'thin/handler-callback' },
  { id: 'T15', what: 'swallows the failure of a callback', by: 'thin/handler-failure' },
  { id: 'T20', what: 'leaves null out of JSON', by: 'thin/v2-json' },
  { id: 'T22', what: 'cuts JSON that has letters outside ASCII', by: 'thin/v2-unicode' },
  { id: 'S04c', what: 'ignores the context of the client in v1', by: 'scope/client-context-v1' },
  { id: 'T21', what: 'says that JSON is a form', by: 'thin/v2-json' },
  { id: 'W88.thin', what: 'takes each thin event for one of test mode', by: 'thin/event-read' },
  { id: 'W89.reason', what: 'fails at a thin event that no request caused', by: 'thin/event-reason-other' },
  { id: 'W89.keyless', what: 'fails at a thin event of a request without a key', by: 'thin/event-reason-keyless' },
  { id: 'W89.fewest', what: 'fails at a thin event without optional fields', by: 'thin/event-fewest-fields' },
  { id: 'W89.null', what: 'fails at a thin event that is about no object', by: 'thin/event-related-null' },
  { id: 'W89.unknown', what: 'fails at a thin event of an unknown type', by: 'thin/event-unknown' },
  { id: 'W91.text', what: 'loses a thin event that was verified before', by: 'thin/unverified-plain' },
  { id: 'W91.bytes', what: 'loses a thin event that was verified before, as bytes', by: 'thin/unverified-bytes' },
  { id: 'W91.bridge', what: 'does not take a thin event out of the envelope of EventBridge', by: 'thin/unverified-bridge' },
  { id: 'W91.grid', what: 'does not take a thin event out of the envelope of Event Grid', by: 'thin/unverified-grid' },
  { id: 'W91.snapshot', what: 'takes a snapshot that was verified before for a thin event', by: 'thin/unverified-snapshot' },
  { id: 'V.tells-async', what: 'shows the expected signature in the error: async', by: 'twins/async-forged' },
  { id: 'V.thin', what: 'verifies no thin event', by: 'thin/tampered-body' },
  { id: 'L.thin', what: 'accepts no thin event', by: 'thin/valid-text' },
]

const ALL = [...OWN, ...MORE_MUTANTS, ...CONTRACT_MUTANTS, ...RETRY_MUTANTS, ...WIRE_MUTANTS, ...ERROR_MUTANTS]

/** For each verifier beside the usual ones, one that accepts all and one that refuses all. */
const OF_VERIFIERS: readonly Mutant[] = CASES.flatMap((one) =>
  one.kind === 'twin' && one.looksAt !== undefined
    ? [
        one.looksAt === 'forged'
          ? { id: `V.${one.verifier}`, what: `verifies nothing: ${one.verifier}`, by: one.id }
          : { id: `L.${one.verifier}`, what: `accepts nothing: ${one.verifier}`, by: one.id },
      ]
    : [],
)

/** The fault that a case finds on the usual surface, on the surface that the case is repeated on. */
const OF_SURFACES: readonly Mutant[] = CASES.flatMap((one) => {
  if (one.kind !== 'request' || one.of === undefined) return []
  const shape = one.surface ?? one.calls[0]?.shape
  const base = ALL.find(({ by }) => by === one.of)
  return base === undefined ? [] : [{ id: `${base.id}@${shape}`, what: `${base.what}: ${shape}`, by: one.id }]
})

/** Every fault of these families. */
export const FAMILY_MUTANTS: readonly Mutant[] = [...OWN, ...OF_VERIFIERS, ...OF_SURFACES]
