import type { CaseResult, CaseVerdict, Level, Outcome, Verdict } from '../../src/domain/proof.ts'

const FORGED = 'forged webhook'
const DOUBLE = 'double charge'

type Row = readonly [id: string, title: string, seen: string]

const WEBHOOKS: readonly Row[] = [
  ['webhook/valid-text', 'A validly signed event is accepted', 'accepted'],
  ['webhook/valid-bytes', 'A validly signed event is accepted as bytes', 'accepted'],
  ['webhook/valid-unicode', 'A validly signed event with characters of several bytes is accepted', 'accepted'],
  ['webhook/tampered-body', 'An event whose body was changed is refused', 'refused'],
  ['webhook/trailing-newline', 'An event with a line end added is refused', 'refused'],
  ['webhook/reserialised', 'An event that was parsed and written again is refused', 'refused'],
  ['webhook/wrong-secret', 'An event signed with another secret is refused', 'refused'],
  ['webhook/stale', 'An event signed 400 seconds ago is refused', 'refused'],
  ['webhook/stale-tolerated', 'An event signed 400 seconds ago is accepted with a tolerance of 600', 'accepted'],
  ['webhook/header-missing', 'An event without a signature header is refused', 'refused'],
  ['webhook/header-empty', 'An event with an empty signature header is refused', 'refused'],
  ['webhook/header-garbage', 'An event whose signature header is garbage is refused', 'refused'],
  ['webhook/no-timestamp', 'A signature without a timestamp is refused', 'refused'],
  ['webhook/no-v1', 'A signature of the scheme `v0` alone is refused', 'refused'],
  ['webhook/good-v0-bad-v1', 'A good `v0` does not help a bad `v1`', 'refused'],
  ['webhook/truncated-v1', 'A `v1` that is cut short is refused', 'refused'],
  ['webhook/rotation-second-valid', 'During rotation, the second of two `v1` may be the good one', 'accepted'],
  ['webhook/rotation-first-valid', 'During rotation, the first of two `v1` may be the good one', 'accepted'],
  ['webhook/rotation-none-valid', 'Two bad `v1` are refused', 'refused'],
  ['webhook/parsed-object', 'A parsed object in the place of the raw body is refused', 'refused'],
  ['webhook/not-json-bad-signature', 'A body that is not JSON fails by its signature first', 'signature error'],
  ['webhook/error-class', 'A refusal is of the documented class', 'documented class'],
]

const REQUESTS: readonly Row[] = [
  ['key/customer-explicit', 'The given key is sent when a customer is made', '1 sent, key as given, 1 made'],
  ['key/payment-intent-explicit', 'The given key is sent when a payment intent is made', '1 sent, key as given, 1 made'],
  ['key/refund-explicit', 'The given key is sent when a refund is made', '1 sent, key as given, 1 made'],
  ['key/payout-explicit', 'The given key is sent when a payout is made', '1 sent, key as given, 1 made'],
  ['key/capture-explicit', 'The given key is sent with `capture(id, {}, options)`', '1 sent, key as given, 1 made'],
  ['key/automatic', 'A POST has a key of its own when retries are on', '1 sent, a key, 1 made'],
  ['key/get-has-none', 'A GET has no key', '1 sent, no key'],
  ['key/two-calls', 'Two calls have two keys', '2 sent, 2 keys, 2 made'],
  ['key/255', 'A key of 255 characters is sent whole', '1 sent, key as given, 1 made'],
  ['key/reuse-same', 'The same key with the same parameters gives the first answer again', '2 sent, 1 made, replayed'],
  ['key/reuse-other', 'The same key with other parameters is refused', 'idempotency error'],
  ['key/replay-recognised', 'A replayed answer can be recognised', 'header seen'],
  ['retry/reset', 'After a reset the same key is sent again', '2 sent, same key, 1 made'],
  ['retry/close', 'After a lost answer the same key is sent again', '2 sent, same key, 1 made'],
  ['retry/500', 'After a 500 the same key is sent again', '2 sent, same key, 1 made'],
  ['retry/409', 'After a 409 the same key is sent again', '2 sent, same key, 1 made'],
  ['retry/503-should-retry', 'After a 503 with `Stripe-Should-Retry: true` the same key is sent again', '2 sent, same key, 1 made'],
  ['retry/should-not-retry', 'After `Stripe-Should-Retry: false` nothing is sent again', '1 sent'],
  ['retry/400', 'A 400 is not retried', '1 sent'],
  ['retry/401', 'A 401 is not retried', '1 sent'],
  ['retry/402', 'A 402 is not retried', '1 sent'],
  ['retry/404', 'A 404 is not retried', '1 sent'],
  ['retry/maximum', 'No more retries are made than configured', '3 sent, same key'],
  ['retry/body-equal', 'The body of a retry equals the first one byte by byte', 'equal'],
  ['retry/account-kept', 'A retry keeps `Stripe-Account`', 'kept'],
  ['retry/back-off', 'Between two attempts there is a pause, and not for ever', 'a pause'],
  ['shape/nested-form', 'Nested parameters are encoded as Stripe reads them', 'read'],
  ['shape/pages', 'Pages follow one another, also after a retry', '3 pages'],
  ['shape/card-error', 'A declined card is a card error', 'card error'],
  ['shape/version-sent', '`Stripe-Version` is sent', 'sent'],
]

