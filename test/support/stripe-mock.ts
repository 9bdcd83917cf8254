import { findStripeMock, startStripeMock } from '../../src/prove/stripe-mock.ts'
import type { StripeMock } from '../../src/prove/gateway/types.ts'
import type { Tools } from '../../src/world.ts'

/** Starts the real stripe-mock; it is built into the user's cache where it is missing, by one worker or by several. */
export async function startTestMock(tools: Tools): Promise<StripeMock> {
  return startStripeMock(tools, await findStripeMock(tools, { path: null }))
}
