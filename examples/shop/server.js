// A small shop: one checkout, a subscription, one webhook. It runs on an old stripe-node, so that the demo has something to upgrade.
import express from 'express'
import { nextPayment, sendMonthlyInvoice } from './billing.js'
import { startCheckout } from './checkout.js'
import { partners, payOut, payShare } from './partners.js'
import { stripe } from './stripe.js'

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
  if (event.type === 'checkout.session.completed') console.log('paid', event.data.object.metadata.order)
  return response.status(200).end()
})

app.use('/partners', partners)

app.use(express.json())

/** What a handler gives is the answer; what it throws goes to express. */
function answer(handler) {
  return (request, response, next) => handler(request).then((body) => response.json(body), next)
}

app.post(
  '/checkout',
  answer(async ({ body }) => ({ url: await startCheckout(body) })),
)
app.get(
  '/subscriptions/:id/next',
  answer(({ params }) => nextPayment(params.id)),
)
app.post(
  '/invoices/:id/send',
  answer(async ({ params }) => ({ url: await sendMonthlyInvoice(params.id) })),
)

app.post(
  '/shares',
  answer(async ({ body }) => ({ id: (await payShare(body)).id })),
)
app.post(
  '/payouts',
  answer(async ({ body }) => ({ id: (await payOut(body)).id })),
)

app.listen(process.env.PORT ?? 4242)
