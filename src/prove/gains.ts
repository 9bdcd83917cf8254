import type { Sdk } from '../domain/sdk.ts'

/** Since when an SDK keeps what it did not keep before. What is not here it always kept, does not keep yet, or nobody has dated. */
export interface Gain {
  readonly sdk: Sdk
  readonly case: string
  /** The first version that keeps it; every later one does too. */
  readonly since: string
}

/** Each is a row of the history that `npm run test:matrix` runs on the real packages. */
export const GAINS: readonly Gain[] = [
  ...gained('node', '6.15.1', ['webhook/signature-before-parsing']),
  ...gained('node', '13.0.0', ['idempotency/automatic-key-default', 'retry/per-request-off']),
  ...gained('node', '21.0.0', ['webhook/thin-event-to-v1-parser']),
  ...gained('node', '22.6.0', [
    'idempotency/automatic-key-retries-off',
    'retry/reset-retries-off',
    'retry/close-retries-off',
    'retry/truncated-body',
    'retry/truncated-body-default',
    'retry/truncated-body-retries-off',
    'retry/stalled-body',
  ]),
  ...gained('node', '22.6.2', ['webhook/secret-empty', 'webhook/thin-secret-empty', 'webhook/secret-null']),
  ...gained('node', '23.0.1', ['webhook/secret-blank']),
  ...gained('python', '2.29.1', ['webhook/signature-before-parsing']),
  ...gained('python', '15.0.0', ['webhook/thin-event-to-v1-parser']),
  ...gained('python', '15.6.0', ['webhook/secret-empty', 'webhook/thin-secret-empty', 'webhook/secret-null']),
  ...gained('python', '16.1.0', ['webhook/secret-blank']),
]

function gained(sdk: Sdk, since: string, cases: readonly string[]): readonly Gain[] {
  return cases.map((id) => ({ sdk, case: id, since }))
}

/** When an SDK gained a case; undefined where nothing is known. */
export function gainOf(sdk: Sdk, id: string): Gain | undefined {
  return GAINS.find((gain) => gain.sdk === sdk && gain.case === id)
}
