import { setMaxListeners } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request } from '../http.ts'
import type { Answer } from './answers.ts'
import type { Received } from './cases.ts'

/** Stripe-mock takes about a millisecond at rest; what takes this long does not answer any more, however busy the machine. */
const TIMEOUT_MS = 120_000

/** What belongs to one connection, or is the gateway's own to say. */
const OWN_HEADERS = new Set([
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'stripe-version',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Headers by lower-case name, each as one string. */
export function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

function passedOn(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)))
}

/** The stripe-mock that requests are sent on to, over connections that are kept: to open one for each took as long as its answer. */
export interface Upstream {
  readonly port: number
  readonly agent: InstanceType<typeof Agent>
}

/** Closed with the signal. */
export function upstreamAt(port: number, closed: AbortSignal): Upstream {
  const agent = new Agent({ keepAlive: true })
  // Each request that is on its way listens too.
  setMaxListeners(0, closed)
  closed.addEventListener('abort', () => agent.destroy())
  return { port, agent }
}

/**
 * Sends a request on to stripe-mock: with a key that it accepts, and without `Stripe-Version`, which it would only
 * hold against an SDK that is newer than itself. Rejects where it does not answer.
 */
export function forward({ port, agent }: Upstream, { method, path, headers, body }: Received, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent,
      signal,
      timeout: TIMEOUT_MS,
      headers: { ...passedOn(headers), authorization: 'Bearer sk_test_123', 'content-length': body.length },
    })
    outgoing.once('error', reject)
    outgoing.once('timeout', () => outgoing.destroy(new Error(`it was silent for ${TIMEOUT_MS / 1000} s`)))
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('error', reject)
      incoming.once('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: passedOn(flatten(incoming.headers)), body: Buffer.concat(chunks) })
      })
    })
    outgoing.end(body)
  })
}
