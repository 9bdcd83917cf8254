import type { Level } from '../../domain/proof.ts'
import type { TwinCase, WebhookCase } from './case.ts'
import { named, SNAPSHOT_READS, withAllFields, withListLike } from './event.ts'

/** One letter is of two code points, as some keyboards write it: no form of Unicode may be made of another. */
const MULTIBYTE = named('東京 ☕️ Ünïcödé u\u0308')

/** Genuine deliveries: refusing one loses an event. */
export const GENUINE: readonly (WebhookCase | TwinCase)[] = [
  accepted('MUST', 'valid-text', 'A signed event is accepted as text', 'event, good signature, as text', {}),
  accepted('MUST', 'valid-bytes', 'A signed event is accepted as raw bytes', 'event, good signature, as bytes', { form: 'bytes' }),
  accepted(
    'MUST',
    'valid-other-bytes',
    "A signed event is accepted as raw bytes of the language's other type",
    'event with Japanese and emoji, good signature, as a part of a plain Uint8Array or as a bytearray',
    { body: MULTIBYTE, form: 'other-bytes' },
  ),
  accepted('MUST', 'event-read', 'What a program reads of an event is what Stripe signed', 'event with all fields, good signature', {
    body: withAllFields,
    reads: SNAPSHOT_READS,
  }),
  {
    ...accepted(
      'SHOULD',
      'event-list-like',
      'Metadata of an event that looks like a list fetches nothing',
      'event with data and next_page_url in its metadata, good signature',
      {
        body: withListLike,
        reads: {
          'data.object.metadata.next_page_url': '/v1/refunds',
          'data.object.metadata.auto_paging_iter': null,
          'data.object.metadata.autoPagingEach': null,
        },
      },
    ),
    threat: 'forged webhook',
  },
  {
    ...accepted(
      'MUST',
      'event-api-key',
      'The objects of an event are used with the API key that its caller gives',
      'event with an API key for its objects, good signature',
      { apiKey: 'sk_test_events', reads: { 'data.object.api_key': 'sk_test_events' } },
    ),
    threat: 'money to the wrong account',
  },
  accepted(
    'MUST',
    'valid-unicode',
    'A signed event with multi-byte text is accepted',
    'event with Japanese and emoji, good signature, as text',
    {
      body: MULTIBYTE,
    },
  ),
  accepted(
    'MUST',
    'valid-unicode-bytes',
    'A signed event with multi-byte text is accepted as raw bytes',
    'event with Japanese and emoji, good signature, as bytes',
    {
      body: MULTIBYTE,
      form: 'bytes',
    },
  ),
  accepted('MUST', 'valid-large', 'A signed event of 1 MB is accepted', 'event of 1 MB, good signature', {
    body: named('x'.repeat(1024 * 1024)),
  }),
  accepted('MUST', 'valid-long', 'A signed event of 24 kB is accepted', 'event of 24 kB, good signature', {
    body: named('x'.repeat(24 * 1024)),
  }),
  accepted('MUST', 'valid-crlf', 'A signed event with line ends of Windows is accepted', 'event with CR LF, good signature, as text', {
    body: (event) => event.replaceAll('\n', '\r\n'),
  }),
  accepted(
    'MUST',
    'rotation-first-valid',
    'During rotation, an event is accepted when the first of two signatures is good',
    'two v1: good, bad',
    {
      header: 't={t},v1={good},v1={bad}',
    },
  ),
  accepted(
    'MUST',
    'rotation-second-valid',
    'During rotation, an event is accepted when the second of two signatures is good',
    'two v1: bad, good',
    {
      header: 't={t},v1={bad},v1={good}',
    },
  ),
  accepted('MUST', 'other-schemes-beside', 'Signatures of other schemes beside a good v1 do no harm', 'good v1 between a v0 and a v2', {
    header: 't={t},v0={bad},v1={good},v2={bad}',
  }),
  accepted('MUST', 'age-within-tolerance', 'An event 200 s old is accepted', 'event signed 200 s ago', { age: 200 }),
  accepted('MUST', 'age-299', 'An event one second younger than the tolerance is accepted', 'event 299 s old to the second', {
    age: 299,
    exact: true,
  }),
  accepted('SHOULD', 'age-300', 'An event that is just as old as the tolerance is accepted', 'event 300 s old to the second', {
    age: 300,
    exact: true,
  }),
  accepted('MUST', 'received-then', 'An event that was received in time is accepted later', 'event signed 1 h ago, received 1 h ago', {
    age: 3600,
    received: 3590,
  }),
  accepted('MUST', 'tolerance-wider', 'A wider tolerance is applied', 'event signed 400 s ago, tolerance 600', {
    age: 400,
    tolerance: 600,
  }),
  accepted('SHOULD', 'secret-without-prefix', 'A secret without the usual prefix works', 'good signature, secret without whsec_', {
    secret: 'contract_secret',
    signedWith: 'contract_secret',
  }),
  accepted(
    'MUST',
    'low-level-valid',
    'The low-level verifier accepts a good signature',
    'good signature, low-level verifier, tolerance 300',
    {
      api: 'low-level',
      tolerance: 300,
    },
  ),
  accepted('MUST', 'async-valid', 'The asynchronous verifier accepts a good signature', 'good signature, asynchronous verifier', {
    api: 'async',
  }),
  {
    kind: 'twin',
    id: 'webhook/async-twin',
    level: 'SHOULD',
    title: 'The asynchronous verifier answers as the synchronous one',
    threat: 'forged webhook',
    sent: 'the deliveries of all other cases, to both verifiers',
    verifier: 'async',
  },
  {
    kind: 'twin',
    id: 'webhook/alias-twin',
    level: 'SHOULD',
    title: 'The verifier gives the same answer however it is reached',
    threat: 'forged webhook',
    sent: 'the deliveries of all other cases, to the verifier of an object and to that of the class or of a client',
    verifier: 'alias',
  },
  {
    kind: 'twin',
    id: 'webhook/low-level-twin',
    level: 'SHOULD',
    title: 'The low-level verifier answers as the one that returns the event',
    threat: 'forged webhook',
    sent: 'the deliveries of all other cases as text, to both verifiers',
    verifier: 'low-level',
  },
  {
    kind: 'twin',
    id: 'webhook/low-level-async-twin',
    level: 'MUST',
    title: 'The asynchronous low-level verifier answers as the synchronous one, without a tolerance too',
    threat: 'forged webhook',
    sent: 'the deliveries of the other low-level cases, to both verifiers',
    usual: 'low-level',
    verifier: 'low-level-async',
  },
  {
    ...accepted('SHOULD', 'test-header', 'A header that the SDK makes for tests is accepted', 'event, header of the SDK itself', {
      api: 'test-header',
    }),
    threat: 'outdated SDK',
  },
  accepted('SHOULD', 'v1-empty-then-good', 'A good signature after an empty one is found', 'two v1: empty, good', {
    header: 't={t},v1=,v1={good}',
  }),
]

function accepted(level: Level, name: string, title: string, sent: string, webhook: WebhookCase['webhook']): WebhookCase {
  return { kind: 'webhook', id: `webhook/${name}`, level, title, threat: 'forged webhook', sent, webhook, expect: 'accepted' }
}
