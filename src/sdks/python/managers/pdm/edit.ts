import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { checkProjectLock, editProjectLock, type Commands } from '../project-lock.ts'
import { pdmProgram } from './program.ts'

/** Moves stripe in a pdm.lock. See `PackageManager.edit`. */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  return editProjectLock(scratch, job, await commandsFor(world))
}

/** `pdm lock --check`; see `PackageManager.check`. */
export async function check(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult> {
  return checkProjectLock(scratch, path, await commandsFor(world))
}

async function commandsFor(world: SdkWorld): Promise<Commands> {
  return { program: await pdmProgram(world), name: 'pdm', lock: ['lock', '--update-reuse'], check: ['lock', '--check'] }
}
