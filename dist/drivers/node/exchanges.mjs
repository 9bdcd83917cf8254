// Counts what a call asks for and has an answer to, and ends a request that nobody can answer. Once this is imported, which must be
// before the SDK is. It judges nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import diagnostics from 'node:diagnostics_channel'
import { Agent } from 'node:http'

const exchanging = new AsyncLocalStorage()
const countsOf = new WeakMap()
const { addRequest } = Agent.prototype
Agent.prototype.addRequest = function counting(request, ...rest) {
  const counts = exchanging.getStore()
  if (counts?.byFetch) throw new Error('its caller gave it another HTTP client')
  watchLength(request, counts)
  if (counts !== undefined) {
    counts.requested += 1
    countsOf.set(request, counts)
  }
  return addRequest.call(this, request, ...rest)
}
// Named for what it is to Node: the head of an answer was read.
diagnostics.subscribe('http.client.response.finish', ({ request }) => {
  const counts = countsOf.get(request)
  if (counts !== undefined) counts.begun += 1
})

/**
 * Ends a request that announced more bytes than it has, once all of it has left: nobody answers what is not there yet, and to wait for
 * that proves no more. A GET has no body: who follows a redirect with what a POST announced is answered by its head.
 */
function watchLength(request, counts) {
  if (request.method === 'GET') return
  let bytes = 0
  for (const name of ['write', 'end']) {
    const real = request[name]
    request[name] = (part, ...rest) => {
      if (typeof part === 'string' || part instanceof Uint8Array) bytes += Buffer.byteLength(part, rest[0])
      return real.call(request, part, ...rest)
    }
  }
  request.once('finish', () => {
    if (!(Number(request.getHeader('content-length')) > bytes)) return
    if (counts !== undefined) counts.wrongLength = true
    request.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
  })
}

/** Whether it announces another length than its body has: Node's fetch does not send that, and may never say so. */
function hasWrongLength({ body, headers }) {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return false
  const announced = new Headers(headers).get('content-length')
  return announced !== null && Number(announced) !== Buffer.byteLength(body)
}

const { fetch: realFetch } = globalThis
if (realFetch !== undefined)
  globalThis.fetch = async (...args) => {
    const counts = exchanging.getStore() ?? {}
    counts.requested += 1
    if (hasWrongLength(args[1] ?? {})) {
      counts.wrongLength = true
      throw new TypeError('fetch failed')
    }
    const answer = await realFetch(...args)
    counts.begun += 1
    return answer
  }

/**
 * Runs `work` and counts the requests that it begins, with Node's own client or fetch, and the answers that it begins to read. Where a
 * request announces another length than it has, so that it gets no answer, there is `wrongLength` too. With `byFetch`, the caller has
 * said that fetch is the client, so that Node's own is none.
 */
export function countExchanges(counts, work) {
  return exchanging.run(counts, work)
}
