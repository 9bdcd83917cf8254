import { access, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tools } from '../../world.ts'

/**
 * A folder of our own cache, which `make` fills where it is not there yet: whole, or not at all. Only what is known byte for byte
 * may be kept, because a later run takes it as it is.
 */
export async function kept(tools: Pick<Tools, 'cache'>, name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const cache = await tools.cache()
  const folder = join(cache, name)
  if (await exists(folder)) return folder
  const making = await mkdtemp(join(cache, 'making-'))
  try {
    await make(making)
    // Where another run was quicker, what it made is the same.
    await rename(making, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return folder
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
