import { join, posix } from 'node:path'
import type { Scratch, Tools } from '../../../../world.ts'
import { clientError, findPythonFor } from '../../interpreter.ts'
import { packageBlocks } from '../package-blocks.ts'
import { expectLocked, mergePackages } from '../merge-packages.ts'
import { textOf, type Outcome } from '../outcome.ts'
import { uv } from '../program.ts'

/**
 * Refreshes a uv.lock with stripe moved to `to`, and proves it: only what stripe reaches has changed, and `uv lock --check`
 * passes. Throws EditError.
 */
export async function refreshUvLock(tools: Tools, scratch: Scratch, path: string, to: string): Promise<Outcome> {
  const folder = posix.dirname(path)
  const cwd = join(scratch.root, folder)
  const before = await textOf(scratch, path)
  const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(before).head)?.[1] ?? ''
  const python = ['--python', (await findPythonFor(tools, wanted)).python, '--no-build']
  const manager = await uv(tools)
  const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === '.' ? '' : ` in ${folder}`}.`
  const locked = await manager.run(['lock', '--quiet', ...python, '--upgrade-package', `stripe==${to}`], cwd)
  if (locked.code !== 0) throw clientError(path, '"uv lock --upgrade-package stripe" failed', locked, wayOut)
  const text = mergePackages(path, before, await textOf(scratch, path), 'uv lock')
  await scratch.write(path, text)
  expectLocked(path, text, to, wayOut)
  const checked = await manager.run(['lock', '--quiet', ...python, '--check'], cwd)
  if (checked.code !== 0) throw clientError(path, '"uv lock --check" failed', checked, wayOut)
  return { checks: [{ command: 'uv lock --check', path }], notes: [], runner: manager.notes }
}
