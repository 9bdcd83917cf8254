import type { InstalledSdk } from '../../../domain/sdk-adapter.ts'
import type { Tools } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { findPythonFor, runPip, upstreamError } from '../interpreter.ts'

/**
 * Installs one version of stripe-python and what it needs into `folder`; see `Upgrader.install`. By uv where it is on
 * PATH, in a fifth of the time, else by pip. What is imported is compiled then: to compile all of it beforehand costs
 * as much as the rest of the install. Wheels alone: nothing of a package runs while it is installed.
 */
export async function install(tools: Tools, version: string, folder: string): Promise<InstalledSdk> {
  const { python } = await findPythonFor(tools, '')
  const uv = await tools.which('uv')
  const asked = `stripe==${version}`
  const cwd = await tools.folder('install')
  const result =
    uv === null
      ? await runPip(tools, python, ['install', '--quiet', '--no-compile', '--only-binary', ':all:', '--target', folder, asked], { cwd })
      : await tools.run(uv, ['pip', 'install', '--quiet', '--no-build', '--python', python, '--target', folder, asked], {
          cwd,
          inherit: 'uv',
          env: { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' },
          timeoutMs: 300_000,
        })
  if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result)
  return { file: python, args: [pythonDriver, folder], env: { PYTHONNOUSERSITE: '1' } }
}
