import { once } from 'node:events'
import { inject } from 'vitest'
import type { Conversation, RunResult, Tools } from '../../src/world.ts'

/**
 * The same tools, with the stripe-mock of all tests in the place of each that would be started: it has no state, and to start one
 * takes most of a second of processor time.
 */
export function sharingMock(tools: Tools): Tools {
  const { file: known, port } = inject('stripeMock')
  return {
    ...tools,
    converse(file, args, options) {
      const isAsked = file === known && args[0] === '-http-addr' && !args.includes('-strict-version-check')
      return isAsked ? started(port) : tools.converse(file, args, options)
    },
  }
}

/** What one that has just started says, until it is ended. */
function started(port: number): Conversation {
  const over = new AbortController()
  const end = (): void => over.abort()
  const ended = once(over.signal, 'abort').then((): RunResult => ({ code: null, stdout: '', stderr: '', limit: null }))
  async function* lines(): AsyncGenerator<string> {
    yield `Listening for HTTP at address: 127.0.0.1:${port}`
    await ended
  }
  return { lines: lines(), send: () => undefined, end, ended, [Symbol.asyncDispose]: async () => end() }
}
