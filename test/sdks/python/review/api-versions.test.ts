import { describe, expect, test } from 'vitest'
import { apiVersionsIn } from '../../../../src/sdks/python/review/api-versions.ts'
import { parse } from '../../../../src/sdks/python/review/source.ts'

/** What is found, as `line: version`. */
async function versions(...lines: readonly string[]): Promise<string[]> {
  const source = await parse('a.py', lines.join('\n'))
  return apiVersionsIn(source).map(({ value, start }) => `${source.place(start).line}: ${value}`)
}

describe('API versions in Python', () => {
  test.each([
    ['stripe.api_version = "2024-06-20"', '2024-06-20'],
    ['stripe.api_version = os.environ.get("VERSION", "2024-06-20")', '2024-06-20'],
    ['stripe.api_version = config("VERSION", default="2024-06-20")', '2024-06-20'],
    ['stripe.api_version = VERSION or ("2024-06-20")', '2024-06-20'],
    ['client = stripe.StripeClient(key, stripe_version="2024-06-20")', '2024-06-20'],
    ["stripe.Customer.create(email=email, stripe_version='2026-09-30.endive')", '2026-09-30.endive'],
    ['STRIPE_API_VERSION: str = "2024-06-20"', '2024-06-20'],
    ['stripe_version = ("2024-06-20")', '2024-06-20'],
    ['headers = {"Stripe-Version": "2024-06-20"}', '2024-06-20'],
    ['headers["Stripe-Version"] = "2024-06-20"', '2024-06-20'],
    ['options = {"stripe_version": "2024-06-20; some_beta=v1"}', '2024-06-20'],
    ['def connect(stripe_version="2024-06-20"): pass', '2024-06-20'],
    ['if (stripe_version := "2024-06-20"): pass', '2024-06-20'],
  ])('%s', async (source, value) => {
    expect(await versions(source)).toEqual([`1: ${value}`])
  })

  test.each([
    ['# stripe.api_version = "2024-06-20"'],
    ['"""stripe.api_version = "2024-06-20" """'],
    ['AzureOpenAI(api_version="2024-02-01")'],
    ['event = {"api_version": "2024-06-20"}'],
    ['assert stripe.api_version == "2024-06-20"'],
    ['assert event["api_version"] == "2024-06-20"'],
    ['created = "2024-06-20"'],
    ['api_version = "2025-01-01-preview"'],
    ['DAY = "2024-06-20"\nreport(since=DAY)'],
  ])('no finding: %s', async (source) => {
    expect(await versions('import stripe', source)).toEqual([])
  })

  test('through a constant, at the line of the literal', async () => {
    expect(await versions('import stripe', 'API = "2024-06-20"', 'stripe.api_version = API')).toEqual(['2: 2024-06-20'])
    expect(await versions('import stripe as s', 'API = "2024-06-20"', 's.StripeClient(key, stripe_version=API)')).toEqual(['2: 2024-06-20'])
    expect(await versions('import stripe as s', 's.api_version = "2024-06-20"')).toEqual(['2: 2024-06-20'])
  })

  test('arguments over several lines, and a constant in a file that imports the SDK', async () => {
    expect(
      await versions('client = stripe.StripeClient(', '    key,', '    stripe_version=(', '        "2024-06-20"', '    ),', ')'),
    ).toEqual(['4: 2024-06-20'])
    expect(await versions('import os, stripe', 'API_VERSION = "2024-06-20"')).toEqual(['2: 2024-06-20'])
    expect(await versions('from stripe import Webhook', 'API_VERSION = \\', '    "2024-06-20"')).toEqual(['3: 2024-06-20'])
    expect(await versions('import other', 'API_VERSION = "2024-06-20"')).toEqual([])
    expect(await versions('import stripe', 'api_version = other', 'created = "2024-06-20"')).toEqual([])
  })

  test('in a file whose syntax is broken elsewhere', async () => {
    expect(await versions('import stripe', 'def broken(:', '    pass', 'stripe.api_version = "2024-06-20"')).toEqual(['4: 2024-06-20'])
  })
})
