import type { Target, Upgrade } from '../../../domain/upgrade.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { splice } from '../manifest/splice.ts'
import { readSurroundings } from '../manifest/surroundings.ts'
import { dialectOf, writerOf } from './lookup.ts'
import type { EditJob, Managers, Outcome, PackageManager } from './manager.ts'
import { mustNotRun } from './install-lock.ts'
import { pip } from './pip/index.ts'
import { mustStayInside } from './reach.ts'
import { textOf } from './scratch-text.ts'

/** The manifests and lockfiles of the targets as they were: the manifests in the copy are already spliced. */
async function textsBefore(
  scratch: Scratch,
  targets: readonly Target[],
  spliceBack: EditJob['splice'],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const { use, specifier } of targets) {
    if (use.lockfile !== null && !texts.has(use.lockfile.path)) texts.set(use.lockfile.path, await textOf(scratch, use.lockfile.path))
    const text = texts.get(use.path) ?? (await textOf(scratch, use.path))
    texts.set(use.path, use.specifier === specifier ? text : spliceBack(text, { ...use, specifier }, use.specifier))
  }
  return texts
}

/** The files that each manager moves, with their targets. What no lockfile answers for is moved by its manifest. */
async function jobsOf(
  managers: Managers,
  scratch: Scratch,
  targets: readonly Target[],
  to: string,
): Promise<ReadonlyMap<PackageManager, ReadonlyMap<string, EditJob>>> {
  const dialect = dialectOf(managers)
  const spliceWith: EditJob['splice'] = (text, use, specifier) => splice(text, use, specifier, dialect)
  const before = await textsBefore(scratch, targets, spliceWith)
  const jobs = new Map<PackageManager, Map<string, EditJob>>()
  for (const target of targets) {
    const lockfile = target.use.lockfile?.path
    const manager = lockfile === undefined ? pip : writerOf(managers, lockfile, await textOf(scratch, lockfile))
    const path = manager === pip ? target.use.path : (lockfile ?? target.use.path)
    const own = jobs.get(manager) ?? new Map<string, EditJob>()
    own.set(path, {
      path,
      to,
      dialect,
      before,
      splice: spliceWith,
      targets: [...(own.get(path)?.targets ?? []), target],
      pythons: async () => (await readSurroundings(managers, scratch, [target.use])).runtimes.map(({ requirement }) => requirement),
    })
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
      if (job === undefined) continue
      await mustNotRun(world, manager, scratch, path)
      await mustStayInside(world, scratch, manager.name, path)
      outcomes.push(await manager.edit(world, scratch, job))
    }
  }
  return {
    checks: outcomes.flatMap((outcome) => outcome.checks),
    notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
    runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))],
  }
}
