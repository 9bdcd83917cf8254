// A small shop: one checkout, one webhook. It runs on an old stripe-node, so that the demo has something to upgrade.
import express from 'express'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, {
  apiVersion: '2024-12-18.acacia',
  maxNetworkRetries: 2,
})
const endpointSecret = process.env.STRIPE_WEBHOOK_SECRET
if (!endpointSecret) throw new Error('STRIPE_WEBHOOK_SECRET is not set')

const app = express()

// The webhook needs the raw body, so it comes before the JSON parser.
app.post('/webhook', express.raw({ type: 'application/json' }), (request, response) => {
  let event
  try {
    event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], endpointSecret)
  } catch (error) {
    console.error('refused a webhook:', error.message)
    return response.status(400).end()
  }
  if (event.type === 'payment_intent.succeeded') console.log('paid', event.data.object.id)
  return response.status(200).end()
})

app.use(express.json())

app.post('/checkout', async (request, response, next) => {
  try {
    const { orderId, amount } = request.body
    const intent = await stripe.paymentIntents.create(
      { amount, currency: 'eur', metadata: { order: orderId } },
      { idempotencyKey: `checkout-${orderId}` },
    )
    response.json({ clientSecret: intent.client_secret })
  } catch (error) {
    next(error)
  }
})

app.listen(process.env.PORT ?? 4242)
