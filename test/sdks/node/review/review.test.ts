import { describe, expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

const OLD = { from: '15.12.0', to: '23.1.0' }
const RECENT = { from: '17.7.0', to: '23.1.0' }

test('an ES module that was written for stripe 15', async () => {
  const file = [
    "import Stripe from 'stripe'",
    'const stripe = Stripe(process.env.STRIPE_SECRET_KEY)',
    'export async function pay(id, params) {',
    "  await stripe.checkout.sessions.create({ mode: 'payment', payment_method_types: ['card'] })",
    '  const sub = await stripe.subscriptions.retrieve(id)',
    '  console.log(sub.current_period_end)',
    '  const invoice = await stripe.invoices.retrieve(id)',
    '  console.log(invoice.subscription)',
    '  console.log(invoice.payment_intent)',
    '  console.log(invoice.charge)',
    '  await stripe.invoices.retrieveUpcoming({ customer: id })',
    '  stripe.customers.create(params, (error, customer) => {})',
    "  return stripe.customers.retrieve(id, 'sk_test_123')",
    '}',
  ]
  const result = await reviewed({ 'pay.mjs': file.join('\n') }, OLD)
  expect(shortly(result)).toEqual([
    'pay.mjs:2 call-shape runtime Stripe',
    'pay.mjs:4 removed-parameter api-version SessionCreateParams.payment_method_types',
    'pay.mjs:6 removed-member api-version Subscription.current_period_end',
    'pay.mjs:8 removed-member api-version Invoice.subscription',
    'pay.mjs:9 removed-member api-version Invoice.payment_intent',
    'pay.mjs:10 removed-member api-version Invoice.charge',
    'pay.mjs:11 removed-member runtime InvoiceResource.retrieveUpcoming',
    'pay.mjs:12 call-shape silent stripe.customers.create',
    'pay.mjs:13 call-shape silent stripe.customers.retrieve',
  ])
  expect(result.typed).toEqual(['pay.mjs'])
  expect(result.unchecked).toEqual([])
  expect(result.by).toEqual(['TypeScript 7.0.2', 'stripe 15.12.0 and 23.1.0', 'rules'])
  expect(result.breaking.find(({ line }) => line === 6)).toMatchObject({
    column: 19,
    evidence: "TypeScript 7.0.2: TS2339 Property 'current_period_end' does not exist on type 'Response<Subscription>'.",
    fix: '`items.data[0].current_period_end` of the subscription',
  })
})

/** A module that uses the client in two ways that break. */
function body(client: string): string {
  return `${client}\nmodule.exports = async (id) => (await stripe.subscriptions.retrieve(id)).current_period_end\nstripe.invoices.sendInvoice('in_1', { idempotencyKey: 'k' })\n`
}

test('CommonJS, in the ways that it takes the SDK', async () => {
  const files = {
    'called.js': body("const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY)"),
    'class.js': body("const Stripe = require('stripe')\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY)"),
    'factory.js': body("const Stripe = require('stripe')\nconst stripe = Stripe(process.env.STRIPE_SECRET_KEY)"),
  }
  expect(shortly(await reviewed(files, RECENT))).toEqual([
    'called.js:2 removed-member api-version Subscription.current_period_end',
    'called.js:3 options-as-parameters silent stripe.invoices.sendInvoice',
    'class.js:3 removed-member api-version Subscription.current_period_end',
    'class.js:4 options-as-parameters silent stripe.invoices.sendInvoice',
    'factory.js:3 removed-member api-version Subscription.current_period_end',
    'factory.js:4 options-as-parameters silent stripe.invoices.sendInvoice',
  ])
  const named = {
    'a.js': "const { Stripe } = require('stripe')\nconst stripe = new Stripe('sk_test_1')\nconst other = require('stripe').default\n",
  }
  expect(shortly(await reviewed(named, RECENT))).toEqual([
    'a.js:1 removed-name runtime Stripe',
    'a.js:2 removed-name runtime Stripe',
    'a.js:3 removed-member runtime Stripe.default',
  ])
})

test('between two versions whose methods have overloads, a parameter that is gone is named by its own', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    "exports.a = () => stripe.subscriptions.create({ customer: 'cus_1', items: [], coupon: 'c' })",
    "exports.b = () => stripe.customers.retrieve('cus_1', { stripeAccount: 'acct_1' })",
    "exports.c = () => stripe.invoices.retrieveUpcoming({ customer: 'cus_1' })",
  ]
  expect(shortly(await reviewed({ 'a.js': file.join('\n') }, { from: '17.7.0', to: '18.0.0' }))).toEqual([
    'a.js:2 removed-parameter api-version SubscriptionCreateParams.coupon',
    'a.js:4 removed-member runtime InvoicesResource.retrieveUpcoming',
  ])
})

