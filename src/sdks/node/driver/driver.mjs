// Drives one installed stripe-node for the contract suite: `node driver.mjs FOLDER`, where FOLDER holds
// node_modules/stripe, or the unpacked `package`. It does what it is told, says what happened, and judges nothing.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const PROTOCOL = 1
const SHAPES = new Set(['params-and-options', 'options-only', 'snake-case'])
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const write = process.stdout.write.bind(process.stdout)
const tell = (message) => write(`${JSON.stringify(message)}\n`)
// What the SDK prints must not get between the answers.
process.stdout.write = process.stderr.write.bind(process.stderr)
// A stray failure in one call must not end the others; the call itself is then found hanging.
process.on('uncaughtException', (error) => console.error(error))
process.on('unhandledRejection', (error) => console.error(error))

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function guarded(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const asked = typeof first === 'object' && first !== null ? (first.path ? 'a local socket' : first.host) : args[1]
  const host = typeof asked === 'string' ? asked : 'localhost'
  if (LOOPBACK.has(host)) return connect.apply(this, args)
  tell({ event: 'egress', host })
  process.nextTick(() => this.destroy(new Error(`no connection leaves this machine: ${host}`)))
  return this
}

class Unsupported extends Error {}

const folder = resolve(process.argv[2] ?? '.')
const unpacked = existsSync(join(folder, 'package', 'package.json'))
let Stripe, version, broken
try {
  version = JSON.parse(readFileSync(join(folder, unpacked ? 'package' : 'node_modules/stripe', 'package.json'), 'utf8')).version
  Stripe = createRequire(join(folder, 'driver.cjs'))(unpacked ? './package' : 'stripe')
  offline()
} catch (error) {
  broken = `it does not load on Node ${process.versions.node}: ${String(error?.message).split('\n')[0].replaceAll(folder, '')}`
}
const major = Number.parseInt(version, 10)

function offline() {
  return typeof Stripe.prototype?.setHost === 'function' ? Stripe('sk_test_offline') : new Stripe('sk_test_offline', { telemetry: false })
}

const clients = new Map()

/** The same key and options give the same client, so that what one call leaves behind is seen by the next. */
function clientFor({ base, key, options }) {
  const id = JSON.stringify([base, key, options])
  if (!clients.has(id)) clients.set(id, newClient(new URL(base), key, options))
  return clients.get(id)
}

function newClient({ hostname, port }, key, { maxNetworkRetries, timeoutMs }) {
  const config = { host: hostname, port: Number(port), protocol: 'http', telemetry: false, maxNetworkRetries, timeout: timeoutMs }
  if (major >= 8) return new Stripe(key, given(config))
  const client = Stripe(key)
  client.setHost(hostname, Number(port), 'http')
  client.setTelemetryEnabled?.(false)
  if (timeoutMs !== undefined) client.setTimeout(timeoutMs)
  if (maxNetworkRetries > 0 && client.setMaxNetworkRetries === undefined) throw new Unsupported('it has no automatic retries')
  if (maxNetworkRetries !== undefined) client.setMaxNetworkRetries?.(maxNetworkRetries)
  return client
}

function requestOptions({ idempotencyKey, maxNetworkRetries, stripeAccount }, snake) {
  return given(
    snake ? { idempotency_key: idempotencyKey, stripe_account: stripeAccount } : { idempotencyKey, stripeAccount, maxNetworkRetries },
  )
}

function given(options) {
  return JSON.parse(JSON.stringify(options))
}

async function call(message) {
  const { shape, method, target, params = {}, request = {} } = message
  if (!SHAPES.has(shape)) throw new Unsupported(`it has no such call: ${shape}`)
  if (request.maxNetworkRetries !== undefined && major < 8) throw new Unsupported('retries can not be set for one request')
  const client = clientFor(message)
  const [resource, verb] = method.split('.')
  const [service, name] = [client[resource], verb === 'delete' ? 'del' : verb]
  if (typeof service?.[name] !== 'function') throw new Unsupported(`it has no ${method}`)
  const options = requestOptions(request, shape === 'snake-case' || major < 8)
  const args = target === undefined ? [] : [target]
  if (shape !== 'options-only') args.push(params)
  if (Object.keys(options).length > 0) args.push(options)
  try {
    const value = await service[name](...args)
    const headers = Object.entries(value?.lastResponse?.headers ?? {}).filter(([, text]) => typeof text === 'string')
    return { value: { id: value?.id ?? null, object: value?.object ?? null }, headers: Object.fromEntries(headers) }
  } catch (error) {
    const { code = null, statusCode: status = null } = error ?? {}
    return { error: { class: className(error), code, status, message: String(error?.message) } }
  }
}

function className(error) {
  return typeof error?.type === 'string' && error.type.startsWith('Stripe') ? error.type : (error?.constructor?.name ?? typeof error)
}

async function verify({ payload, form, header, secret, tolerance, api }) {
  const bytes = Buffer.from(payload, 'base64')
  const body = { bytes: () => bytes, text: () => bytes.toString('utf8'), parsed: () => JSON.parse(bytes.toString('utf8')) }[form]()
  const client = offline()
  const { webhooks } = client
  const [owner, name] = {
    construct: [webhooks, 'constructEvent'],
    async: [webhooks, 'constructEventAsync'],
    'low-level': [webhooks.signature, 'verifyHeader'],
    thin: [client, client.parseEventNotification === undefined ? 'parseThinEvent' : 'parseEventNotification'],
  }[api] ?? [{}, api]
  if (typeof owner?.[name] !== 'function') throw new Unsupported(`it has no ${name}`)
  try {
    const event = await owner[name](body, header, secret, tolerance)
    return { accepted: true, eventId: event?.id ?? null }
  } catch (error) {
    const thrown = className(error)
    return { refused: true, class: thrown, message: String(error?.message), typed: thrown === 'StripeSignatureVerificationError' }
  }
}

async function answer(message) {
  if (broken !== undefined) return { unsupported: broken }
  if (message.verb === 'verify') return verify(message)
  if (message.verb === 'call') return call(message)
  if (message.verb !== 'hello') return { unsupported: `it knows no verb ${message.verb}` }
  const apiVersion = Stripe.API_VERSION ?? offline().getApiField?.('version') ?? null
  return { protocol: PROTOCOL, sdk: 'node', version, apiVersion, runtime: `Node ${process.versions.node}`, capabilities: ['proves-hangs'] }
}

const pending = new Set()
createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line)
  pending.add(message.id)
  const result = await answer(message).catch((error) =>
    error instanceof Unsupported ? { unsupported: error.message } : { failed: String(error?.message) },
  )
  if (pending.delete(message.id)) tell({ id: message.id, ...result })
})
// Input is closed and nothing is left that could still happen: what is pending now never settles.
process.on('beforeExit', () => {
  for (const id of pending) tell({ id, hang: true })
  pending.clear()
})
