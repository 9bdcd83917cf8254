import { describe, expect, test } from 'vitest'
import { readCode } from '../../../../src/sdks/node/review/code.ts'
import { ruleFindingsIn } from '../../../../src/sdks/node/review/rules.ts'
import { sourceOf } from '../../../../src/sdks/node/review/source.ts'
import { fc } from '../../../support/properties.ts'

const IMPORT = "import Stripe from 'stripe'\n"

/** What is found in a source, each by its 1-based line. */
function found(source: string, path = 'a.ts'): string[] {
  const code = readCode(sourceOf(path, source))
  if ('why' in code) return [code.why]
  return ruleFindingsIn(code).map(({ rule, symbol, start }) => `${source.slice(0, start).split('\n').length}: ${rule} ${symbol}`)
}

function inFile(...lines: readonly string[]): string[] {
  return found(IMPORT + lines.join('\n'))
}

describe('options where parameters belong', () => {
  const BAD: readonly (readonly [name: string, source: string])[] = [
    ['a call on one line', 'await stripe.paymentIntents.capture(id, { idempotencyKey: key })'],
    ['a shorthand', 'stripe.paymentIntents.cancel(id, { idempotencyKey })'],
    ['a quoted name', "stripe.charges.capture(id, { 'idempotencyKey': key })"],
    ['a template for the id', 'stripe.charges.capture(`ch_${order}`, { idempotencyKey: `capture-${order}` })'],
    ['a nested call', 'stripe.refunds.cancel(getId(order, { a: 1 }), { idempotencyKey: keyOf(order, { b: [1, 2] }) })'],
    ['a connected account', "stripe.accounts.retrieve(id, { stripeAccount: 'acct_1' })"],
    ['several options', "stripe.customers.del(id, { stripeAccount: 'a', timeout: 5, maxNetworkRetries: 0 })"],
    ['a comma at the end', 'stripe.invoices.pay(id, { idempotencyKey: k, },)'],
    ['a cast', 'stripe.invoices.pay(id, { idempotencyKey: k } as Stripe.RequestOptions)'],
    ['a client of another name', 'this.client.paymentIntents.confirm(id, { idempotencyKey: k })'],
    ['a client that is made there', 'new Stripe(key).paymentIntents.confirm(id, { idempotencyKey: k })'],
    ['a client that is asked for', '(await getStripe()).paymentIntents.confirm(id, { idempotencyKey: k })'],
    ['optional chaining', 'stripe?.paymentIntents?.confirm(id, { idempotencyKey: k })'],
    ['a non-null assertion', 'stripe!.paymentIntents.confirm(id, { idempotencyKey: k })'],
    ['two ids before', 'stripe.customers.deleteSource(customer, id, { idempotencyKey: k })'],
    ['a constant', 'const options = { idempotencyKey: k }\nawait stripe.paymentIntents.capture(id, options)'],
    ['a constant with a type', 'const options: Stripe.RequestOptions = { idempotencyKey: k }\nstripe.paymentIntents.capture(id, options)'],
  ]

  test.each(BAD)('%s', (_name, source) => {
    const line = 1 + source.split('\n').length
    expect(inFile(source)).toEqual([expect.stringMatching(new RegExp(`^${line}: options-as-parameters \\S+$`))])
  })

  test('a call over many lines is named at the first option', () => {
    const call = [
      'const intent = await stripe',
      '  .paymentIntents',
      '  .capture(',
      '    // the order',
      '    id,',
      '    {',
      '      /* once */ idempotencyKey: key,',
      '    },',
      '  )',
    ]
    expect(inFile(...call)).toEqual(['8: options-as-parameters stripe.paymentIntents.capture'])
  })

  const GOOD: readonly (readonly [name: string, source: string])[] = [
    ['options in their own place', 'stripe.paymentIntents.capture(id, {}, { idempotencyKey: k })'],
    ['nothing for parameters', 'stripe.paymentIntents.capture(id, undefined, { idempotencyKey: k })'],
    ['parameters and options together', 'stripe.paymentIntents.capture(id, { amount_to_capture: 5 }, { idempotencyKey: k })'],
    ['parameters alone', 'stripe.paymentIntents.capture(id, { amount_to_capture: 5 })'],
    ['parameters with something like an option', "stripe.webhookEndpoints.update(id, { timeout: 5, apiVersion: 'x' })"],
    ['both in one object', 'stripe.paymentIntents.capture(id, { amount_to_capture: 5, idempotencyKey: k })'],
    ['a spread, of which nothing is known', 'stripe.paymentIntents.capture(id, { ...params, idempotencyKey: k })'],
    ['a computed name', 'stripe.paymentIntents.capture(id, { [name]: k, idempotencyKey: k })'],
    ['a method that takes parameters first', 'stripe.paymentIntents.create(params, { idempotencyKey: k })'],
    ['a list', 'stripe.paymentIntents.list(params, { stripeAccount: a })'],
    ['a resource without ids', 'stripe.balance.retrieve(params, { stripeAccount: a })'],
    ['a service of their own', 'this.stripeService.capture(id, { idempotencyKey: k })'],
    ['a payment service of their own', 'payments.capture(id, { idempotencyKey: k })'],
    ['a definition', 'class A { async capture(id, { idempotencyKey }) { return id } }'],
    ['a mock that is looked at', 'expect(stripe.paymentIntents.capture).toHaveBeenCalledWith(id, { idempotencyKey: k })'],
    ['a comment', '// stripe.paymentIntents.capture(id, { idempotencyKey: k })'],
    ['a comment over lines', '/*\nstripe.paymentIntents.capture(id, { idempotencyKey: k })\n*/'],
    ['a string', 'const a = "stripe.paymentIntents.capture(id, { idempotencyKey: k })"'],
    ['the text of a template', 'const a = `stripe.paymentIntents.capture(${id}, { idempotencyKey: k })`'],
    ['a regular expression', 'const a = /stripe.paymentIntents.capture(id, { idempotencyKey: k })/'],
    ['a name that is not written out', 'stripe.paymentIntents.capture(id, options)'],
    [
      'a name of another function',
      'function a() { const options = { idempotencyKey: k } }\nfunction b() { stripe.charges.capture(id, options) }',
    ],
    [
      'a name that is hidden',
      'const options = { idempotencyKey: k }\nfunction b() { const options = make(); stripe.charges.capture(id, options) }',
    ],
    ['a name that may change', 'let options = { idempotencyKey: k }\nstripe.charges.capture(id, options)'],
    ['a loop before', 'for (const options of all) { other = { idempotencyKey: k } }\nstripe.charges.capture(id, options)'],
    ['a value behind the object', 'stripe.charges.capture(id, { idempotencyKey: k } && params)'],
  ]

  test.each(GOOD)('not: %s', (_name, source) => {
    expect(inFile(source)).toEqual([])
  })

  test('the file must import the SDK, or the call say whose it is', () => {
    expect(found('client.paymentIntents.capture(id, { idempotencyKey: k })')).toEqual([])
    expect(found('stripe.paymentIntents.capture(id, { idempotencyKey: k })')).toHaveLength(1)
    expect(found("const Stripe = require('stripe')\nclient.paymentIntents.capture(id, { idempotencyKey: k })")).toHaveLength(1)
    expect(found("client.paymentIntents.capture(id, { idempotencyKey: k })\nimport Stripe from 'npm:stripe@17'")).toHaveLength(1)
  })
})

