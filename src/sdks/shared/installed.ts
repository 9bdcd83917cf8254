import { cacheKey } from '../../domain/run-cache.ts'
import type { InstalledSdk, SdkAdapter, Upgrader } from '../../domain/sdk-adapter.ts'
import type { SdkWorld } from '../../world.ts'

/** One version of an SDK, installed apart, and the folder that holds it. Only its own language writes there: Python keeps what it has compiled. */
interface Installation {
  readonly folder: string
  readonly installed: InstalledSdk
}

const INSTALLATIONS = cacheKey(() => new Map<string, Promise<Installation>>())

/**
 * Installs one version of an SDK, once in a run for all that ask: the proof and the review ask for the same two. What failed is
 * tried again when it is asked for again. `root`: see `Upgrader.install`. Throws UpstreamError.
 */
export async function installedOnce(
  world: SdkWorld,
  { sdk, upgrader }: Pick<SdkAdapter, 'sdk'> & { readonly upgrader: Pick<Upgrader, 'install'> },
  version: string,
  root: string | undefined,
): Promise<Installation> {
  const all = world.cache.get(INSTALLATIONS)
  const key = JSON.stringify([sdk, version, root ?? null])
  const known = all.get(key)
  if (known !== undefined) return known
  const installing = (async (): Promise<Installation> => {
    const folder = await world.tools.folder(`install-${sdk}-${version}`)
    return { folder, installed: await upgrader.install(world, version, folder, root) }
  })()
  all.set(key, installing)
  installing.catch(() => all.delete(key))
  return installing
}
