import { once } from 'node:events'
import { afterAll } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { Conversation, RunResult, Tools } from '../../src/world.ts'
import { startStripeMock } from '../../src/prove/stripe-mock.ts'

/** The ports of the stripe-mocks of this file, each started when it is first asked for. */
const shared = new Map<string, Promise<number>>()
const own = createTools()
afterAll(async () => own[Symbol.asyncDispose]())

/**
 * The same tools, with each stripe-mock started once for all that start it in this file: it has no state, and to start it takes most of a
 * second of processor time.
 */
export function sharingMock(tools: Tools): Tools {
  return {
    ...tools,
    converse(file, args, options) {
      if (args[0] !== '-http-addr' || args.includes('-strict-version-check')) return tools.converse(file, args, options)
      const port = shared.get(file) ?? startStripeMock(own, file).then((mock) => mock.port)
      shared.set(file, port)
      return started(port)
    },
  }
}

/** What one that has just started says. */
function started(port: Promise<number>): Conversation {
  const over = new AbortController()
  const end = (): void => over.abort()
  const ended = once(over.signal, 'abort').then((): RunResult => ({ code: null, stdout: '', stderr: '', limit: null }))
  async function* lines(): AsyncGenerator<string> {
    yield `Listening for HTTP at address: 127.0.0.1:${await port}`
    await ended
  }
  return { lines: lines(), send: () => undefined, end, ended, [Symbol.asyncDispose]: async () => end() }
}
