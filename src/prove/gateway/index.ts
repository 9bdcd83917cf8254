import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { messageOf } from '../../domain/errors.ts'
import { bodyTooLarge, compressed, defaultBody, messageIn, ownAnswer, unreachable, type Answer } from './answers.ts'
import { createCases, EVERYTHING, type Cases, type Memory, type OpenAttempt, type Received, type Recorded } from './cases.ts'
import { cut, send, sendHalf, sendInPieces, truncate } from './delivery.ts'
import type { KeyStore } from './idempotency.ts'
import { here, listen, type Place } from './listen.ts'
import { hashOfParameters } from './parameters.ts'
import type { Attempt, Fault, Gateway } from './types.ts'
import { UNTRUSTED } from './untrusted.ts'
import { flatten, forward, upstreamAt, type Upstream } from './upstream.ts'

/** Bytes. Stripe takes files of 64 MB (https://docs.stripe.com/file-upload); a client must not fill our memory. */
const LARGEST_BODY = 72 * 1024 * 1024

/** Of the event loop: to accept a connection, to read it, and to take a request out of it. */
const TURNS = 4

interface GatewayOptions {
  readonly mockPort: number
  /** The clock, in milliseconds, that keys expire by. */
  readonly now?: () => number
  /** Where it listens; on a free port where 0. */
  readonly port?: number
  /** Where all of it listens, in the place of a port of this machine. */
  readonly place?: Place
  readonly memory?: Memory
  /** Called with each attempt when it is over, whatever became of it. */
  readonly onEnd?: (attempt: Attempt) => void
}

/**
 * Starts a gateway in front of the stripe-mock at `mockPort`. It has Stripe's idempotency rules, which stripe-mock has
 * not, records every attempt, and can spoil each; see `types.ts`. Throws where `port` is taken.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { mockPort, now = Date.now, port = 0, place, memory = EVERYTHING } = options
  const [closing, cases] = [new AbortController(), createCases(now, memory)]
  let failure: string | null = null
  let serving = 0
  const backing: Backing = {
    mock: upstreamAt(mockPort, closing.signal),
    closed: closing.signal,
    otherPort: () => elsewhere.port,
    fail(why) {
      failure ??= why
    },
  }

  function listener(request: IncomingMessage, response: ServerResponse): void {
    serving += 1
    serve(backing, cases, request, response, options.onEnd)
      .catch((error: unknown) => {
        failure ??= `the gateway could not answer: ${messageOf(error)}`
        response.destroy()
      })
      .finally(() => {
        serving -= 1
      })
  }
  const elsewhere = await listen((request, response) => serveAside(cases, request, response, 'elsewhere'), place ?? here(0))
  const main = await listen(listener, place ?? here(port)).catch(async (error: unknown) => {
    await elsewhere.close()
    throw error
  })
  const untrusted = await listen((request, response) => serveAside(cases, request, response, 'untrusted'), place ?? here(0), UNTRUSTED)

  return {
    host: '127.0.0.1',
    port: main.port,
    untrustedPort: untrusted.port,
    otherPort: elsewhere.port,
    script(token, script) {
      cases.of(token).script = script
    },
    // A copy: what is judged does not change while later attempts arrive.
    history: (token) => structuredClone(cases.of(token).history),
    attempts: () => structuredClone(cases.all()),
    async idle() {
      // A request that its client has sent may wait in a connection that nobody has looked at yet.
      for (let quiet = 0; quiet < TURNS; quiet = serving === 0 ? quiet + 1 : 0) await turn()
    },
    advance(token, ms) {
      cases.of(token).ahead += ms
    },
    get failure() {
      return failure
    },
    async [Symbol.asyncDispose]() {
      if (closing.signal.aborted) return
      closing.abort()
      await Promise.all([main.close(), elsewhere.close(), untrusted.close()])
    },
  }
}

/** Answers whoever talks to another host, and records it: what is in the head has left already, whether a body follows or not. */
function serveAside(cases: Cases, request: IncomingMessage, response: ServerResponse, where: 'elsewhere' | 'untrusted'): void {
  cases.recordAside(headOf(request), where)
  send(response, ownAnswer(200, '{}'))
}

function headOf({ method = 'GET', url = '/', headers }: IncomingMessage): Omit<Received, 'body'> {
  return { method, path: url, headers: flatten(headers) }
}

/** What an answer is made with. */
interface Backing {
  readonly mock: Upstream
  /** Aborted when the gateway is closed. */
  readonly closed: AbortSignal
  /** Where redirects lead. */
  otherPort(): number
  /** Keeps the first reason why the gateway could not do its work. */
  fail(why: string): void
}

