import { join } from 'node:path'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { clientError, findPythonFor } from '../../interpreter.ts'
import { packageBlocks } from '../package-blocks.ts'
import { expectLocked, mergePackages } from '../merge-packages.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { textOf } from '../scratch-text.ts'
import { uvProgram } from './program.ts'

/** Moves stripe in a uv.lock; `uv lock --check` passes then. See `PackageManager.edit`. */
export async function edit(world: SdkWorld, scratch: Scratch, { path, to }: EditJob): Promise<Outcome> {
  const folder = folderOf(path)
  const cwd = join(scratch.root, folder)
  const before = await textOf(scratch, path)
  const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(before).head)?.[1] ?? ''
  const python = ['--python', (await findPythonFor(world.tools, wanted)).python, '--no-build']
  const program = await uvProgram(world)
  const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === '' ? '' : ` in ${folder}`}.`
  const locked = await program.run(['lock', '--quiet', ...python, '--upgrade-package', `stripe==${to}`], cwd)
  if (locked.code !== 0) throw clientError(path, '"uv lock --upgrade-package stripe" failed', locked, wayOut)
  const text = mergePackages(path, before, await textOf(scratch, path), 'uv lock')
  await scratch.write(path, text)
  expectLocked(path, text, to, wayOut)
  const checked = await program.run(['lock', '--quiet', ...python, '--check'], cwd)
  if (checked.code !== 0) throw clientError(path, '"uv lock --check" failed', checked, wayOut)
  return { checks: [{ command: 'uv lock --check', path }], notes: [], runner: program.notes }
}