describe('snake_case among the options', () => {
  test.each([
    'stripe.charges.create(params, { idempotency_key: k })',
    "stripe.charges.create(params, { 'idempotency_key': k })",
    'stripe.charges.create(\n  { amount: 5 },\n  { stripe_account: a, },\n)',
    'stripe.charges.retrieve(id, { stripe_account: a })',
    'stripe.charges.capture(id, {}, { idempotency_key: k, timeout: 5 })',
    'const options = { idempotency_key: k }; stripe.charges.create(params, options)',
  ])('%s', (source) => {
    expect(inFile(source)).toEqual([expect.stringMatching(/^[234]: snake-case-option stripe\.charges\.\w+$/)])
  })

  test.each([
    'stripe.charges.create({ amount: 5, idempotency_key: k })',
    'stripe.charges.create({ metadata: { idempotency_key: k } }, options)',
    'stripe.charges.create(params, { idempotencyKey: k })',
    'db.orders.insert(order, { idempotency_key: k })',
    'const row = { idempotency_key: k }',
    'adyen.charges.create // (params, { idempotency_key: k })',
  ])('not: %s', (source) => {
    expect(inFile(source)).toEqual([])
  })
})

describe('the tolerance', () => {
  test.each([
    ['tolerance-zero', 'stripe.webhooks.constructEvent(body, header, secret, 0)'],
    ['tolerance-zero', 'await stripe.webhooks.constructEventAsync(\n  body,\n  header,\n  secret,\n  0, // none\n)'],
    ['tolerance-zero', 'Stripe.webhooks.constructEvent(body, header, secret, 0, provider)'],
    ['tolerance-left-out', 'stripe.webhooks.signature.verifyHeader(body, header, secret)'],
    ['tolerance-left-out', 'stripe.webhooks.signature.verifyHeaderAsync(body, header, secret, undefined, provider)'],
  ])('%s: %s', (rule, source) => {
    expect(inFile(source)).toEqual([expect.stringContaining(`: ${rule} `)])
  })

  test.each([
    'stripe.webhooks.constructEvent(body, header, secret)',
    'stripe.webhooks.constructEvent(body, header, secret, 300)',
    'stripe.webhooks.constructEvent(body, header, secret, tolerance)',
    'stripe.webhooks.constructEvent(body, header, "0")',
    'stripe.webhooks.signature.verifyHeader(body, header, secret, 300)',
    'jwt.verifyHeader(body, header, secret)',
    '// stripe.webhooks.signature.verifyHeader(body, header, secret)',
  ])('not: %s', (source) => {
    expect(inFile(source)).toEqual([])
  })
})

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ';',
    '=',
    '.',
    '...',
    '`',
    '${',
    "'",
    '"',
    '/',
    '//',
    '/*',
    '*/',
    '\n',
    'const a',
    'stripe.charges.capture',
    'idempotencyKey',
    'as',
    '0',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(inFile(pieces.join(' '))).toBeInstanceOf(Array)
    }),
  )
})

