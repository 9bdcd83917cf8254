// The automatic idempotency keys of many calls. Nothing is sent.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { say } from './instruments.mjs'
import { Stripe, Unsupported } from './sdk.mjs'

/** After so many calls it says that it is still at work, and lets others have their turn. */
const CHUNK = 100

/** Makes so many calls, and gives their keys. */
export async function keys({ calls }) {
  if (Stripe.createNodeHttpClient === undefined) throw new Unsupported('its HTTP client cannot be replaced')
  const found = []
  const response = { getStatusCode: () => 200, getHeaders: () => ({}), getRawResponse: () => ({ headers: {} }), toJSON: async () => ({}) }
  const makeRequest = async (_host, _port, _path, _method, headers) => {
    found.push(headers['Idempotency-Key'] ?? '')
    return response
  }
  const httpClient = { makeRequest, getClientName: () => 'driver' }
  const client = new Stripe('sk_test_offline', { httpClient, maxNetworkRetries: 2, telemetry: false })
  for (let left = calls; left > 0; left -= CHUNK) {
    await Promise.all(Array.from({ length: Math.min(CHUNK, left) }, () => client.customers.create({})))
    say({ event: 'alive' })
    await nextTurn()
  }
  return { keys: found }
}
