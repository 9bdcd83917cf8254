import { expect, test } from 'vitest'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { pdmProgram } from '../../../../src/sdks/python/managers/pdm/program.ts'
import { uvProgram } from '../../../../src/sdks/python/managers/uv/program.ts'
import { folderWith } from '../../../support/folder.ts'
import { toolsWithManagers } from './tools.ts'
import { made, upgraded, worldWith } from './upgraded.ts'

/** A project that needs nothing else, so that its lock has lists of one entry. */
const PROJECT = `[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.9"
dependencies = ["stripe[async]>=11,<12 ; python_version >= '3.9'"]
`

test.each(['uv.lock', 'pdm.lock'] as const)('extras and markers stay, in the manifest and in a %s', async (lockfile) => {
  const name = lockfile === 'uv.lock' ? 'uv' : 'pdm'
  const tools = await toolsWithManagers(name)
  const folder = await folderWith({ 'pyproject.toml': PROJECT })
  if (name === 'uv') await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], folder)
  else await made(await pdmProgram(worldWith(tools)), ['lock'], folder)
  const { after, checks } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', lockfile])
  expect(after['pyproject.toml']).toBe(PROJECT.replace('>=11,<12', '>=16,<17'))
  expect(after[lockfile]?.match(/^name = "stripe"\nversion = ".*"$/gm)).toContain('name = "stripe"\nversion = "16.0.0"')
  expect(after[lockfile]).toMatch(/extras? = \["async"\]/)
  expect(checks).toEqual([`${name} lock --check`])
})
