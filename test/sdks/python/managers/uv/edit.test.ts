import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPython } from '../../../../../src/sdks/python/interpreter.ts'
import { uvProgram } from '../../../../../src/sdks/python/managers/uv/program.ts'
import { folderWith } from '../../../../support/folder.ts'
import { toolsWithManagers } from '../tools.ts'
import { linesGone, made, upgraded, worldWith } from '../upgraded.ts'

const PROJECT = '[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.9"\ndependencies = ["stripe>=11,<12", "iniconfig<2"]\n'
const BARE = '[project]\nname = "svc"\nversion = "0.1.0"\nrequires-python = ">=3.9"\n'
const PAY = PROJECT.replace('shop', 'pay').replace(', "iniconfig<2"', '')
const WORKSPACE = `${BARE}dependencies = []\n[tool.uv.workspace]\nmembers = ["pay"]\n`

describe('uv', () => {
  test('moves stripe alone in a locked project, and in what is exported from it', async () => {
    const tools = await toolsWithManagers('uv')
    const manager = await uvProgram(worldWith(tools))
    const folder = await folderWith({ 'api/pyproject.toml': PROJECT })
    const api = join(folder, 'api')
    await made(manager, ['lock', '--quiet', '--python', await findPython(tools)], api)
    await made(manager, ['export', '--quiet', '--no-emit-project', '-o', 'requirements.txt'], api)
    const paths = ['api/pyproject.toml', 'api/uv.lock', 'api/requirements.txt']
    const { before, after, checks } = await upgraded(tools, folder, '16.0.0', paths)
    expect(after['api/pyproject.toml']).toBe(PROJECT.replace('>=11,<12', '>=16,<17'))
    expect(linesGone(before['api/uv.lock'], after['api/uv.lock']).map((line) => line.slice(0, 24))).toEqual([
      '{ name = "stripe", speci',
      'version = "11.6.1"',
      expect.stringContaining('sdist = { url'),
      expect.stringContaining('{ url = '),
    ])
    const hash = expect.stringMatching(/^--hash=sha256:\w{64}(?: \\)?$/)
    expect(linesGone(before['api/requirements.txt'], after['api/requirements.txt'])).toEqual(['stripe==11.6.1 \\', hash, hash])
    expect(linesGone(after['api/requirements.txt'], before['api/requirements.txt'])).toEqual(['stripe==16.0.0 \\', hash, hash])
    expect(checks).toEqual([
      'uv lock --check',
      'uv export --no-emit-project -o requirements.txt (again: no change)',
      expect.stringContaining('--require-hashes'),
    ])
  })

  // uv writes a list of one on one line.
  test.each([
    ['as the only dependency', 'pyproject.toml', { 'pyproject.toml': PROJECT.replace(', "iniconfig<2"', '') }],
    ['alone in a group', 'pyproject.toml', { 'pyproject.toml': `${BARE}[dependency-groups]\npay = ["stripe>=11,<12"]\n` }],
    ['in a member of a workspace', 'pay/pyproject.toml', { 'pyproject.toml': WORKSPACE, 'pay/pyproject.toml': PAY }],
    ['in a workspace that is no project', 'pyproject.toml', { 'pyproject.toml': '[dependency-groups]\npay = ["stripe>=11,<12"]\n' }],
    [
      'by a constraint',
      'pyproject.toml',
      { 'pyproject.toml': `${BARE}dependencies = ["stripe"]\n[tool.uv]\nconstraint-dependencies = ["stripe>=11,<12"]\n` },
    ],
  ])('moves stripe where it is asked for %s', async (_, manifest, files: Readonly<Record<string, string>>) => {
    const tools = await toolsWithManagers('uv')
    const folder = await folderWith(files)
    await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], folder)
    const { before, after, checks } = await upgraded(tools, folder, '16.0.0', [manifest, 'uv.lock'])
    expect(after[manifest]).toBe(before[manifest]?.replace('>=11,<12', '>=16,<17'))
    expect(linesGone(after['uv.lock'], before['uv.lock']).filter((line) => !line.includes('url = '))).toEqual(
      expect.arrayContaining([expect.stringContaining('>=16,<17'), 'version = "16.0.0"']),
    )
    expect(checks).toEqual(['uv lock --check'])
  })

  test('makes one of several versions', async () => {
    const tools = await toolsWithManagers('uv')
    const asked = `dependencies = ["stripe==11.6.0 ; python_version < '3.12'", "stripe==12.0.0 ; python_version >= '3.12'"]\n`
    const project = PROJECT.replace(/dependencies = .*\n/, asked)
    const folder = await folderWith({ 'pyproject.toml': project })
    await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], folder)
    const { before, after } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'uv.lock'])
    expect(before['uv.lock']?.match(/^name = "stripe"$/gm)).toHaveLength(2)
    expect(after['uv.lock']?.match(/^name = "stripe"\nversion = "16.0.0"$/gm)).toHaveLength(1)
    expect(after['pyproject.toml']).toBe(project.replace(/==1[12]\.\d\.0/g, '==16.0.0'))
  })
})