function outcome(kind: Outcome['outcome'], seen: string, detail = seen): Outcome {
  return { outcome: kind, seen, detail }
}

function caseResult(id: string, title: string, level: Level, verdict: CaseVerdict, from: Outcome, to: Outcome): CaseResult {
  const threat = id.startsWith('webhook/') ? FORGED : DOUBLE
  return { id, title, level, verdict, threat, from, to, flaky: false }
}

const PASSED: readonly CaseResult[] = [...WEBHOOKS, ...REQUESTS].map(([id, title, seen]) =>
  caseResult(id, title, 'MUST', 'pass', outcome('pass', seen), outcome('pass', seen)),
)

const TOLERANCE = caseResult(
  'webhook/tolerance-zero',
  'Tolerance 0 and an event signed one hour ago',
  'OBSERVE',
  'changed',
  outcome(
    'observed',
    'refused',
    'sent an event signed 3600 s ago with tolerance 0; StripeSignatureVerificationError: Timestamp outside the tolerance zone',
  ),
  outcome('observed', 'accepted', 'sent an event signed 3600 s ago with tolerance 0; the event was returned'),
)

const LOW_LEVEL = caseResult(
  'webhook/low-level-default-tolerance',
  'The low-level verifier without a tolerance, and an event signed one hour ago',
  'SHOULD',
  'fixed',
  outcome('fail', 'accepted', 'verifyHeader without a tolerance; returned true'),
  outcome('pass', 'refused', 'verifyHeader without a tolerance; StripeSignatureVerificationError'),
)

const EMPTY_SECRET = caseResult(
  'webhook/secret-empty',
  'An event signed with an empty secret is refused where the secret is empty',
  'SHOULD',
  'fixed',
  outcome('fail', 'accepted', 'signed with "" and verified with ""; the forged event was returned'),
  outcome('pass', 'refused', 'signed with "" and verified with ""; Error: the secret is empty'),
)

const KEYLESS = caseResult(
  'retry/reset-retries-off',
  'A reset with retries off makes one object',
  'SHOULD',
  'fixed',
  outcome('fail', '2 sent, no key, 2 made', 'POST /v1/customers, reset after execution; sent again without a key; two customers were made'),
  outcome('pass', '1 sent, a key, 1 made', 'POST /v1/customers, reset after execution; StripeConnectionError'),
)

const CAPTURE = caseResult(
  'shape/capture-options-only',
  '`capture(id, {idempotencyKey})` applies the key',
  'SHOULD',
  'regressed',
  outcome('pass', 'key as given', 'POST /v1/payment_intents/pi_1/capture with the header Idempotency-Key: K'),
  outcome('fail', 'another key', 'POST /v1/payment_intents/pi_1/capture with the body idempotencyKey=K and a key of its own'),
)

const THIN = caseResult(
  'webhook/thin-event',
  'A thin event is not returned as an event',
  'MUST',
  'unsupported',
  outcome('unsupported', 'not supported'),
  outcome('pass', 'refused'),
)

const FORGED_ACCEPTED = caseResult(
  'webhook/secret-rotation-forged',
  'Two bad `v1` and an unknown scheme are refused',
  'MUST',
  'broken',
  outcome('pass', 'refused', 'header t=…,v1=bad,v1=bad,v2=x; StripeSignatureVerificationError'),
  outcome('fail', 'accepted', 'header t=…,v1=bad,v1=bad,v2=x; the forged event was returned'),
)

const BLANK: CaseResult = {
  ...EMPTY_SECRET,
  id: 'webhook/secret-nbsp',
  title: 'A secret of U+00A0 alone is refused',
  verdict: 'known-issue',
  to: outcome('fail', 'accepted'),
}

/** About sixty cases, as they would come out for a pair of versions. */
export function contractCases(kind: 'node' | 'python' | 'pass' | 'broken'): readonly CaseResult[] {
  if (kind === 'pass') return PASSED
  if (kind === 'python') return [...PASSED, EMPTY_SECRET, BLANK, THIN]
  return [...PASSED, TOLERANCE, LOW_LEVEL, EMPTY_SECRET, KEYLESS, CAPTURE, THIN, BLANK, ...(kind === 'broken' ? [FORGED_ACCEPTED] : [])]
}

/** The overall verdict by the rules of the contract; inconclusive where nothing ran. */
export function verdictOf(cases: readonly CaseResult[]): Verdict {
  const has = (verdict: CaseVerdict, level?: Level): boolean =>
    cases.some((each) => each.verdict === verdict && (level ?? each.level) === each.level)
  if (has('broken')) return 'broken'
  if (cases.length === 0 || has('inconclusive', 'MUST')) return 'inconclusive'
  if (has('regressed')) return 'regressed'
  if (has('changed')) return 'changed'
  return has('fixed') ? 'fixed' : 'pass'
}
