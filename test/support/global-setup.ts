import type { TestProject } from 'vitest/node'
import { createTools } from '../../src/adapters/tools.ts'
import { findStripeMock, startStripeMock } from '../../src/prove/stripe-mock.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The stripe-mock that runs as long as the tests do. */
    stripeMock: { readonly file: string; readonly port: number }
  }
}

/** Milliseconds: longer than the tests take on the busiest machine. */
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Builds stripe-mock into the user's cache before any worker asks for it, where it is nowhere to be found; it stays there. Starts it
 * once for all tests that do without one of their own, in this process: what a test ends is every process of its own.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const tools = createTools()
  const file = await findStripeMock(tools, { path: null })
  const mock = await startStripeMock(tools, file, DAY_MS)
  provide('stripeMock', { file, port: mock.port })
  return async () => {
    await mock[Symbol.asyncDispose]()
    await tools[Symbol.asyncDispose]()
  }
}
