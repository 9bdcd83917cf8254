import type { InstalledSdk } from '../../../domain/sdk-adapter.ts'
import type { SdkWorld } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { upstreamError, usualPython } from '../interpreter.ts'
import { asyncClients } from './async-clients.ts'
import { giveBytecode } from './bytecode.ts'
import { installInto } from './install-into.ts'

/** Installs one version, and gives it what its asynchronous calls need; see `Upgrader.install`. */
export async function installToDrive(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const [installed, clients] = await Promise.all([installCompiled(world, version, folder), asyncClients(world)])
  return { ...installed, args: [...installed.args, ...clients] }
}

async function installCompiled(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const installed = await install(world, version, folder)
  // Without it a driver compiles for itself.
  await giveBytecode(world, await usualPython(world), folder).catch(() => undefined)
  return installed
}

/** The zone of time that each driver is in, written out: a machine that has no data of zones would take a name for UTC. */
const INDIAN = 'IST-5:30'

/** Installs one version of stripe-python and what it needs into `folder`, without bytecode. Throws UpstreamError. */
export async function install(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  const { python } = await usualPython(world)
  const result = await installInto(world, python, folder, [`stripe==${version}`])
  if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result)
  return { file: python, args: [pythonDriver, folder], env: { PYTHONNOUSERSITE: '1', TZ: INDIAN } }
}
