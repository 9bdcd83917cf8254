import type { Scratch, SdkWorld } from '../../../../world.ts'
import { environmentIn } from '../../environment.ts'
import { installBy } from '../install-lock.ts'
import type { Installed } from '../manager.ts'
import { uvProgram } from './program.ts'

/** Installs what a uv.lock holds; see `PackageManager.install`. */
export async function install(world: SdkWorld, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const environment = environmentIn(await world.tools.folder('venv'))
  const args = ['sync', '--frozen', '--no-build', '--no-install-workspace', '--python', python]
  await installBy(await uvProgram(world), 'uv sync --frozen', args, scratch, path, {
    UV_PROJECT_ENVIRONMENT: environment.folder,
    // Copies, because what the user's tests write into a hard link would be in their own cache.
    UV_LINK_MODE: 'copy',
  })
  return { environment, notes: [] }
}
