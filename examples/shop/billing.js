// The coffee subscription: what a customer pays next, and the invoices for companies.
import { stripe } from './stripe.js'

/** When the next delivery is paid, and how much that is, in cents. */
export async function nextPayment(subscriptionId) {
  const subscription = await stripe.subscriptions.retrieve(subscriptionId)
  const upcoming = await stripe.invoices.retrieveUpcoming({ subscription: subscription.id })
  return { on: new Date(subscription.current_period_end * 1000), amount: upcoming.amount_due }
}

/** Sends a company its monthly invoice, once, however often this is called. */
export async function sendMonthlyInvoice(invoiceId) {
  const sent = await stripe.invoices.sendInvoice(invoiceId, { idempotencyKey: `monthly-${invoiceId}` })
  return sent.hosted_invoice_url
}
