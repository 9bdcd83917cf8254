import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

/** What a server in place of stripe-mock was sent. */
interface Executed {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server in place of stripe-mock that counts, and whose answers the path chooses. */
export interface Upstream extends AsyncDisposable {
  readonly port: number
  /** Every request that arrived, in order. */
  readonly arrived: readonly Executed[]
  /** Answers what waits on `/…/held`. */
  release(): void
}

/**
 * Answers 200 with a number of its own for each request. A path that ends in `/refused` is answered 400, in `/failed`
 * 500, in `/failed-once` 500 for the first request alone; `/held` waits for `release()`.
 */
export async function startUpstream(): Promise<Upstream> {
  const arrived: Executed[] = []
  let failures = 0
  let held: (() => void)[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const path = request.url ?? ''
    arrived.push({ method: request.method ?? '', path, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    const number = arrived.length
    if (path.endsWith('/held')) await new Promise<void>((resolve) => held.push(resolve))
    let status = 200
    if (path.endsWith('/refused')) status = 400
    if (path.endsWith('/failed')) status = 500
    if (path.endsWith('/failed-once') && failures++ === 0) status = 500
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': `req_${number}` })
    response.end(JSON.stringify({ id: `obj_${number}`, object: 'thing', name: 'é' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    arrived,
    release() {
      for (const resolve of held) resolve()
      held = []
    },
    async [Symbol.asyncDispose]() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
