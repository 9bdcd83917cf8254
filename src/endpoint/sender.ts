import * as v from 'valibot'
import type { Tools } from '../world.ts'

/**
 * Sends requests where the app is: behind the wall nothing else of ours reaches it. One line in for each request, and one line out
 * for what came of it.
 */
const PROGRAM = `const { request } = require('node:http')
const { createServer } = require('node:net')
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n')
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, url, method, headers, body, timeoutMs } = JSON.parse(line)
  if (url === null) {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => say({ id, status: null, port }))
    })
    return
  }
  let isOver = false
  const over = (status) => {
    if (!isOver) say({ id, status, port: null })
    isOver = true
  }
  const outgoing = request(url, { method, headers, agent: false })
  const timer = setTimeout(() => {
    over(null)
    outgoing.destroy()
  }, timeoutMs)
  outgoing.on('response', (incoming) => {
    over(incoming.statusCode)
    incoming.on('error', () => undefined).resume()
  })
  outgoing.on('error', () => over(null)).on('close', () => {
    clearTimeout(timer)
    over(null)
  })
  outgoing.end(Buffer.from(body, 'base64'))
})`

const REPLY = v.object({ id: v.number(), status: v.nullable(v.number()), port: v.nullable(v.number()) })

/** One request to the app. */
interface Delivery {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** How long its answer is waited for, in milliseconds. */
  readonly timeoutMs: number
}

export interface Sender extends AsyncDisposable {
  /** The status of the answer; null where none came. */
  send(delivery: Delivery): Promise<number | null>
  /** A port that is free where the app will be. Null where the sender does not work. */
  freePort(): Promise<number | null>
}

type Reply = v.InferOutput<typeof REPLY>

function nothing(id: number): Reply {
  return { id, status: null, port: null }
}

/** Starts one, beside the app. */
export function startSender({ converse }: Pick<Tools, 'converse'>, limits: { readonly timeoutMs: number }): Sender {
  const program = converse(process.execPath, ['-e', PROGRAM], { ...limits, maxBytes: Infinity })
  const waiting = new Map<number, (reply: Reply) => void>()
  let count = 0
  let isOver = false
  const reading = (async () => {
    for await (const line of program.lines) {
      const reply = v.parse(REPLY, JSON.parse(line))
      waiting.get(reply.id)?.(reply)
      waiting.delete(reply.id)
    }
    isOver = true
    for (const [id, settle] of waiting) settle(nothing(id))
  })()

  async function ask(message: object): Promise<Reply> {
    const id = (count += 1)
    if (isOver) return nothing(id)
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      program.send(JSON.stringify({ id, ...message }))
    })
  }

  return {
    send: async (delivery) => (await ask({ ...delivery, body: Buffer.from(delivery.body).toString('base64') })).status,
    freePort: async () => (await ask({ url: null })).port,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]()
      await reading
    },
  }
}
