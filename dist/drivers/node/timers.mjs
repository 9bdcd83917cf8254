// Follows one call: how long the SDK pauses, and how long it waits for an answer. Once this is imported, which must be before the SDK
// is. It judges nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import { ClientRequest } from 'node:http'

/** What is seen of one call. */
export const followed = new AsyncLocalStorage()
/** The timers by which a client waits for an answer, and the clock of the call that each is of. */
const running = new WeakMap()
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis
globalThis.setTimeout = (work, ms, ...args) => {
  const { pauses, timeouts, skip, patience, clock } = followed.getStore() ?? {}
  if (ms !== undefined && ms === patience) {
    timeouts?.push(ms)
    const timer = realSetTimeout(work, ms, ...args)
    running.set(timer, clock)
    clock.running += 1
    return timer
  }
  pauses?.push(Math.round(ms))
  return realSetTimeout(work, skip ? 0 : ms, ...args)
}
globalThis.clearTimeout = (timer) => {
  const clock = running.get(timer)
  if (running.delete(timer)) clock.running -= 1
  return realClearTimeout(timer)
}
for (const name of globalThis.Response === undefined ? [] : ['text', 'json']) {
  const read = globalThis.Response.prototype[name]
  globalThis.Response.prototype[name] = function timed() {
    const { clock } = followed.getStore() ?? {}
    if (clock?.running === 0) clock.untimed = true
    return read.call(this)
  }
}
const { setTimeout: setRequestTimeout } = ClientRequest.prototype
ClientRequest.prototype.setTimeout = function followedTimeout(ms, ...rest) {
  followed.getStore()?.timeouts?.push(ms)
  return setRequestTimeout.call(this, ms, ...rest)
}

/**
 * Runs `work` and adds the milliseconds of its pauses, and of what it waits for an answer, and what is said and printed, to the lists
 * that there are; with `skip` it does not wait for pauses. A timer of `patience` milliseconds is no pause: a
 * client for fetch waits so for an answer. Where none of them runs when it reads a body, the clock has `untimed`.
 */
export function follow({ pauses, timeouts, said, skip, patience, clock }, work) {
  if (pauses === undefined && timeouts === undefined) return work()
  return followed.run({ pauses: pauses ?? [], timeouts, said, skip, patience, clock }, work)
}

const TICKS = 20

/** Calls `hangs` after so many milliseconds, in many short waits: while the process gets no time, they do not pass. */
export function watchHang(ms, hangs, ticks = TICKS) {
  // It must not keep a process alive that has nothing left to do: that proves a hang sooner.
  realSetTimeout(() => (ticks === 0 ? hangs() : watchHang(ms, hangs, ticks - 1)), ms / TICKS).unref()
}
