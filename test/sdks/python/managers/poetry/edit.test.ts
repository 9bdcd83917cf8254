import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentHash, poetryProgram } from '../../../../../src/sdks/python/managers/poetry/program.ts'
import { folderWith } from '../../../../support/folder.ts'
import { toolsWithManagers } from '../tools.ts'
import { linesGone, made, upgraded, worldWith } from '../upgraded.ts'

const CLASSIC = `[tool.poetry]
name = "shop"
version = "0.1.0"
description = ""
authors = []

[tool.poetry.dependencies]
python = "^3.9"
iniconfig = "<2"
stripe = "^7.0.0" # pay
`

const PEP_621 = `[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.9"
dependencies = ["iniconfig (<2)", "stripe (>=11.6.0,<12.0.0)"]

[tool.poetry.group.dev.dependencies]
stripe = { version = "~11.6", extras = [] }
`

/** Each package but stripe, with its version. */
function others(text: string | undefined): unknown {
  return text?.match(/^name = .*\nversion = .*$/gm)?.filter((pair) => !pair.includes('stripe'))
}

describe('Poetry', () => {
  test('1.8 moves stripe alone, also where the lock was left behind', async () => {
    const tools = await toolsWithManagers('poetry-1.8')
    const folder = await folderWith({ 'api/pyproject.toml': CLASSIC })
    await made(await poetryProgram(worldWith(tools), '1.8.2'), ['lock'], join(folder, 'api'))
    await writeFile(join(folder, 'api/pyproject.toml'), CLASSIC.replace('^7.0.0', '^11.0.0'))
    const { before, after, checks, runner } = await upgraded(tools, folder, '16.1.0', ['api/pyproject.toml', 'api/poetry.lock'])
    expect(after['api/pyproject.toml']).toBe(CLASSIC.replace('^7.0.0', '^16.1.0'))
    expect(checks).toEqual(['poetry check --lock'])
    expect(runner).toEqual([])
    const lock = before['api/poetry.lock'] ?? ''
    expect(after['api/poetry.lock']?.slice(0, lock.indexOf('name = "stripe"'))).toBe(lock.slice(0, lock.indexOf('name = "stripe"')))
    expect(linesGone(lock, after['api/poetry.lock']).filter((line) => !line.startsWith('{file'))).toEqual([
      expect.stringMatching(/^version = "7\./),
      'python-versions = ">=3.6"',
      'requests = {version = ">=2.20", markers = "python_version >= \\"3.0\\""}',
      expect.stringMatching(/^typing_extensions = /),
      expect.stringMatching(/^content-hash = /),
    ])
  })

  test('2 moves stripe to an older version than the newest, in a list of PEP 621 and in a group', async () => {
    const tools = await toolsWithManagers('poetry')
    const folder = await folderWith({ 'pyproject.toml': PEP_621 })
    await made(await poetryProgram(worldWith(tools), '2.5.0'), ['lock'], folder)
    const { before, after } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'poetry.lock'])
    expect(after['pyproject.toml']).toBe(PEP_621.replace('>=11.6.0,<12.0.0', '>=16.0.0,<17.0.0').replace('~11.6', '~16.0'))
    expect(linesGone(before['poetry.lock'], after['poetry.lock'])).toContain('version = "11.6.1"')
    expect(linesGone(after['poetry.lock'], before['poetry.lock'])).toContain('version = "16.0.0"')
    expect(others(after['poetry.lock'])).toEqual(others(before['poetry.lock']))
    expect(await readFile(join(folder, 'pyproject.toml'), 'utf8')).toBe(PEP_621)
  })

  test('of a project that depends on Poetry itself, of which the index has the locked version no longer: stripe alone', async () => {
    const tools = await toolsWithManagers('poetry')
    const project = `[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.10,<4.0"\ndependencies = ["poetry (==2.1.4)"]\n\n[tool.poetry.group.pay.dependencies]\nstripe = "11.6.0"\n`
    const folder = await folderWith({ 'pyproject.toml': project })
    await made(await poetryProgram(worldWith(tools), '2.5.0'), ['lock'], folder)
    const gone = '2.1.4999'
    await writeFile(join(folder, 'pyproject.toml'), project.replace('2.1.4', gone))
    const lock = (await readFile(join(folder, 'poetry.lock'), 'utf8')).replace('version = "2.1.4"', `version = "${gone}"`)
    const hash = await contentHash(worldWith(tools), '2.5.0', folder)
    await writeFile(join(folder, 'poetry.lock'), lock.replace(/^content-hash = .*$/m, `content-hash = "${hash}"`))
    const { before, after, checks, notes } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'poetry.lock'])
    expect(after['pyproject.toml']).toBe(project.replace('2.1.4', gone).replace('11.6.0', '16.0.0'))
    expect(linesGone(before['poetry.lock'], after['poetry.lock']).filter((line) => !line.startsWith('{file'))).toEqual([
      'version = "11.6.0"',
      'requests = {version = ">=2.20", markers = "python_version >= \\"3.0\\""}',
      'typing-extensions = {version = ">=4.5.0", markers = "python_version >= \\"3.7\\""}',
      expect.stringMatching(/^content-hash = /),
    ])
    expect(linesGone(after['poetry.lock'], before['poetry.lock'])).toContain('version = "16.0.0"')
    expect(after['poetry.lock']).toMatch(
      /name = "stripe"\nversion = "16\.0\.0"\n.*\noptional = false\npython-versions = .*\ngroups = \["pay"\]\nfiles/,
    )
    expect(checks).toEqual(['poetry check --lock'])
    expect(notes[0]).toMatch(
      /^poetry\.lock cannot be locked again here: "poetry lock" failed: .*poetry.*2\.1\.4999.*Only the entry of stripe was moved/s,
    )
  })
})
