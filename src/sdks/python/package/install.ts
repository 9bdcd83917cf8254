import type { InstalledSdk } from '../../../domain/sdk-adapter.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld, Tools } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { findPythonFor, runPip, upstreamError } from '../interpreter.ts'

/** What the SDK makes asynchronous calls with, and does not bring. Later ones of anyio want what older SDKs do not bring either. */
const ASYNC_CLIENT = ['httpx==0.28.1', 'anyio==4.9.0'] as const

/** The folder of the asynchronous client, once in a run; null where it cannot be had. */
const ASYNC_FOLDER = cacheKey((): { folder: Promise<string | null> | null } => ({ folder: null }))

/** Installs one version, and beside it, once in a run, what its asynchronous calls need; see `Upgrader.install`. */
export async function installToDrive({ tools, cache }: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const shared = cache.get(ASYNC_FOLDER)
  // Without it, what is asynchronous is not available: that is no failure of the install.
  shared.folder ??= asyncClient(tools).catch(() => null)
  const [installed, client] = await Promise.all([install(tools, version, folder), shared.folder])
  return client === null ? installed : { ...installed, args: [...installed.args, client] }
}

/**
 * Installs one version of stripe-python and what it needs into `folder`. By uv where it is on
 * PATH, in a fifth of the time, else by pip. What is imported is compiled then: to compile all of it beforehand costs
 * as much as the rest of the install. Wheels alone: nothing of a package runs while it is installed. Throws UpstreamError.
 */
export async function install(tools: Tools, version: string, folder: string): Promise<InstalledSdk> {
  const { python } = await findPythonFor(tools, '')
  const result = await installInto(tools, python, folder, [`stripe==${version}`])
  if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result)
  return { file: python, args: [pythonDriver, folder], env: { PYTHONNOUSERSITE: '1' } }
}

async function asyncClient(tools: Tools): Promise<string | null> {
  const { python } = await findPythonFor(tools, '')
  const folder = await tools.folder('httpx')
  return (await installInto(tools, python, folder, ASYNC_CLIENT)).code === 0 ? folder : null
}

async function installInto(tools: Tools, python: string, folder: string, asked: readonly string[]): Promise<RunResult> {
  const uv = await tools.which('uv')
  const cwd = await tools.folder('install')
  return uv === null
    ? await runPip(tools, python, ['install', '--quiet', '--no-compile', '--only-binary', ':all:', '--target', folder, ...asked], { cwd })
    : await tools.run(uv, ['pip', 'install', '--quiet', '--no-build', '--python', python, '--target', folder, ...asked], {
        cwd,
        inherit: 'uv',
        env: { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' },
        timeoutMs: 300_000,
      })
}
