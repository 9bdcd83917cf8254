// What is to be run for a call.
import { table } from './decimals.mjs'
import { followEvent } from './notification.mjs'
import { walked } from './pages.mjs'
import { major, Unsupported } from './sdk.mjs'

/** What a call does: of a service, a raw request, or of an event that was delivered. */
export function workOf(client, { method, paged, field }, { args, body, options, Decimal }, message) {
  if (/^(?:notification|event)\./.test(method)) return followEvent(client, message, body, options)
  if (method === 'decimal.table') return table(Decimal, body.sums)
  const path = method.split('.')
  const verb = path.pop()
  if (path[0] === 'raw') return raw(client, verb, args)
  const name = verb === 'delete' ? 'del' : verb
  const service = path.reduce((owner, part) => owner?.[part], client)
  if (typeof service?.[name] !== 'function') throw new Unsupported(`it has no ${method}`)
  if (paged && (field !== undefined || major < 8)) throw new Unsupported('it does not go through the pages of such a list')
  const send = () => service[name](...args)
  return paged ? walked(paged, send, body) : async () => whole(await send())
}

/** All bytes of a stream; what is none as it is. */
async function whole(value) {
  if (typeof value?.pipe !== 'function' && typeof value?.getReader !== 'function') return value
  const pieces = []
  for await (const piece of value) pieces.push(Buffer.from(piece))
  return { bytes: Buffer.concat(pieces).toString('hex') }
}

function raw(client, verb, [path, params, options]) {
  if (typeof client.rawRequest !== 'function') throw new Unsupported('it has no raw requests')
  if (verb === 'list') throw new Unsupported('it makes no list of a raw answer')
  return async () => client.rawRequest(verb, path, verb.toLowerCase() === 'post' ? params : null, options)
}
