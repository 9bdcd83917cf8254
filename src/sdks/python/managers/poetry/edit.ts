import { EditError } from '../../../../domain/errors.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { packageBlocks } from '../package-blocks.ts'
import { checkProjectLock, editProjectLock, type Commands } from '../project-lock.ts'
import { textOf } from '../scratch-text.ts'
import { moveAlone } from './alone.ts'
import { poetryProgram, writerOfLock } from './program.ts'

/**
 * Moves stripe in a poetry.lock, by the Poetry that wrote it. Before 2 it moves everything without --no-update. Where it cannot
 * write the lock for the others' sake, as where an index has no longer what is locked, the entry of stripe is moved alone. See
 * `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const commands = await commandsFor(world, scratch, job.path)
  const before = await textOf(scratch, job.path)
  try {
    return await editProjectLock(scratch, job, commands)
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    await scratch.write(job.path, before)
    const alone = await moveAlone(world, scratch, job, commands, error)
    if (alone === null) throw error
    return alone
  }
}

/** `poetry check --lock`; see `PackageManager.check`. */
export async function check(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult> {
  return checkProjectLock(scratch, path, await commandsFor(world, scratch, path))
}

async function commandsFor(world: SdkWorld, scratch: Scratch, path: string): Promise<Commands> {
  const version = writerOfLock(path, packageBlocks(await textOf(scratch, path)).head)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return {
    program: await poetryProgram(world, version),
    name: 'poetry',
    lock: major < 2 ? ['lock', '--no-update'] : ['lock'],
    check: major < 2 && minor < 6 ? ['lock', '--check'] : ['check', '--lock'],
  }
}
