import type { InstalledSdk, Upgrader } from '../../domain/sdk-adapter.ts'
import type { SdkWorld } from '../../world.ts'
import { installedOnce } from '../shared/installed.ts'
import { dialectOf } from './managers/lookup.ts'
import type { Managers } from './managers/manager.ts'
import { specifierFor } from './specifier.ts'
import { versions } from './versions.ts'

async function install(world: SdkWorld, version: string, folder: string): Promise<InstalledSdk> {
  return (await import('./package/install.ts')).installToDrive(world, version, folder)
}

/** What asks an index, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export function upgraderWith(managers: Managers): Upgrader {
  return {
    versions,
    specifier: specifierFor,
    splice: async (...asked) => (await import('./manifest/splice.ts')).splice(...asked, dialectOf(managers)),
    releases: async ({ tools }, _root, oldest) => (await import('./registry.ts')).releases(tools, oldest),
    lock: async (...asked) => (await import('./managers/refresh.ts')).lock(managers, ...asked),
    check: async (...asked) => (await import('./managers/check.ts')).check(managers, ...asked),
    runtime: async (world) => (await (await import('./interpreter.ts')).usualPython(world)).python,
    install,
    // What is installed is what a proof asks for next.
    prefetch: async (world, asked, root) => {
      const installing = asked.map(async (version) => installedOnce(world, { sdk: 'python', upgrader: { install } }, version, root))
      return (await Promise.allSettled(installing)).every(({ status }) => status === 'fulfilled')
    },
    provision: async (...asked) => (await import('./managers/provision.ts')).provision(managers, ...asked),
    inspect: async ({ tools }, _root, version) => (await import('./package/inspect.ts')).inspect(tools, version),
  }
}
