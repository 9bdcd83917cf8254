import { expect, test } from 'vitest'
import type { Changelog, ReleaseChange } from '../../src/domain/release.ts'
import type { BrokenLine } from '../../src/domain/review.ts'
import { explain, symbolsIn } from '../../src/review/join.ts'

const LINE: BrokenLine = {
  sdk: 'node',
  path: 'a.ts',
  line: 1,
  column: 1,
  kind: 'removed-member',
  breaks: 'api-version',
  symbol: 'Subscription.current_period_end',
  message: '',
  evidence: '',
  fix: null,
  case: null,
  hazard: null,
}

function changelog(releases: Readonly<Record<string, readonly (readonly [kind: ReleaseChange['kind'], markdown: string])[]>>): Changelog {
  return {
    releases: Object.entries(releases).map(([version, changes]) => ({
      version,
      date: null,
      apiVersion: null,
      changes: changes.map(([kind, markdown]) => ({ kind, markdown })),
    })),
    source: 'github',
    notes: [],
    apiVersion: { from: null, to: null },
    fromDate: null,
  }
}

const ENTRIES = changelog({
  '23.0.0': [
    ['breaking', 'Remove support for `payment_method_types` on `Checkout.SessionCreateParams` and `PaymentIntentCreateParams`'],
    ['feature', 'Add support for `current_period_end` on `Issuing.Card`'],
  ],
  '22.0.0': [['breaking', 'Remove support for providing callbacks to API methods. Use `async / await` instead']],
  '18.0.0': [
    ['breaking', 'Remove support for `retrieveUpcoming` method on resource `Invoice`'],
    ['breaking', 'Remove support for `current_period_end` and `current_period_start` on `Subscription`'],
    ['feature', 'Add support for `current_period_end` on `Subscription` and `SubscriptionItem`'],
    [
      'breaking',
      'Remove support for `coupon` on `InvoiceCreatePreviewParams.schedule_details.phases[]` and `{CustomerCreateParams, CustomerUpdateParams}.discount`',
    ],
    ['breaking', 'Change type of `Charge.payment_method_details` from `string` to `number`'],
    ['breaking', 'Change type of `SubscriptionResumeParams.billing_cycle_anchor` from `enum` to `billing_cycle_anchor_param`'],
    ['feature', 'Add support for `description` on `SubscriptionCreateParams` and `Subscription`'],
  ],
})

test.each([
  ['Subscription.current_period_end', '18.0.0', 'Remove support for `current_period_end`'],
  ['SessionCreateParams.payment_method_types', '23.0.0', 'Remove support for `payment_method_types`'],
  ['InvoicesResource.retrieveUpcoming', '18.0.0', 'Remove support for `retrieveUpcoming`'],
  ['InvoiceResource.retrieveUpcoming', '18.0.0', 'Remove support for `retrieveUpcoming`'],
  ['CustomerUpdateParams.discount', '18.0.0', 'Remove support for `coupon`'],
  ['phases.coupon', '18.0.0', 'Remove support for `coupon`'],
  ['Charge.payment_method_details', '18.0.0', 'Change type of'],
  ['subscriptions.billing_cycle_anchor', '18.0.0', 'Change type of `SubscriptionResumeParams'],
])('%s is explained by %s', (symbol, version, text) => {
  expect(explain({ ...LINE, symbol }, ENTRIES).change).toEqual({ version, text: expect.stringMatching(`^${text}`) })
})

test.each(['Plan.current_period_end', 'Subscription.nothing', 'Subscription.description', 'current_period_end', 'Account.coupon'])(
  '%s is explained by nothing',
  (symbol) => {
    expect(explain({ ...LINE, symbol }, ENTRIES).change).toBeNull()
  },
)

test('what a rule names is found by the words that it looks for', () => {
  const line: BrokenLine = { ...LINE, kind: 'call-shape', symbol: 'stripe.customers.create', topic: 'callback' }
  expect(explain(line, ENTRIES).change?.version).toBe('22.0.0')
  expect(explain(line, ENTRIES)).not.toHaveProperty('topic')
  expect(explain({ ...line, topic: 'no such words' }, ENTRIES).change).toBeNull()
})

test('an API version that the code names is explained by no entry, and nothing is without notes', () => {
  expect(explain({ ...LINE, kind: 'api-version-literal' }, ENTRIES).change).toBeNull()
  expect(explain(LINE, undefined).change).toBeNull()
})

test('names in braces and of items of lists are spelled out', () => {
  expect(symbolsIn('`{A, B}.c`, `X.y[].z` and `{A, B}.{c, d}`')).toEqual(['A.c', 'B.c', 'X.y.z', 'A.c', 'A.d', 'B.c', 'B.d'])
})

test('what another SDK’s notes explain is named by the API version, never by the version of that SDK', () => {
  const apiVersion = { id: '2025-09-30.clover', apiRelease: 'clover', source: 'changelog' } as const
  const own = changelog({ '19.0.0': [['breaking', 'Remove support for `current_period_end` on `Subscription`']] })
  const sibling: Changelog = { ...own, source: 'sibling', releases: own.releases.map((release) => ({ ...release, apiVersion })) }
  expect(explain(LINE, sibling).change?.version).toBe('2025-09-30.clover')
  expect(explain(LINE, own).change?.version).toBe('19.0.0')
})