test('webhook events, by their type, in plain JavaScript', async () => {
  const file = [
    "const stripe = require('stripe')('sk_test_1')",
    'exports.hook = (body, header, secret) => {',
    '  const event = stripe.webhooks.constructEvent(body, header, secret)',
    '  switch (event.type) {',
    "    case 'customer.subscription.updated':",
    '      return event.data.object.current_period_end',
    "    case 'charge.refunded':",
    '      return event.data.object.amount',
    '  }',
    '}',
  ]
  expect(shortly(await reviewed({ 'hook.js': file.join('\n') }, RECENT))).toEqual([
    'hook.js:6 removed-member api-version Subscription.current_period_end',
  ])
})

/** A module that takes its client from another. */
function use(from: string): string {
  return `import { stripe } from '${from}'\nexport const a = async () => (await stripe.subscriptions.retrieve('a')).current_period_end\n`
}

test('a client from another file: by a path, an alias of the nearest settings, and a package of the workspace', async () => {
  const client = "import Stripe from 'stripe'\nexport const stripe = new Stripe('sk_test_1')\n"
  const alias = JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } })
  const files = {
    'package.json': '{"name":"root","workspaces":["apps/*","packages/*"]}',
    'apps/web/package.json': '{"name":"web"}',
    'apps/web/tsconfig.json': `{ // the usual\n "extends": "not-installed/tsconfig.json", "compilerOptions": { "types": ["not-installed"], "paths": { "@/*": ["./src/*"] }, }, }`,
    'apps/web/src/stripe.ts': client,
    'apps/web/src/a.ts': use('@/stripe'),
    'apps/web/src/b.ts': use('./stripe'),
    'apps/web/src/c.ts': use('@acme/stripe'),
    // Another application, with the same alias for another folder.
    'apps/admin/tsconfig.json': alias,
    'apps/admin/src/stripe.ts': 'export const stripe: any = {}\n',
    'apps/admin/src/a.ts': use('@/stripe'),
    'packages/billing/package.json': '{"name":"@acme/stripe","main":"dist/index.js"}',
    'packages/billing/src/index.ts': client,
  }
  const result = await reviewed(files, RECENT)
  expect(shortly(result)).toEqual(
    ['a', 'b', 'c'].map((name) => `apps/web/src/${name}.ts:2 removed-member api-version Subscription.current_period_end`),
  )
  expect(result.unchecked).toEqual([])
})

test('Vue and Svelte components, on the lines of the whole file', async () => {
  const script =
    "import Stripe from 'stripe'\nconst stripe = new Stripe('sk_test_1')\nconst sub = await stripe.subscriptions.retrieve('a')\nsub.current_period_end\n"
  const component = (attributes: string): string =>
    `<template>\n  <p>Stripe's 🎉 {{ a }}</p>\n</template>\n<script ${attributes}>\n${script}</script>\n<style>p { }</style>\n`
  const result = await reviewed({ 'A.vue': component('setup lang="ts"'), 'B.svelte': component(''), 'C.vue': component('setup') }, RECENT)
  expect(shortly(result)).toEqual(
    ['A.vue', 'B.svelte', 'C.vue'].map((path) => `${path}:8 removed-member api-version Subscription.current_period_end`),
  )
  expect(result.breaking.map(({ column }) => column)).toEqual([5, 5, 5])
  expect(result.typed).toEqual(['A.vue', 'B.svelte', 'C.vue'])
})

