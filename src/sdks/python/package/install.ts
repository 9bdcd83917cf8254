import type { InstalledSdk } from '../../../domain/sdk-adapter.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld, Tools } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { findPythonFor, runPip, upstreamError } from '../interpreter.ts'

/**
 * What the SDK makes asynchronous calls with, and does not bring; each apart, as not every Python can have both. Later ones of anyio
 * want what older SDKs do not bring either.
 */
const ASYNC_CLIENTS = [
  ['httpx', ['httpx==0.28.1', 'anyio==4.9.0']],
  ['aiohttp', ['aiohttp==3.14.5']],
] as const

/** The folders of the asynchronous clients that can be had, once in a run. */
const ASYNC_FOLDERS = cacheKey((): { folders: Promise<readonly string[]> | null } => ({ folders: null }))

/** Installs one version, and beside it, once in a run, what its asynchronous calls need; see `Upgrader.install`. */
export async function installToDrive({ tools, cache }: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const shared = cache.get(ASYNC_FOLDERS)
  shared.folders ??= Promise.all(ASYNC_CLIENTS.map(([name, asked]) => asyncClient(tools, name, asked))).then((folders) => folders.flat())
  const [installed, clients] = await Promise.all([install(tools, version, folder), shared.folders])
  return { ...installed, args: [...installed.args, ...clients] }
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

/** Its folder. Empty where it cannot be had: without it, what is asynchronous is not available, which is no failure of the install. */
async function asyncClient(tools: Tools, name: string, asked: readonly string[]): Promise<readonly string[]> {
  try {
    const { python } = await findPythonFor(tools, '')
    const folder = await tools.folder(name)
    return (await installInto(tools, python, folder, asked)).code === 0 ? [folder] : []
  } catch {
    return []
  }
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
