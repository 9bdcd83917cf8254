import { StringDecoder } from 'node:string_decoder'

/**
 * The lines of a stream, ended by LF or CRLF alone: node:readline also ends them at a lone CR and at U+2028, which JSON
 * may hold inside a string. A last line without an end counts. Lines that come before somebody iterates are kept; the
 * iteration ends when the stream closes. Lines that come after somebody stopped iterating are dropped.
 */
export function linesOf(stream: NodeJS.ReadableStream): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8')
  const waiting: string[] = []
  let partial = ''
  let closed = false
  let wake: (() => void) | null = null
  const take = (line: string): void => void waiting.push(line.endsWith('\r') ? line.slice(0, -1) : line)
  const onData = (chunk: Buffer): void => {
    const [first = '', ...others] = decoder.write(chunk).split('\n')
    partial += first
    for (const next of others) {
      take(partial)
      partial = next
    }
    wake?.()
  }
  stream.on('data', onData)
  stream.once('close', () => {
    if (partial !== '') take(partial)
    closed = true
    wake?.()
  })
  async function* drain(): AsyncGenerator<string> {
    try {
      while (true) {
        for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) yield line
        if (closed) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    } finally {
      stream.off('data', onData)
      // Nobody reads it any more, and whoever writes to it must not wait.
      stream.resume()
    }
  }
  return drain()
}
