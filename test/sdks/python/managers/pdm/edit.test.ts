import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pdmProgram } from '../../../../../src/sdks/python/managers/pdm/program.ts'
import { folderWith } from '../../../../support/folder.ts'
import { toolsWithManagers } from '../tools.ts'
import { linesGone, made, upgraded, worldWith } from '../upgraded.ts'

const PROJECT = `[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.9"
dependencies = ["stripe>=11,<12", "iniconfig<2"]

[tool.pdm.dev-dependencies]
pay = ["stripe~=11.0", "idna<3.8"]
`

test("PDM moves stripe alone, and runs nothing of the project's own", async () => {
  const tools = await toolsWithManagers('pdm')
  const folder = await folderWith({ 'pyproject.toml': PROJECT })
  const ran = join(folder, 'ran')
  await made(await pdmProgram(worldWith(tools)), ['lock'], folder)
  const hooked = `${PROJECT}\n[tool.pdm.scripts]\npre_lock = { shell = "touch ${ran}" }\npost_lock = { shell = "touch ${ran}" }\n`
  await writeFile(join(folder, 'pyproject.toml'), hooked)
  const { before, after, checks } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'pdm.lock'])
  expect(after['pyproject.toml']).toBe(hooked.replace('>=11,<12', '>=16,<17').replace('~=11.0', '~=16.0'))
  expect(checks).toEqual(['pdm lock --check'])
  expect(existsSync(ran)).toBe(false)
  expect(linesGone(after['pdm.lock'], before['pdm.lock']).filter((line) => !line.startsWith('{file'))).toEqual([
    expect.stringMatching(/^content_hash = /),
    'version = "16.0.0"',
    '"requests>=2.20",',
    '"typing-extensions>=4.7.0",',
  ])
})
