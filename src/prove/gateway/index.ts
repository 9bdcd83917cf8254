import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultBody, ownAnswer, unreachable, type Answer } from './answers.ts'
import { cut, send, truncate } from './delivery.ts'
import { createKeyStore, type KeyStore } from './idempotency.ts'
import type { Attempt, Fault, Gateway, Script } from './types.ts'
import { flatten, forward } from './upstream.ts'

/** The case of every request whose API key has not the form `sk_test_<token>`. */
export const SHARED_TOKEN = ''

/** Bytes; no request of the suite comes near, and a driver must not fill our memory. */
const LARGEST_BODY = 16 * 1024 * 1024

type Recorded = { -readonly [Name in keyof Attempt]: Attempt[Name] }

/** What the gateway holds of one case. */
interface Case {
  script: Script
  readonly history: Recorded[]
  readonly keys: KeyStore
}

interface Received {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Starts a gateway in front of the stripe-mock at `mockPort`. It has Stripe's idempotency rules, which stripe-mock has
 * not, records every attempt, and can spoil each; see `types.ts`. `now` is the clock, in milliseconds, that keys
 * expire by.
 */
export async function startGateway({
  mockPort,
  now = Date.now,
}: {
  readonly mockPort: number
  readonly now?: () => number
}): Promise<Gateway> {
  const started = performance.now()
  const closing = new AbortController()
  const sockets = new Set<Socket>()
  const cases = new Map<string, Case>()
  let sequence = 0
  let advanced = 0
  let failure: string | null = null

  function caseOf(token: string): Case {
    const existing = cases.get(token)
    if (existing !== undefined) return existing
    const created: Case = { script: { faults: [] }, history: [], keys: createKeyStore(() => now() + advanced) }
    cases.set(token, created)
    return created
  }

  function record({ history }: Case, { method, path, headers, body }: Received, fault: Fault): Recorded {
    sequence += 1
    const attempt: Recorded = {
      sequence,
      attempt: history.length + 1,
      method,
      path,
      key: headers['idempotency-key'] ?? null,
      body: body.toString('utf8'),
      bodyHash: createHash('sha256').update(body).digest('hex'),
      headers,
      fault: fault.kind,
      executed: false,
      made: false,
      replayed: false,
      status: null,
      at: performance.now() - started,
    }
    history.push(attempt)
    return attempt
  }

  /** Passes a request through the idempotency rules, and executes it where they let it. */
  async function work(attempt: Recorded, received: Received, keys: KeyStore, fault: Fault): Promise<Answer> {
    const admission = keys.admit(attempt)
    if (admission.kind === 'answered') {
      attempt.replayed = admission.replayed
      return admission.answer
    }
    if (fault.kind === 'answer') {
      const answer = scripted(fault)
      admission.finish(answer)
      return answer
    }
    try {
      if (fault.kind === 'delay') await sleep(fault.ms, undefined, { signal: closing.signal })
      const answer = await forward(mockPort, received, closing.signal)
      // Stripe-mock validates and has no state: what it refuses was never begun, and is not stored.
      attempt.executed = answer.status < 400 || answer.status >= 500
      attempt.made = attempt.executed && attempt.method === 'POST' && answer.status < 300
      admission.finish(attempt.executed ? answer : null)
      return answer
    } catch (error) {
      admission.finish(null)
      throw error
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = flatten(request.headers)
    const { body, complete } = await read(request)
    const received = { method: request.method ?? 'GET', path: request.url ?? '/', headers, body }
    const current = caseOf(tokenOf(headers['authorization']))
    const fault = faultAt(current.script, current.history.length)
    const attempt = record(current, received, fault)
    if (!complete) return
    if ((fault.kind === 'reset' || fault.kind === 'close') && fault.when === 'before') return cut(response, fault.kind)

    let answer: Answer
    let how: Fault['kind'] = fault.kind
    try {
      answer = fault.kind === 'answer' && fault.stored !== true ? scripted(fault) : await work(attempt, received, current.keys, fault)
    } catch (error) {
      if (closing.signal.aborted) return
      const why = `stripe-mock on port ${mockPort} did not answer: ${error instanceof Error ? error.message : String(error)}`
      failure ??= why
      answer = unreachable(why)
      how = 'answer'
    }
    // The SDK may have given up meanwhile; what was executed stays executed.
    if (response.destroyed || how === 'stall') return
    if (how === 'reset' || how === 'close') return cut(response, how)
    attempt.status = answer.status
    if (how === 'truncate') truncate(response, answer)
    else send(response, answer)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      failure ??= `the gateway could not answer: ${error instanceof Error ? error.message : String(error)}`
      response.destroy()
    })
  })
  server.keepAliveTimeout = 0
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gateway has no port')

  return {
    host: '127.0.0.1',
    port: address.port,
    script(token, script) {
      caseOf(token).script = script
    },
    // A copy: what is judged does not change while later attempts arrive.
    history: (token) => structuredClone(cases.get(token)?.history ?? []),
    advance(ms) {
      advanced += ms
    },
    get failure() {
      return failure
    },
    async [Symbol.asyncDispose]() {
      if (closing.signal.aborted) return
      closing.abort()
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The token in `Bearer sk_test_<token>` or in the user name of Basic authentication. */
function tokenOf(authorization = ''): string {
  const [scheme = '', credentials = ''] = authorization.split(' ')
  const basic = scheme.toLowerCase() === 'basic'
  const apiKey = basic ? (Buffer.from(credentials, 'base64').toString('latin1').split(':')[0] ?? '') : credentials
  return /^sk_test_([A-Za-z0-9]+)$/.exec(apiKey)?.[1] ?? SHARED_TOKEN
}

/** The fault for the attempt after so many. */
function faultAt({ faults, forever }: Script, before: number): Fault {
  return faults[before] ?? (forever === true ? faults.at(-1) : undefined) ?? { kind: 'forward' }
}

function scripted(fault: Extract<Fault, { kind: 'answer' }>): Answer {
  return ownAnswer(fault.status, fault.body ?? defaultBody(fault.status), fault.headers)
}

/** What arrives of a body; incomplete where the client stops in the middle or sends too much. */
async function read(request: IncomingMessage): Promise<{ readonly body: Buffer; readonly complete: boolean }> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request) {
      const part = Buffer.from(chunk)
      bytes += part.length
      if (bytes > LARGEST_BODY) return { body: Buffer.concat(chunks), complete: false }
      chunks.push(part)
    }
  } catch {
    return { body: Buffer.concat(chunks), complete: false }
  }
  return { body: Buffer.concat(chunks), complete: true }
}
