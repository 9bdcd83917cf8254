import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { emptyEnvironment } from '../../environment.ts'
import { INSTALL_TIMEOUT_MS, runPip, upstreamError } from '../../interpreter.ts'
import type { Installed } from '../manager.ts'
import { textOf } from '../scratch-text.ts'
import { lockedPackage, readPipfileLock, requirementLine, sectionOf } from './pipfile-lock.ts'

/** Installs what a Pipfile.lock holds, by pip: every package by its version and its hashes. See `PackageManager.install`. */
export async function install({ tools }: SdkWorld, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const lock = readPipfileLock(await textOf(scratch, path))
  if (lock === undefined) throw new EditError(path, `${path} is no JSON.`, 'Run "pipenv lock" again.')
  const lines: string[] = []
  const left: string[] = []
  for (const [name, entry] of Object.entries({ ...sectionOf(lock, 'develop'), ...sectionOf(lock, 'default') })) {
    const locked = lockedPackage(entry)
    const line = locked && requirementLine(name, locked)
    if (locked === undefined || line === undefined) left.push(name)
    else lines.push([line, ...locked.hashes.map((hash) => `--hash=${hash}`)].join(' '))
  }
  const file = join(await tools.folder('requirements'), 'requirements.txt')
  await writeFile(file, `${lines.join('\n')}\n`)
  const environment = await emptyEnvironment(tools, python)
  const args = ['install', '--quiet', '--no-compile', '--no-deps', '--require-hashes', '--only-binary', ':all:', '-r', file]
  const result = await runPip(tools, environment.python, args, { cwd: scratch.root, timeoutMs: INSTALL_TIMEOUT_MS })
  if (result.code !== 0) throw upstreamError(`what ${path} holds could not be installed by pip`, result)
  return { environment, notes: left.map((name) => `${name} of ${path} was left out: it is held without a version.`) }
}
