import { UpstreamError } from '../../../domain/errors.ts'
import type { Use } from '../../../domain/use.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { isPassing } from '../trouble.ts'
import { writerOf } from './lookup.ts'
import type { Managers } from './manager.ts'
import { mustNotRun } from './install-lock.ts'
import { mustStayInside } from './reach.ts'
import { textOf } from './scratch-text.ts'

/** Runs the check of every lockfile of the uses whose manager has one, as it is in the copy; see `Upgrader.check`. */
export async function check(managers: Managers, world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<boolean | null> {
  let isChecked = false
  for (const path of new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []))) {
    const manager = writerOf(managers, path, await textOf(scratch, path))
    await mustNotRun(world, manager, scratch, path)
    await mustStayInside(world, scratch, manager.name, path)
    const result = await manager.check?.(world, scratch, path)
    if (result === undefined) continue
    if (result.code !== 0 && isPassing(result)) throw new UpstreamError(`The index could not be reached to check ${path}`)
    if (result.code !== 0) return false
    isChecked = true
  }
  return isChecked ? true : null
}
