import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult, Tools } from '../../../src/world.ts'
import { keptFolder, once } from './managers/tools.ts'

/** The arguments by which a virtual environment is asked for. */
const ASKED = ['-I', '-m', 'venv']

/**
 * The same tools, with one virtual environment made for all workers and runs, of which each that is asked for is a copy: to put pip
 * into one takes four seconds of processor time, the rest of it a tenth. A test of its own shows that one is made without this.
 */
export function sharingEnvironments(tools: Tools): Tools {
  return {
    ...tools,
    async run(file, args, options): Promise<RunResult> {
      const folder = args.at(-1) ?? ''
      if (args.slice(0, -1).join(' ') !== ASKED.join(' ')) return tools.run(file, args, options)
      const made = await tools.run(file, [...ASKED, '--without-pip', folder], options)
      if (made.code === 0) await copyPip(tools, await template(tools, file), folder)
      return made
    },
  }
}

/** The environment that others are copied from, made by this interpreter. */
async function template(tools: Tools, python: string): Promise<string> {
  const { stdout } = await tools.run(python, ['-I', '-c', 'import sys; print(sys.version, sys.executable)'])
  const keptIn = await keptFolder(tools)
  const folder = join(keptIn, `environment-${createHash('sha256').update(stdout).digest('hex').slice(0, 16)}`)
  await once(folder, async () => {
    const fresh = await mkdtemp(join(keptIn, 'new-'))
    const made = await tools.run(python, [...ASKED, fresh])
    if (made.code !== 0) throw new Error(made.stderr)
    await rename(fresh, folder)
  })
  return folder
}

/** What a program of an environment begins with: the interpreter of the environment that it is in. */
const FIRST_LINE = /^#!.*/

/** With their times, by which Python knows what it has compiled. */
async function copyPip(tools: Tools, from: string, to: string): Promise<void> {
  const [lib = ''] = await readdir(join(from, 'lib'))
  const copied = await tools.run('cp', ['-pR', join(from, 'lib', lib, 'site-packages'), join(to, 'lib', lib)])
  if (copied.code !== 0) throw new Error(copied.stderr)
  const programs = (await readdir(join(from, 'bin'))).filter((name) => name.startsWith('pip'))
  for (const name of programs) {
    const text = await readFile(join(from, 'bin', name), 'utf8')
    await writeFile(join(to, 'bin', name), text.replace(FIRST_LINE, `#!${join(to, 'bin', 'python')}`), { mode: 0o755 })
  }
}
