import { expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

const FILE = [
  "import Stripe from 'stripe'",
  "const stripe = new Stripe('sk_test_1')",
  "export const a = () => stripe.subscriptions.retrieve('a', { nonsense: true })",
  "export const b = () => stripe.subscriptions.update('a', { metadata: {}, nonsense: true })",
  "export const c = () => stripe.customers.create({ nonsense: true, email: 'e' })",
  "export const d = () => stripe.subscriptions.list({ customer: 'cus_1', nonsense: 1 })",
  "export const e = () => stripe.coupons.list({ limit: 'a' })",
  'export const f = () => stripe.customers.list({ emails: 1 })',
]

test('what the older types refuse as well is not gone, in whatever words they say it', async () => {
  expect(shortly(await reviewed({ 'a.ts': FILE.join('\n') }, { from: '17.7.0', to: '23.1.0' }))).toEqual([])
})

test('what they allow is gone, also beside a call that they refuse', async () => {
  const file = [
    ...FILE,
    "export const g = () => stripe.checkout.sessions.create({ mode: 'payment', payment_method_types: ['card'] })",
    "export const h = () => stripe.subscriptions.create({ customer: 'cus_1', items: [], coupon: 'c' })",
    "export const i = () => stripe.invoices.retrieve('in_1', { idempotencyKey: 'k' })",
    'export const j = (options: Stripe.RequestOptions) => stripe.invoices.pay(`in_1`, options)',
  ]
  const result = await reviewed({ 'a.ts': file.join('\n') }, { from: '17.7.0', to: '23.1.0' })
  expect(shortly(result).slice(0, 3)).toEqual([
    'a.ts:9 removed-parameter api-version SessionCreateParams.payment_method_types',
    'a.ts:10 removed-parameter api-version SubscriptionCreateParams.coupon',
    'a.ts:11 options-as-parameters silent stripe.invoices.retrieve',
  ])
  expect(result.breaking.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([9, 10, 11, 12])
})
