// Clients of the SDK, as their options and the surface ask for them.
import { log } from './instruments.mjs'
import { major, moduleFor, Unsupported } from './sdk.mjs'

const clients = new Map()

/** The same key and options give the same client, so that what one call leaves behind is seen by the next, and by others at once. */
export function clientFor({ base, key, options, surface }) {
  const id = JSON.stringify([base, key, options, surface])
  if (!clients.has(id)) clients.set(id, clientOf(base, key, options, surface))
  return clients.get(id)
}

async function clientOf(base, key, options, surface) {
  const client = newClient(await moduleFor(surface), addressOf(base), key, options, surface)
  for (const name of ['request', 'response']) client.on?.(name, (event) => log(JSON.stringify(event)))
  return client
}

/** As the SDK is given it; nothing where it is to go by itself. */
function addressOf(base) {
  if (base === undefined) return {}
  const { hostname, port, protocol } = new URL(base)
  return { host: hostname, port: Number(port), protocol: protocol.slice(0, -1) }
}

function newClient(Module, address, key, options, surface) {
  const { maxNetworkRetries, timeoutMs, stripeAccount, stripeContext, apiVersion } = options
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (major < 8) return oldClient(Module, address, key, options, surface)
  const config = given({ ...address, telemetry: false, maxNetworkRetries, timeout: timeoutMs, stripeAccount, stripeContext, apiVersion })
  return new Module(key, surface === 'fetch' ? { ...config, httpClient: fetchClient(Module) } : config)
}

function fetchClient({ createFetchHttpClient }) {
  if (createFetchHttpClient === undefined) throw new Unsupported('it has no client for fetch')
  return createFetchHttpClient()
}

function oldClient(Module, { host, port, protocol }, key, { maxNetworkRetries, timeoutMs, stripeAccount, apiVersion }, surface) {
  if (surface === 'fetch') throw new Unsupported('it has no client for fetch')
  if (stripeAccount !== undefined) throw new Unsupported('a client has no account')
  const client = Module(key)
  if (host !== undefined) client.setHost(host, port, protocol)
  client.setTelemetryEnabled?.(false)
  if (apiVersion !== undefined) client.setApiVersion(apiVersion)
  if (timeoutMs !== undefined) client.setTimeout(timeoutMs)
  if (maxNetworkRetries > 0 && client.setMaxNetworkRetries === undefined) throw new Unsupported('it has no automatic retries')
  if (maxNetworkRetries !== undefined) client.setMaxNetworkRetries?.(maxNetworkRetries)
  return client
}

/** The options of one request as this version names them. */
export function requestOptions(request, snake) {
  const { idempotencyKey, maxNetworkRetries, stripeAccount, stripeContext, apiVersion, apiKey, timeoutMs } = request
  if (maxNetworkRetries !== undefined && major < 8) throw new Unsupported('retries cannot be set for one request')
  if (timeoutMs !== undefined && major < 8) throw new Unsupported('a timeout cannot be set for one request')
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (snake) return given({ idempotency_key: idempotencyKey, stripe_account: stripeAccount, stripe_version: apiVersion, api_key: apiKey })
  return given({ idempotencyKey, stripeAccount, stripeContext, maxNetworkRetries, apiVersion, apiKey, timeout: timeoutMs })
}

/** Without what is undefined. */
function given(options) {
  return JSON.parse(JSON.stringify(options))
}
