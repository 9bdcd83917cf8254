import { onTestFinished } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { Tools } from '../../src/world.ts'

/** The real tools, on a machine that has no wall; what they started and made is gone when the test has finished. */
export function testTools(): Tools {
  return { ...walledTools(), wallFor: async () => ({ missing: 'this test does without' }) }
}

/** The same on this machine as it is. */
export function walledTools(): Tools {
  const tools = createTools()
  onTestFinished(async () => tools[Symbol.asyncDispose]())
  return tools
}
