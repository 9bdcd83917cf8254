import type { Scratch, SdkWorld } from '../../../../world.ts'
import { emptyEnvironment } from '../../environment.ts'
import { installBy } from '../install-lock.ts'
import type { Installed } from '../manager.ts'
import { pdmProgram } from './program.ts'

/** Installs what a pdm.lock holds; see `PackageManager.install`. */
export async function install(world: SdkWorld, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const environment = await emptyEnvironment(world.tools, python)
  // Given its Python so, it writes none down beside the lock.
  const env = { PDM_PYTHON: environment.python, PDM_IGNORE_SAVED_PYTHON: '', PDM_USE_VENV: '1', PDM_ONLY_BINARY: ':all:' }
  await installBy(await pdmProgram(world), 'pdm sync --no-self', ['sync', '--no-self', '--dev'], scratch, path, env)
  return { environment, notes: [] }
}