test('types that are gone or that another is needed for, and API versions, fail for the type checker alone', async () => {
  const file = [
    "import Stripe from 'stripe'",
    "export const stripe = new Stripe('sk_test_1', { apiVersion: '2025-02-24.acacia' })",
    'export function thin(event: Stripe.ThinEvent) {}',
  ]
  expect(shortly(await reviewed({ 'a.ts': file.join('\n') }, RECENT))).toEqual([
    'a.ts:2 api-version-literal types 2025-02-24.acacia',
    'a.ts:3 type-only types Stripe.ThinEvent',
  ])
})

test('an API version that only the older types accept is named, in plain JavaScript too; any is a pin', async () => {
  const script = "const stripe = require('stripe')('sk_test_1', { apiVersion: '2025-02-24.acacia' })\n"
  const files = {
    'a.ts': [
      "import Stripe from 'stripe'",
      "export const own = new Stripe('sk_test_1', { apiVersion: '2026-10-28.endive' as any })",
      "export const cast = new Stripe('sk_test_1', { apiVersion: '2024-06-20' as any })",
      "export const refused = new Stripe('sk_test_1', { apiVersion: '2020-08-27' })",
      "export const named = new Stripe('sk_test_1', { apiVersion: '2025-02-24.acacia' as Stripe.LatestApiVersion })",
      "export const header = { 'Stripe-Version': '2023-10-16' }",
    ].join('\n'),
    'b.js': script,
    'c.js': `// @ts-check\n${script}`,
  }
  const result = await reviewed(files, RECENT)
  expect(shortly(result)).toEqual([
    'b.js:1 api-version-literal types 2025-02-24.acacia',
    'c.js:2 api-version-literal types 2025-02-24.acacia',
  ])
  expect(result.pins.map(({ path, line, value }) => `${path}:${line} ${value}`)).toEqual([
    'a.ts:2 2026-10-28.endive',
    'a.ts:3 2024-06-20',
    'a.ts:4 2020-08-27',
    'a.ts:5 2025-02-24.acacia',
    'a.ts:6 2023-10-16',
    'b.js:1 2025-02-24.acacia',
    'c.js:2 2025-02-24.acacia',
  ])
  expect(result.pins[0]).toEqual({ path: 'a.ts', line: 2, column: 58, value: '2026-10-28.endive', scope: 'client' })
})

test('Stripe.js in a browser is another product', async () => {
  const files = {
    'page.js': "const stripe = Stripe('pk_test_1', { apiVersion: '2020-08-27' })\nstripe.redirectToCheckout({ sessionId: id }, () => {})\n",
    'load.ts':
      "import { loadStripe } from '@stripe/stripe-js'\nconst stripe = await loadStripe(process.env.NEXT_PUBLIC_STRIPE_KEY!, { apiVersion: '2020-08-27' })\nawait stripe!.confirmPayment({})\n",
    'hook.tsx':
      "import { useStripe } from '@stripe/react-stripe-js'\nexport function Pay() { const stripe = useStripe(); return <b onClick={() => stripe?.confirmCardPayment('x', {})} /> }\n",
  }
  const result = await reviewed(files, RECENT)
  expect(shortly(result)).toEqual([])
  expect(result.pins).toEqual([])
})

test('a patch of the SDK is named first', async () => {
  const files = { 'patches/stripe+17.7.0.patch': 'diff', 'a.js': '// Stripe' }
  expect(shortly(await reviewed(files, RECENT))).toEqual(['patches/stripe+17.7.0.patch:1 behaviour runtime stripe 17.7.0'])
})

