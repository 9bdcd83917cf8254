import type { Tools } from '../world.ts'

/** Throws SettingsError where the stripe-mock that the user names cannot be run: before anything else starts. */
export async function checkStripeMock(tools: Tools, path: string | null): Promise<void> {
  if (path === null) return
  const { namedStripeMock } = await import('../prove/index.ts')
  await namedStripeMock(tools, path)
}
