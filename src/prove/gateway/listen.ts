import { once } from 'node:events'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server as NetServer, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { BACKLOG } from '../../domain/backlog.ts'
import { createServer } from '../http.ts'

export interface Listening {
  readonly port: number
  /** Ends every connection too. */
  close(): Promise<void>
}

/** Lets a server listen on a free port of 127.0.0.1, wherever that is. */
export type Place = (server: NetServer) => Promise<void>

/** On a port of this machine, a free one where 0. */
export function here(port: number): Place {
  return async (server) => {
    server.listen({ port, host: '127.0.0.1', backlog: BACKLOG })
    await once(server, 'listening')
  }
}

/** Serves at a place; by TLS where there is a certificate. */
export async function listen(
  listener: RequestListener,
  place: Place,
  certificate?: { readonly cert: string; readonly key: string },
): Promise<Listening> {
  const [sockets, answering] = [new Set<Socket>(), new Map<Duplex, IncomingMessage>()]
  const answered: RequestListener = (request, response) => {
    answering.set(request.socket, request)
    response.once('close', () => answering.delete(request.socket))
    listener(request, response)
  }
  const server: Server = certificate === undefined ? createServer(answered) : createTlsServer(certificate, answered)
  // A client that announces fewer bytes than it sends gets its answer. Node would end the connection at once, and then it would
  // depend on the machine whether the answer arrives.
  server.on('clientError', (_, socket) => {
    if (answering.get(socket)?.complete !== true) socket.destroy()
  })
  server.keepAliveTimeout = 0
  // How long a client takes is its own affair.
  server.headersTimeout = 0
  server.requestTimeout = 0
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await place(server)
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
