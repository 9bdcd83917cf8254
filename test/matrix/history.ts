import type { CaseVerdict } from '../../src/domain/proof.ts'
import type { Sdk } from '../../src/domain/sdk.ts'

/** A real release that was wrong or that changed something, and the case that notices. */
export interface HistoryRow {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  readonly case: string
  readonly verdict: Extract<CaseVerdict, 'broken' | 'regressed' | 'changed' | 'fixed'>
  /** What happened. */
  readonly what: string
}

export const HISTORY: readonly HistoryRow[] = [
  row('node', '6.15.0', '6.15.1', 'webhook/signature-before-parsing', 'fixed', 'parsed before it verified'),
  row('node', '7.5.2', '7.5.3', 'retry/reset', 'fixed', 'the key on the retry alone: two objects'),
  row('node', '8.73.0', '8.74.0', 'program/response', 'fixed', 'did not say the key of an answer'),
  row('node', '8.222.0', '9.0.0', 'retry/reset-default', 'broken', 'a keyless resend by default: two objects'),
  row('node', '8.222.0', '9.0.0', 'retry/reset-retries-off', 'broken', 'a keyless resend with retries off: two objects'),
  row('node', '11.6.0', '11.7.0', 'webhook/valid-other-bytes', 'fixed', 'took a plain Uint8Array for text'),
  row('node', '11.6.0', '11.7.0', 'webhook/v1-empty', 'regressed', 'a foreign exception on an empty signature'),
  row('node', '12.18.0', '13.0.0', 'idempotency/automatic-key-default', 'fixed', 'no key where retries were not set'),
  row('node', '12.18.0', '13.0.0', 'retry/per-request-off', 'fixed', 'retried what one request had turned off'),
  row('node', '18.5.0', '19.0.0', 'scope/client-context-v1', 'fixed', 'no context of the client in v1'),
  row('node', '18.5.0', '19.0.0', 'thin/event-retrieved', 'fixed', 'fetched the object of an event without the context of the event'),
  row('node', '19.2.0', '19.2.1', 'thin/v2-unicode', 'fixed', 'counted letters and not bytes'),
  row('node', '20.4.0', '20.4.1', 'scope/raw-headers', 'fixed', 'a raw request with further headers lost its key and its account'),
  row('node', '20.4.1', '21.0.0', 'webhook/thin-event-to-v1-parser', 'fixed', 'took a thin event for a snapshot'),
  row('node', '20.4.1', '21.0.0', 'errors/rate-limit-400', 'fixed', 'took a 400 rate_limit for an invalid request'),
  row('node', '20.4.1', '21.0.0', 'errors/conflict', 'fixed', 'took a 409 for an invalid request'),
  row('node', '20.4.1', '21.0.0', 'oauth/errors', 'fixed', 'had a class for one kind of error of OAuth alone'),
  row('node', '20.4.1', '21.0.0', 'oauth/error-unknown', 'fixed', 'took errors of OAuth for unknown ones'),
  row('node', '21.0.1', '22.0.0', 'scope/v2-pages', 'fixed', 'asked for later pages without the options of the first'),
  ...['upload', 'upload-esm', 'oauth', 'meter'].map((name) =>
    row('node', '21.0.1', '22.0.0', `scope/client-host-${name}`, 'fixed', 'went past the host of the client'),
  ),
  row('node', '21.0.1', '22.0.0', 'scope/pages-params-emptied', 'fixed', 'read the parameters of a list anew for each page'),
  row('node', '21.0.1', '22.0.0', 'thin/event-listed', 'fixed', 'asked for later pages without the options of the first'),
  row('node', '21.0.1', '22.0.0', 'shape/capture-options-only', 'regressed', 'options in the place of parameters are no longer applied'),
  row('node', '21.0.1', '22.0.0', 'shape/options-without-id', 'regressed', 'options behind empty parameters are sent as parameters'),
  row('node', '21.0.1', '22.0.0', 'shape/snake-case-key', 'regressed', 'options in snake case are ignored in silence'),
  row('node', '22.1.0', '22.1.1', 'wire/upload', 'fixed', 'uploads were refused'),
  row('node', '22.2.0', '22.2.1', 'wire/v2-list-pages', 'fixed', 'ended a list at an empty page'),
  row('node', '22.3.0', '22.3.1', 'retry/retry-after', 'changed', 'no longer waits as Retry-After asks'),
  row('node', '22.3.1', '22.3.2', 'errors/card-advice', 'fixed', 'said nothing of advice and of the network in an error'),
  row('node', '22.5.0', '22.6.0', 'retry/reset-retries-off', 'fixed', 'issue 2808: a keyless resend with retries off'),
  row('node', '22.5.0', '22.6.0', 'retry/close-retries-off', 'fixed', 'issue 2808: a keyless resend with retries off'),
  row('node', '22.5.0', '22.6.0', 'idempotency/automatic-key-retries-off', 'fixed', 'no key with retries off'),
  row('node', '22.5.0', '22.6.0', 'retry/truncated-body', 'fixed', 'never settled on half an answer'),
  row('node', '22.5.0', '22.6.0', 'retry/truncated-body-default', 'fixed', 'never settled on half an answer'),
  row('node', '22.5.0', '22.6.0', 'retry/truncated-body-retries-off', 'fixed', 'never settled on half an answer'),
  row('node', '22.5.0', '22.6.0', 'retry/stalled-body', 'fixed', 'never settled on half an answer'),
  ...['fetch', 'worker'].map((name) =>
    row('node', '22.5.0', '22.6.0', `twins/${name}-timeout-of-body`, 'fixed', 'read the rest of an answer without a limit'),
  ),
  row('node', '22.6.0', '22.6.1', 'thin/event-id-in-path', 'fixed', 'put the id of an event into the path as it was'),
  row('node', '22.6.1', '22.6.2', 'webhook/secret-empty', 'fixed', 'accepted an empty secret'),
  row('node', '22.6.1', '22.6.2', 'webhook/thin-secret-empty', 'fixed', 'accepted an empty secret'),
  row('node', '22.6.1', '22.6.2', 'webhook/secret-null', 'fixed', 'a foreign exception without a secret'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-context', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-at-once', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-clients', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-without-account', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-without-context', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-declined', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-unknown-type', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'thin/handler-trusted', 'fixed', 'gave callbacks a client that was not of the event'),
  row('node', '22.6.2', '23.0.0', 'webhook/tolerance-zero', 'changed', 'tolerance 0 means no limit'),
  row('node', '22.6.2', '23.0.0', 'webhook/low-level-default-tolerance', 'changed', 'the low-level verifier has a default tolerance'),
  row('node', '23.0.0', '23.0.1', 'webhook/secret-blank', 'fixed', 'accepted a blank secret'),
  row('node', '23.0.1', '23.1.0', 'v2/errors', 'fixed', 'had a class for few kinds of errors of v2'),
  row('python', '2.10.0', '2.10.1', 'retry/reset', 'fixed', 'retries that were set later were not made'),
  row('python', '2.29.0', '2.29.1', 'webhook/signature-before-parsing', 'fixed', 'parsed before it verified'),
  row('python', '2.35.0', '2.35.1', 'retry/reset-twice', 'fixed', 'retried once too seldom; not to be seen with a 500'),
  row('python', '2.37.2', '2.38.0', 'program/broken-page', 'fixed', 'took a page without items for the end of a list'),
  row('python', '7.14.0', '8.0.0', 'wire/upload-key', 'fixed', "an upload lost the caller's key"),
  row('python', '7.14.0', '8.0.0', 'scope/account-empty', 'fixed', 'asked for the own account where an id was empty'),
  row('python', '10.12.0', '11.0.0', 'retry/default-count-module-call', 'changed', 'retries by default'),
  ...['read', 'reason-other', 'reason-keyless', 'unknown'].map((name) =>
    row('python', '12.5.1', '13.0.0', `thin/event-${name}`, 'fixed', 'failed at the reason of a thin event'),
  ),
  row('python', '12.5.1', '13.0.0', 'thin/event-retrieved', 'fixed', 'fetched the object of an event without the context of the event'),
  row('python', '13.1.0', '13.1.1', 'thin/event-listed', 'fixed', 'asked for later pages without the context of the first'),
  row('python', '13.1.0', '13.1.1', 'scope/v2-pages', 'fixed', 'asked for later pages without the context of the first'),
  ...['capture', 'refresh', 'delete'].map((name) =>
    row('python', '13.1.0', '13.1.1', `scope/object-context-${name}`, 'fixed', 'forgot the context of an object'),
  ),
  row('python', '14.4.1', '15.0.0', 'webhook/thin-event-to-v1-parser', 'fixed', 'took a thin event for a snapshot'),
  row('python', '14.4.1', '15.0.0', 'webhook/event-without-object', 'changed', 'a regression: AttributeError'),
  row('python', '15.3.0', '15.3.1', 'retry/retry-after', 'changed', 'no longer waits as Retry-After asks'),
  row('python', '15.4.0', '15.5.0', 'webhook/event-without-object', 'changed', 'the regression fixed'),
  row('python', '15.5.1', '15.6.0', 'webhook/secret-empty', 'fixed', 'accepted an empty secret'),
  row('python', '15.5.1', '15.6.0', 'webhook/thin-secret-empty', 'fixed', 'accepted an empty secret'),
  row('python', '15.5.1', '15.6.0', 'webhook/secret-null', 'fixed', 'a foreign exception without a secret'),
  row('python', '15.6.0', '15.6.1', 'thin/foreign-user', 'fixed', 'sent the API key to the host that an event names'),
  row('python', '15.6.0', '15.6.1', 'wire/upload-name', 'fixed', 'wrote the name of a file as it is'),
  row('python', '15.6.0', '15.6.1', 'webhook/event-list-like', 'fixed', 'made a list of what looks like one in an event'),
  row('python', '15.6.1', '16.0.0', 'thin/handler-without-account', 'fixed', "sent the handler's account beside the event's"),
  row('python', '16.0.1', '16.1.0', 'webhook/secret-blank', 'fixed', 'accepted a blank secret'),
  row(
    'python',
    '16.0.1',
    '16.1.0',
    'thin/fetch-without-client-context',
    'fixed',
    'fetched an event without a context in that of the client',
  ),
  row('python', '16.0.1', '16.1.0', 'v2/errors', 'fixed', 'had a class for few kinds of errors of v2'),
]

/** Pairs between which no case may show a difference. */
export const UNCHANGED = [['python', '12.5.1', '12.5.2']] as const satisfies readonly (readonly [Sdk, string, string])[]

function row(sdk: Sdk, from: string, to: string, id: string, verdict: HistoryRow['verdict'], what: string): HistoryRow {
  return { sdk, from, to, case: id, verdict, what }
}
