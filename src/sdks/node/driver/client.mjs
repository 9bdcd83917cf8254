// The clients that calls go through, and the options of a call, in each of the SDK's majors.
import { log } from './instruments.mjs'
import { major, moduleFor, Unsupported } from './sdk.mjs'

const clients = new Map()

/** The same key and options give the same client, so that what one call leaves behind is seen by the next. */
export async function clientFor({ base, key, options, shape }) {
  const id = JSON.stringify([base, key, options])
  if (!clients.has(id)) {
    const client = newClient(await moduleFor(shape), base, key, options)
    for (const name of ['request', 'response']) client.on?.(name, (event) => log(JSON.stringify(event)))
    clients.set(id, client)
  }
  return clients.get(id)
}

function newClient(Module, base, key, { maxNetworkRetries, timeoutMs }) {
  const { hostname, port, protocol } = base === undefined ? {} : new URL(base)
  const where = base === undefined ? {} : { host: hostname, port: Number(port), protocol: protocol.slice(0, -1) }
  if (major >= 8) return new Module(key, given({ ...where, telemetry: false, maxNetworkRetries, timeout: timeoutMs }))
  const client = Module(key)
  if (base !== undefined) client.setHost(where.host, where.port, where.protocol)
  client.setTelemetryEnabled?.(false)
  if (timeoutMs !== undefined) client.setTimeout(timeoutMs)
  if (maxNetworkRetries > 0 && client.setMaxNetworkRetries === undefined) throw new Unsupported('it has no automatic retries')
  if (maxNetworkRetries !== undefined) client.setMaxNetworkRetries?.(maxNetworkRetries)
  return client
}

/** The options of one request, as the SDK names them. */
export function requestOptions({ idempotencyKey, maxNetworkRetries, stripeAccount, stripeContext }, snake) {
  if (maxNetworkRetries !== undefined && major < 8) throw new Unsupported('retries cannot be set for one request')
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (snake) return given({ idempotency_key: idempotencyKey, stripe_account: stripeAccount })
  return given({ idempotencyKey, stripeAccount, stripeContext, maxNetworkRetries })
}

function given(options) {
  return JSON.parse(JSON.stringify(options))
}
