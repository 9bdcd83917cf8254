// Asks the SDK to verify one webhook, by the verifier that is named.
import { className } from './call.mjs'
import { at, constantTimeComparisons } from './instruments.mjs'
import { moduleFor, offline, Stripe, Unsupported } from './sdk.mjs'
import { shown } from './shown.mjs'

/** Verifiers that answer later. Only what is synchronous has no other verification between its beginning and its end. */
const LATER = new Set(['async', 'low-level-async', 'subtle', 'esm-async', 'worker', 'thin-async', 'handler', 'unverified-handler'])

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
      const esm = new (await moduleFor('esm'))('sk_test_offline', { telemetry: false })
      return [esm, thinParser(esm)]
    }
    case 'unverified':
      return [webhooks, 'constructEventWithoutVerification']
    case 'unverified-alias':
      return [Stripe.webhooks, 'constructEventWithoutVerification']
    case 'unverified-esm':
      return [(await moduleFor('esm')).webhooks, 'constructEventWithoutVerification']
    case 'unverified-thin':
      return [client, 'parseEventNotificationWithoutVerification']
    case 'unverified-thin-esm':
      return [new (await moduleFor('esm'))('sk_test_offline', { telemetry: false }), 'parseEventNotificationWithoutVerification']
    default:
      return [{}, api]
  }
}

function thinParser(client) {
  return client.parseEventNotification === undefined ? 'parseThinEvent' : 'parseEventNotification'
}

/** The handler of thin events as one more verifier: it gives the event that its callback was called with. */
function handle(api, body, header, secret) {
  const client = offline()
  const name = api === 'handler' ? 'notificationHandler' : 'notificationHandlerWithoutVerification'
  if (typeof client[name] !== 'function') throw new Unsupported('it has no such handler of event notifications')
  let seen
  const note = async (event) => {
    seen = event
  }
  const handler = api === 'handler' ? client[name](secret, note) : client[name](note)
  return handler.handle(body, header).then(() => seen)
}

/** A part of what a network library read, as Workers and fetch hand it over: no Buffer, and not alone in its memory. */
function otherBytes(bytes) {
  const room = new Uint8Array(bytes.length + 16).fill(32)
  room.set(bytes, 8)
  return room.subarray(8, 8 + bytes.length)
}

/** What a program reads of an event, as texts. */
function readOf(event, names) {
  const values = names.map((name) => [name, name.split('.').reduce((owner, part) => owner?.[part], event)])
  return Object.fromEntries(values.map(([name, value]) => [name, value === undefined || value === null ? null : String(value)]))
}

export async function verify({ payload, form, header, secret, tolerance, api, now, reads, inspect }) {
  const bytes = Buffer.from(payload, 'base64')
  const text = bytes.toString('utf8')
  const body = form === 'parsed' ? JSON.parse(text) : { text, bytes, 'other-bytes': otherBytes(bytes), null: null }[form]
  const isHandler = api === 'handler' || api === 'unverified-handler'
  const [owner, name, provider] = isHandler ? [] : await verifierFor(api)
  if (!isHandler && typeof owner?.[name] !== 'function') throw new Unsupported(`it has no ${name}`)
  const run = () => (isHandler ? handle(api, body, header, secret) : owner[name](body, header, secret, tolerance, provider))
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
