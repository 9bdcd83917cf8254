import type { Scratch, SdkWorld } from '../../../../world.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { packageBlocks } from '../package-blocks.ts'
import { editProjectLock } from '../project-lock.ts'
import { textOf } from '../scratch-text.ts'
import { poetryProgram, writerOfLock } from './program.ts'

/** Moves stripe in a poetry.lock, by the Poetry that wrote it. Before 2 it moves everything without --no-update. See `PackageManager.edit`. */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const version = writerOfLock(job.path, packageBlocks(await textOf(scratch, job.path)).head)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return editProjectLock(scratch, job, {
    program: await poetryProgram(world, version),
    name: 'poetry',
    lock: major < 2 ? ['lock', '--no-update'] : ['lock'],
    check: major < 2 && minor < 6 ? ['lock', '--check'] : ['check', '--lock'],
  })
}
