// What the driver lays around the SDK to see what it does, and to spare it waiting: once this is imported, which must be
// before the SDK is. It judges nothing.
import crypto from 'node:crypto'
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
