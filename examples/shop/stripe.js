// The one client that the whole shop uses.
import Stripe from 'stripe'

export const stripe = Stripe(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 2 })
