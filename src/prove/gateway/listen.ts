import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'

export interface Listening {
  readonly port: number
  /** Ends every connection too. */
  close(): Promise<void>
}

/** Serves on a port of 127.0.0.1, a free one where 0; by TLS where there is a certificate. */
export async function listen(
  listener: RequestListener,
  port: number,
  certificate?: { readonly cert: string; readonly key: string },
): Promise<Listening> {
  const sockets = new Set<Socket>()
  const server: Server = certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener)
  server.keepAliveTimeout = 0
  // How long a client takes is its own affair.
  server.headersTimeout = 0
  server.requestTimeout = 0
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gateway has no port')
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
