import type { SdkFacts } from '../../domain/sdk-facts.ts'
import type { Hazard } from '../../domain/upgrade.ts'

const NODE_COMPARE = 'https://github.com/stripe/stripe-node/blob/v22.5.0/src/platform/NodePlatformFunctions.ts'
const NODE_ARGUMENTS = 'https://github.com/stripe/stripe-node/pull/2645'

/**
 * Defects that no advisory feed tells: what is wrong with a version in use, and which candidates to avoid. `||` in a range
 * means "or". Each row rests on a contract case that shows it on the real SDK, on its changelog line, or on a look into the
 * published packages. `source` says which.
 */
const HAZARDS: readonly Hazard[] = [
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
    source: 'stripe-node issue 2808, fixed by pull request 2816 in 22.6.0',
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
    title: 'The types cannot be used by CommonJS TypeScript projects',
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
]

/** What is known of stripe-node. */
export const facts: SdkFacts = {
  sdk: 'node',
  name: 'stripe-node',
  package: 'stripe',
  language: 'Node',
  repository: 'stripe/stripe-node',
  advisories: { ecosystem: 'npm', name: 'stripe' },
  changelogFrom: '22.0.0',
  pinAdvice: 'TypeScript accepts no other literal.',
  // npm goes on serving a version that is deprecated.
  withdrawal: 'deprecated',
  errorClasses: {
    card: 'StripeCardError',
    'invalid-request': 'StripeInvalidRequestError',
    authentication: 'StripeAuthenticationError',
    permission: 'StripePermissionError',
    'rate-limit': 'StripeRateLimitError',
    api: 'StripeAPIError',
    connection: 'StripeConnectionError',
    idempotency: 'StripeIdempotencyError',
  },
  hazards: HAZARDS,
  fixedIn: [
    { version: '6.15.1', cases: ['webhook/signature-before-parsing'] },
    { version: '13.0.0', cases: ['idempotency/automatic-key-default', 'retry/per-request-off'] },
    { version: '21.0.0', cases: ['webhook/thin-event-to-v1-parser'] },
    {
      version: '22.6.0',
      cases: [
        'idempotency/automatic-key-retries-off',
        'retry/reset-retries-off',
        'retry/close-retries-off',
        'retry/truncated-body',
        'retry/truncated-body-default',
        'retry/truncated-body-retries-off',
        'retry/stalled-body',
      ],
    },
    { version: '22.6.2', cases: ['webhook/secret-empty', 'webhook/thin-secret-empty', 'webhook/secret-null'] },
    { version: '23.0.1', cases: ['webhook/secret-blank'] },
  ],
  knownIssues: [
    {
      case: 'webhook/v1-empty',
      since: '11.7.0',
      why: 'secureCompare throws a plain Error on an empty signature',
      link: NODE_COMPARE,
    },
    {
      case: 'webhook/v1-empty-then-good',
      since: '11.7.0',
      why: 'secureCompare throws before the good signature is tried',
      link: NODE_COMPARE,
    },
    {
      case: 'webhook/v1-not-ascii',
      since: '11.7.0',
      why: 'timingSafeEqual throws on strings of unequal bytes',
      link: NODE_COMPARE,
    },
    {
      case: 'shape/capture-options-only',
      since: '22.0.0',
      why: 'options are no longer told from parameters by their names',
      link: NODE_ARGUMENTS,
    },
    { case: 'shape/snake-case-key', since: '22.0.0', why: 'unknown options are ignored in silence', link: NODE_ARGUMENTS },
  ],
}
