import { UpstreamError } from '../../../domain/errors.ts'
import type { Use } from '../../../domain/use.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { isPassing } from '../trouble.ts'
import type { Managers } from './manager.ts'
import { openLockfile } from './refresh.ts'

/** Runs the frozen check of every lockfile of the uses, as it is in the copy; see `Upgrader.check`. */
export async function check(managers: Managers, world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<boolean | null> {
  const paths = new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []))
  for (const path of paths) {
    const file = await openLockfile(managers, world, scratch, path)
    if ((await file.quickCheck?.run())?.code === 0) continue
    const result = await file.check.run()
    if (result.code === 0) continue
    if (isPassing(result)) throw new UpstreamError(`\`${file.check.shown}\` could not reach the registry`)
    return false
  }
  return paths.size === 0 ? null : true
}
