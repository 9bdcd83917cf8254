import type { Upgrader } from '../../domain/sdk-adapter.ts'
import { EditError, UpstreamError } from '../../domain/errors.ts'
import type { SdkWorld } from '../../world.ts'
import type { Managers } from './managers/manager.ts'
import { splice } from './manifest/splice.ts'
import { specifierTo } from './specifier.ts'
import { npmVersions } from './versions.ts'

/** Nothing is asked in a folder whose .npmrc would make npm send something elsewhere. Throws UpstreamError. */
async function mustStayInside(world: SdkWorld, root: string): Promise<void> {
  const reach = await import('./managers/reach/index.ts')
  await reach.mustStayInside(world, root, '', 'npm', '').catch((error: unknown) => {
    throw error instanceof EditError ? new UpstreamError(`${error.message}. ${error.wayOut}`) : error
  })
}

/** What looks things up, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
export function upgraderWith(managers: Managers): Upgrader {
  return {
    versions: npmVersions,
    specifier: specifierTo,
    splice: async (...asked) => splice(managers, ...asked),
    releases: async (world, root, oldest) => {
      await mustStayInside(world, root)
      return (await import('./registry.ts')).releases(world.tools, root, oldest)
    },
    lock: async (...asked) => (await import('./managers/refresh.ts')).lock(managers, ...asked),
    check: async (...asked) => (await import('./managers/check.ts')).check(managers, ...asked),
    prefetch: async (...asked) => (await import('./package/archive.ts')).prefetch(...asked),
    install: async (...asked) => (await import('./package/install.ts')).install(...asked),
    provision: async (...asked) => (await import('./managers/provision.ts')).provision(managers, ...asked),
    inspect: async (...asked) => (await import('./package/install.ts')).inspect(...asked),
  }
}