test('names of the SDK that only a run knows are asked of both SDKs', async () => {
  const file =
    "const Stripe = require('stripe')\nconst stripe = new Stripe('sk_test_1')\nexports.a = (id) => stripe.subscriptions.del(id)\nexports.b = stripe.skus\n"
  const { breaking, by, unchecked } = await reviewed({ 'a.js': file }, { from: '7.15.0', to: '23.1.0' })
  expect(breaking.map(({ line, kind, evidence }) => `${line} ${kind} ${evidence}`).toSorted()).toEqual([
    '3 removed-member stripe 7.15.0 has stripe.subscriptions.del, stripe 23.1.0 has not',
    '4 removed-member stripe 7.15.0 has stripe.skus, stripe 23.1.0 has not',
  ])
  expect(by).toEqual(['stripe 7.15.0 and 23.1.0', 'rules'])
  expect(unchecked).toEqual([{ what: 'types of stripe 7.15.0', why: 'it has none, so the code was read by rules alone' }])
})

describe('where nothing could be found in silence', () => {
  const BROKEN_LINE =
    "import Stripe from 'stripe'\nconst stripe = new Stripe('sk_test_1')\nexport const a = async () => (await stripe.subscriptions.retrieve('a')).current_period_end\n"
  const FOUND = 'removed-member api-version Subscription.current_period_end'

  test('a syntax error in one file hides nothing in another, also where it is only imported', async () => {
    const files = {
      'good.ts': `import './imported'\n${BROKEN_LINE}`,
      'bad.ts': `// Stripe\nconst a = = 1\n`,
      'imported.ts': 'const b = = 2\n',
    }
    const result = await reviewed(files, RECENT)
    expect(shortly(result)).toEqual([`good.ts:4 ${FOUND}`])
    expect(result.typed).toEqual(['good.ts'])
    expect(result.unchecked).toEqual([{ path: 'bad.ts', why: expect.stringMatching(/^it could not be parsed: .*\(2:10\)/) }])
  })

  test('types of Flow in one file, a file that is not there, and types of Node that only the older SDK brings', async () => {
    const files = {
      'flow.js': `// @flow\n${BROKEN_LINE}export function f(a: string, b: ?number): void {}\n`,
      'good.ts': BROKEN_LINE,
      'node.ts': `${BROKEN_LINE}export const b: Buffer = Buffer.from('a')\nb.nothing\n`,
    }
    const result = await reviewed(files, RECENT, ['flow.js', 'gone.ts', 'good.ts', 'node.ts'])
    expect(shortly(result).filter((line) => !line.startsWith('flow.js'))).toEqual([`good.ts:3 ${FOUND}`, `node.ts:3 ${FOUND}`])
    expect(result.unchecked).toContainEqual({ path: 'gone.ts', why: 'it is not there' })
    const accounted = [...result.typed, ...result.unchecked.map((one) => ('path' in one ? one.path : one.what))]
    expect(accounted.toSorted()).toEqual(['flow.js', 'gone.ts', 'good.ts', 'node.ts'])
  })

  test('comments that hide a line or the whole file, and paths with brackets and spaces', async () => {
    const hidden = (comment: string): string => BROKEN_LINE.replace('export const a', `${comment}\nexport const a`)
    const files = {
      'a.ts': hidden('// @ts-ignore'),
      'b.ts': hidden('// @ts-expect-error'),
      'c.js': hidden('/* @ts-ignore */'),
      'app/(shop)/[id]/my file.ts': `// @ts-nocheck\n${BROKEN_LINE}`,
    }
    const lines = ['a.ts', 'app/(shop)/[id]/my file.ts', 'b.ts', 'c.js'].map((path) => `${path}:4 ${FOUND}`)
    expect(shortly(await reviewed(files, RECENT))).toEqual(lines)
  })

  test('a committed node_modules, and a folder of the repository’s own that is called stripe', async () => {
    const files = {
      'node_modules/stripe/package.json': '{"name":"stripe","version":"17.7.0","types":"index.d.ts"}',
      'node_modules/stripe/index.d.ts': 'declare const a: any\nexport default a\n',
      'app/node_modules/stripe/index.d.ts': 'declare const a: any\nexport default a\n',
      'stripe/index.ts': 'export default class Stripe { constructor(key: string) {} [name: string]: any }\n',
      'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"stripe":["./stripe"]}}}',
      'app/a.ts': BROKEN_LINE,
    }
    expect(shortly(await reviewed(files, RECENT, ['app/a.ts']))).toEqual([`app/a.ts:3 ${FOUND}`])
  })
})
