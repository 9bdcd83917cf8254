import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What was measured on real versions by other means; not part of this project. */
const FOLDER = fileURLToPath(new URL('../../../shared/data/behaviour/', import.meta.url))

export const measuredIsPresent = existsSync(FOLDER)

type File = 'webhooks.csv' | 'idempotency.csv'

/** One row a version: scenario to what was seen. Empty where the folder is absent. */
export function measured(file: File, sdk: string, version: string): ReadonlyMap<string, string> {
  const [head = [], ...rows] = table(file)
  const row = rows.find(([name, at]) => name === sdk && at === version) ?? []
  return new Map(
    head.flatMap((scenario, index) => (FACTS.has(scenario) || row[index] === undefined ? [] : [[scenario, row[index]] as const])),
  )
}

/** The versions of an SDK that were measured. */
export function measuredVersions(file: File, sdk: string): readonly string[] {
  return table(file).flatMap(([name, version]) => (name === sdk && version !== undefined ? [version] : []))
}

/** Columns that are no scenarios. */
const FACTS = new Set(['sdk', 'version', 'api_version'])

function table(file: File): readonly (readonly string[])[] {
  if (!measuredIsPresent) return []
  return readFileSync(`${FOLDER}${file}`, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}

/** The cases that do what a measured webhook scenario did. */
export const WEBHOOK_SCENARIOS: Readonly<Record<string, string>> = {
  'valid-string': 'valid-text',
  'valid-bytes': 'valid-bytes',
  'valid-unicode': 'valid-unicode',
  'valid-unicode-bytes': 'valid-unicode-bytes',
  'tampered-body': 'tampered-body',
  'trailing-newline': 'trailing-newline',
  'reserialised-json': 'reserialised-json',
  'wrong-secret': 'wrong-secret',
  'parsed-object': 'payload-parsed',
  'null-payload': 'payload-null',
  'empty-payload-signed': 'payload-empty',
  'not-json-signed': 'payload-not-json',
  'not-json-badsig': 'signature-before-parsing',
  'header-null': 'header-missing',
  'header-empty': 'header-empty',
  'header-garbage': 'header-garbage',
  'header-no-t': 'header-without-t',
  'header-t-only': 'header-without-v1',
  'header-t-noeq': 'header-t-alone',
  'v0-only': 'v0-only',
  'v0-good-v1-bad': 'v0-good-v1-bad',
  'V1-uppercase-scheme': 'scheme-upper-case',
  'two-v1-bad-good': 'rotation-second-valid',
  'two-v1-good-bad': 'rotation-first-valid',
  'two-v1-bad-bad': 'rotation-none-valid',
  'v1-good-v0-bad-v2-unknown': 'other-schemes-beside',
  'hex-uppercase': 'hex-upper-case',
  'v1-empty': 'v1-empty',
  'v1-empty-then-good': 'v1-empty-then-good',
  'v1-truncated': 'v1-half',
  'v1-nonascii-64': 'v1-not-ascii',
  'v1-with-eq-suffix': 'v1-with-suffix',
  'header-space-after-comma': 'header-space',
  'header-trailing-newline': 'header-trailing-newline',
  'header-trailing-comma': 'header-trailing-comma',
  'dup-t-old-first': 'timestamp-added-behind',
  'dup-t-new-first': 'timestamp-added-before',
  'dup-t-new-first-signed-new': 'timestamp-twice',
  'age-200s': 'age-within-tolerance',
  'age-400s': 'timestamp-stale',
  'age-400s-tol-600': 'tolerance-wider',
  'age-30s-tol-10': 'tolerance-narrower',
  'age-1h-tol-0': 'tolerance-zero',
  'age-1h-tol-neg1': 'tolerance-negative',
  'age-1h-verify-default-tol': 'low-level-default-tolerance',
  'future-1h': 'future-hour',
  't-nonnumeric-signed': 'timestamp-word',
  't-NaN-signed': 'timestamp-not-a-number',
  't-suffix-junk': 'timestamp-suffix',
  't-underscore': 'timestamp-underscore',
  'secret-empty-forged': 'secret-empty',
  'secret-space-forged': 'secret-blank',
  'secret-nbsp-forged': 'secret-no-break-space',
  'secret-null-forged': 'secret-null',
  'secret-trailing-newline': 'secret-newline',
  'secret-not-whsec': 'secret-without-prefix',
  'invalid-utf8-bytes': 'payload-not-utf8',
  'invalid-utf8-lossy-signed': 'payload-lossy',
  'bom-bytes-signed': 'payload-bom',
  'bom-stripped-signed': 'payload-bom-unsigned',
  'thin-event': 'thin-event-to-v1-parser',
  'no-object-field': 'event-without-object',
  'apiver-2020': 'api-version-old',
  'apiver-same-train': 'api-version-same-train',
  'apiver-other-train': 'api-version-other-train',
  'json-array-signed': 'payload-array',
  'proto-key': 'payload-proto-key',
}

/**
 * The cases that do what a measured request scenario did. Left out: `key-256`, where Stripe's limit was not enforced by
 * the server of that measurement, as our gateway does.
 */
export const REQUEST_SCENARIOS: Readonly<Record<string, string>> = {
  'default-ok': 'idempotency/automatic-key-default',
  'r0-ok': 'idempotency/automatic-key-retries-off',
  'r0-lost-drop': 'retry/close-retries-off',
  'r0-lost-rst': 'retry/reset-retries-off',
  'r2-lost-drop': 'retry/close',
  'r2-lost-rst': 'retry/reset',
  'r2-lost-partial': 'retry/truncated-body',
  'r0-lost-partial': 'retry/truncated-body-retries-off',
  'r2-lost-timeout': 'retry/timeout',
  'r2-500': 'retry/500',
  'r2-502': 'retry/502',
  'r2-503': 'retry/503',
  'r2-409': 'retry/409',
  'r2-429': 'retry/not-429',
  'r2-429lock': 'retry/429-lock-timeout',
  'r2-400': 'retry/not-400',
  'r2-402': 'retry/not-402',
  'r2-401': 'retry/not-401',
  'r2-500-sr-false': 'retry/500-should-not-retry',
  'r2-400-sr-true': 'retry/400-should-retry',
  'r2-500x4': 'retry/maximum',
  'r2-get-500': 'retry/get',
  'key-plain': 'idempotency/key-customer',
  'key-lost-drop': 'retry/explicit-key-kept',
  'key-empty': 'idempotency/key-empty',
  'key-space-pad': 'idempotency/key-padded',
  'key-blank': 'idempotency/key-blank',
  'key-255': 'idempotency/key-255',
  'key-unicode': 'idempotency/key-unicode',
  'key-int': 'idempotency/key-integer',
  'key-reuse-same': 'idempotency/same-key-one-object',
  'key-reuse-diff': 'idempotency/other-params-error-class',
  'err-in-use': 'idempotency/key-in-use',
}

/** `accepted` as `A`, the signature error as `R`, any other refusal as `X:Class`. */
export function asMeasuredWebhook(seen: string): string {
  const refusal = /^refused: (\w+)$/.exec(seen)?.[1]
  if (refusal === undefined) return seen.startsWith('accepted') ? 'A' : seen
  return refusal.endsWith('SignatureVerificationError') ? 'R' : `X:${refusal}`
}

/** `2 sent, one key, 1 made, ok` as `2req/samekey/created=1/ok`. */
export function asMeasuredRequest(seen: string): string {
  const [, sent = '', keys = '', made = '', results = ''] =
    /^(\d+|more than one) sent(?:, ([^,]*key[^,]*))?, (\d+) made, (.*)$/.exec(seen) ?? []
  const key = /^(?:one key|the given key(?: in UTF-8)?)$/.test(keys) ? 'samekey' : /^\d+ keys$/.test(keys) ? 'diffkey' : 'nokey'
  return [
    // Where a client's timeout is short, the suite does not count.
    `${sent === 'more than one' ? 2 : sent}req`,
    key,
    `created=${made}`,
    ...results.split(' then ').map((result) => (result === 'never settles' ? 'HANG' : result)),
  ].join('/')
}
