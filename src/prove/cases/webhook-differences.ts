import type { WebhookCase } from './case.ts'
import { BIG_INTEGER, EVENT_ID, inEnvelope, named, thinEvent } from './event.ts'

/** On these the SDKs differ and no rule says who is right; whoever upgrades must know when an answer changes. */
export const DIFFERENCES: readonly WebhookCase[] = [
  observed('tolerance-zero', 'Tolerance 0 and an old event', 'event signed 1 h ago, tolerance 0', { age: 3600, tolerance: 0 }),
  observed('tolerance-negative', 'Tolerance -1 and an old event', 'event signed 1 h ago, tolerance -1', { age: 3600, tolerance: -1 }),
  observed(
    'low-level-default-tolerance',
    'The low-level verifier without a tolerance, and an old event',
    'event signed 1 h ago, low-level verifier, no tolerance',
    {
      age: 3600,
      api: 'low-level',
    },
  ),
  observed('future-hour', 'An event of the future', 'event signed 1 h ahead', { age: -3600 }),
  observed('secret-no-break-space', 'A secret of one no-break space', 'forged: signed with U+00A0; secret U+00A0', {
    secret: '\u00a0',
    signedWith: '\u00a0',
  }),
  observed('hex-upper-case', 'A signature in upper case', 'good signature in upper case', { header: 't={t},v1={GOOD}' }),
  observed('v1-with-suffix', 'A good signature with something behind it', 'good signature and =x behind it', {
    header: 't={t},v1={good}=x',
  }),
  observed('header-space', 'A space after the comma of the header', 'space after the comma, good signature', {
    header: 't={t}, v1={good}',
  }),
  observed('header-trailing-comma', 'A comma at the end of the header', 'comma at the end, good signature', { header: 't={t},v1={good},' }),
  observed('header-trailing-newline', 'A line break at the end of the header', 'line break at the end, good signature', {
    header: 't={t},v1={good}\n',
  }),
  observed('timestamp-twice', 'Two timestamps', 'now (signed), then 1 h ago', { header: 't={t},t={old},v1={good}' }),
  observed('timestamp-word', 'A timestamp that is a word', 't=abc, signed so', { timestamp: 'abc' }),
  observed('timestamp-not-a-number', 'A signature of the timestamp NaN', 't=abc, signed as NaN', {
    timestamp: 'NaN',
    header: 't=abc,v1={good}',
  }),
  observed('timestamp-suffix', 'A timestamp with letters behind it', 't with xyz behind it, signed without', {
    header: 't={t}xyz,v1={good}',
  }),
  observed('timestamp-underscore', 'A timestamp with an underscore', 't with an underscore in it, signed without', {
    header: 't={t_},v1={good}',
  }),
  observed('payload-empty', 'An empty body', 'empty body, good signature', { body: () => '' }),
  observed('payload-not-json', 'A signed body that is not JSON', 'body that is not JSON, good signature', { body: () => 'not JSON' }),
  observed('payload-array', 'A signed body that is a list', 'JSON list, good signature', { body: () => '[1, 2]' }),
  observed('payload-not-utf8', 'A signed body that is not UTF-8', 'bytes that are not UTF-8, good signature', {
    body: latin1,
    form: 'bytes',
  }),
  observed('payload-lossy', 'A body that only a lossy decoder takes for the signed one', 'bytes that are not UTF-8, signed as decoded', {
    body: latin1,
    signed: (event) => Buffer.from(latin1(event)).toString('utf8'),
    form: 'bytes',
  }),
  observed('payload-bom', 'A signed body with a byte order mark', 'byte order mark, signed with it', {
    body: (event) => Buffer.from(`\ufeff${event}`),
    form: 'bytes',
  }),
  observed('payload-bom-unsigned', 'A byte order mark that was not signed', 'byte order mark, signed without it', {
    body: (event) => Buffer.from(`\ufeff${event}`),
    signed: (event) => event,
    form: 'bytes',
  }),
  observed('payload-two-documents', 'A signed body of two events', 'two JSON events one after the other, good signature', {
    body: (event) => `${event}${event.replace(EVENT_ID, 'evt_another')}`,
  }),
  observed('payload-duplicate-keys', 'A signed event with two ids', 'the id given twice, good signature', {
    body: (event) => event.replace('{', '{ "id": "evt_another",'),
  }),
  observed('payload-big-integer', 'A signed event with an integer beyond 2^53', 'amount of 2^53 + 1, good signature', {
    body: (event) => event.replace('"description"', `"amount": ${BIG_INTEGER}, "description"`),
  }),
  observed('cloud-envelope', "A signed cloud provider's envelope", "event in a cloud provider's envelope, good signature", {
    body: inEnvelope,
  }),
  observed('payload-proto-key', 'A signed event with a __proto__ key', '__proto__ key, good signature', {
    body: (event) => event.replace('{', '{ "__proto__": { "polluted": true },'),
  }),
  observed('event-without-object', 'A signed event without its object field', 'no "object" field, good signature', {
    body: (event) => event.replace('"object" : "event",', ''),
  }),
  observed('api-version-old', 'An event of an old API version', 'API version 2020-08-27, good signature', {
    body: withApiVersion('2020-08-27'),
  }),
  observed(
    'api-version-same-train',
    'An event of another API version of the same train',
    "another date of the SDK's own train, good signature",
    {
      body: (event) => event.replace(/"api_version": "\d{4}-\d\d/, '"api_version": "2020-01'),
    },
  ),
  observed('api-version-other-train', 'An event of another API release', 'API version 2024-09-30.acacia, good signature', {
    body: withApiVersion('2024-09-30.acacia'),
  }),
  observed('thin-event', 'A thin event and the notification parser', 'signed v2.core.event, notification parser', {
    body: thinEvent,
    api: 'thin',
  }),
  observed('v1-event-to-thin-parser', 'A snapshot event and the notification parser', 'signed event, notification parser', { api: 'thin' }),
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
