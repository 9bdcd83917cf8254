import type { Upgrader } from '../../domain/sdk-adapter.ts'
import { specifierFor } from './specifier.ts'
import { versions } from './versions.ts'

/** What asks an index, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export const upgrader: Upgrader = {
  versions,
  specifier: specifierFor,
  splice: async (text, use, specifier) => (await import('./manifest/splice.ts')).splice(text, use, specifier),
  releases: async ({ tools }, _root, oldest) => (await import('./registry.ts')).releases(tools, oldest),
  lock: async ({ tools }, scratch, targets, upgrade) => (await import('./managers/refresh.ts')).lock(tools, scratch, targets, upgrade),
  install: async ({ tools }, version, folder) => (await import('./package/install.ts')).install(tools, version, folder),
  provision: async ({ tools }, scratch, uses) => (await import('./managers/provision.ts')).provision(tools, scratch, uses),
  inspect: async ({ tools }, _root, version) => (await import('./package/inspect.ts')).inspect(tools, version),
}
