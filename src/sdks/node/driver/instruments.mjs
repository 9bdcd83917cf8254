// What the driver lays around the SDK to see what it does, and to spare it waiting: once this is imported, which must be
// before the SDK is. It judges nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import crypto from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'
import { Agent } from 'node:http'
import { followed } from './timers.mjs'

/** Letters of what is printed at once. */
const MOST = 50_000

const write = process.stdout.write.bind(process.stdout)
const complain = process.stderr.write.bind(process.stderr)

// Where in a program an error began is no business of a proof, and to write it down takes longer than to fail.
Error.stackTraceLimit = 0

let logged = []
/** Answers that are not written yet. */
let unsaid = ''

/**
 * Says one message to the runner, after all that was logged before it: a message for each line would take longer than the calls.
 * Answers that come at once are written at once; what the SDK tried is written before it can try anything more.
 */
export function say(message) {
  const logs = logged.length === 0 ? '' : `${JSON.stringify({ event: 'log', text: logged.join('\n') })}\n`
  logged = []
  if (unsaid === '') setImmediate(sayAll)
  unsaid += `${logs}${JSON.stringify(message)}\n`
  if (message.event !== undefined) sayAll()
}

function sayAll() {
  const said = unsaid
  unsaid = ''
  if (said !== '') write(said)
}

/** Notes what may end up in a log, and for the call that it is of, where that is followed. */
export function log(text) {
  const one = String(text).slice(0, MOST)
  logged.push(one)
  followed.getStore()?.said?.push(one)
}
process.on('exit', () => {
  if (logged.length > 0) say({ event: 'alive' })
  sayAll()
})

for (const stream of [process.stdout, process.stderr]) {
  // Nobody listens any more. To say so would be the next error, without end.
  stream.on('error', () => process.exit())
  stream.write = (text, ...rest) => {
    // What the SDK prints must not get between the answers.
    log(text)
    return complain(text, ...rest)
  }
}
process.on('warning', ({ stack }) => log(stack))

/** Runs what is synchronous of `work` at a Unix time in seconds; now where it is undefined. */
export function at(seconds, work) {
  if (seconds === undefined) return work()
  const { now } = Date
  Date.now = () => seconds * 1000
  try {
    return work()
  } finally {
    Date.now = now
  }
}

let comparisons = 0
const { timingSafeEqual } = crypto
crypto.timingSafeEqual = (...args) => {
  comparisons += 1
  return timingSafeEqual(...args)
}

/** How often the runtime's constant-time comparison was asked for so far. */
export function constantTimeComparisons() {
  return comparisons
}

const exchanging = new AsyncLocalStorage()
const countsOf = new WeakMap()
const { addRequest } = Agent.prototype
Agent.prototype.addRequest = function counting(request, ...rest) {
  const counts = exchanging.getStore()
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
 * that proves no more.
 */
function watchLength(request, counts) {
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
 * request announces another length than it has, so that it gets no answer, there is `wrongLength` too.
 */
export function countExchanges(counts, work) {
  return exchanging.run(counts, work)
}
