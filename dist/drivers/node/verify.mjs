// Asks the SDK to verify one webhook, by the verifier that is named.
import { bodyOf } from './bodies.mjs'
import { className } from './call.mjs'
import { at, constantTimeComparisons } from './instruments.mjs'
import { offline, Unsupported } from './sdk.mjs'
import { shown } from './shown.mjs'
import { offlineOf, verifierFor } from './verifiers.mjs'

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
