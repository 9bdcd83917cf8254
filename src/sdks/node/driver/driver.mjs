// Drives one installed stripe-node for the contract suite: `node driver.mjs FOLDER`; see sdk.mjs. It does what it is
// asked, says what happened, and judges nothing.
import { createInterface } from 'node:readline'
import { at, constantTimeComparisons, followPauses, say, watchHang } from './instruments.mjs'
import { keys } from './keys.mjs'
import { names } from './names.mjs'
import { broken, major, moduleFor, offline, Stripe, Unsupported, version } from './sdk.mjs'

const PROTOCOL = 1
const CAPABILITIES = ['proves-hangs', 'sets-clock', 'skips-pauses']
const SHAPES = new Set(['params-and-options', 'options-only', 'snake-case', 'esm'])

// A stray failure in one call must not end the others; the call itself is then found hanging.
process.on('uncaughtException', (error) => console.error(error))
process.on('unhandledRejection', (error) => console.error(error))

const clients = new Map()

/** The same key and options give the same client, so that what one call leaves behind is seen by the next. */
async function clientFor({ base, key, options, shape }) {
  const id = JSON.stringify([base, key, options])
  if (!clients.has(id)) clients.set(id, newClient(await moduleFor(shape), new URL(base), key, options))
  return clients.get(id)
}

function newClient(Module, { hostname, port }, key, { maxNetworkRetries, timeoutMs }) {
  const config = { host: hostname, port: Number(port), protocol: 'http', telemetry: false, maxNetworkRetries, timeout: timeoutMs }
  if (major >= 8) return new Module(key, given(config))
  const client = Module(key)
  client.setHost(hostname, Number(port), 'http')
  client.setTelemetryEnabled?.(false)
  if (timeoutMs !== undefined) client.setTimeout(timeoutMs)
  if (maxNetworkRetries > 0 && client.setMaxNetworkRetries === undefined) throw new Unsupported('it has no automatic retries')
  if (maxNetworkRetries !== undefined) client.setMaxNetworkRetries?.(maxNetworkRetries)
  return client
}

function requestOptions({ idempotencyKey, maxNetworkRetries, stripeAccount, stripeContext }, snake) {
  if (maxNetworkRetries !== undefined && major < 8) throw new Unsupported('retries cannot be set for one request')
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (snake) return given({ idempotency_key: idempotencyKey, stripe_account: stripeAccount })
  return given({ idempotencyKey, stripeAccount, stripeContext, maxNetworkRetries })
}

function given(options) {
  return JSON.parse(JSON.stringify(options))
}

async function call(message) {
  const { shape, method, target, params = {}, request = {}, paged } = message
  if (!SHAPES.has(shape)) throw new Unsupported(`it has no such call: ${shape}`)
  if (message.cancelAfterMs !== undefined) throw new Unsupported('its calls cannot be cancelled')
  const options = requestOptions(request, shape === 'snake-case' || major < 8)
  const path = method.split('.')
  const verb = path.pop()
  const name = verb === 'delete' ? 'del' : verb
  const service = path.reduce((owner, part) => owner?.[part], await clientFor(message))
  if (typeof service?.[name] !== 'function') throw new Unsupported(`it has no ${method}`)
  const args = target === undefined ? [] : [target]
  if (shape !== 'options-only') args.push(params)
  if (Object.keys(options).length > 0) args.push(options)
  if (paged && major < 8) throw new Unsupported('it does not say which page it fetched')
  const pauses = message.skipPauses || message.reportPauses ? [] : undefined
  const started = performance.now()
  const measured = () => ({ ms: performance.now() - started, pauses })
  const send = async () => (paged ? service[name](...args).autoPagingToArray({ limit: 100 }) : service[name](...args))
  try {
    const value = await followPauses(pauses, message.skipPauses, send)
    const headers = Object.entries(value?.lastResponse?.headers ?? {}).filter(([, text]) => typeof text === 'string')
    return { value: {}, headers: Object.fromEntries(headers), ids: paged ? value.map(({ id }) => id) : undefined, ...measured() }
  } catch (error) {
    return { error: { class: className(error), status: error?.statusCode ?? null, message: String(error?.message) }, ...measured() }
  }
}

function className(error) {
  return typeof error?.type === 'string' && error.type.startsWith('Stripe') ? error.type : (error?.constructor?.name ?? typeof error)
}

async function verify({ payload, form, header, secret, tolerance, api, now }) {
  const bytes = Buffer.from(payload, 'base64')
  const text = bytes.toString('utf8')
  const body = form === 'parsed' ? JSON.parse(text) : { text, bytes, null: null }[form]
  const client = offline()
  const { webhooks } = client
  const [owner, name] = {
    construct: [webhooks, 'constructEvent'],
    alias: [Stripe.webhooks, 'constructEvent'],
    async: [webhooks, 'constructEventAsync'],
    'low-level': [webhooks.signature, 'verifyHeader'],
    thin: [client, client.parseEventNotification === undefined ? 'parseThinEvent' : 'parseEventNotification'],
  }[api] ?? [{}, api]
  if (typeof owner?.[name] !== 'function') throw new Unsupported(`it has no ${name}`)
  const before = constantTimeComparisons()
  // Only what is synchronous has no other verification between its beginning and its end.
  const constantTime = () => (api === 'async' ? undefined : constantTimeComparisons() > before)
  try {
    const result = at(now, () => owner[name](body, header, secret, tolerance))
    const event = api === 'async' ? await result : result
    const amount = event?.data?.object?.amount?.toString()
    return { accepted: true, eventId: event?.id ?? null, amount, constantTime: constantTime() }
  } catch (error) {
    const thrown = className(error)
    const typed = thrown === 'StripeSignatureVerificationError'
    return { refused: true, class: thrown, message: String(error?.message), typed, constantTime: constantTime() }
  }
}

async function answer(message) {
  if (broken !== undefined) return { unsupported: broken }
  const known = { verify, call, keys, names }[message.verb]
  if (known !== undefined) return known(message)
  if (message.verb !== 'hello') return { unsupported: `it knows no verb ${message.verb}` }
  const apiVersion = Stripe.API_VERSION ?? offline().getApiField?.('version') ?? null
  return { protocol: PROTOCOL, sdk: 'node', version, apiVersion, runtime: `Node ${process.versions.node}`, capabilities: CAPABILITIES }
}

const pending = new Set()

function settle(id, result) {
  if (pending.delete(id)) say({ id, ...result })
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line)
  pending.add(message.id)
  if (message.hangAfterMs !== undefined) watchHang(message.hangAfterMs, () => settle(message.id, { hang: true }))
  const result = await answer(message).catch((error) =>
    error instanceof Unsupported ? { unsupported: error.message } : { failed: String(error?.message) },
  )
  settle(message.id, result)
})
// Input is closed and nothing is left that could still happen: what is pending now never settles.
process.on('beforeExit', () => {
  for (const id of pending) settle(id, { hang: true })
})
