import { join } from 'node:path'
import type { RunResult, Scratch } from '../../../world.ts'
import { folderOf } from '../../shared/paths.ts'
import { clientError } from '../interpreter.ts'
import { checkLock } from './frozen-check.ts'
import type { EditJob, Outcome } from './manager.ts'
import { expectLocked, mergePackages } from './merge-packages.ts'
import { packageBlocks } from './package-blocks.ts'
import type { ManagerProgram } from './program.ts'
import { relock } from './relock.ts'
import { textOf } from './scratch-text.ts'

/** How a lock is written by its manager with all kept that may stay, and how it is checked. */
export interface Commands {
  readonly program: ManagerProgram
  /** As a person would type it. */
  readonly name: string
  readonly lock: readonly string[]
  readonly check: readonly string[]
}

function holds(text: string, version: string): boolean {
  return packageBlocks(text).packages.every((entry) => entry.name !== 'stripe' || entry.version === version)
}

/** Checks a poetry.lock or pdm.lock as it is; see `PackageManager.check`. */
export function checkProjectLock(scratch: Scratch, path: string, { program, check }: Commands): Promise<RunResult> {
  return program.run(check, join(scratch.root, folderOf(path)))
}

/**
 * Refreshes a poetry.lock or pdm.lock with stripe moved to `to`, and proves it: only what stripe reaches has changed, and
 * the manager's own check passes. Throws EditError.
 */
export async function editProjectLock(scratch: Scratch, job: EditJob, commands: Commands): Promise<Outcome> {
  const { path, to } = job
  const folder = folderOf(path)
  const cwd = join(scratch.root, folder)
  const before = await textOf(scratch, path)
  const { program, name } = commands
  const said = [name, ...commands.lock].join(' ')
  const wayOut = `Run "${said}" yourself${folder === '' ? '' : ` in ${folder}`}.`
  const { asked, wanted } = await relock(
    scratch,
    job,
    (text) => holds(text, to),
    async () => {
      const result = await program.run(commands.lock, cwd)
      if (result.code !== 0) throw clientError(path, `"${said}" failed`, result, wayOut)
    },
  )
  const merged = mergePackages(path, before, wanted, said, asked)
  await scratch.write(path, merged.text)
  expectLocked(path, merged.text, to, wayOut)
  const run = async (): Promise<RunResult> => program.run(commands.check, cwd)
  const command = [name, ...commands.check].join(' ')
  return { ...(await checkLock(scratch, job, merged, { command, wayOut, lockCommand: said, run })), runner: program.notes }
}
