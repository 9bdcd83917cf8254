/** The facts that the sample runs are about: uses, releases, notes and hazards. */
import type { ReleaseList, Changelog, Release, ReleaseChange, ReleaseNotes } from '../../src/domain/release.ts'
import type { Hazard } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'

export const NODE_USE: Use = {
  sdk: 'node',
  path: 'package.json',
  line: 14,
  package: 'stripe',
  kind: 'npm:dependencies',
  specifier: '^17.7.0',
  range: { start: 300, end: 307 },
  locked: '17.7.0',
  lockfile: { path: 'package-lock.json', line: 812 },
  version: '17.7.0',
  editable: true,
  why: null,
}

export const PYTHON_USE: Use = {
  sdk: 'python',
  path: 'worker/requirements.in',
  line: 3,
  package: 'stripe',
  kind: 'pip:txt',
  specifier: '~=12.0',
  range: { start: 30, end: 36 },
  locked: '12.0.0',
  lockfile: { path: 'worker/requirements.txt', line: 41 },
  version: '12.0.0',
  editable: true,
  why: null,
}

export const ALIASED_USE: Use = {
  ...NODE_USE,
  path: 'tools/import/package.json',
  line: 9,
  specifier: 'npm:stripe@16.12.0',
  locked: null,
  lockfile: null,
  version: '16.12.0',
  editable: false,
  why: 'an npm alias is seen and never rewritten',
}

export const EMPTY_SECRET: Hazard = {
  id: 'sample-empty-secret',
  sdk: 'node',
  versions: '<22.6.2',
  title: 'An empty webhook secret accepts forged events',
  why: "Where the secret is an empty string, as with `process.env.X || ''`, anybody can sign an event that passes verification.",
  kind: 'security',
  cases: ['webhook/secret-empty'],
  source: 'stripe-node 22.6.2',
}

export const KEYLESS: Hazard = {
  id: 'sample-keyless',
  sdk: 'node',
  versions: '>=9.0.0 <22.6.0',
  title: 'A lost connection makes a second object where retries are off',
  why: 'With `maxNetworkRetries: 0` a POST is sent again without an idempotency key after a connection reset: two charges, one of them unknown to the caller.',
  kind: 'correctness',
  cases: ['retry/reset-retries-off'],
  source: 'stripe-node 22.6.0',
}

export const OPTIONS: Hazard = {
  id: 'sample-options',
  sdk: 'node',
  versions: '>=22.0.0',
  title: 'Options given in the place of parameters are not applied',
  why: '`capture(id, {idempotencyKey})` sends the key as a parameter of the body instead of applying it: no warning, and no protection from a double charge.',
  kind: 'correctness',
  cases: ['shape/capture-options-only'],
  source: 'measured on 21.0.1, 22.5.0 and 23.1.0',
}

export const CERTIFICATES: Hazard = {
  id: 'sample-certificates',
  sdk: 'python',
  versions: '>=4 <12.5.2',
  title: 'The bundled root certificates hold a compromised authority',
  why: 'Whoever holds one of its intermediate keys can pass for Stripe on a connection that they can reach.',
  kind: 'security',
  cases: [],
  source: 'stripe-python 12.5.2',
}

function release(version: string, date: string, runtime: string, channel: Release['channel'] = 'stable'): Release {
  return { version, channel, date: `${date}T16:20:11Z`, dateSource: 'registry', withdrawn: null, runtime }
}

export const NODE_RELEASE_LIST: ReleaseList = {
  sdk: 'node',
  releases: [
    release('17.7.0', '2025-02-20', '>=12.*'),
    release('18.0.0', '2025-04-01', '>=12.*'),
    release('18.5.0', '2025-08-27', '>=12.*'),
    release('19.0.0', '2025-09-30', '>=16'),
    release('20.0.0', '2025-11-18', '>=16'),
    release('20.4.1', '2026-03-06', '>=16'),
    release('21.0.0', '2026-03-25', '>=18'),
    release('22.0.0', '2026-04-02', '>=18'),
    release('22.6.0', '2026-08-26', '>=18'),
    release('22.6.2', '2026-09-09', '>=18'),
    release('22.7.0-beta.1', '2026-09-12', '>=18', 'beta'),
    release('23.0.0', '2026-09-30', '>=20'),
    release('23.0.1', '2026-10-22', '>=20'),
    release('23.1.0', '2026-10-29', '>=20'),
  ],
  advisories: [],
  notes: [],
}

export const PYTHON_RELEASE_LIST: ReleaseList = {
  sdk: 'python',
  releases: [
    release('12.0.0', '2025-04-02', '>=3.6'),
    release('12.5.1', '2025-09-03', '>=3.6'),
    release('12.5.2', '2026-10-23', '>=3.6'),
    release('13.0.0', '2025-09-30', '>=3.7'),
    release('14.0.0', '2025-11-18', '>=3.7'),
    release('15.0.0', '2026-03-25', '>=3.8'),
    release('16.0.0', '2026-09-30', '>=3.9'),
    release('16.1.0', '2026-10-29', '>=3.9'),
  ],
  advisories: 'unknown',
  notes: [],
}

