import { reviewer } from '../../../../src/sdks/node/review/index.ts'
import { expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

const PAIR = { from: '17.7.0', to: '23.1.0' }

test('paths that can no longer be expanded, however the code puts them together', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    "const PATHS = ['latest_invoice.payment_intent', 'pending_setup_intent', 'latest_invoice.confirmation_secret']",
    "const create = () => stripe.subscriptions.create({ customer: 'cus_1', items: [], expand: ['latest_invoice.payment_intent'] })",
    'const update = (id) => stripe.subscriptions.update(id, { expand: PATHS })',
    "const list = () => stripe.charges.list({ expand: ['data.invoice', 'data.customer', 'data.nothing'] })",
    'async function invoice(id) {',
    '  const params = { limit: 1 }',
    '  params.expand = [`charge`, "lines.data.price.product"]',
    '  await stripe.invoices.retrieve(id, params)',
    "  await stripe.invoices.retrieve(id, { ...{ expand: ['payment_intent'] } })",
    "  other.things.retrieve({ expand: ['payment_intent'] })",
    '}',
    'module.exports = { create, update, list, invoice }',
  ]
  const result = await reviewed({ 'a.js': file.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([
    'a.js:2 removed-member api-version Subscription.latest_invoice.payment_intent',
    'a.js:3 removed-member api-version Subscription.latest_invoice.payment_intent',
    'a.js:5 removed-member api-version Charge.data.invoice',
    'a.js:8 removed-member api-version Invoice.charge',
    'a.js:8 removed-member api-version Invoice.lines.data.price.product',
    'a.js:10 removed-member api-version Invoice.payment_intent',
  ])
  expect(result.breaking.find(({ line }) => line === 3)).toMatchObject({
    column: 91,
    message: '`latest_invoice.payment_intent` can no longer be expanded: once the API version moves, Stripe refuses the request.',
    evidence: 'TypeScript 7.0.2: nothing is at latest_invoice.payment_intent of what stripe.subscriptions.create gives',
  })
})

test('fields of what may be expanded, behind casts to any, subscripts, and names that are assigned later', async () => {
  const typed = [
    "import Stripe from 'stripe'",
    "const stripe = new Stripe('sk_test_1')",
    'export async function read(id: string) {',
    '  const charge = await stripe.charges.retrieve(id)',
    '  console.log((charge as any).invoice, (<any>charge)["invoice"], charge["amount"])',
    '  const subscription: any = await stripe.subscriptions.retrieve(id)',
    '  console.log(subscription?.current_period_end)',
    '  const secret = (subscription.latest_invoice?.payment_intent as Stripe.PaymentIntent).client_secret',
    '  const { latest_invoice } = await stripe.subscriptions.retrieve(id)',
    "  const paid = typeof latest_invoice === 'string' ? latest_invoice : latest_invoice?.charge",
    '  const price: string = (subscription.items.data[0] as any).price.recurring.interval',
    '  return [secret, paid, price]',
    '}',
  ]
  const plain = [
    "const stripe = require('stripe')('sk_test_1')",
    'module.exports = async (id) => {',
    '  let subscription',
    '  subscription = await stripe.subscriptions.retrieve(id)',
    "  return [subscription['current_period_end'], subscription.latest_invoice.payment_intent.client_secret]",
    '}',
  ]
  expect(shortly(await reviewed({ 'a.ts': typed.join('\n'), 'b.js': plain.join('\n') }, PAIR))).toEqual([
    'a.ts:5 removed-member api-version Charge.invoice',
    'a.ts:5 removed-member api-version Charge.invoice',
    'a.ts:7 removed-member api-version Subscription.current_period_end',
    'a.ts:8 removed-member api-version Invoice.payment_intent',
    'a.ts:10 removed-member api-version Invoice.charge',
    'b.js:5 removed-member api-version Subscription.current_period_end',
    'b.js:5 removed-member api-version Invoice.payment_intent',
  ])
})

test('the object of an event by the branch that it is used in, without types', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    'exports.hook = async (req, res) => {',
    '  let data, type',
    '  if (process.env.SECRET) {',
    '    const event = stripe.webhooks.constructEvent(req.body, req.headers.signature, process.env.SECRET)',
    '    data = event.data',
    '    type = event.type',
    '  } else {',
    '    data = req.body.data',
    '    type = req.body.type',
    '  }',
    '  const object = data.object',
    '  switch (type) {',
    "    case 'invoice.paid':",
    "    case 'invoice.payment_failed':",
    "      return [object['subscription'], object.id]",
    "    case 'customer.subscription.deleted': {",
    '      const { current_period_end: end, customer } = object',
    '      return { end, customer }',
    '    }',
    '    default:',
    '      return object.subscription',
    '  }',
    '}',
    "const handlers = { 'charge.refunded': async (event) => event.data.object.invoice }",
    'exports.other = (event) => {',
    "  if (event.type !== 'invoice.paid' && event.type !== 'invoice.sent') return",
    '  const invoice = event.data.object',
    '  return [handlers, invoice.charge]',
    '}',
    "exports.mail = (event) => (event.type === 'sent' ? event.data.object.subscription : null)",
  ]
  expect(shortly(await reviewed({ 'hook.js': file.join('\n') }, PAIR))).toEqual([
    'hook.js:16 removed-member api-version Invoice.subscription',
    'hook.js:18 removed-member api-version Subscription.current_period_end',
    'hook.js:25 removed-member api-version Charge.invoice',
    'hook.js:29 removed-member api-version Invoice.charge',
  ])
})

