import { connect } from 'node:net'

/** A request as it is put on the wire. */
export interface Sent {
  readonly method?: string
  readonly path?: string
  /** The API key; `sk_test_case` where nothing is said. */
  readonly apiKey?: string
  readonly key?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds after which the client gives up and closes. Where nothing is said it waits for as long as a test may take. */
  readonly patienceMs?: number
  /** Counts them from the first byte of the answer's body on, however long that takes to come. */
  readonly fromBody?: true
}

/** What came back, byte by byte, and how the connection ended. */
export interface Seen {
  /** `end` is an orderly close, `reset` a TCP reset, `gave up` the client's own end of patience. */
  readonly ended: 'end' | 'reset' | 'gave up'
  readonly bytes: number
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends one request on a connection of its own and reads until the connection ends. */
export function call(port: number, sent: Sent = {}): Promise<Seen> {
  const { method = 'POST', path = '/v1/customers', apiKey = 'sk_test_case', key, body = 'name=a', headers = {}, patienceMs } = sent
  const all: Record<string, string> = {
    host: 'localhost',
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...headers,
  }
  const lines = [`${method} ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)]
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect({ host: '127.0.0.1', port })
    const done = (ended: Seen['ended']): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(understood(Buffer.concat(chunks), ended))
    }
    let timer: NodeJS.Timeout | undefined
    const wait = (): void => {
      if (patienceMs !== undefined) timer ??= setTimeout(() => done('gave up'), patienceMs)
    }
    if (sent.fromBody === undefined) wait()
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (understood(Buffer.concat(chunks), 'end').body !== '') wait()
    })
    socket.once('end', () => done('end'))
    socket.once('error', () => done('reset'))
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  })
}

function understood(bytes: Buffer, ended: Seen['ended']): Seen {
  const text = bytes.toString('utf8')
  const gap = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = (gap === -1 ? '' : text.slice(0, gap)).split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) headers[line.slice(0, line.indexOf(':')).toLowerCase()] = line.slice(line.indexOf(':') + 1).trim()
  return {
    ended,
    bytes: bytes.length,
    status: gap === -1 ? null : Number(statusLine.split(' ')[1]),
    headers,
    body: gap === -1 ? '' : text.slice(gap + 4),
  }
}