test.each([
  ['brackets that never close', 'f('.repeat(300_000)],
  ['brackets that only close', '})]'.repeat(300_000)],
  ['one call with very many arguments', `stripe.charges.capture(${'a,'.repeat(300_000)})`],
  ['one object with very many entries', `stripe.charges.capture(id, {${'a:1,'.repeat(200_000)}})`],
  ['one very long chain', `stripe${'.a'.repeat(400_000)}(1)`],
  ['very many constants', 'const a = {b:1};'.repeat(60_000)],
])('%s are said not to be read', (_name, text) => {
  expect(inFile(text)).toEqual([
    expect.stringMatching(
      /^it (?:could not be parsed: |is larger than any that a person wrote|is nested deeper than any that a person wrote)/,
    ),
  ])
})

describe('what types cannot see', () => {
  test.each([
    ['callback', 'stripe.customers.create(params, callback)\nfunction callback(error, customer) {}'],
    ['callback', 'stripe.customers.create(params, (error, customer) => {})'],
    ['callback', 'stripe.customers.list(function (error, page) {})'],
    ['key-as-argument', "stripe.customers.retrieve(id, 'sk_test_1')"],
    ['key-as-argument', 'stripe.customers.create(params, process.env.STRIPE_SECRET_KEY)'],
    ['key-as-argument', "const key = 'rk_live_1'\nstripe.customers.retrieve(id, key)"],
    ['options-as-parameters', 'stripe.balance.retrieve({ stripeAccount: a })'],
    ['options-without-id', 'stripe.accounts.retrieve({ stripeAccount: a })'],
    ['options-without-id', 'stripe.accounts.retrieve({}, { stripeAccount: a })'],
    ['tolerance-zero', 'const TOLERANCE = 0\nstripe.webhooks.constructEvent(b, s, w, TOLERANCE)'],
  ])('%s: %s', (rule, source) => {
    expect(inFile(source)).toEqual([expect.stringContaining(`: ${rule} `)])
  })

  test.each([
    'stripe.customers.list().autoPagingEach((customer) => {})',
    'stripe.customers.create(params).then((customer) => {})',
    "stripe.on('request', (request) => {})",
    'customers.create(params, (error) => {})',
    'stripe.customers.retrieve(id, options)',
  ])('not: %s', (source) => {
    expect(inFile(source)).toEqual([])
  })

  test('an ES import is called without `new`; what `require` gives may be', () => {
    expect(found("import Stripe from 'stripe'\nconst stripe = Stripe(key)")).toEqual(['2: call-without-new Stripe'])
    expect(found("import { Stripe as S } from 'stripe'\nconst stripe = S(key)")).toEqual(['2: call-without-new S'])
    expect(found("const Stripe = require('stripe')\nconst stripe = Stripe(key)", 'a.js')).toEqual([])
    expect(found("import Stripe = require('stripe')\nconst stripe = Stripe(key)")).toEqual([])
    expect(found("import { loadStripe } from '@stripe/stripe-js'\nconst stripe = Stripe(key)")).toEqual([])
  })

  test('`Stripe` that is imported by its name is no namespace for CommonJS', () => {
    expect(found("import { Stripe } from 'stripe'\nlet event: Stripe.Event")).toEqual(['2: named-import Stripe'])
    expect(found("import Stripe from 'stripe'\nlet event: Stripe.Event")).toEqual([])
    expect(found("import { Stripe } from '@stripe/stripe-js'\nlet element: Stripe.Element")).toEqual([])
  })
})
