import type { ServerResponse } from 'node:http'
import type { Answer } from './answers.ts'

/** How a connection ends without a whole answer: by a TCP reset, or orderly. */
export function cut(response: ServerResponse, how: 'reset' | 'close'): void {
  if (how === 'reset') response.socket?.resetAndDestroy()
  else response.socket?.destroySoon()
}

/** Kept-alive connections would keep an SDK's event loop alive where it never reads the answer that it retries. */
const CLOSE = { connection: 'close' } as const

function head(response: ServerResponse, answer: Answer, keepsConnection = false): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length, ...(keepsConnection ? {} : CLOSE) })
}

/** Sends the whole answer. */
export function send(response: ServerResponse, answer: Answer, keepsConnection?: boolean): void {
  head(response, answer, keepsConnection)
  response.end(answer.body)
}

/** Sends the whole answer in pieces of so many bytes, so that the client meets the end of each. */
export function sendInPieces(response: ServerResponse, { status, headers, body }: Answer, bytes: number): void {
  response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked', ...CLOSE })
  for (let at = 0; at < body.length; at += bytes) response.write(body.subarray(at, at + bytes))
  response.end()
}

/** Announces the whole length, sends the first half of the body, and leaves the connection open. */
export function sendHalf(response: ServerResponse, answer: Answer, sent?: () => void): void {
  head(response, answer)
  response.flushHeaders()
  response.write(answer.body.subarray(0, answer.body.length / 2), sent)
}

/** Sends half of the body, or half of the head, and closes. */
export function truncate(response: ServerResponse, answer: Answer, at: 'head' | 'body'): void {
  if (at === 'body') return sendHalf(response, answer, () => cut(response, 'close'))
  response.socket?.end(`HTTP/1.1 ${answer.status} OK\r\nContent-Type: appl`)
}