/** Passes a request through the idempotency rules, and executes it where they let it. */
async function work({ mock, closed }: Backing, attempt: OpenAttempt, received: Received, keys: KeyStore, fault: Fault): Promise<Answer> {
  const { method, path, key, headers, requestId } = attempt
  const account = [headers['stripe-account'], headers['stripe-context']].map((name) => name ?? '').join(' ')
  const parameters = hashOfParameters(received.body, headers['content-type'])
  const admission = keys.admit({ method, path, key, parameters, account, requestId })
  if (admission.kind === 'answered') {
    if (admission.why === 'replayed') attempt.replayed = true
    else attempt.refusal = admission.why
    return admission.answer
  }
  if (fault.kind === 'answer') {
    const answer = named(attempt, scripted(fault))
    admission.finish(answer)
    return answer
  }
  try {
    const answer = named(attempt, await forward(mock, received, closed))
    // Stripe-mock validates and has no state: what it refuses was never begun, and is not stored.
    attempt.executed = answer.status < 400 || answer.status >= 500
    attempt.made = attempt.executed && attempt.method === 'POST' && answer.status < 300
    if (!attempt.executed) attempt.complaint = messageIn(answer)
    admission.finish(attempt.executed ? answer : null)
    return answer
  } catch (error) {
    admission.finish(null)
    throw error
  }
}

/** The answer with the request id of its own. */
function named({ requestId }: OpenAttempt, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'request-id': requestId } }
}

/** Reads a request, records it and answers it. */
async function serve(
  backing: Backing,
  cases: Cases,
  request: IncomingMessage,
  response: ServerResponse,
  onEnd: GatewayOptions['onEnd'],
): Promise<void> {
  const { body, how } = await read(request)
  const received = { ...headOf(request), body }
  const recorded = cases.record(received)
  if (how === 'whole') await answerTo(backing, received, recorded, response)
  else if (how === 'cut short') recorded.attempt.abandoned = true
  else {
    recorded.attempt.status = 413
    send(response, bodyTooLarge(LARGEST_BODY))
  }
  onEnd?.(structuredClone(recorded.attempt))
}

/** Answers a request that arrived whole, as the script of its case says. */
async function answerTo(
  backing: Backing,
  received: Received,
  { token, attempt, fault, keys }: Recorded,
  response: ServerResponse,
): Promise<void> {
  if (fault.kind === 'redirect') {
    attempt.status = fault.status
    return send(response, ownAnswer(fault.status, '{}', { location: `http://localhost:${backing.otherPort()}/${token}` }))
  }
  if ((fault.kind === 'reset' || fault.kind === 'close') && fault.when === 'before') return cut(response, fault.kind)

  let answer: Answer
  let how: Fault = fault
  try {
    answer =
      fault.kind === 'answer' && fault.stored !== true
        ? named(attempt, scripted(fault))
        : await work(backing, attempt, received, keys, fault)
  } catch (error) {
    if (backing.closed.aborted) return
    const why = `stripe-mock on port ${backing.mock.port} did not answer: ${messageOf(error)}`
    backing.fail(why)
    answer = unreachable(why)
    how = { kind: 'answer', status: answer.status }
  }
  if (how.kind === 'stall' && how.at !== 'body') return
  // The SDK may have given up meanwhile; what was executed stays executed.
  if (response.destroyed) {
    attempt.abandoned = true
    return
  }
  if (how.kind === 'reset' || how.kind === 'close') return cut(response, how.kind)
  attempt.status = answer.status
  if (how.kind === 'truncate') truncate(response, answer, how.at ?? 'body')
  else if (how.kind === 'stall') sendHalf(response, answer)
  else sendWhole(attempt, response, answer, fault)
}

/** Sends all of an answer, and records where the client does not wait for it. */
function sendWhole(attempt: OpenAttempt, response: ServerResponse, answer: Answer, fault: Fault): void {
  response.once('close', () => {
    if (!response.writableFinished) attempt.abandoned = true
  })
  if (fault.kind !== 'answer') return send(response, answer)
  const takesGzip = attempt.headers['accept-encoding']?.includes('gzip') === true
  const coded = fault.gzip === true && takesGzip ? compressed(answer) : answer
  if (fault.pieces === undefined) send(response, coded, fault.keepsConnection)
  else sendInPieces(response, coded, fault.pieces)
}

function scripted(fault: Extract<Fault, { kind: 'answer' }>): Answer {
  if (fault.bytes !== undefined) return { ...ownAnswer(fault.status, '', fault.headers), body: Buffer.from(fault.bytes) }
  const body = fault.body ?? defaultBody(fault.status)
  const blanks = ' '.repeat(Math.max(0, (fault.padTo ?? 0) - body.length))
  return ownAnswer(fault.status, body.slice(0, -1) + blanks + body.slice(-1), fault.headers)
}

/** What arrives of a body: cut short where the client stops in the middle, and nothing of one that is too large. */
function read(request: IncomingMessage): Promise<{ readonly body: Buffer; readonly how: 'whole' | 'cut short' | 'too large' }> {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes <= LARGEST_BODY) chunks.push(part)
    // It is read to its end all the same: a client that is still sending does not look for an answer.
    else chunks.length = 0
  })
  return new Promise((resolve) => {
    request.once('end', () => resolve({ body: Buffer.concat(chunks), how: bytes > LARGEST_BODY ? 'too large' : 'whole' }))
    // Both come without an end where the client stopped; what comes after an end changes nothing.
    for (const event of ['error', 'close'] as const) request.once(event, () => resolve({ body: Buffer.concat(chunks), how: 'cut short' }))
  })
}
