import type { Sdk } from '../domain/sdk.ts'
import type { Hazard } from '../domain/upgrade.ts'
import type { VersionScheme } from '../domain/version.ts'
import { covers } from './affected.ts'

/** The stripe-python releases of October 2026 that mend the certificates, one in each major. */
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
 * Known defects that no advisory feed tells: what is wrong with a version in use, and which candidates to avoid.
 * `||` in a range means "or" for every ecosystem. Each row rests on a contract case that shows it on the real SDK, on
 * its changelog line, or on a look into the published packages; `source` says which.
 */
export const HAZARDS: readonly Hazard[] = [
  {
    id: 'node-empty-webhook-secret',
    sdk: 'node',
    versions: '<22.6.2',
    title: 'An empty webhook secret accepts forged events',
    why: "Where the secret is an empty string, as with `process.env.X || ''`, anybody can sign an event that passes verification.",
    kind: 'security',
    cases: ['webhook/secret-empty'],
    source: 'stripe-node 22.6.2, pull request 2841: "Validate that webhook secrets are non-empty"',
  },
  {
    id: 'node-blank-webhook-secret',
    sdk: 'node',
    versions: '<23.0.1',
    title: 'A blank webhook secret accepts forged events',
    why: 'Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.',
    kind: 'security',
    cases: ['webhook/secret-blank'],
    source: 'stripe-node 23.0.1, pull request 2885: "Reject ASCII-whitespace-only webhook secrets"',
  },
  {
    id: 'node-keyless-resend',
    sdk: 'node',
    versions: '>=9.0.0 <22.6.0',
    title: 'A lost connection makes a second object where retries are off',
    why: 'With `maxNetworkRetries: 0` (the default up to 12.x) a POST is sent again without an idempotency key after a connection reset: two charges, one of them unknown to the caller.',
    kind: 'correctness',
    cases: ['retry/reset-retries-off'],
    source: 'stripe-node issue 2808, mended by pull request 2816 in 22.6.0',
  },
  {
    id: 'node-truncated-answer-hangs',
    sdk: 'node',
    versions: '<22.6.0',
    title: 'A truncated answer leaves the call pending for ever',
    why: 'When the connection ends in the middle of the answer, the promise never settles: the object exists and the caller is never told.',
    kind: 'correctness',
    cases: ['retry/truncated-body'],
    source: 'stripe-node 22.6.0, pull request 2815: "new exceptions being thrown instead of hanging indefinitely"',
  },
  {
    id: 'node-key-on-retry-alone',
    sdk: 'node',
    versions: '>=6.25.0 <7.5.3',
    title: 'A lost connection makes a second object where retries are on',
    why: 'The automatic idempotency key is on the retry alone: where the answer to the first attempt is lost, the second makes another object.',
    kind: 'correctness',
    cases: ['retry/reset', 'idempotency/automatic-key'],
    source: 'measured: 6.25.0 to 7.5.2 send the first attempt without a key, 7.5.3 does not; retries came with 6.25.0, pull request 559',
  },
  {
    id: 'node-parses-before-verifying',
    sdk: 'node',
    versions: '<6.15.1',
    title: 'A forged body is parsed before its signature is checked',
    why: 'A forged body that is not JSON fails with SyntaxError, which handlers take for a fault of their own, and not for a forgery.',
    kind: 'correctness',
    cases: ['webhook/signature-before-parsing'],
    source: 'measured: 6.15.0 and older parse first, 6.15.1 verifies first',
  },
  {
    id: 'node-options-as-parameters',
    sdk: 'node',
    versions: '>=22.0.0',
    title: 'Options given in the place of parameters are not applied',
    why: '`capture(id, {idempotencyKey})` sends the key as a parameter of the body instead of applying it, and `{idempotency_key}` is ignored: no warning, and no protection from a double charge.',
    kind: 'correctness',
    cases: ['shape/capture-options-only', 'shape/snake-case-key'],
    source: 'measured on 21.0.1, 22.5.0 and 23.1.0',
  },
  {
    id: 'node-types-unusable-in-commonjs',
    sdk: 'node',
    versions: '>=22.0.0 <22.3.1',
    title: 'The types can not be used by CommonJS TypeScript projects',
    why: '`Stripe.Event` and most other names are missing from the types up to 22.2.2, `Stripe.StripeConfig` and some more up to 22.3.0.',
    kind: 'avoid',
    cases: [],
    source: 'stripe-node 22.3.1, pull request 2778: "Restore missing public type exports"; issues 2658 and 2662',
  },
  {
    id: 'node-6.33.0-withdrawn',
    sdk: 'node',
    versions: '6.33.0',
    title: 'Withdrawn: it does not work',
    why: 'Its changelog says that it is non-functional and has been yanked.',
    kind: 'avoid',
    cases: [],
    source: 'stripe-node changelog, 6.33.0 and 6.33.1',
  },
  {
    id: 'node-7.63.0-withdrawn',
    sdk: 'node',
    versions: '7.63.0',
    title: 'Withdrawn: published in error',
    why: 'Its changelog says: "Published in error. Do not use. This is identical to 8.122.0."',
    kind: 'avoid',
    cases: [],
    source: 'stripe-node changelog, 7.63.0',
  },
  {
    id: 'node-12.15.0-withdrawn',
    sdk: 'node',
    versions: '12.15.0',
    title: 'Withdrawn: a breaking change in a minor release',
    why: 'Its changelog marks it as deprecated.',
    kind: 'avoid',
    cases: [],
    source: 'stripe-node changelog, 12.15.0',
  },
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

/** The hazards that affect a version, in the order of the table; none where the version can not be read. */
export function hazardsOf(sdk: Sdk, version: string, scheme: VersionScheme): readonly Hazard[] {
  return HAZARDS.filter((hazard) => hazard.sdk === sdk && covers(hazard.versions, version, scheme))
}
