import type { Sdk } from '../../src/domain/sdk.ts'

/** What shows a hazard on the real packages, at both ends of its range and just outside of it. */
export type Evidence = { readonly affected: readonly string[]; readonly free: readonly string[] } & (
  | {
      /** A case of the suite, or a scenario, that the affected versions break. */
      readonly kind: 'case'
      readonly sdk: Sdk
      readonly case: string
      /** What an OBSERVE case sees in the affected versions. */
      readonly seen?: string
    }
  /** What the changelog that the newest package ships says below the heading of an affected version. */
  | { readonly kind: 'changelog'; readonly line: string }
  /** What it says below the heading of the first version that is free of it. */
  | { readonly kind: 'fix'; readonly line: string }
  /** A root in the certificates that the package bundles. */
  | { readonly kind: 'root'; readonly root: string; readonly hazardous: 'present' | 'absent' }
  /** Whether a CommonJS TypeScript file that names this type compiles. */
  | { readonly kind: 'type'; readonly type: string }
)

/** By the hazard's id. The lowest version that the runtimes of today can load is taken for the open end of a range. */
export const EVIDENCE: Readonly<Record<string, readonly Evidence[]>> = {
  'node-empty-webhook-secret': [broken('node', 'webhook/secret-empty', ['5.0.0', '22.6.1'], ['22.6.2', '23.1.0'])],
  'node-blank-webhook-secret': [broken('node', 'webhook/secret-blank', ['5.0.0', '23.0.0'], ['23.0.1', '23.1.0'])],
  'node-keyless-resend': [broken('node', 'retry/reset-retries-off', ['9.0.0', '22.5.0'], ['8.222.0', '22.6.0'])],
  'node-truncated-answer-hangs': [
    broken('node', 'retry/truncated-body', ['6.25.0', '22.5.0'], ['22.6.0', '23.1.0']),
    // Before 6.25.0 there are no retries to set.
    {
      kind: 'case',
      sdk: 'node',
      case: 'retry/truncated-body-retries-off',
      seen: '1 sent, no key, 1 made, never settles',
      affected: ['5.0.0', '22.5.0'],
      free: ['22.6.0'],
    },
  ],
  'node-key-on-retry-alone': [broken('node', 'retry/reset', ['6.25.0', '7.5.2'], ['7.5.3', '8.222.0'])],
  'node-timeout-fails-retried': [broken('node', 'retry/timeout', ['6.25.0', '8.131.0'], ['8.131.1', '8.222.0'])],
  'node-parses-before-verifying': [broken('node', 'webhook/signature-before-parsing', ['5.0.0', '6.15.0'], ['6.15.1'])],
  'node-event-client-context': [broken('node', 'thin/fetch-without-client-context', ['19.0.0', '23.1.0'], ['18.5.0'])],
  'node-options-as-parameters': [
    broken('node', 'shape/capture-options-only', ['22.0.0', '23.1.0'], ['20.4.1', '21.0.1']),
    broken('node', 'shape/options-without-id', ['22.0.0', '23.1.0'], ['20.4.1', '21.0.1']),
    broken('node', 'shape/snake-case-key', ['22.0.0', '23.1.0'], ['20.4.1', '21.0.1']),
  ],
  'node-types-unusable-in-commonjs': [
    { kind: 'type', type: 'StripeConfig', affected: ['22.0.0', '22.3.0'], free: ['21.0.1', '22.3.1'] },
    { kind: 'type', type: 'Event', affected: ['22.0.0'], free: ['21.0.1', '22.3.0'] },
  ],
  'node-malicious-urls': [broken('node', 'thin/event-id-in-path', ['19.2.0', '22.6.0'], ['22.6.1', '23.1.0'])],
  'node-failed-v2-list-crashes': [
    { kind: 'fix', line: 'error on failed V2 List operations', affected: ['17.0.0', '20.3.0'], free: ['20.3.1'] },
  ],
  'node-v2-unicode': [broken('node', 'thin/v2-unicode', ['17.7.0', '19.2.0'], ['19.2.1', '23.1.0'])],
  'node-v2-pages-options': [broken('node', 'scope/v2-pages', ['17.7.0', '21.0.1'], ['22.0.0', '23.1.0'])],
  'node-uploads-fail': [broken('node', 'wire/upload', ['22.0.0', '22.1.0'], ['21.0.1', '22.1.1'])],
  'node-handler-account': [
    broken('node', 'thin/handler-context', ['22.6.0', '22.6.2'], ['23.0.0']),
    broken('node', 'thin/handler-clients', ['22.6.0', '22.6.2'], ['23.0.0']),
  ],
  'node-6.33.0-withdrawn': [withdrawn('6.33.0', 'non-functional and has been yanked', '6.34.0')],
  'node-7.63.0-withdrawn': [withdrawn('7.63.0', 'Published in error. Do not use.', '7.63.1')],
  'node-12.15.0-withdrawn': [withdrawn('12.15.0', 'Please do not use this version.', '12.16.0')],
  'python-compromised-certificates': [
    {
      kind: 'root',
      root: 'emSign ECC Root CA - G3',
      hazardous: 'present',
      affected: ['4.0.0', '4.2.0', '12.5.1', '16.0.0'],
      free: ['3.5.0', '4.2.1', '12.5.2', '16.0.1'],
    },
  ],
  'python-missing-digicert-g5': [
    {
      kind: 'root',
      root: 'DigiCert TLS RSA4096 Root G5',
      hazardous: 'absent',
      affected: ['2.10.1', '3.5.0', '12.5.1', '13.2.0', '14.0.1'],
      free: ['4.2.1', '12.5.2', '14.1.0', '16.1.0'],
    },
  ],
  'python-upload-loses-key': [broken('python', 'wire/upload-key', ['2.10.1', '7.14.0'], ['8.0.0', '16.1.0'])],
  'python-4.0.0-options-as-parameters': [broken('python', 'idempotency/key-capture', ['4.0.0'], ['4.0.1', '5.5.0'])],
  'python-7.8.0-reads-no-answer': [broken('python', 'idempotency/key-customer', ['7.8.0'], ['7.7.0', '7.8.1'])],
  'python-malicious-urls': [broken('python', 'thin/foreign-user', ['13.0.0', '15.6.0'], ['12.5.2', '15.6.1', '16.1.0'])],
  'python-v2-pages-context': [broken('python', 'scope/v2-pages', ['11.6.0', '13.1.0'], ['13.1.1', '16.1.0'])],
  'python-handler-account': [broken('python', 'thin/handler-without-account', ['15.6.0', '15.6.1'], ['15.5.1', '16.0.0'])],
  'python-event-client-context': [broken('python', 'thin/fetch-without-client-context', ['13.0.0', '16.0.1'], ['12.5.2', '16.1.0'])],
  'python-asynchronous-event-parameters': [broken('python', 'twins/async-fetch-plain', ['13.0.0', '16.1.0'], ['12.5.2'])],
  'python-search-without-end': [
    {
      kind: 'case',
      sdk: 'python',
      case: 'scenario/search-without-next-page',
      seen: '3 sent, no key, 0 made, InvalidRequestError',
      affected: ['2.76.0', '16.1.0'],
      free: ['2.60.0'],
    },
  ],
  'python-empty-webhook-secret': [broken('python', 'webhook/secret-empty', ['1.84.2', '12.5.2', '15.5.1'], ['15.6.0', '16.1.0'])],
  'python-blank-webhook-secret': [broken('python', 'webhook/secret-blank', ['1.84.2', '16.0.1'], ['16.1.0'])],
  'python-parses-before-verifying': [broken('python', 'webhook/signature-before-parsing', ['1.84.2', '2.29.0'], ['2.29.4'])],
  'python-metadata-as-list': [broken('python', 'webhook/event-list-like', ['11.0.0', '12.5.2', '14.4.2', '15.6.0'], ['10.12.0', '15.6.1'])],
  'python-event-without-object': [
    {
      kind: 'case',
      sdk: 'python',
      case: 'webhook/event-without-object',
      seen: 'refused: AttributeError',
      affected: ['15.0.0', '15.4.0'],
      free: ['14.4.1', '15.5.0'],
    },
  ],
}

function broken(sdk: Sdk, id: string, affected: readonly string[], free: readonly string[]): Evidence {
  return { kind: 'case', sdk, case: id, affected, free }
}

function withdrawn(version: string, line: string, next: string): Evidence {
  return { kind: 'changelog', line, affected: [version], free: [next] }
}