export function notes(version: string, date: string, api: string | null, changes: readonly ReleaseChange[]): ReleaseNotes {
  const train = api?.split('.')[1] ?? null
  return { version, date, changes, apiVersion: api === null ? null : { id: api, apiRelease: train, source: 'changelog' } }
}

export function breaking(markdown: string): ReleaseChange {
  return { kind: 'breaking', markdown }
}

export function feature(markdown: string): ReleaseChange {
  return { kind: 'feature', markdown }
}

export function fix(markdown: string): ReleaseChange {
  return { kind: 'fix', markdown }
}

const FIELDS = ['carrier', 'phone', 'tracking', 'note', 'refund', 'price', 'coupon', 'billing', 'quote', 'charge']

export const NODE_CHANGELOG: Changelog = {
  fromDate: null,
  source: 'package',
  notes: ['GitHub did not answer, so the notes are those inside the package of 23.1.0.'],
  apiVersion: {
    from: { id: '2025-02-24.acacia', apiRelease: 'acacia', source: 'package' },
    to: { id: '2026-10-28.endive', apiRelease: 'endive', source: 'package' },
  },
  releases: [
    notes('23.1.0', '2026-10-29', '2026-10-28.endive', [
      feature('Add support for a `hold` method on resource `Vault.Account`'),
      feature('Add support for `locale` on `Checkout.Session` and `PaymentLink`'),
    ]),
    notes('23.0.1', '2026-10-22', null, [
      {
        kind: 'security',
        markdown: '[#4885](https://github.com/stripe/stripe-node/pull/4885) Refuse webhook secrets that are only white space',
      },
      fix('Fill in `lastResponse.statusCode` when the fetch client is used'),
    ]),
    notes('23.0.0', '2026-09-30', '2026-09-30.endive', [
      breaking(
        '⚠️ [#4876](https://github.com/stripe/stripe-node/pull/4876) Use the default tolerance when none is given\n\n`verifyHeader()` did not look at the timestamp when `tolerance` was left out. It now uses `DEFAULT_TOLERANCE`.\n\nPassing 0 to `constructEvent` now leaves the timestamp unchecked. It used to check with the default tolerance.',
      ),
      breaking('⚠️ Drop support for Node.js 18\n\nNode.js 20 is the lowest version that is supported.'),
      breaking(
        '⚠️ [#4868](https://github.com/stripe/stripe-node/pull/4868) Answers that end early throw `StripeConnectionError` instead of `StripeAPIError`',
      ),
      ...FIELDS.map((name) =>
        breaking(
          `⚠️ Remove support for \`${name}\` on \`Invoice.lines[]\`, \`InvoiceCreateParams.lines[]\`, and \`InvoiceUpdateParams.lines[]\``,
        ),
      ),
      feature('`STRIPE_SUPPRESS_NOTICES` keeps the SDK quiet'),
    ]),
    notes('22.6.2', '2026-09-09', null, [{ kind: 'security', markdown: 'Refuse empty webhook secrets' }]),
    notes('22.6.0', '2026-08-26', null, [
      fix('Send the same idempotency key again after a lost connection, also when retries are off'),
      fix('Throw on a truncated answer instead of waiting for ever'),
    ]),
    notes('22.0.0', '2026-04-02', null, [
      breaking('⚠️ Options are read from the last argument only: `capture(id, {}, {idempotencyKey})`'),
      breaking('⚠️ `Stripe.Event` moved to another namespace of the types'),
    ]),
    notes('21.0.0', '2026-03-25', '2026-03-25.dahlia', [
      breaking('⚠️ Refuse thin events in `constructEvent`; use `parseEventNotification`'),
      breaking('Change type of `Balance.amount` from `string` to `number`'),
    ]),
    notes('20.0.0', '2025-11-18', '2025-11-17.clover', [breaking('⚠️ Remove support for `legacy_plan` on `Subscription`')]),
    notes('19.0.0', '2025-09-30', '2025-09-30.clover', [
      breaking('⚠️ Drop support for Node.js 12 and 14'),
      ...FIELDS.map((name) => breaking(`⚠️ Change \`${name}\` on \`Subscription.items[]\` to be required`)),
    ]),
    notes('18.5.0', '2025-08-27', null, [feature('Add support for `mandate` on `Subscription`')]),
    notes('18.0.0', '2025-04-01', '2025-03-31.basil', [
      breaking('⚠️ `Stripe.webhooks` is an object and no longer a function'),
      ...FIELDS.map((name) => breaking(`Remove support for \`${name}\` on \`Charge\` and \`PaymentIntent\``)),
    ]),
  ],
}

export const SIBLING_CHANGELOG: Changelog = {
  ...NODE_CHANGELOG,
  source: 'sibling',
  notes: [
    'These are the notes of stripe-node for the same API versions: no wheel of stripe-python holds a changelog, and GitHub did not answer.',
  ],
  apiVersion: {
    from: { id: '2025-03-31.basil', apiRelease: 'basil', source: 'package' },
    to: { id: '2026-10-28.endive', apiRelease: 'endive', source: 'package' },
  },
  releases: NODE_CHANGELOG.releases.filter((each) => each.version !== '18.0.0'),
}
