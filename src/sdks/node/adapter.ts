import type { Upgrader } from '../../domain/sdk-adapter.ts'
import { splice } from './manifest/splice.ts'
import { specifierTo } from './specifier.ts'
import { npmVersions } from './versions.ts'

/** What looks things up, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export const upgrader: Upgrader = {
  versions: npmVersions,
  specifier: specifierTo,
  splice,
  releases: async (...asked) => (await import('./registry.ts')).releases(...asked),
  lock: async (...asked) => (await import('./managers/refresh-lockfiles.ts')).lock(...asked),
  prefetch: async (...asked) => (await import('./package/archive.ts')).prefetch(...asked),
  install: async (...asked) => (await import('./package/install.ts')).install(...asked),
  provision: async (...asked) => (await import('./managers/provision.ts')).provision(...asked),
  inspect: async (...asked) => (await import('./package/install.ts')).inspect(...asked),
}
