import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { poetryProgram } from '../../../../src/sdks/python/managers/poetry/program.ts'
import { uvProgram } from '../../../../src/sdks/python/managers/uv/program.ts'
import { folderWith } from '../../../support/folder.ts'
import { toolsWithManagers } from './tools.ts'
import { linesGone, made, upgraded, worldWith } from './upgraded.ts'

const PROJECT =
  '[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.9"\ndependencies = ["stripe>=7,<8", "iniconfig<2"]\n[tool.poetry]\npackage-mode = false\n'
const AFTER = PROJECT.replace('>=7,<8', '>=11,<12')
const STRIPES = ['version = "11.6.0"', expect.stringContaining('stripe-11.6.0')]

test('A uv.lock that is behind its line follows to the major that the line asks for, and the line stays as it is', async () => {
  const tools = await toolsWithManagers('uv')
  const folder = await folderWith({ 'pyproject.toml': PROJECT })
  await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], folder)
  await writeFile(join(folder, 'pyproject.toml'), AFTER)
  const { before, after, checks } = await upgraded(tools, folder, '11.6.0', ['pyproject.toml', 'uv.lock'])
  expect(after['pyproject.toml']).toBe(AFTER)
  expect(linesGone(after['uv.lock'], before['uv.lock'])).toEqual(expect.arrayContaining(STRIPES))
  expect(checks).toEqual(['uv lock --check'])
})

test('A poetry.lock that is behind its line follows to the major that the line asks for, and the line stays as it is', async () => {
  const tools = await toolsWithManagers('poetry')
  const folder = await folderWith({ 'pyproject.toml': PROJECT })
  await made(await poetryProgram(worldWith(tools), '2.5.1'), ['lock'], folder)
  await writeFile(join(folder, 'pyproject.toml'), AFTER)
  const { before, after, checks } = await upgraded(tools, folder, '11.6.0', ['pyproject.toml', 'poetry.lock'])
  expect(after['pyproject.toml']).toBe(AFTER)
  expect(linesGone(after['poetry.lock'], before['poetry.lock'])).toEqual(expect.arrayContaining(STRIPES))
  expect(checks).toEqual(['poetry check --lock'])
})
