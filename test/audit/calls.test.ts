import { expect, test } from 'vitest'
import { audited } from './audited.ts'

test('sessions of a checkout are critical calls, and those of the billing portal are not', async () => {
  const { calls } = await audited({
    'a.py':
      'import stripe\nfrom stripe.checkout import Session\ndef pay():\n    stripe.checkout.Session.create(mode="payment")\n    Session.create(mode="payment")\n    stripe.billing_portal.Session.create(customer="cus_1")\n',
    'a.ts':
      "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nawait stripe.checkout.sessions.create({ mode: 'payment' })\nawait stripe.billingPortal.sessions.create({ customer })\n",
  })
  expect(calls.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.py:4', 'a.py:5', 'a.ts:3'])
})

/** A handler that does this in a transaction. */
function handler(inside: string): Readonly<Record<string, string>> {
  return {
    'a.ts': `import Stripe from 'stripe'\nexport async function webhook(req) {\nconst event = stripe.webhooks.constructEvent(req.rawBody, sig, secret)\nawait db.transaction(async (tx) => { ${inside} })\n}\n`,
  }
}

test('an id that is only logged in a transaction keeps no event from counting twice', async () => {
  const logged = await audited(handler('logger.info(`done: ${event.id}`)'))
  expect(logged.webhooks.map(({ duplicates }) => duplicates)).toEqual(['none found'])
  const stored = await audited(handler('await tx.events.insert({ id: event.id })'))
  expect(stored.webhooks.map(({ duplicates }) => duplicates)).toEqual(['unique row'])
})
