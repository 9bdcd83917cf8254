import { expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

/** What the checker would not tell, or would tell of something else, because of another thing that is gone. */

const PAIR = { from: '17.7.0', to: '23.1.0' }

test('a method that is gone is named, and not each name that got its type from what the method gave', async () => {
  const file = [
    "import Stripe from 'stripe'",
    "const stripe = new Stripe('sk_test_1')",
    'export async function due(customer: string) {',
    '  const invoice = await stripe.invoices.retrieveUpcoming({ customer })',
    '  const [first] = invoice.lines.data.filter(({ amount }) => amount > 0)',
    '  return invoice.lines.data.reduce((sum, line) => sum + line.amount, first.amount)',
    '}',
    'export async function next(customer: string) {',
    '  const given = await stripe.invoices.retrieveUpcoming({ customer })',
    "  return given.lines.data.filter((line) => line.type === 'invoiceitem').concat(given.lines.data)",
    '}',
    'export const all = stripe.accounts.list().then(({ data }) => data.map((account) => account.id))',
  ]
  const script = [
    "const stripe = require('stripe')('sk_test_1')",
    "module.exports = async () => (await stripe.invoices.retrieveUpcoming({ customer: 'cus_1' })).subscription",
  ]
  const result = await reviewed({ 'a.ts': file.join('\n'), 'b.js': script.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([
    'a.ts:4 removed-member runtime InvoiceResource.retrieveUpcoming',
    'a.ts:9 removed-member runtime InvoiceResource.retrieveUpcoming',
    'a.ts:10 removed-member api-version InvoiceLineItem.type',
    'b.js:2 removed-member runtime InvoiceResource.retrieveUpcoming',
    'b.js:2 removed-member api-version Invoice.subscription',
  ])
})

test('each of several parameters of one object that are gone, also beside a value that is', async () => {
  const file = [
    "import Stripe from 'stripe'",
    "const stripe = new Stripe('sk_test_1')",
    'export const change = (id: string) =>',
    '  stripe.subscriptions.update(id, {',
    "    coupon: 'c',",
    "    promotion_code: 'p',",
    "    billing_cycle_anchor: 'now',",
    '    metadata: { coupon: id },',
    '  })',
    "const wait: Partial<Stripe.SubscriptionUpdateParams> = { billing_cycle_anchor: 'unchanged' }",
    'declare function apply(of: { options?: Partial<Stripe.SubscriptionUpdateParams> }): void',
    "apply({ options: { billing_cycle_anchor: 'now' } })",
    'apply({ options: wait })',
  ]
  const result = await reviewed({ 'a.ts': file.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([
    'a.ts:5 removed-parameter api-version Subscription.coupon',
    'a.ts:6 removed-parameter api-version Subscription.promotion_code',
    'a.ts:7 removed-parameter api-version subscriptions.billing_cycle_anchor',
    'a.ts:10 type-only types billing_cycle_anchor',
    'a.ts:12 removed-parameter api-version BillingCycleAnchor.billing_cycle_anchor',
  ])
  expect(result.breaking.filter(({ line }) => line === 7 || line === 12).map(({ fix }) => fix)).toEqual([
    "billing_cycle_anchor: { type: 'now' }",
    "billing_cycle_anchor: { type: 'now' }",
  ])
})
