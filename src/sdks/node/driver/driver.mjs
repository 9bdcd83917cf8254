// Drives one installed stripe-node for the contract suite: `node driver.mjs FOLDER`; see sdk.mjs. It does what it is
// asked, says what happened, and judges nothing.
import { createInterface } from 'node:readline'
import { clientFor, requestOptions } from './client.mjs'
import { callsGoTo, watchConnections } from './guard.mjs'
import { at, constantTimeComparisons, follow, say, watchHang } from './instruments.mjs'
import { keys } from './keys.mjs'
import { names } from './names.mjs'
import { broken, major, offline, Stripe, Unsupported, version } from './sdk.mjs'
import { detailsOf, shown } from './shown.mjs'
import { native } from './values.mjs'

const PROTOCOL = 1
const CAPABILITIES = ['proves-hangs', 'sets-clock', 'skips-pauses', 'resolves-names', 'inspects', 'unsets-by-null']
const SHAPES = new Set(['params-and-options', 'options-only', 'snake-case', 'esm'])

// A stray failure in one call must not end the others; the call itself is then found hanging.
process.on('uncaughtException', (error) => console.error(error))
process.on('unhandledRejection', (error) => console.error(error))

async function call(message) {
  const { shape, method, target, request = {}, paged, inspect, base } = message
  const params = native(message.params ?? {})
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
  const seen = {
    pauses: message.skipPauses || message.reportPauses ? [] : undefined,
    timeouts: inspect ? [] : undefined,
    connections: base === undefined ? [] : undefined,
  }
  const started = performance.now()
  const measured = (value, isError) => ({
    ms: performance.now() - started,
    ...seen,
    shown: inspect ? shown(value, isError) : undefined,
  })
  const send = async () => (paged ? service[name](...args).autoPagingToArray({ limit: 100 }) : service[name](...args))
  try {
    const value = await watchConnections(seen.connections, () => follow({ ...seen, skip: message.skipPauses }, send))
    const headers = Object.entries(value?.lastResponse?.headers ?? {}).filter(([, text]) => typeof text === 'string')
    const result = inspect ? JSON.stringify(value) : undefined
    return {
      value: {},
      headers: Object.fromEntries(headers),
      ids: paged ? value.map(({ id }) => id) : undefined,
      result,
      ...measured(value, false),
    }
  } catch (error) {
    const details = inspect ? detailsOf(error) : undefined
    return {
      error: { class: className(error), status: statusOf(error), message: String(error?.message) },
      details,
      ...measured(error, true),
    }
  }
}

function statusOf({ statusCode } = {}) {
  return Number.isInteger(statusCode) ? statusCode : null
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
  if (message.base !== undefined) callsGoTo(message.base)
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
