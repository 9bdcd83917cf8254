import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'

/** An object as Stripe has it. */
export type StripeObject = Readonly<Record<string, unknown>>

/** An event type that many apps act on, with an object of its kind. */
export interface Sample {
  readonly type: string
  /** The beginning of the object's id. */
  readonly prefix: string
  readonly object: StripeObject
}

/** Where stripe-mock has an object of the kind, and what it is like once the event happened. */
interface Kind {
  readonly type: string
  readonly path: string
  readonly prefix: string
  readonly like: StripeObject
}

/** The types that public apps most often act on, the most frequent first: https://docs.stripe.com/api/events/types */
const KINDS: readonly Kind[] = [
  {
    type: 'checkout.session.completed',
    path: 'checkout/sessions',
    prefix: 'cs_test',
    like: { payment_status: 'paid', status: 'complete', mode: 'payment' },
  },
  { type: 'payment_intent.succeeded', path: 'payment_intents', prefix: 'pi', like: { status: 'succeeded' } },
  { type: 'invoice.paid', path: 'invoices', prefix: 'in', like: { status: 'paid' } },
  { type: 'invoice.payment_succeeded', path: 'invoices', prefix: 'in', like: { status: 'paid' } },
  { type: 'charge.succeeded', path: 'charges', prefix: 'ch', like: { status: 'succeeded', paid: true } },
  { type: 'customer.subscription.created', path: 'subscriptions', prefix: 'sub', like: { status: 'active' } },
  { type: 'customer.subscription.updated', path: 'subscriptions', prefix: 'sub', like: { status: 'active' } },
  { type: 'customer.subscription.deleted', path: 'subscriptions', prefix: 'sub', like: { status: 'canceled' } },
  { type: 'invoice.payment_failed', path: 'invoices', prefix: 'in', like: { status: 'open' } },
  { type: 'payment_intent.payment_failed', path: 'payment_intents', prefix: 'pi', like: { status: 'requires_payment_method' } },
  { type: 'charge.refunded', path: 'charges', prefix: 'ch', like: { status: 'succeeded', refunded: true } },
  { type: 'charge.dispute.created', path: 'disputes', prefix: 'dp', like: { status: 'needs_response' } },
  { type: 'checkout.session.async_payment_succeeded', path: 'checkout/sessions', prefix: 'cs_test', like: { payment_status: 'paid' } },
  { type: 'customer.created', path: 'customers', prefix: 'cus', like: {} },
  { type: 'setup_intent.succeeded', path: 'setup_intents', prefix: 'seti', like: { status: 'succeeded' } },
  { type: 'payout.paid', path: 'payouts', prefix: 'po', like: { status: 'paid' } },
  { type: 'account.updated', path: 'accounts', prefix: 'acct', like: {} },
]

const OBJECT = v.record(v.string(), v.unknown())

/** An object of each kind, from stripe-mock. Rejects where that does not answer. */
export async function samplesFrom(mockPort: number): Promise<readonly Sample[]> {
  return Promise.all(
    KINDS.map(async ({ type, path, prefix, like }) => ({ type, prefix, object: { ...(await objectAt(mockPort, path, prefix)), ...like } })),
  )
}

async function objectAt(port: number, path: string, prefix: string): Promise<StripeObject> {
  const headers = { authorization: 'Bearer sk_test_123' }
  const request = get({ host: '127.0.0.1', port, path: `/v1/${path}/${prefix}_1`, headers, agent: false })
  const [response]: IncomingMessage[] = await once(request, 'response')
  return response === undefined ? {} : v.parse(OBJECT, JSON.parse(await text(response)))
}
