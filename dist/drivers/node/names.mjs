// Which names the SDK has.
import { offline, Stripe } from './sdk.mjs'

/** Which of the dotted names there are: `Stripe.errors.StripeCardError` of the module, `stripe.subscriptions.del` of a client. */
export async function names({ names: asked }) {
  const roots = { Stripe, stripe: offline() }
  return { names: asked.filter((name) => has(roots, name.split('.'))) }
}

function has(owner, [part, ...rest]) {
  if (part === undefined) return true
  if (owner === null || !['object', 'function'].includes(typeof owner) || !(part in owner)) return false
  try {
    return has(owner[part], rest)
  } catch {
    // A name that throws when it is read is there, and cannot be used.
    return rest.length === 0
  }
}
