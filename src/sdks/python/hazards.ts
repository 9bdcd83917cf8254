import type { Hazard } from '../../domain/upgrade.ts'

/** The stripe-python releases of October 2026 that fix the certificates, one in each major. */
const BACK_PORTS = [
  '4.2.1',
  '5.5.1',
  '6.7.1',
  '7.14.1',
  '8.11.1',
  '9.12.1',
  '10.12.1',
  '11.6.1',
  '12.5.2',
  '13.2.1',
  '14.4.2',
  '15.6.2',
  '16.0.1',
]

function beforeTheBackPorts(firstMajor: number, lastMajor: number): string {
  return BACK_PORTS.map((version) => ({ version, major: Number.parseInt(version, 10) }))
    .filter(({ major }) => major >= firstMajor && major <= lastMajor)
    .map(({ version, major }) => `>=${major},<${version}`)
    .join(' || ')
}

/**
 * Defects that no advisory feed lists: what is wrong with a version in use, and which candidates to avoid. `||` in a range
 * means "or". Each row rests on a contract case that shows it on the real SDK, on its changelog line, or on a look into the
 * published packages. `source` says which.
 */
export const HAZARDS: readonly Hazard[] = [
  {
    id: 'python-compromised-certificates',
    sdk: 'python',
    versions: beforeTheBackPorts(4, 16),
    title: 'The bundled certificates hold a root whose intermediates were compromised',
    why: 'The bundle trusts emSign ECC Root CA - G3 and others that Stripe does not use: who holds such a certificate can pose as Stripe.',
    kind: 'security',
    cases: [],
    source:
      'stripe-python changelog, 16.0.1 and the back-ports of October 2026; the bundles of 24 releases were looked into (135 or 144 roots before, 12 after)',
  },
  {
    id: 'python-missing-digicert-g5',
    sdk: 'python',
    versions: `<4 || ${beforeTheBackPorts(4, 13)} || >=14,<14.1`,
    title: 'The bundled certificates lack the roots that stripe.com is moving to',
    why: 'Without the DigiCert G5 roots, calls fail once Stripe serves certificates that end there.',
    kind: 'correctness',
    cases: [],
    source: 'stripe-python pull request 1692; the bundles of 24 releases were looked into',
  },
  {
    id: 'python-upload-loses-key',
    sdk: 'python',
    versions: '>=2,<8',
    title: "An upload does not carry the caller's idempotency key",
    why: '`File.create(idempotency_key=...)` sends the key as a parameter, and a key of its own in the header: an upload that is made again makes a second file.',
    kind: 'correctness',
    cases: ['wire/upload-key'],
    source: 'measured on 2.10.1, 3.5.0, 4.2.0, 5.0.0, 7.0.0, 7.7.0, 7.14.0 and 8.0.0',
  },
  {
    id: 'python-7.8.0-reads-no-answer',
    sdk: 'python',
    versions: '>=7.8.0,<7.8.1',
    title: 'No answer of Stripe can be read',
    why: 'Each call fails with AttributeError when Stripe has already done what it asks for, as `stripe.apps` is None: a call that is made again makes a second object.',
    kind: 'correctness',
    cases: ['idempotency/key-customer'],
    source: 'stripe-python changelog, 7.8.1, pull request 1159; measured on 7.7.0, 7.8.0 and 7.8.1',
  },
  {
    id: 'python-4.0.0-options-as-parameters',
    sdk: 'python',
    versions: '>=4.0.0,<4.0.1',
    title: 'The idempotency key and the API key of some calls are sent as parameters',
    why: '`PaymentIntent.capture(id, idempotency_key=…)`, `Customer.delete(id, api_key=…)` and other methods of classes send the key as a parameter: the call has another idempotency key, or is made with the API key of the module, and the API key that was given is in the address.',
    kind: 'correctness',
    cases: ['idempotency/key-capture'],
    source: 'measured: 4.0.0 does, 3.5.0 and 4.0.1 do not',
  },
  {
    id: 'python-empty-webhook-secret',
    sdk: 'python',
    versions: '<15.6.0',
    title: 'An empty webhook secret accepts forged events',
    why: 'Where the secret is an empty string, as with `os.environ.get("X", "")`, anybody can sign an event that passes verification.',
    kind: 'security',
    cases: ['webhook/secret-empty'],
    source: 'measured: 15.5 and older accept, 15.6.0 refuses; the back-ports to 14.x and older accept',
  },
  {
    id: 'python-blank-webhook-secret',
    sdk: 'python',
    versions: '<16.1.0',
    title: 'A blank webhook secret accepts forged events',
    why: 'Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.',
    kind: 'security',
    cases: ['webhook/secret-blank'],
    source: 'measured: 16.0.1 and older accept, 16.1.0 refuses',
  },
  {
    id: 'python-parses-before-verifying',
    sdk: 'python',
    versions: '<2.29.1',
    title: 'A forged body is parsed before its signature is checked',
    why: 'A forged body that is not JSON fails with JSONDecodeError, which handlers take for a fault of their own, and not for a forgery.',
    kind: 'correctness',
    cases: ['webhook/signature-before-parsing'],
    source: 'stripe-python changelog, 2.29.1, pull request 578: "Verify signatures before deserializing events"',
  },
  {
    id: 'python-malicious-urls',
    sdk: 'python',
    versions: '>=13.0.0,<15.6.1',
    title: 'The API key is sent to whatever host a thin event names',
    why: 'The address of the object of a thin event is put behind that of Stripe: `@other.example/` makes another host of both, which gets the API key.',
    kind: 'security',
    cases: ['thin/foreign-user', 'thin/event-id-in-path'],
    source: 'measured on 15.6.0; `validate_path` is in 15.6.1',
  },
  {
    id: 'python-v2-pages-context',
    sdk: 'python',
    versions: '>=11.0.0,<13.1.1',
    title: 'Later pages of a v2 list forget their context',
    why: 'From the second page on, the context of the request is not sent: the pages are those of the account of the API key.',
    kind: 'correctness',
    cases: ['scope/v2-pages'],
    source: 'measured on 11.6.0, 12.5.2, 13.0.0, 13.1.0 and 13.1.1',
  },
  {
    id: 'python-handler-account',
    sdk: 'python',
    versions: '>=15.6.0,<16.0.0',
    title: 'The callbacks of an event handler act for the account of its client too',
    why: 'The client that a callback is given sends the account of the handler beside the context of the event: two accounts are named in one request.',
    kind: 'correctness',
    cases: ['thin/handler-without-account'],
    source: 'measured on 15.6.0, 15.6.1 and 16.0.0; handlers came with 15.6.0',
  },
  {
    id: 'python-event-client-context',
    sdk: 'python',
    versions: '>=13.0.0,<16.1.0',
    title: 'A thin event without a context is fetched in that of its client',
    why: 'Where the client has a `stripe_context`, `fetch_event()` and `fetch_related_object()` of an event without one ask in the context of the client: they find nothing, or what belongs to another account.',
    kind: 'correctness',
    cases: ['thin/fetch-without-client-context'],
    source: 'measured on 13.0.0, 16.0.1 and 16.1.0; these methods came with 13.0.0',
  },
  {
    id: 'python-asynchronous-event-parameters',
    sdk: 'python',
    versions: '>=13.0.0',
    title: 'The asynchronous methods of a thin event send a parameter that is none',
    why: '`fetch_event_async` and `fetch_related_object_async` send `usage`, which is their own, as a parameter of the request.',
    kind: 'correctness',
    cases: ['twins/async-fetch-plain'],
    source: 'measured on 16.1.0; `raw_request_async` does not take it out as `raw_request` does',
  },
  {
    id: 'python-search-without-end',
    sdk: 'python',
    versions: '>=2.76.0',
    title: 'A search whose answer names no next page is asked for again without end',
    why: 'Where an answer says `has_more` and its `next_page` is null, `auto_paging_iter()` asks for the first page again, and gives its items once more each time: whoever charges all of a search charges them again.',
    kind: 'correctness',
    cases: [],
    source: 'measured on 2.76.0 to 16.1.0: each request is the same as the first; before there is no search',
  },
  {
    id: 'python-event-without-object',
    sdk: 'python',
    versions: '>=15.0,<15.5',
    title: 'A valid event without an `object` field fails with AttributeError',
    why: 'The webhook handler breaks on an event that is signed as it should be, and Stripe sends it again and again.',
    kind: 'correctness',
    cases: ['webhook/event-without-object'],
    source: 'measured: 15.0 to 15.4 raise AttributeError, 14.x and 15.5 do not',
  },
]
