import type { Upgrader } from '../../domain/sdk-adapter.ts'
import { splice } from './manifest/splice.ts'
import { specifierTo } from './specifier.ts'
import { npmVersions } from './versions.ts'

/** What looks things up, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export const upgrader: Upgrader = {
  versions: npmVersions,
  specifier: specifierTo,
  splice,
  releases: async ({ tools }, ...asked) => (await import('./registry.ts')).releases(tools, ...asked),
  lock: async ({ tools }, ...asked) => (await import('./managers/refresh-lockfiles.ts')).lock(tools, ...asked),
  prefetch: async ({ tools }, ...asked) => (await import('./package/archive.ts')).prefetch(tools, ...asked),
  install: async ({ tools }, ...asked) => (await import('./package/install.ts')).install(tools, ...asked),
  provision: async ({ tools }, ...asked) => (await import('./managers/provision.ts')).provision(tools, ...asked),
  inspect: async ({ tools }, ...asked) => (await import('./package/install.ts')).inspect(tools, ...asked),
}
