import type { Scratch, SdkWorld } from '../../../../world.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { editProjectLock } from '../project-lock.ts'
import { pdmProgram } from './program.ts'

/** Moves stripe in a pdm.lock. See `PackageManager.edit`. */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const program = await pdmProgram(world)
  return editProjectLock(scratch, job, { program, name: 'pdm', lock: ['lock', '--update-reuse'], check: ['lock', '--check'] })
}
