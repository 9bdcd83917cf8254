import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { pdmProgram } from '../../../../src/sdks/python/managers/pdm/program.ts'
import { pipCompileProgram } from '../../../../src/sdks/python/managers/pip-compile/program.ts'
import { pipenvProgram } from '../../../../src/sdks/python/managers/pipenv/program.ts'
import { poetryProgram } from '../../../../src/sdks/python/managers/poetry/program.ts'
import type { ManagerProgram } from '../../../../src/sdks/python/managers/program.ts'
import type { Tools } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { toolsWithManagers } from './tools.ts'
import { worldWith } from './upgraded.ts'

/** A package that only its setup.py knows, and that leaves a file where that is run. */
const LIBRARY =
  'open("../ran", "w").close()\nfrom setuptools import setup\nsetup(name="lib", version=str(1), install_requires=list(["idna"]))\n'

const POETRY =
  '[tool.poetry]\nname = "shop"\nversion = "1"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\npython = "^3.9"\nlib = { path = "lib" }\n'

describe('nothing is built', () => {
  test.each<
    readonly [
      name: 'pip-compile' | 'pdm' | 'pipenv' | 'poetry-1.8',
      file: string,
      text: string,
      args: readonly string[],
      get: (tools: Tools) => Promise<ManagerProgram>,
    ]
  >([
    [
      'pip-compile',
      'requirements.in',
      './lib\n',
      ['requirements.in'],
      async (tools) => pipCompileProgram(worldWith(tools), await findPython(tools)),
    ],
    [
      'pdm',
      'pyproject.toml',
      '[project]\nname = "shop"\nrequires-python = ">=3.9"\ndependencies = ["lib @ file:///${PROJECT_ROOT}/lib"]\n',
      ['lock'],
      async (tools) => pdmProgram(worldWith(tools)),
    ],
    [
      'pipenv',
      'Pipfile',
      '[packages]\nlib = { path = "./lib" }\n',
      ['lock'],
      async (tools) => pipenvProgram(worldWith(tools), await findPython(tools)),
    ],
    ['poetry-1.8', 'pyproject.toml', POETRY, ['lock'], async (tools) => poetryProgram(worldWith(tools), '1.8.2')],
  ])('by %s', async (name, file, text, args, get) => {
    const folder = await folderWith({ [file]: text, 'lib/setup.py': LIBRARY })
    const manager = await get(await toolsWithManagers(name))
    const result = await manager.run(args, folder)
    expect(result.code).not.toBe(0)
    expect(result.stdout + result.stderr).toMatch(/would\s+have\s+to\s+be\s+built/)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })
})
