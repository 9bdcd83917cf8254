import { onTestFinished } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { Tools } from '../../src/world.ts'

/** The real tools; what they started and made is gone when the test has finished. */
export function testTools(): Tools {
  const tools = createTools()
  onTestFinished(async () => tools[Symbol.asyncDispose]())
  return tools
}