test('functions whose parameters have no types, by what they are given, in other files too', async () => {
  const hook = [
    "import Stripe from 'stripe'",
    "import { onInvoice, onEvent } from './handlers'",
    "const stripe = new Stripe('sk_test_1')",
    'export async function hook(event: Stripe.Event) {',
    "  if (event.type === 'invoice.paid') await onInvoice(event.data.object)",
    "  if (event.type === 'charge.refunded') await onEvent(event)",
    '  const all = await stripe.subscriptions.list()',
    '  all.data.map((one) => save(one))',
    '  for (const one of all.data) keep({}, one)',
    '}',
    'const save = (subscription: any) => subscription.current_period_end',
    'function keep(_: object, { current_period_start, id }: any) { return [current_period_start, id] }',
  ]
  const handlers = [
    '// Of Stripe.',
    'export async function onInvoice(invoice) { return [invoice.charge, invoice.id] }',
    'export const onEvent = async event => event.data.object.invoice',
    'export function unrelated(invoice) { return invoice.charge }',
  ]
  expect(shortly(await reviewed({ 'hook.ts': hook.join('\n'), 'handlers.js': handlers.join('\n') }, PAIR))).toEqual([
    'handlers.js:2 removed-member api-version Invoice.charge',
    'handlers.js:3 removed-member api-version Charge.invoice',
    'hook.ts:11 removed-member api-version Subscription.current_period_end',
    'hook.ts:12 removed-member api-version Subscription.current_period_start',
  ])
})

