export const STRIPE =
  "import Stripe from 'stripe'\nimport express from 'express'\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\nconst app = express()\n"
export const RAW = "express.raw({ type: 'application/json' })"
export const VERIFY = "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.WHSEC)"
export const ACT = "if (event.type === 'invoice.paid') await ship(event.data.object)"

export function route(...lines: readonly string[]): string {
  return `${STRIPE}app.post('/webhook', ${RAW}, async (req, res) => {\n${lines.join('\n')}\nres.json({ received: true })\n})\n`
}
