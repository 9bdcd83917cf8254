/** Three small shops whose form is the variable FORM: `safe`, `unverified`, `reserialised` or `undeduplicated`. */

const SHOP = `
const Stripe = require('stripe')
const base = new URL(process.env.STRIPE_API_BASE)
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { host: base.hostname, port: base.port, protocol: 'http' })
const secret = process.env.STRIPE_WEBHOOK_SECRET
const port = Number(process.env.PORT)
const form = process.env.FORM
const seen = new Set()
`

const EXPRESS = `${SHOP}
const express = require('express')
const app = express()
app.post('/webhook', form === 'reserialised' ? express.json() : express.raw({ type: '*/*' }), async (request, response) => {
  let event
  try {
    const body = form === 'reserialised' ? JSON.stringify(request.body) : request.body
    event = form === 'unverified' ? JSON.parse(body) : stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], secret)
  } catch (error) {
    console.error('refused a webhook: ' + error.message.split('\\n')[0])
    return response.status(400).send('refused')
  }
  if (form !== 'undeduplicated' && seen.has(event.id)) return response.json({ again: true })
  seen.add(event.id)
  if (event.type === 'checkout.session.completed')
    await stripe.transfers.create({ amount: event.data.object.amount_total, currency: 'eur', destination: 'acct_1' })
  response.json({ received: true })
})
app.listen(port, '127.0.0.1')
`

/** The exported handler of a route, as Next.js calls it, in a small server: Next.js itself takes minutes to install and to compile. */
const NEXT_ROUTE = `${SHOP}
async function POST(request) {
  let event
  try {
    const body = form === 'reserialised' ? JSON.stringify(await request.json()) : await request.text()
    event = form === 'unverified' ? JSON.parse(body) : stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature'), secret)
  } catch (error) {
    console.error('refused a webhook: ' + error.message.split('\\n')[0])
    return new Response('refused', { status: 400 })
  }
  if (event.type === 'invoice.paid') {
    const order = { description: event.data.object.id }
    await stripe.customers.create(order, form === 'undeduplicated' ? {} : { idempotencyKey: 'paid-' + event.id })
  }
  return Response.json({ received: true })
}
require('node:http').createServer(async (incoming, outgoing) => {
  const { method, headers, url } = incoming
  const body = method === 'POST' ? Buffer.concat(await incoming.toArray()) : undefined
  const answer = method === 'POST' ? await POST(new Request('http://127.0.0.1' + url, { method, headers, body })) : new Response('', { status: 405 })
  outgoing.writeHead(answer.status).end(await answer.text())
}).listen(port, '127.0.0.1')
`

const FASTIFY = `${SHOP}
const fastify = require('fastify')()
if (form !== 'reserialised')
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
fastify.post('/webhook', async (request, reply) => {
  let event
  try {
    const body = form === 'reserialised' ? JSON.stringify(request.body) : request.body
    event = form === 'unverified' ? JSON.parse(body) : stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], secret)
  } catch (error) {
    console.error('refused a webhook: ' + error.message.split('\\n')[0])
    return reply.code(400).send('refused')
  }
  if (form === 'undeduplicated' || !seen.has(event.id)) {
    seen.add(event.id)
    // It works after it has answered.
    if (event.type === 'payment_intent.succeeded')
      setImmediate(() => stripe.customers.update(event.data.object.customer, { metadata: { paid: 'yes' } }))
  }
  return { received: true }
})
fastify.listen({ port, host: '127.0.0.1' })
`

export const NODE_APPS = { express: EXPRESS, 'next-route': NEXT_ROUTE, fastify: FASTIFY }
