import { createTools } from '../../src/adapters/tools.ts'
import { findStripeMock } from '../../src/prove/stripe-mock.ts'

/** Builds stripe-mock into the user's cache before any worker asks for it, where it is nowhere to be found. It stays there. */
export async function setup(): Promise<void> {
  await using tools = createTools()
  await findStripeMock(tools, { path: null })
}
