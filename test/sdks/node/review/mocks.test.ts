import { expect, test } from 'vitest'
import { reviewed, shortly } from './reviewed.ts'

const PAIR = { from: '11.18.0', to: '23.1.0' }
const LIB = "import Stripe from 'stripe'\nexport const stripe = new Stripe('k', { apiVersion: '2026-10-28.endive' as any })\n"

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}

test('what is asked of a mock fails for the type checker at most', async () => {
  const found = await reviewed(
    {
      'package.json': '{ "type": "module" }',
      'lib.ts': LIB,
      'a.test.ts': lines(
        "import { mockDeep } from 'jest-mock-extended'",
        "import { expect, vi } from 'vitest'",
        "import Stripe from 'stripe'",
        "import { stripe } from './lib'",
        'const { mockStripe } = vi.hoisted(() => ({ mockStripe: { customers: { retrieve: vi.fn() }, subscriptions: { del: vi.fn() } } }))',
        "vi.mock('./lib', () => ({ stripe: mockStripe }))",
        'expect(mockStripe.subscriptions.del).toHaveBeenCalled()',
        "await mockStripe.customers.retrieve('cus', { stripeAccount: 'acct' })",
        'expect(stripe.subscriptions.del).toHaveBeenCalled()',
        'const typed = { subscriptions: { del: vi.fn() } } as unknown as Stripe',
        'expect(typed.subscriptions.del).toHaveBeenCalled()',
        'const deepStripe = mockDeep<Stripe>()',
        'expect(deepStripe.subscriptions.del).toHaveBeenCalled()',
        'const sub = { current_period_end: 3 } as unknown as Stripe.Subscription',
        'expect(sub.current_period_end).toBe(3)',
        'export function later(stripeMock: any) { expect(stripeMock.subscriptions.del).toHaveBeenCalled() }',
      ),
      'b.test.js': lines(
        "jest.mock('stripe', () => jest.fn(() => ({ subscriptions: { del: jest.fn() } })))",
        "const stripe = require('stripe')('k')",
        'expect(stripe.subscriptions.del).toHaveBeenCalled()',
        'const fakeStripe = { subscriptions: { del: jest.fn() } }',
        'expect(fakeStripe.subscriptions.del).not.toHaveBeenCalled()',
      ),
    },
    PAIR,
  )
  expect(shortly(found)).toEqual([
    'a.test.ts:9 type-only types SubscriptionResource.del',
    'a.test.ts:11 type-only types SubscriptionResource.del',
    'a.test.ts:15 type-only types Subscription.current_period_end',
  ])
})

test('what only looks like a mock breaks', async () => {
  const found = await reviewed(
    {
      'package.json': '{ "type": "module" }',
      'lib.ts': LIB,
      'real.test.ts': lines(
        "import { vi } from 'vitest'",
        "import Stripe from 'stripe'",
        "import { stripe } from './lib'",
        "vi.mock('./lib', async (importOriginal) => ({ ...(await importOriginal()) }))",
        "vi.spyOn(stripe.subscriptions, 'del')",
        "vi.spyOn(stripe.subscriptions, 'retrieve')",
        "stripe.subscriptions.del('sub')",
        "const fakeStripe = new Stripe('k', { host: 'localhost' })",
        "fakeStripe.subscriptions.del('sub')",
        'const services = { stripe: fakeStripe, async find(id: string) { return stripe.subscriptions.retrieve(id) } }',
        "services.stripe.subscriptions.del('sub')",
        "const found = await services.find('sub')",
        'found.current_period_end',
        'const held: { sub: Stripe.Subscription | null } = { sub: null }',
        'held.sub = found',
        'held.sub.current_period_end',
      ),
    },
    PAIR,
  )
  expect(shortly(found)).toEqual([
    'real.test.ts:5 removed-member runtime stripe.subscriptions.del',
    'real.test.ts:7 removed-member runtime SubscriptionResource.del',
    'real.test.ts:9 removed-member runtime SubscriptionResource.del',
    'real.test.ts:11 removed-member runtime SubscriptionResource.del',
    'real.test.ts:13 removed-member api-version Subscription.current_period_end',
    'real.test.ts:16 removed-member api-version Subscription.current_period_end',
  ])
})

test('a mock that is set on a client is there, and needs another type', async () => {
  const found = await reviewed(
    {
      'package.json': '{ "type": "module" }',
      'lib.ts': LIB,
      'set.test.ts': lines(
        "import { expect, vi } from 'vitest'",
        "import { stripe } from './lib'",
        'stripe.subscriptions.del = vi.fn()',
        'expect(stripe.subscriptions.del).toHaveBeenCalled()',
      ),
    },
    PAIR,
  )
  expect(shortly(found)).toEqual([
    'set.test.ts:3 type-only types SubscriptionResource.del',
    'set.test.ts:4 type-only types SubscriptionResource.del',
  ])
  expect(found.breaking[0]?.message).toBe(
    '`del` is gone from the types, and the type checker refuses this line. This file makes the value itself, so it runs as before.',
  )
})
