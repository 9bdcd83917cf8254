// What a program does with a thin event that was delivered to it, or that it finds in a list: it fetches the event or its object, or a
// handler calls it.
import { Unsupported } from './sdk.mjs'

/** The type of the suite's events where they have no other. */
const OF_SUITE = 'v1.billing.meter.error_report_triggered'

const handlers = new WeakMap()

/** What one call of `notification.…` does with the delivery, or one of `event.…`. */
export function followEvent(client, { method, shape, delivery, target }, params, options) {
  const [, verb] = method.split('.')
  if (method.startsWith('event.')) return pullEvent(client, verb, target, options)
  const { payload, header, secret } = delivery
  const text = Buffer.from(payload, 'base64').toString('utf8')
  if (verb === 'register') return registering(client, text, header, secret)
  if (verb.startsWith('handle')) {
    const handler = handlerFor(client, verb, secret, params, options)
    const body = verb === 'handleTrusted' ? JSON.stringify({ id: 'envelope', detail: JSON.parse(text) }) : text
    return async () => handler.handle(body, header)
  }
  // SubtleCrypto verifies nothing synchronously.
  const parse = shape === 'worker' ? 'parseEventNotificationAsync' : 'parseEventNotification'
  if (typeof client[parse] !== 'function') throw new Unsupported(`it has no ${parse}`)
  return async () => {
    const notification = await client[parse](text, header, secret)
    buildUpon(notification)
    if (verb === 'retrieveAbove') return client.customers.retrieve('cus_contract', {}, { stripeContext: notification.context.pop() })
    if (verb !== 'fetchEventObject') return notification[verb]()
    const event = await notification.fetchEvent()
    if (typeof event.fetchRelatedObject !== 'function') throw new Unsupported('the events that it fetches fetch no object')
    return event.fetchRelatedObject()
  }
}

/** What a program makes of its context, for an account below it, is another context. */
function buildUpon({ context }) {
  context?.push?.('acct_below')
}

/** Fetches the object of an event that the API gave, and not a delivery. */
function pullEvent(client, verb, target, options) {
  const events = client.v2?.core?.events
  if (typeof events?.[verb] !== 'function') throw new Unsupported(`it has no events.${verb}`)
  return async () => {
    const found = verb === 'list' ? await lastOf(events.list({}, options)) : await events.retrieve(target, {}, options)
    // Where the SDK gives some of them the way to their object, all have it.
    if (typeof found.fetchRelatedObject !== 'function' && typeof events.addFetchRelatedObjectIfNeeded !== 'function')
      throw new Unsupported('its events fetch no object')
    return found.fetchRelatedObject()
  }
}

async function lastOf(items) {
  let last
  for await (const item of items) last = item
  return last
}

/**
 * One handler for all deliveries to a client, as in a program. Its callback for the suite's type, and that for types nobody
 * registered, make a customer who is described by the event's context; the callback for another type would delete one, and so would
 * that for types nobody registered where somebody did.
 */
function handlerFor(client, verb, secret, params, options) {
  const name = verb === 'handleTrusted' ? 'notificationHandlerWithoutVerification' : 'notificationHandler'
  if (typeof client[name] !== 'function') throw new Unsupported('it has no such handler of event notifications')
  const own = handlers.get(client) ?? new Map()
  handlers.set(client, own)
  if (own.has(verb)) return own.get(verb)
  const create = async (event, clientOfEvent) => {
    buildUpon(event)
    await clientOfEvent.customers.create({ ...params, description: String(event.context ?? '') }, options)
  }
  const rest = (event, clientOfEvent) => (event.type === OF_SUITE ? other : create)(event, clientOfEvent)
  const handler = verb === 'handleTrusted' ? client[name](rest) : client[name](secret, rest)
  handler.on('v1.account.updated', other)
  handler.on(OF_SUITE, create)
  if (verb === 'handleNew') askFirst(handler)
  own.set(verb, handler)
  return handler
}

async function other(_event, clientOfEvent) {
  await clientOfEvent.customers.del('cus_contract')
}

async function callback() {
  return true
}

/** What a handler of its own refuses to be given beside what it has, and when it has begun; and the types that it has callbacks for. */
function registering(client, text, header, secret) {
  if (typeof client.notificationHandler !== 'function') throw new Unsupported('it has no such handler of event notifications')
  const handler = client.notificationHandler(secret, callback)
  if (typeof handler.preHandle !== 'function') throw new Unsupported('its handler asks nothing first')
  return async () => {
    const tried = []
    const attempt = (name, register) => {
      try {
        register()
        tried.push(`${name}: taken`)
      } catch {
        tried.push(`${name}: refused`)
      }
    }
    attempt('type', () => handler.on('v1.billing.meter.no_meter_found', callback))
    attempt('same type', () => handler.on('v1.billing.meter.no_meter_found', callback))
    attempt('other type', () => handler.on(OF_SUITE, callback))
    attempt('first', () => handler.preHandle(callback))
    attempt('another first', () => handler.preHandle(callback))
    await handler.handle(text, header)
    attempt('late type', () => handler.on('v2.core.event_destination.ping', callback))
    return { tried, types: handler.registeredEventTypes() }
  }
}

/** It looks up, later, whether an event was handled before. */
function askFirst(handler) {
  if (typeof handler.preHandle !== 'function') throw new Unsupported('its handler asks nothing first')
  handler.preHandle(async (event, clientOfEvent) => {
    await clientOfEvent.customers.retrieve('cus_contract')
    const context = String(event.context ?? '')
    return context.endsWith('_unsaid') ? undefined : !context.endsWith('_handled')
  })
}
