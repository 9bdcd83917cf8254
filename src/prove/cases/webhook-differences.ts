import type { WebhookCase } from './case.ts'
import { BIG_INTEGER, EVENT_ID, inEnvelope, named, thinEvent } from './event.ts'

/** On these the SDKs differ and no rule says who is right; whoever upgrades must know when an answer changes. */
export const DIFFERENCES: readonly WebhookCase[] = [
  observed('tolerance-zero', 'With tolerance 0, an old event is answered as before', 'event signed 1 h ago, tolerance 0', {
    age: 3600,
    tolerance: 0,
  }),
  observed('tolerance-negative', 'With tolerance -1, an old event is answered as before', 'event signed 1 h ago, tolerance -1', {
    age: 3600,
    tolerance: -1,
  }),
  observed(
    'low-level-default-tolerance',
    'Without a tolerance, the low-level verifier answers an old event as before',
    'event signed 1 h ago, low-level verifier, no tolerance',
    {
      age: 3600,
      api: 'low-level',
    },
  ),
  observed('future-hour', 'An event from the future is answered as before', 'event signed 1 h ahead', { age: -3600 }),
  observed('secret-no-break-space', 'A secret of one no-break space is answered as before', 'forged: signed with U+00A0; secret U+00A0', {
    secret: '\u00a0',
    signedWith: '\u00a0',
  }),
  observed('hex-upper-case', 'A signature in upper case is answered as before', 'good signature in upper case', {
    header: 't={t},v1={GOOD}',
  }),
  observed('v1-with-suffix', 'A good signature with something behind it is answered as before', 'good signature and =x behind it', {
    header: 't={t},v1={good}=x',
  }),
  observed('header-space', 'A space after the comma of the header is answered as before', 'space after the comma, good signature', {
    header: 't={t}, v1={good}',
  }),
  observed('header-trailing-comma', 'A comma at the end of the header is answered as before', 'comma at the end, good signature', {
    header: 't={t},v1={good},',
  }),
  observed(
    'header-trailing-newline',
    'A line break at the end of the header is answered as before',
    'line break at the end, good signature',
    {
      header: 't={t},v1={good}\n',
    },
  ),
  observed('timestamp-twice', 'A header with two timestamps is answered as before', 'now (signed), then 1 h ago', {
    header: 't={t},t={old},v1={good}',
  }),
  observed('timestamp-word', 'A timestamp that is a word is answered as before', 't=abc, signed so', { timestamp: 'abc' }),
  observed('timestamp-not-a-number', 'A signature of the timestamp NaN is answered as before', 't=abc, signed as NaN', {
    timestamp: 'NaN',
    header: 't=abc,v1={good}',
  }),
  observed('timestamp-suffix', 'A timestamp with letters behind it is answered as before', 't with xyz behind it, signed without', {
    header: 't={t}xyz,v1={good}',
  }),
  observed('timestamp-underscore', 'A timestamp with an underscore is answered as before', 't with an underscore in it, signed without', {
    header: 't={t_},v1={good}',
  }),
  observed('payload-empty', 'An empty body is answered as before', 'empty body, good signature', { body: () => '' }),
  observed('payload-not-json', 'A signed body that is not JSON is answered as before', 'body that is not JSON, good signature', {
    body: () => 'not JSON',
  }),
  observed('payload-array', 'A signed body that is a list is answered as before', 'JSON list, good signature', { body: () => '[1, 2]' }),
  observed('payload-not-utf8', 'A signed body that is not UTF-8 is answered as before', 'bytes that are not UTF-8, good signature', {
    body: latin1,
    form: 'bytes',
  }),
  observed(
    'payload-lossy',
    'A body that only a lossy decoder takes for the signed one is answered as before',
    'bytes that are not UTF-8, signed as decoded',
    {
      body: latin1,
      signed: (event) => Buffer.from(latin1(event)).toString('utf8'),
      form: 'bytes',
    },
  ),
  observed('payload-bom', 'A signed body with a byte order mark is answered as before', 'byte order mark, signed with it', {
    body: (event) => Buffer.from(`\ufeff${event}`),
    form: 'bytes',
  }),
  observed('payload-bom-unsigned', 'A byte order mark that was not signed is answered as before', 'byte order mark, signed without it', {
    body: (event) => Buffer.from(`\ufeff${event}`),
    signed: (event) => event,
    form: 'bytes',
  }),
  observed(
    'payload-two-documents',
    'A signed body of two events is answered as before',
    'two JSON events one after the other, good signature',
    {
      body: (event) => `${event}${event.replace(EVENT_ID, 'evt_another')}`,
    },
  ),
  observed('payload-duplicate-keys', 'A signed event with two ids is answered as before', 'the id given twice, good signature', {
    body: (event) => event.replace('{', '{ "id": "evt_another",'),
  }),
  observed(
    'payload-big-integer',
    'A signed event with an integer beyond 2^53 is answered as before',
    'amount of 2^53 + 1, good signature',
    {
      body: (event) => event.replace('"description"', `"amount": ${BIG_INTEGER}, "description"`),
    },
  ),
  observed(
    'cloud-envelope',
    "A cloud provider's envelope that is signed is answered as before",
    "event in a cloud provider's envelope, good signature",
    {
      body: inEnvelope,
    },
  ),
  observed('payload-proto-key', 'A signed event with a __proto__ key is answered as before', '__proto__ key, good signature', {
    body: (event) => event.replace('{', '{ "__proto__": { "polluted": true },'),
  }),
  observed('event-without-object', 'A signed event without its object field is answered as before', 'no "object" field, good signature', {
    body: (event) => event.replace('"object" : "event",', ''),
  }),
  observed('api-version-old', 'An event of an old API version is answered as before', 'API version 2020-08-27, good signature', {
    body: withApiVersion('2020-08-27'),
  }),
  observed(
    'api-version-same-train',
    'An event of another API version of the same release is answered as before',
    "another date of the SDK's own train, good signature",
    {
      body: (event) => event.replace(/"api_version": "\d{4}-\d\d/, '"api_version": "2020-01'),
    },
  ),
  observed(
    'api-version-other-train',
    'An event of another API release is answered as before',
    'API version 2024-09-30.acacia, good signature',
    {
      body: withApiVersion('2024-09-30.acacia'),
    },
  ),
  observed('thin-event', 'The notification parser answers a thin event as before', 'signed v2.core.event, notification parser', {
    body: thinEvent,
    api: 'thin',
  }),
  observed('v1-event-to-thin-parser', 'The notification parser answers a snapshot event as before', 'signed event, notification parser', {
    api: 'thin',
  }),
]

function observed(name: string, title: string, sent: string, webhook: WebhookCase['webhook']): WebhookCase {
  return { kind: 'webhook', id: `webhook/${name}`, level: 'OBSERVE', title, threat: 'forged webhook', sent, webhook, expect: null }
}

function latin1(event: string): Uint8Array {
  return Buffer.from(named('Ünïcödé')(event), 'latin1')
}

function withApiVersion(version: string): (event: string) => string {
  return (event) => event.replace(/"api_version": "[^"]*"/, `"api_version": "${version}"`)
}
