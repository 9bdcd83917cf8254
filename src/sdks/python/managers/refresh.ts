import type { Target, Upgrade } from '../../../domain/upgrade.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { splice } from '../manifest/splice.ts'
import type { EditJob, Managers, Outcome, PackageManager } from './manager.ts'
import { pip } from './pip/index.ts'
import { textOf } from './scratch-text.ts'
import { kindsIn, writerOf } from './lookup.ts'

/** The files that each manager moves, with their targets. What no lockfile answers for is moved by its manifest. */
async function jobsOf(
  managers: Managers,
  scratch: Scratch,
  targets: readonly Target[],
  to: string,
): Promise<ReadonlyMap<PackageManager, ReadonlyMap<string, EditJob>>> {
  const spliceIn: EditJob['splice'] = (text, use, specifier) => splice(text, use, specifier, (name) => kindsIn(managers, name))
  const jobs = new Map<PackageManager, Map<string, EditJob>>()
  for (const target of targets) {
    const lockfile = target.use.lockfile?.path
    const manager = lockfile === undefined ? pip : writerOf(managers, lockfile, await textOf(scratch, lockfile))
    const path = manager === pip ? target.use.path : (lockfile ?? target.use.path)
    const own = jobs.get(manager) ?? new Map<string, EditJob>()
    own.set(path, { path, to, splice: spliceIn, targets: [...(own.get(path)?.targets ?? []), target] })
    jobs.set(manager, own)
  }
  return jobs
}

/** Refreshes and proves every lockfile of an upgrade, each manager's after those of the managers before it; see `Upgrader.lock`. */
export async function lock(
  managers: Managers,
  world: SdkWorld,
  scratch: Scratch,
  targets: readonly Target[],
  upgrade: Upgrade,
): Promise<Outcome> {
  const jobs = await jobsOf(managers, scratch, targets, upgrade.to)
  const outcomes: Outcome[] = []
  for (const manager of Object.values(managers)) {
    const own = jobs.get(manager) ?? new Map<string, EditJob>()
    for (const path of (await manager.inOrder?.(scratch, [...own.keys()])) ?? own.keys()) {
      const job = own.get(path)
      if (job !== undefined) outcomes.push(await manager.edit(world, scratch, job))
    }
  }
  return {
    checks: outcomes.flatMap((outcome) => outcome.checks),
    notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
    runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))],
  }
}
