// What a program does with a thin event that was delivered to it: it fetches the event or its object, or a handler calls it.
import { Unsupported } from './sdk.mjs'

const handlers = new WeakMap()

/** What one call of `notification.…` does with the delivery. */
export function followEvent(client, { method, shape, delivery }, params, options) {
  const { payload, header, secret } = delivery
  const text = Buffer.from(payload, 'base64').toString('utf8')
  if (method === 'notification.handle') {
    const handler = handlerFor(client, secret, params, options)
    return async () => handler.handle(text, header)
  }
  const name = { 'notification.fetchEvent': 'fetchEvent', 'notification.fetchRelatedObject': 'fetchRelatedObject' }[method]
  // SubtleCrypto verifies nothing synchronously.
  const parse = shape === 'worker' ? 'parseEventNotificationAsync' : 'parseEventNotification'
  if (typeof client[parse] !== 'function') throw new Unsupported(`it has no ${parse}`)
  return async () => {
    const notification = await client[parse](text, header, secret)
    return notification[name]()
  }
}

/**
 * One handler for all deliveries to a client, as in a program. Its callback for the suite's type, and that for types nobody
 * registered, make a customer who is described by the event's context; the callback for another type would delete one.
 */
function handlerFor(client, secret, params, options) {
  if (typeof client.notificationHandler !== 'function') throw new Unsupported('it has no handler of event notifications')
  if (handlers.has(client)) return handlers.get(client)
  const create = async (event, own) => {
    await own.customers.create({ ...params, description: String(event.context ?? '') }, options)
  }
  const handler = client.notificationHandler(secret, create)
  handler.on('v1.account.updated', async (_event, own) => {
    await own.customers.del('cus_contract')
  })
  handler.on('v1.billing.meter.error_report_triggered', create)
  handlers.set(client, handler)
  return handler
}
