import { join } from 'node:path'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { clientError, findPythonFor, noPythonFor } from '../../interpreter.ts'
import { asBefore } from '../as-before.ts'
import { checkLock } from '../frozen-check.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { expectLocked, mergePackages } from '../merge-packages.ts'
import { packageBlocks } from '../package-blocks.ts'
import { textOf } from '../scratch-text.ts'
import { uvProgram } from './program.ts'
import { standInFor } from './stand-in.ts'

/**
 * `uv lock --check`; see `PackageManager.check`. Where something must replace a build, uv locks once to show how it writes that
 * down, and the check is of the lock as it was with that added.
 */
export async function check(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult> {
  const before = await textOf(scratch, path)
  const { files, redo, notes } = await standInFor(scratch, path, before)
  const lock = await lockingWith(world, scratch, path, notes.length === 0)
  if (files.size === 0) return lock('--check')
  return asBefore(scratch, new Map([...files, [path, before]]), async () => {
    const result = await lock()
    if (result.code !== 0) return result
    // The index may have more files of a version than when the lock was written: uv would add them, and its check does not ask for them.
    await scratch.write(path, redo(before, await textOf(scratch, path)))
    return lock('--check')
  })
}

/** Runs `uv lock` for one lockfile, with a Python that it is for; see `standInFor` for what uv may build. */
async function lockingWith(
  world: SdkWorld,
  scratch: Scratch,
  path: string,
  noBuild: boolean,
): Promise<(...args: readonly string[]) => Promise<RunResult>> {
  const program = await uvProgram(world)
  const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(await textOf(scratch, path)).head)?.[1] ?? ''
  const found = await findPythonFor(world.tools, wanted)
  if (!found.fits) throw noPythonFor(path, wanted, found)
  // uv would not look at the metadata of a package that it may not build.
  const build = noBuild ? ['--no-build'] : []
  const python = ['--quiet', '--python', found.python, ...build]
  return async (...args) => program.run(['lock', ...python, ...args], join(scratch.root, folderOf(path)))
}

/** Moves stripe in a uv.lock; `uv lock --check` passes then. See `PackageManager.edit`. */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const { path, to } = job
  const folder = folderOf(path)
  const before = await textOf(scratch, path)
  const program = await uvProgram(world)
  const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === '' ? '' : ` in ${folder}`}.`
  const { files, undo, redo, notes } = await standInFor(scratch, path, before)
  const lock = await lockingWith(world, scratch, path, notes.length === 0)
  const [locked, written] = await asBefore(scratch, files, async () => {
    const result = await lock('--upgrade-package', `stripe==${to}`)
    return [result, await textOf(scratch, path)] as const
  })
  if (locked.code !== 0) throw clientError(path, '"uv lock --upgrade-package stripe" failed', locked, wayOut)
  const merged = mergePackages(path, before, undo(written), 'uv lock')
  await scratch.write(path, merged.text)
  expectLocked(path, merged.text, to, wayOut)
  const run = async (): Promise<RunResult> => {
    const own = await standInFor(scratch, path, await textOf(scratch, path))
    const shown = new Map([...own.files, [path, redo(await textOf(scratch, path), written)]])
    return asBefore(scratch, shown, () => lock('--check'))
  }
  const checked = await checkLock(scratch, job, merged, { command: 'uv lock --check', wayOut, lockCommand: 'uv lock', run })
  return { checks: checked.checks, notes: [...checked.notes, ...notes], runner: program.notes }
}
