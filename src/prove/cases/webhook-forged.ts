import type { Level } from '../../domain/proof.ts'
import type { WebhookCase } from './case.ts'
import { compact, inEnvelope, same, thinEvent } from './event.ts'

const TAMPERED: WebhookCase['webhook'] = { body: (event) => event.replace('Ada', 'Adb'), signed: same }
const STRAY_BYTE: WebhookCase['webhook'] = {
  body: (event) => Buffer.from(event.replace('Ada', 'A\u00ffda'), 'latin1'),
  signed: same,
  form: 'bytes',
}
const NOT_JSON: WebhookCase['webhook'] = { body: () => 'not JSON', header: 't={t},v1={bad}' }

/** Deliveries that Stripe did not sign, or not so, or not now: accepting one lets a forger in. */
export const FORGED: readonly WebhookCase[] = [
  refused('MUST', 'tampered-body', 'A changed body is refused', 'one byte changed after signing', TAMPERED),
  refused(
    'MUST',
    'tampered-bytes',
    'A changed body that is handed over as raw bytes is refused',
    'one byte changed after signing, as bytes',
    {
      ...TAMPERED,
      form: 'bytes',
    },
  ),
  refused(
    'MUST',
    'tampered-other-bytes',
    "A changed body that is handed over as raw bytes of the language's other type is refused",
    'one byte changed after signing, as a part of a plain Uint8Array or as a bytearray',
    { ...TAMPERED, form: 'other-bytes' },
  ),
  refused(
    'MUST',
    'stray-byte',
    'A body with a byte added that is no text is refused',
    'byte that is not UTF-8 added after signing, as bytes',
    STRAY_BYTE,
  ),
  refused('MUST', 'trailing-newline', 'A body with a newline added is refused', 'newline added after signing', {
    body: (event) => `${event}\n`,
    signed: same,
  }),
  refused('MUST', 'reserialised-json', 'A re-serialised body is refused', 'JSON parsed and written again after signing', {
    body: compact,
    signed: same,
  }),
  refused(
    'MUST',
    'payload-parsed',
    'A parsed object in place of the raw body is refused',
    'parsed object, good signature of the raw body',
    {
      form: 'parsed',
    },
  ),
  refused('MUST', 'payload-null', 'A delivery without a body is refused', 'null in place of the body, signature of an empty one', {
    body: () => '',
    form: 'null',
  }),
  refused('MUST', 'wrong-secret', 'A signature with another secret is refused', 'signature with another secret', {
    header: 't={t},v1={bad}',
  }),
  refused('MUST', 'rotation-none-valid', 'Two wrong signatures are refused', 'two v1: bad, bad', { header: 't={t},v1={bad},v1={bad}' }),
  refused('MUST', 'v1-half', 'The first half of a good signature is refused', 'v1 cut to its first half', { header: 't={t},v1={half}' }),
  refused('MUST', 'v1-prefix', 'A signature that is right but for its last digit is refused', 'v1 with a wrong last digit', {
    header: 't={t},v1={prefix}',
  }),
  refused('MUST', 'v1-suffix', 'A signature that is right but for its first digit is refused', 'v1 with a wrong first digit', {
    header: 't={t},v1={suffix}',
  }),
  refused('MUST', 'v1-empty-forged', 'An empty signature is refused', 'empty v1', { header: 't={t},v1=' }),
  refused('MUST', 'v1-not-hex', 'A signature that is no hexadecimal number is refused', 'v1 of 64 letters z', {
    header: `t={t},v1=${'z'.repeat(64)}`,
  }),
  refused(
    'MUST',
    'cloud-envelope-forged',
    "A forged body that looks like a cloud provider's envelope is refused",
    "event in a cloud provider's envelope, bad signature",
    { body: inEnvelope, header: 't={t},v1={bad}' },
  ),
  refused('MUST', 'v0-only', 'A good signature under the v0 scheme is refused', 'good signature as v0 only', { header: 't={t},v0={good}' }),
  refused('MUST', 'v0-good-v1-bad', 'A bad v1 beside a good v0 is refused', 'good v0, bad v1', { header: 't={t},v0={good},v1={bad}' }),
  refused('MUST', 'scheme-upper-case', 'A good signature under V1 is refused', 'good signature as V1', { header: 't={t},V1={good}' }),
  refused('MUST', 'scheme-longer', 'A good signature under a scheme that begins like v1 is refused', 'good signature as v10', {
    header: 't={t},v10={good}',
  }),
  refused('MUST', 'header-missing', 'A delivery without the header is refused', 'no Stripe-Signature header', { header: null }),
  refused('MUST', 'header-empty', 'An empty header is refused', 'empty Stripe-Signature header', { header: '' }),
  refused('MUST', 'header-garbage', 'A meaningless header is refused', 'header "I am not a signature"', { header: 'I am not a signature' }),
  refused('MUST', 'header-without-t', 'A header without a timestamp is refused', 'good v1 without t', { header: 'v1={good}' }),
  refused('MUST', 'header-without-v1', 'A header without any signature is refused', 't without v1', { header: 't={t}' }),
  refused('MUST', 'header-t-alone', 'A timestamp field without a value is refused', 't without its value, good v1', {
    header: 't,v1={good}',
  }),
  refused('MUST', 'timestamp-stale', 'An event 400 s old is refused', 'event signed 400 s ago', { age: 400 }),
  refused('MUST', 'age-301', 'An event one second older than the tolerance is refused', 'event 301 s old to the second', {
    age: 301,
    exact: true,
  }),
  refused('MUST', 'received-late', 'An event that was received too late is refused', 'event signed 2 h ago, received 1 h ago', {
    age: 7200,
    received: 3600,
  }),
  refused('MUST', 'timestamp-swapped', 'An old signature under a new timestamp is refused', 'signed 1 h ago, timestamp of now', {
    header: 't={t},v1={stale}',
  }),
  refused('MUST', 'timestamp-added-behind', 'A second timestamp does not make an old event young', '1 h ago (signed), then now', {
    header: 't={old},t={t},v1={stale}',
  }),
  refused('MUST', 'timestamp-added-before', 'A timestamp before the old one does not make it young', 'now, then 1 h ago (signed)', {
    header: 't={t},t={old},v1={stale}',
  }),
  refused('MUST', 'timestamp-unsigned', 'A signature that does not cover the timestamp is refused', 'signature of the body alone', {
    header: 't={t},v1={bare}',
  }),
  refused('MUST', 'tolerance-narrower', 'A narrower tolerance is applied', 'event signed 30 s ago, tolerance 10', {
    age: 30,
    tolerance: 10,
  }),
  refused(
    'MUST',
    'low-level-tampered',
    'The low-level verifier refuses a changed body',
    'one byte changed, low-level verifier, tolerance 300',
    {
      api: 'low-level',
      tolerance: 300,
      ...TAMPERED,
    },
  ),
  refused(
    'MUST',
    'low-level-stray-byte',
    'The low-level verifier refuses a body with a byte added that is no text',
    'byte that is not UTF-8 added after signing, as bytes, low-level verifier, tolerance 300',
    { api: 'low-level', tolerance: 300, ...STRAY_BYTE },
  ),
  refused(
    'MUST',
    'low-level-stale',
    'The low-level verifier applies a tolerance',
    'event signed 400 s ago, low-level verifier, tolerance 300',
    {
      api: 'low-level',
      tolerance: 300,
      age: 400,
    },
  ),
  refused('MUST', 'async-tampered', 'The asynchronous verifier refuses a changed body', 'one byte changed, asynchronous verifier', {
    api: 'async',
    ...TAMPERED,
  }),
  refused('MUST', 'async-stale', 'The asynchronous verifier refuses an old event', 'event signed 400 s ago, asynchronous verifier', {
    api: 'async',
    age: 400,
  }),
  refused('SHOULD', 'secret-empty', 'An empty endpoint secret is refused', 'forged: signed with the empty secret; secret ""', {
    secret: '',
    signedWith: '',
  }),
  refused('SHOULD', 'secret-blank', 'A blank endpoint secret is refused', 'forged: signed with a blank; secret " "', {
    secret: ' ',
    signedWith: ' ',
  }),
  refused(
    'SHOULD',
    'secret-newline',
    'A secret with a line break at its end is not trimmed',
    'good signature; secret with a line break at its end',
    {
      secret: 'contract_secret\n',
      signedWith: 'contract_secret',
    },
  ),
  refused(
    'SHOULD',
    'thin-event-to-v1-parser',
    'A thin event is not returned as a snapshot event',
    'signed v2.core.event, snapshot parser',
    { body: thinEvent },
  ),
  refused('MUST', 'thin-forged', 'The notification parser refuses a forged event', 'v2.core.event, bad signature, notification parser', {
    body: thinEvent,
    header: 't={t},v1={bad}',
    api: 'thin',
  }),
  refused('MUST', 'thin-stale', 'The notification parser refuses an old event', 'v2.core.event signed 400 s ago, notification parser', {
    body: thinEvent,
    age: 400,
    api: 'thin',
  }),
  refused(
    'SHOULD',
    'thin-secret-empty',
    'The notification parser refuses an empty secret',
    'v2.core.event, forged: signed with the empty secret; secret "", notification parser',
    {
      body: thinEvent,
      secret: '',
      signedWith: '',
      api: 'thin',
    },
  ),
  signatureError(
    'secret-null',
    'A missing endpoint secret is refused as a signature error',
    'forged: signed with the empty secret; secret null',
    {
      secret: null,
      signedWith: '',
    },
  ),
  signatureError('error-class', 'A forged event is refused with the documented error', 'one byte changed after signing', TAMPERED),
  signatureError(
    'signature-before-parsing',
    'The signature is checked before the body is parsed',
    'body that is not JSON, bad signature',
    NOT_JSON,
  ),
  signatureError('v1-empty', 'An empty signature is refused as a signature error', 'empty v1', { header: 't={t},v1=' }),
  signatureError('v1-not-ascii', 'A signature of other letters is refused as a signature error', 'v1 of 64 letters outside ASCII', {
    header: `t={t},v1=${'é'.repeat(64)}`,
  }),
  {
    ...refused(
      'MUST',
      'message-keeps-secret',
      'The error contains neither the secret nor the expected signature, wherever it is shown',
      'one byte changed after signing',
      TAMPERED,
    ),
    expect: 'keeps-secret',
  },
  {
    ...signatureError('constant-time', 'Signatures are compared in constant time', 'signature that differs in every digit', {
      header: 't={t},v1={inverse}',
    }),
    expect: 'constant-time',
  },
]

function refused(level: Level, name: string, title: string, sent: string, webhook: WebhookCase['webhook']): WebhookCase {
  return { kind: 'webhook', id: `webhook/${name}`, level, title, threat: 'forged webhook', sent, webhook, expect: 'refused' }
}

/** A foreign exception becomes an HTTP 500: Stripe repeats the delivery for days, and nobody sees an attack. */
function signatureError(name: string, title: string, sent: string, webhook: WebhookCase['webhook']): WebhookCase {
  return { ...refused('SHOULD', name, title, sent, webhook), expect: 'signature-error' }
}
