import type { Upgrader } from '../../domain/sdk-adapter.ts'
import { dialectOf } from './managers/lookup.ts'
import type { Managers } from './managers/manager.ts'
import { specifierFor } from './specifier.ts'
import { versions } from './versions.ts'

/** What asks an index, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export function upgraderWith(managers: Managers): Upgrader {
  return {
    versions,
    specifier: specifierFor,
    splice: async (...asked) => (await import('./manifest/splice.ts')).splice(...asked, dialectOf(managers)),
    releases: async ({ tools }, _root, oldest) => (await import('./registry.ts')).releases(tools, oldest),
    lock: async (...asked) => (await import('./managers/refresh.ts')).lock(managers, ...asked),
    check: async (...asked) => (await import('./managers/check.ts')).check(managers, ...asked),
    install: async (world, version, folder) => (await import('./package/install.ts')).installToDrive(world, version, folder),
    provision: async (...asked) => (await import('./managers/provision.ts')).provision(managers, ...asked),
    inspect: async ({ tools }, _root, version) => (await import('./package/inspect.ts')).inspect(tools, version),
  }
}
