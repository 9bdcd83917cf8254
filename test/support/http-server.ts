import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'

/** A server on loopback that ends with the test. */
export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly requests: readonly Pick<IncomingMessage, 'method' | 'url' | 'headers'>[]
}

/** Starts a server on a free port and remembers what it was asked. */
export async function httpServer(listener: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    listener(request, response)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { url: `http://127.0.0.1:${address.port}`, requests }
}
