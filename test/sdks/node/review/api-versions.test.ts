import { describe, expect, test } from 'vitest'
import { apiVersionsIn } from '../../../../src/sdks/node/review/api-versions.ts'
import { readCode } from '../../../../src/sdks/node/review/code.ts'
import { sourceOf } from '../../../../src/sdks/node/review/source.ts'

function versionsIn(path: string, text: string): string[] {
  const code = readCode(sourceOf(path, text))
  if ('why' in code) return [code.why]
  return apiVersionsIn(code).map(({ value, start }) => {
    expect(text.slice(start + 1).startsWith(value)).toBe(true)
    return `${text.slice(0, start).split('\n').length}: ${value}`
  })
}

const js = (...lines: readonly string[]): string[] => versionsIn('a.tsx', lines.join('\n'))
const ts = (...lines: readonly string[]): string[] => versionsIn('a.ts', lines.join('\n'))

describe('JavaScript and TypeScript', () => {
  test('a constructor over several lines, with a cast, a fallback and a comment', () => {
    expect(
      js(
        "import Stripe from 'stripe'",
        'export const stripe = new Stripe(process.env.STRIPE_KEY!, {',
        "  // apiVersion: '2019-12-03',",
        "  /* apiVersion: '2020-03-02', */",
        '  apiVersion:',
        "    (process.env.VERSION ?? '2024-06-20') as any,",
        '  maxNetworkRetries: 2,',
        '})',
      ),
    ).toEqual(['6: 2024-06-20'])
  })

  test.each([
    ["new Stripe(key, { apiVersion: '2026-10-28.endive' })", '2026-10-28.endive'],
    ['new Stripe(key, { "apiVersion": "2024-06-20", })', '2024-06-20'],
    ['new Stripe(key, { apiVersion: `2024-06-20` })', '2024-06-20'],
    ["new Stripe(key, { apiVersion: '2020-08-27; orders_beta=v4' as never })", '2020-08-27'],
    ["new Stripe(key, { apiVersion: process.env.V || '2024-06-20' })", '2024-06-20'],
    ["new Stripe(key, { apiVersion: env('V', '2024-06-20') })", '2024-06-20'],
    ["require('stripe')(key, { apiVersion: '2020-08-27' })", '2020-08-27'],
    ["new (require('stripe'))(key, { apiVersion: '2020-08-27' })", '2020-08-27'],
    ["stripe.ephemeralKeys.create({ customer }, { apiVersion: '2024-06-20' })", '2024-06-20'],
    ["stripe.customers.list({}, { stripeVersion: '2024-06-20' })", '2024-06-20'],
    ["stripe.setApiVersion('2019-03-14')", '2019-03-14'],
    ["const STRIPE_API_VERSION = '2024-06-20'", '2024-06-20'],
    ["const version: Stripe.LatestApiVersion = '2024-06-20'", '2024-06-20'],
    ["const stripeOptions = { apiVersion: '2024-06-20' }", '2024-06-20'],
    ["defineConfig({ stripe: { apiVersion: '2024-06-20' } })", '2024-06-20'],
    ["fetch(url, { headers: { 'Stripe-Version': '2024-06-20' } })", '2024-06-20'],
    ["headers['Stripe-Version'] = '2024-06-20'", '2024-06-20'],
    ["headers.set('Stripe-Version', '2024-06-20')", '2024-06-20'],
    ["type Options = { stripe: { apiVersion?: '2024-06-20' } }", '2024-06-20'],
    ["getClient<Stripe>(key, stripe, { stripe_version: '2024-06-20' })", '2024-06-20'],
  ])('%s', (source, value) => {
    expect(js(source)).toEqual([`1: ${value}`])
  })

  test.each([
    ["new AWS.S3({ apiVersion: '2012-08-10' })"],
    ["AWS.config.update({ apiVersion: '2012-08-10' })"],
    ["createClient<Schema>({ projectId, apiVersion: '2021-10-21' })"],
    ["const sanity = { apiVersion: '2025-01-01' }"],
    ["new S3({ apiVersion: '2006-03-01' })"],
    ["loadStripe(key, { apiVersion: '2020-08-27' })"],
    ["const event = { object: 'event', api_version: '2024-06-20' }"],
    ["if (stripe.apiVersion === '2024-06-20') refund()"],
    ["const createdAt = '2024-06-20'"],
    ["new Stripe(key, { apiVersion: '2024-13-20' })"],
    ["new Stripe(key, { apiVersion: '2024-06-20T00:00:00Z' })"],
    ["new Stripe(key, { apiVersion: Stripe.API_VERSION, since: '2024-06-20' })"],
    ["new Stripe(key, { apiVersion: null }); report('2024-06-20')"],
    ["new Stripe(key, { note: `apiVersion: '2024-06-20'` })"],
  ])('no finding: %s', (source) => {
    expect(js("import Stripe from 'stripe'", source)).toEqual([])
  })

  test('casts of both spellings, in TypeScript', () => {
    expect(ts("new Stripe(key, { apiVersion: <any>'2024-06-20' })")).toEqual(['1: 2024-06-20'])
    expect(ts("import { Stripe as S } from 'stripe'", "new S(k, { apiVersion: '2025-02-24.acacia' as Stripe.LatestApiVersion })")).toEqual([
      '2: 2025-02-24.acacia',
    ])
    expect(ts("const version = '2024-06-20' as Stripe.LatestApiVersion")).toEqual(['1: 2024-06-20'])
  })

  test('a factory of their own counts where the file imports the SDK, and the version is one of Stripe’s', () => {
    expect(js("import Stripe from 'stripe'", "makeClient({ apiVersion: '2024-06-20' })")).toEqual(['2: 2024-06-20'])
    expect(js("import Stripe from 'stripe'", "makeClient({ apiVersion: '2025-02-24.acacia' })")).toEqual(['2: 2025-02-24.acacia'])
    expect(js("makeClient({ apiVersion: '2024-06-20' })")).toEqual([])
  })

  test('a constant is found at the line that holds it', () => {
    expect(js("import Stripe from 'stripe'", "const VERSION = '2024-06-20'", 'new Stripe(key, { apiVersion: VERSION })')).toEqual([
      '2: 2024-06-20',
    ])
    expect(js("import Stripe from 'stripe'", "const version = '2024-06-20'", 'const apiVersion = version')).toEqual(['2: 2024-06-20'])
    expect(js("import Stripe from 'stripe'", "const since = '2024-06-20'", 'new Stripe(key, { note: since })')).toEqual([])
  })

  test.each([
    ["Stripe('pk_test_1', { apiVersion: '2024-06-20' })"],
    ["const stripe = window.Stripe(key, { apiVersion: '2024-06-20' })"],
    ["new Stripe('pk_live_1', { apiVersion: '2024-06-20' })"],
    ["Stripe(process.env.STRIPE_PUBLISHABLE_KEY, { apiVersion: '2024-06-20' })"],
    ["loadStripe(process.env.NEXT_PUBLIC_STRIPE_KEY, { apiVersion: '2024-06-20' })"],
  ])('Stripe.js in a browser is another product: %s', (source) => {
    expect(js(source)).toEqual([])
    expect(js("import { loadStripe } from '@stripe/stripe-js'", source)).toEqual([])
  })

  test('a name that does not say Stripe counts only where the file imports the SDK, and the date could be one of its own', () => {
    const source = "export const apiVersion = '2024-06-20'"
    expect(js(source)).toEqual([])
    expect(js("import { Other } from 'stripe-like'", source)).toEqual([])
    for (const imported of [
      "import type { Stripe } from 'stripe'",
      "const Stripe = require('stripe')",
      "const { Stripe } = await import('stripe')",
      "import Stripe from 'npm:stripe@14.21.0'",
      "import Stripe from 'https://esm.sh/stripe@14.21.0?target=deno'",
    ]) {
      expect(js(imported, source)).toEqual(['2: 2024-06-20'])
      expect(js(imported, "export const apiVersion = '2025-06-20'")).toEqual([])
      expect(js(imported, "export const apiVersion = '2025-06-30.basil'")).toEqual(['2: 2025-06-30.basil'])
    }
  })

  test('a choice of two versions, and a cast to another, are two findings', () => {
    expect(js("const stripeApiVersion = old ? '2022-11-15' : '2024-06-20'")).toEqual(['1: 2022-11-15', '1: 2024-06-20'])
    expect(js("new Stripe(key, { apiVersion: '2022-11-15' as '2024-06-20' })")).toEqual(['1: 2022-11-15', '1: 2024-06-20'])
  })

  test('a function around it is no call around it, and statements without semicolons end with their line', () => {
    expect(js("describe('x', () => {", "  const stripe = { apiVersion: '2024-06-20' }", '})')).toEqual(['2: 2024-06-20'])
    expect(js("import Stripe from 'stripe'", 'const apiVersion = Stripe.API_VERSION', "report('2024-06-20')")).toEqual([])
    expect(js("import Stripe from 'stripe'", 'const apiVersion = condition', "  ? '2024-06-20'", '  : undefined')).toEqual([
      '3: 2024-06-20',
    ])
  })

  test('apostrophes in pages, regular expressions and templates hide nothing on the next line', () => {
    expect(
      js(
        'const page = <p>Don\'t pay {`${count("{")} times`}</p>',
        'const quote = /[/\'"]/.test(text) && 4 / 2',
        "const stripe = new Stripe(key, { apiVersion: '2024-06-20' })",
      ),
    ).toEqual(['3: 2024-06-20'])
  })
})
