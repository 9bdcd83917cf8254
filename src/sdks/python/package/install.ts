import type { InstalledSdk } from '../../../domain/sdk-adapter.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { findPythonFor, upstreamError } from '../interpreter.ts'
import { installInto } from './install-into.ts'

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
export async function installToDrive(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const shared = world.cache.get(ASYNC_FOLDERS)
  shared.folders ??= Promise.all(ASYNC_CLIENTS.map(([name, asked]) => asyncClient(world, name, asked))).then((folders) => folders.flat())
  const [installed, clients] = await Promise.all([install(world, version, folder), shared.folders])
  return { ...installed, args: [...installed.args, ...clients] }
}

/**
 * Installs one version of stripe-python and what it needs into `folder`. What is imported is compiled then: to compile all of it
 * beforehand costs as much as the rest of the install. Throws UpstreamError.
 */
export async function install(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const { python } = await findPythonFor(world.tools, '')
  const result = await installInto(world, python, folder, [`stripe==${version}`])
  if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result)
  return { file: python, args: [pythonDriver, folder], env: { PYTHONNOUSERSITE: '1' } }
}

/** Its folder. Empty where it cannot be had: without it, what is asynchronous is not available, which is no failure of the install. */
async function asyncClient(world: SdkWorld, name: string, asked: readonly string[]): Promise<readonly string[]> {
  try {
    const { python } = await findPythonFor(world.tools, '')
    const folder = await world.tools.folder(name)
    return (await installInto(world, python, folder, asked)).code === 0 ? [folder] : []
  } catch {
    return []
  }
}
