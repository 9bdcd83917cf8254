import { expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

test('a type of event that the older types do not name either is no news', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    'exports.hook = (body, signature) => {',
    "  const event = stripe.webhooks.constructEvent(body, signature, 'whsec_1')",
    "  if (event.type === 'payment_method.card_automatically_updated') return 1",
    "  if (event.type === 'invoiceitem.updated') return 2",
    '}',
  ]
  expect(shortly(await reviewed({ 'hook.js': file.join('\n') }, { from: '8.222.0', to: '23.1.0' }))).toEqual([
    'hook.js:5 behaviour api-version invoiceitem.updated',
  ])
})

test('of a method that is gone its parameters are not named as well', async () => {
  const file = [
    "import Stripe from 'stripe'",
    "const stripe = new Stripe('sk_test_1')",
    'export async function preview(customer: string) {',
    '  const params = { customer, subscription_items: [{ id: "si_1" }] }',
    '  const made = { line_items: [], payment_method_types: ["card" as const] }',
    '  return [await stripe.invoices.retrieveUpcoming(params), await stripe.checkout.sessions.create(made)]',
    '}',
  ]
  expect(shortly(await reviewed({ 'a.ts': file.join('\n') }, { from: '17.7.0', to: '23.1.0' }))).toEqual([
    'a.ts:5 removed-parameter api-version Session.payment_method_types',
    'a.ts:6 removed-member runtime InvoiceResource.retrieveUpcoming',
  ])
})

test('methods that are called by their names in texts', async () => {
  const files = {
    'cache.js': [
      "const stripe = require('stripe')('sk_test_1')",
      'function execute(group, method, id, params, callback) {',
      '  return stripe[group][method](id, params, (error, result) => callback(error, result))',
      '}',
      'const plain = (group, method, id) => stripe[group][method](id)',
      'const other = (group, method, id, done) => cache[group][method](id, () => done())',
      'module.exports = { execute, plain, other }',
    ].join('\n'),
    'use.js': [
      "const cache = require('./cache.js') // Stripe",
      "cache.execute('subscriptionItems', 'createUsageRecord', 'si_1', {}, done)",
      "cache.plain('customers', 'retrieve', 'cus_1')",
      "cache.plain('subscriptions', 'del', 'sub_1')",
      "cache.other('subscriptions', 'del', 'sub_1', done)",
    ].join('\n'),
  }
  expect(shortly(await reviewed(files, { from: '11.18.0', to: '23.1.0' }))).toEqual([
    'cache.js:3 call-shape silent stripe[group][method]',
    'use.js:2 removed-member runtime stripe.subscriptionItems.createUsageRecord',
    'use.js:4 removed-member runtime stripe.subscriptions.del',
  ])
})

test('a comment that calls a result an object hides nothing of it', async () => {
  const files = {
    'client.js': [
      "import Stripe from 'stripe'",
      '/**',
      ' * @param {Object} context',
      ' * @returns {Promise<Object>} the client',
      ' */',
      "export default async function client(context) { return new Stripe('sk_test_1') }",
    ].join('\n'),
    'use.js': [
      "import client from './client.js' // Stripe",
      "export const read = async () => (await (await client({})).paymentIntents.retrieve('pi_1')).charges",
    ].join('\n'),
  }
  expect(shortly(await reviewed(files, { from: '8.222.0', to: '23.1.0' }))).toEqual([
    'use.js:2 removed-member api-version PaymentIntent.charges',
  ])
})
