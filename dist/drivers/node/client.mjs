// Clients of the SDK, as their options and the surface ask for them.
import { Agent } from 'node:http'
import { log } from './instruments.mjs'
import { given, NO_AUTHENTICATORS } from './options.mjs'
import { major, moduleFor, Unsupported } from './sdk.mjs'
import { authenticatorOf } from './values.mjs'

const clients = new Map()

/** The same key and options give the same client, so that what one call leaves behind is seen by the next, and by others at once. */
export function clientFor({ base, key, options, surface }) {
  const id = JSON.stringify([base, key, options, surface])
  if (!clients.has(id)) clients.set(id, clientOf(base, key, options, surface))
  return clients.get(id)
}

async function clientOf(base, key, options, surface) {
  const client = newClient(await moduleFor(surface), surface === 'script' ? {} : addressOf(base), key, options, surface)
  if (options.clientId !== undefined) ofApplication(client, options.clientId)
  for (const name of ['request', 'response']) client.on?.(name, (event) => log(JSON.stringify(event)))
  if (options.listensOnce) listenOnce(client)
  return client
}

function ofApplication(client, clientId) {
  if (typeof client.setClientId !== 'function') throw new Unsupported('a client is of no application')
  client.setClientId(clientId)
}

function gone() {
  log('a listener that was taken off')
}

function listenOnce(client) {
  if (typeof client.off !== 'function' || typeof client.once !== 'function') throw new Unsupported('it has no listeners of one event')
  client.on('request', gone)
  client.off('request', gone)
  client.once('response', ({ status }) => log(`once ${status}`))
}

/** As the SDK is given it; nothing where it is to go by itself. */
function addressOf(base) {
  if (base === undefined) return {}
  const { hostname, port, protocol } = new URL(base)
  // TLS is what it uses by itself.
  return { host: hostname, port: Number(port), ...(protocol === 'https:' ? {} : { protocol: protocol.slice(0, -1) }) }
}

function newClient(Module, address, key, options, surface) {
  const { maxNetworkRetries, timeoutMs: timeout, stripeAccount, stripeContext, apiVersion, authenticator, emitEventBodies } = options
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (authenticator !== undefined && major < 17) throw new Unsupported(NO_AUTHENTICATORS)
  if (emitEventBodies && Module.prototype.getEmitEventBodiesEnabled === undefined) throw new Unsupported('its events have no bodies')
  if (options.versionAlone) return clientOfVersion(Module, address, key, apiVersion)
  if (major < 8) return oldClient(Module, address, key, options, surface)
  const own = { maxNetworkRetries, timeout, stripeAccount, stripeContext, apiVersion, emitEventBodies, appInfo: options.appInfo }
  const telemetry = options.telemetry ? {} : { telemetry: false }
  const config = Object.assign(given({ ...address, ...telemetry, ...own, ...options.misspelt }), httpOf(Module, options.http))
  if (authenticator !== undefined) config.authenticator = authenticatorOf(authenticator)
  const args = [
    authenticator === undefined ? key : undefined,
    surface === 'fetch' ? { ...config, httpClient: fetchClient(Module) } : config,
  ]
  try {
    return options.withoutNew && surface === 'cjs' ? Module(...args) : new Module(...args)
  } catch (error) {
    // What a version does not know it names, and refuses.
    if (error.message.startsWith('Config object may only contain') && options.misspelt === undefined)
      throw new Unsupported('a client has no such options')
    throw error
  }
}

/** A text in the place of options is the version; what is set beside it is where it goes. */
function clientOfVersion(Module, { host, port, protocol }, key, apiVersion) {
  const client = new Module(key, apiVersion)
  if (typeof client.setHost === 'function') client.setHost(host, port, protocol)
  else if (client._api !== undefined && '_enableTelemetry' in client) Object.assign(client._api, { host, port, protocol })
  else throw new Unsupported('where it goes cannot be set later')
  if (typeof client.setTelemetryEnabled === 'function') client.setTelemetryEnabled(false)
  else client._enableTelemetry = false
  return client
}

/** What of the caller's own its requests go through, which marks them. */
function httpOf(Module, http) {
  switch (http) {
    case undefined:
      return {}
    case 'agent':
    case 'other-agent':
      return { httpAgent: markingAgent(http) }
    case 'client':
      if (Module.createNodeHttpClient === undefined) throw new Unsupported('its HTTP client cannot be replaced')
      return { httpClient: Module.createNodeHttpClient(markingAgent(http)) }
    case 'fetch':
      return { httpClient: fetchClient(Module, markingFetch) }
    default:
      throw new Unsupported('it has no option for that')
  }
}

function markingAgent(mark) {
  const agent = new Agent()
  const { addRequest } = agent
  agent.addRequest = function marking(request, ...rest) {
    request.setHeader('X-Program', mark)
    return addRequest.call(this, request, ...rest)
  }
  return agent
}

async function markingFetch(url, init) {
  const headers = new Headers(init.headers)
  headers.set('X-Program', 'fetch')
  return globalThis.fetch(url, { ...init, headers })
}

/** With the global fetch where it is given none. */
function fetchClient({ createFetchHttpClient }, fetch) {
  if (createFetchHttpClient === undefined) throw new Unsupported('it has no client for fetch')
  return createFetchHttpClient(fetch)
}

function oldClient(Module, { host, port, protocol }, key, options, surface) {
  const { maxNetworkRetries, timeoutMs, stripeAccount, apiVersion, http, appInfo, telemetry, misspelt } = options
  if ([http, appInfo, telemetry, misspelt].some((one) => one !== undefined)) throw new Unsupported('a client has no such options')
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