test('values and parameters that are gone, and no text that the types of the new version allow', async () => {
  const file = [
    "import Stripe from 'stripe'",
    "const stripe = new Stripe('sk_test_1')",
    'export async function pay(mode: Stripe.Checkout.Session.Mode, method: string) {',
    "  await stripe.checkout.sessions.create({ mode, ui_mode: 'embedded' })",
    "  await stripe.checkout.sessions.create({ mode: 'payment' })",
    '  const params: Stripe.Checkout.SessionCreateParams = { mode }',
    "  params.payment_method_types = ['card']",
    "  await stripe.subscriptions.update(method, { billing_cycle_anchor: 'now' })",
    "  await stripe.subscriptions.resume(method, { billing_cycle_anchor: method ? 'now' : 'unchanged' })",
    '  return stripe.checkout.sessions.create(params, { idempotencyKey: method })',
    '}',
  ]
  const result = await reviewed({ 'a.ts': file.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([
    'a.ts:4 removed-parameter api-version sessions.ui_mode',
    'a.ts:7 removed-parameter api-version SessionCreateParams.payment_method_types',
    'a.ts:8 removed-parameter api-version subscriptions.billing_cycle_anchor',
    'a.ts:9 removed-parameter api-version subscriptions.billing_cycle_anchor',
  ])
  expect(result.breaking.map(({ message }) => message)).toEqual([
    '`ui_mode` no longer takes `embedded`: once the API version moves, Stripe refuses the request.',
    '`payment_method_types` is gone from SessionCreateParams: once the API version moves, Stripe refuses the request.',
    '`billing_cycle_anchor` no longer takes `now`: once the API version moves, Stripe refuses the request.',
    '`billing_cycle_anchor` no longer takes `now` or `unchanged`: once the API version moves, Stripe refuses the request.',
  ])
  expect(result.breaking.map(({ fix }) => fix)).toEqual([
    null,
    null,
    "billing_cycle_anchor: { type: 'now' }",
    "billing_cycle_anchor: { type: method ? 'now' : 'unchanged' }",
  ])
})

test('parameters that are put together before the request', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    'module.exports = async (method, coupon) => {',
    "  const params = { amount: 1, currency: 'eur', payment_method_types: [method] }",
    "  if (coupon) params.own = 'known to nobody'",
    "  await stripe.paymentIntents.create(params, { idempotencyKey: 'k' })",
    "  const session = { mode: 'subscription' }",
    "  session.payment_method_types = ['card']",
    '  session.subscription_data = { trial_period_days: 1 }',
    '  await stripe.checkout.sessions.create(session)',
    '  const items = coupon ? { coupon } : {}',
    "  await stripe.subscriptions.create({ customer: 'cus_1', items: [], ...items, ...(coupon && { coupon }) })",
    "  await stripe.customers.retrieve('cus_1', { stripeAccount: coupon })",
    '  let late = {}',
    "  if (coupon) late = { payment_method_types: ['link'], expand: ['invoice'] }",
    '  await stripe.paymentIntents.create(late)',
    '}',
  ]
  const result = await reviewed({ 'a.js': file.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([
    'a.js:3 removed-parameter api-version PaymentIntent.payment_method_types',
    'a.js:7 removed-parameter api-version Session.payment_method_types',
    'a.js:10 removed-parameter api-version Subscription.coupon',
    'a.js:11 removed-parameter api-version Subscription.coupon',
    'a.js:12 options-as-parameters silent stripe.customers.retrieve',
    'a.js:14 removed-parameter api-version PaymentIntent.payment_method_types',
    'a.js:14 removed-member api-version PaymentIntent.invoice',
  ])
  expect(result.breaking.find(({ line }) => line === 3)?.message).toBe(
    '`payment_method_types` is gone from what stripe.paymentIntents.create takes: once the API version moves, Stripe refuses the request.',
  )
})

test("options of one's own account, which has no id", async () => {
  const file = [
    "const stripe = new (require('stripe'))('sk_test_1')",
    'exports.own = async (account) => {',
    '  await stripe.accounts.retrieve({}, { stripeAccount: account })',
    '  await stripe.accounts.retrieve({ stripeAccount: account })',
    '  await stripe.accounts.retrieve()',
    "  await stripe.accounts.retrieve('acct_1', { stripeAccount: account })",
    "  return stripe.accounts.retrieve('acct_1', { expand: ['person'] }, { stripeAccount: account })",
    '}',
  ]
  const result = await reviewed({ 'a.js': file.join('\n') }, PAIR)
  expect(shortly(result)).toEqual([3, 4, 6].map((line) => `a.js:${line} options-as-parameters silent stripe.accounts.retrieve`))
  const own = ['shape/options-without-id', 'Give `null` for your own account, and the parameters, first: `retrieve(null, {}, options)`.']
  const other = ['shape/capture-options-only', 'Give the parameters first: `{}` before the options.']
  expect(result.breaking.map((line) => [line.case, line.fix])).toEqual([own, own, other])
  expect(reviewer.cases).toContain('shape/options-without-id')
})

test('what the repository declares for the SDK itself does not stand in place of its types', async () => {
  const files = {
    'stripe.d.ts': "declare module 'stripe' {\n  namespace Stripe {\n    interface Product { own?: string }\n  }\n}\n",
    'a.ts': [
      "/// <reference types='./stripe.d.ts' />",
      "import Stripe from 'stripe'",
      "export const read = async () => (await new Stripe('sk_test_1').subscriptions.retrieve('sub_1')).current_period_end",
    ].join('\n'),
  }
  expect(shortly(await reviewed(files, PAIR))).toEqual(['a.ts:3 removed-member api-version Subscription.current_period_end'])
})

test('a type of event that there is no more', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    'exports.hook = (body, signature) => {',
    "  const event = stripe.webhooks.constructEvent(body, signature, 'whsec_1')",
    '  switch (event.type) {',
    "    case 'GONE':",
    '      return 1',
    "    case 'invoice.paid':",
    '      return 2',
    '  }',
    '}',
  ]
  const of = (type: string) => reviewed({ 'hook.js': file.join('\n').replace('GONE', type) }, { from: '13.11.0', to: '23.1.0' })
  expect(shortly(await of('invoiceitem.updated'))).toEqual(['hook.js:5 behaviour api-version invoiceitem.updated'])
})
