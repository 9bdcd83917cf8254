// What the driver lays around the SDK to see what it does, and to spare it waiting: once this is imported, which must be
// before the SDK is. It judges nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import crypto from 'node:crypto'
import net from 'node:net'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const write = process.stdout.write.bind(process.stdout)
// What the SDK prints must not get between the answers.
process.stdout.write = process.stderr.write.bind(process.stderr)

/** Says one message to the runner. */
export function say(message) {
  write(`${JSON.stringify(message)}\n`)
}

const { connect } = net.Socket.prototype
// Lets no connection leave this machine, and reports each that would have.
net.Socket.prototype.connect = function guarded(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const asked = typeof first === 'object' && first !== null ? (first.path ? 'a local socket' : first.host) : args[1]
  const host = typeof asked === 'string' ? asked : 'localhost'
  if (LOOPBACK.has(host)) return connect.apply(this, args)
  say({ event: 'egress', host })
  process.nextTick(() => this.destroy(new Error(`no connection leaves this machine: ${host}`)))
  return this
}

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

const followed = new AsyncLocalStorage()
const { setTimeout: realSetTimeout } = globalThis
globalThis.setTimeout = (work, ms, ...args) => {
  const { pauses, skip } = followed.getStore() ?? {}
  pauses?.push(Math.round(ms))
  return realSetTimeout(work, skip ? 0 : ms, ...args)
}

/** Runs `work` and adds the milliseconds of its pauses to the list, where there is one; with `skip` it does not wait for them. */
export function followPauses(pauses, skip, work) {
  return pauses === undefined ? work() : followed.run({ pauses, skip }, work)
}

const TICKS = 20

/** Calls `hangs` after so many milliseconds, in many short waits: while the process gets no time, they do not pass. */
export function watchHang(ms, hangs, ticks = TICKS) {
  // It must not keep a process alive that has nothing left to do: that proves a hang sooner.
  realSetTimeout(() => (ticks === 0 ? hangs() : watchHang(ms, hangs, ticks - 1)), ms / TICKS).unref()
}
