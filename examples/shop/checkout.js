// One-off purchases, on a page that Stripe hosts.
import { stripe } from './stripe.js'

/** Starts the payment of an order and gives the page to send the customer to. A second click starts no second payment. */
export async function startCheckout({ id, amount, email }) {
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      payment_method_types: ['card'],
      customer_email: email,
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: amount, product_data: { name: `Order ${id}` } } }],
      metadata: { order: id },
      success_url: 'https://shop.example.com/thanks',
    },
    { idempotencyKey: `checkout-${id}` },
  )
  return session.url
}
