// Asks the SDK to verify one webhook, by the verifier that is named.
import { bodyOf } from './bodies.mjs'
import { className } from './call.mjs'
import { at, constantTimeComparisons } from './instruments.mjs'
import { moduleFor, offline, Stripe, Unsupported } from './sdk.mjs'
import { shown } from './shown.mjs'

/** Verifiers that answer later. Only what is synchronous has no other verification between its beginning and its end. */
const LATER = new Set([
  'async',
  'low-level-async',
  'subtle',
  'esm-async',
  'worker',
  'test-header',
  'thin-async',
  'thin-worker',
  'handler',
  'handler-esm',
  'unverified-handler',
])
const HANDLERS = new Set(['handler', 'handler-esm', 'unverified-handler'])

const offlineClients = new Map()

/** A client of another surface that sends nothing: one for all, as a program has it, and as the usual surface has it. */
function offlineOf(surface) {
  if (!offlineClients.has(surface)) offlineClients.set(surface, offlineClient(surface))
  return offlineClients.get(surface)
}

async function offlineClient(surface) {
  return new (await moduleFor(surface))('sk_test_offline', { telemetry: false })
}

/** The verifier: an object, the name of its function, and what it takes as its own cryptography. */
async function verifierFor(api) {
  const client = offline()
  const { webhooks } = client
  switch (api) {
    case 'construct':
      return [webhooks, 'constructEvent']
    case 'alias':
      return [Stripe.webhooks, 'constructEvent']
    case 'async':
      return [webhooks, 'constructEventAsync']
    case 'low-level':
      return [webhooks.signature, 'verifyHeader']
    case 'low-level-async':
      return [webhooks.signature, 'verifyHeaderAsync']
    case 'subtle':
      if (Stripe.createSubtleCryptoProvider === undefined) throw new Unsupported('it has no SubtleCrypto')
      return [webhooks, 'constructEventAsync', Stripe.createSubtleCryptoProvider()]
    case 'esm':
      return [(await moduleFor('esm')).webhooks, 'constructEvent']
    case 'esm-async':
      return [(await moduleFor('esm')).webhooks, 'constructEventAsync']
    case 'worker':
      return [(await moduleFor('worker')).webhooks, 'constructEventAsync']
    case 'thin':
      return [client, thinParser(client)]
    case 'thin-async':
      return [client, 'parseEventNotificationAsync']
    case 'thin-esm': {
      const esm = await offlineOf('esm')
      return [esm, thinParser(esm)]
    }
    case 'thin-worker':
      return [await offlineOf('worker'), 'parseEventNotificationAsync']
    case 'test-header':
      return [webhooks.generateTestHeaderString === undefined ? {} : { verify: verifyOwn.bind(null, webhooks) }, 'verify']
    case 'unverified':
      return [webhooks, 'constructEventWithoutVerification']
    case 'unverified-alias':
      return [Stripe.webhooks, 'constructEventWithoutVerification']
    case 'unverified-esm':
      return [(await moduleFor('esm')).webhooks, 'constructEventWithoutVerification']
    case 'unverified-thin':
      return [client, 'parseEventNotificationWithoutVerification']
    case 'unverified-thin-esm':
      return [await offlineOf('esm'), 'parseEventNotificationWithoutVerification']
    default:
      return [{}, api]
  }
}

/** Of the header that it is given, the moment alone. */
async function verifyOwn(webhooks, payload, header, secret) {
  const given = { payload, secret, timestamp: Number(/t=(\d+)/.exec(header)[1]) }
  webhooks.constructEvent(payload, webhooks.generateTestHeaderString(given), secret)
  const later = webhooks.generateTestHeaderStringAsync ?? webhooks.generateTestHeaderString
  return webhooks.constructEvent(payload, await later(given), secret)
}

function thinParser(client) {
  return client.parseEventNotification === undefined ? 'parseThinEvent' : 'parseEventNotification'
}

/** The handler of thin events as one more verifier: it gives the event that its callback was called with. */
async function handle(api, body, header, secret) {
  const client = api === 'handler-esm' ? await offlineOf('esm') : offline()
  const trusts = api === 'unverified-handler'
  const name = trusts ? 'notificationHandlerWithoutVerification' : 'notificationHandler'
  if (typeof client[name] !== 'function') throw new Unsupported('it has no such handler of event notifications')
  let seen
  const note = async (event) => {
    seen = event
  }
  const handler = trusts ? client[name](note) : client[name](secret, note)
  await handler.handle(body, header)
  return seen
}

/** What a program reads of an event, as texts. */
function readOf(event, names) {
  const values = names.map((name) => [name, name.split('.').reduce((owner, part) => owner?.[part], event)])
  return Object.fromEntries(values.map(([name, value]) => [name, value === undefined || value === null ? null : String(value)]))
}

export async function verify({ payload, form, header, secret, tolerance, receivedAt, api, now, reads, inspect, apiKey }) {
  const bytes = Buffer.from(payload, 'base64')
  const text = bytes.toString('utf8')
  const body = bodyOf(form, bytes, text)
  const isHandler = HANDLERS.has(api)
  const [owner, name, provider] = isHandler ? [] : await verifierFor(api)
  if (!isHandler && typeof owner?.[name] !== 'function') throw new Unsupported(`it has no ${name}`)
  if (apiKey !== undefined) throw new Unsupported('its events are given no API key')
  // So many parameters has what is given a time of receipt, which is in milliseconds.
  if (receivedAt !== undefined && (isHandler || owner[name].length < 6)) throw new Unsupported('it is given no time of receipt')
  const received = receivedAt === undefined ? undefined : receivedAt * 1000
  const run = () => (isHandler ? handle(api, body, header, secret) : owner[name](body, header, secret, tolerance, provider, received))
  const before = constantTimeComparisons()
  const constantTime = () => (LATER.has(api) ? undefined : constantTimeComparisons() > before)
  try {
    const result = at(now, run)
    const event = LATER.has(api) ? await result : result
    const amount = event?.data?.object?.amount?.toString()
    const values = reads === undefined ? undefined : readOf(event, reads)
    return { accepted: true, eventId: event?.id ?? null, amount, values, constantTime: constantTime() }
  } catch (error) {
    if (error instanceof Unsupported) throw error
    const thrown = className(error)
    const typed = thrown === 'StripeSignatureVerificationError'
    const message = String(error?.message)
    return { refused: true, class: thrown, message, typed, shown: inspect ? shown(error, true) : undefined, constantTime: constantTime() }
  }
}
