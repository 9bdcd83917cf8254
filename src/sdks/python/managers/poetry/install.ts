import type { Scratch, SdkWorld } from '../../../../world.ts'
import { emptyEnvironment } from '../../environment.ts'
import { installBy } from '../install-lock.ts'
import type { Installed } from '../manager.ts'
import { packageBlocks } from '../package-blocks.ts'
import { textOf } from '../scratch-text.ts'
import { poetryProgram, writerOfLock } from './program.ts'

/** Installs what a poetry.lock holds; see `PackageManager.install`. */
export async function install(world: SdkWorld, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const version = writerOfLock(path, packageBlocks(await textOf(scratch, path)).head)
  const environment = await emptyEnvironment(world.tools, python)
  const env = { VIRTUAL_ENV: environment.folder }
  await installBy(await poetryProgram(world, version), 'poetry install --no-root', ['install', '--no-root'], scratch, path, env)
  return { environment, notes: [] }
}
