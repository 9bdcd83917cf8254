// Roasters sell through the shop: what Stripe says of their accounts, and their share of a sale.
import { randomUUID } from 'node:crypto'
import express from 'express'
import { stripe } from './stripe.js'

const partnerSecret = process.env.STRIPE_PARTNER_WEBHOOK_SECRET
const closed = new Set()

export const partners = express.Router()

partners.post('/webhook', express.raw({ type: 'application/json' }), (request, response) => {
  let event = JSON.parse(request.body)
  if (partnerSecret) event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], partnerSecret)
  if (event.type === 'account.application.deauthorized') closed.add(event.account)
  return response.status(200).end()
})

/** Pays a roaster the share of one sale. */
export async function payShare({ account, amount, order }) {
  if (closed.has(account)) throw new Error(`${account} is closed`)
  return stripe.transfers.create(
    { amount, currency: 'eur', destination: account, metadata: { order } },
    { idempotencyKey: `share-${order}-${Date.now()}` },
  )
}

/** Sends a roaster the balance of the month, and tries again where the network fails. */
export async function payOut({ account, amount }) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await stripe.payouts.create({ amount, currency: 'eur' }, { stripeAccount: account, idempotencyKey: randomUUID() })
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}
