import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { guardable } from '../../../../src/sdks/python/managers/guard.ts'
import { pipCompileProgram } from '../../../../src/sdks/python/managers/pip-compile/program.ts'
import { poetryProgram } from '../../../../src/sdks/python/managers/poetry/program.ts'
import type { Tools } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { testTools } from '../../../support/tools.ts'
import { worldWith } from './upgraded.ts'

/** The real tools with one program on PATH, or none of that name. */
function withProgram(name: string, path: string | null): Tools {
  const tools = testTools()
  return { ...tools, which: async (asked) => (asked === name ? path : tools.which(asked)) }
}

async function script(text: string): Promise<string> {
  const file = join(await folderWith({ program: text }), 'program')
  await chmod(file, 0o755)
  return file
}

test('a manager that is not on PATH is installed for the run alone', async () => {
  const tools = withProgram('pip-compile', null)
  const manager = await pipCompileProgram(worldWith(tools), await findPython(tools))
  expect(manager.notes).toEqual([expect.stringContaining('pip-tools==7.6.2 was installed for this run alone')])
  expect((await manager.run(['--version'], await folderWith())).stdout).toBe('pip-compile, version 7.6.2\n')
})

test('only a Python program that reads PYTHONPATH can be kept from building', async () => {
  const tools = testTools()
  const python = await findPython(tools)
  const { stdout } = await tools.run(python, ['-c', 'import sys\nprint(sys.executable)'])
  const found = await Promise.all(
    [`#!${stdout.trim()}\n`, `#!${stdout.trim()} -I\n`, `#!${stdout.trim()} -E\n`, '#!/bin/sh\n'].map(async (text) =>
      guardable(worldWith(tools), await script(text), 'no-such-package'),
    ),
  )
  expect(found).toEqual([{ version: '' }, null, null, null])
})

test.each([
  ['2.5.3', 'used'],
  ['1.8.2', 'poetry==2.5.1 could not be installed'],
])('a Poetry on PATH whose Python has the package %s is %s, and is not started to be asked', async (version, what) => {
  const tools = testTools()
  const python = await findPython(tools)
  const folder = await folderWith()
  await tools.run(python, ['-m', 'venv', '--without-pip', folder])
  const program = 'import sysconfig\nprint(sysconfig.get_path("purelib"))'
  const own = join(folder, 'bin', 'python')
  const packages = (await tools.run(own, ['-c', program])).stdout.trim()
  await mkdir(join(packages, `poetry-${version}.dist-info`))
  await writeFile(join(packages, `poetry-${version}.dist-info`, 'METADATA'), `Metadata-Version: 2.1\nName: poetry\nVersion: ${version}\n`)
  const started = join(folder, 'started')
  const text = `#!${own}\nopen(${JSON.stringify(started)}, 'w')\n`
  const outcome = await outcomeOf(withProgram('poetry', await script(text)))
  expect(outcome).toContain(what)
  await expect(stat(started)).rejects.toThrow('ENOENT')
})

/** Whether the Poetry on PATH is used for a lock of 2.5.1; else the first that is said. What would be installed instead is not. */
async function outcomeOf(tools: Tools): Promise<string | undefined> {
  const noNetwork: Tools = {
    ...tools,
    run: async (file, args, options) =>
      args.includes('install') ? { code: 1, stdout: '', stderr: `ERROR: ${args.at(-1)}`, limit: null } : tools.run(file, args, options),
  }
  return poetryProgram(worldWith(noNetwork), '2.5.1').then(
    ({ notes }) => (notes.length === 0 ? 'used' : notes[0]),
    (error: unknown) => String(error),
  )
}

test.each([
  ['2.5.9', 'used'],
  ['2.4.1', 'poetry==2.5.1 could not be installed'],
])('a Poetry %s on PATH and a lock of 2.5.1: %s', async (version, what) => {
  const { stdout } = await testTools().run(await findPython(testTools()), ['-c', 'import sys\nprint(sys.executable)'])
  const tools = withProgram('poetry', await script(`#!${stdout.trim()}\nprint("Poetry (version ${version})")\n`))
  const outcome = await outcomeOf(tools)
  expect(outcome).toContain(what)
})
