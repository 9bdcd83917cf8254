import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
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

const VCS =
  '[build-system]\nrequires = ["hatchling", "hatch-vcs"]\nbuild-backend = "hatchling.build"\n[project]\nname = "shop"\ndynamic = ["version"]\nrequires-python = ">=3.9"\ndependencies = ["stripe>=11,<12"]\n[tool.hatch.version]\nsource = "vcs"\n'

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

  test('moves stripe in a project whose version is in git, and builds nothing', async () => {
    const tools = await toolsWithManagers('uv')
    const folder = await folderWith({ 'pyproject.toml': VCS.replace('dynamic = ["version"]', 'version = "0"') })
    await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], folder)
    const written = (await readFile(join(folder, 'uv.lock'), 'utf8')).replace('name = "shop"\nversion = "0"\n', 'name = "shop"\n')
    const dynamic = await folderWith({ 'pyproject.toml': VCS, 'uv.lock': written })
    const { after, checks, notes } = await upgraded(tools, dynamic, '16.0.0', ['pyproject.toml', 'uv.lock'])
    expect(after['pyproject.toml']).toBe(VCS.replace('>=11,<12', '>=16,<17'))
    expect(after['uv.lock']).toMatch(/^name = "shop"\nsource = /m)
    expect(after['uv.lock']).toMatch(/^name = "stripe"\nversion = "16.0.0"$/m)
    expect(checks).toEqual(['uv lock --check'])
    expect(notes).toEqual([expect.stringMatching(/fixed version for shop/)])
  })

  test('leaves a project alone whose dependencies only a build would know', async () => {
    const tools = await toolsWithManagers('uv')
    const project = '[project]\nname = "shop"\nversion = "1"\ndynamic = ["optional-dependencies"]\ndependencies = ["stripe>=11,<12"]\n'
    const lock =
      'version = 1\n\n[[package]]\nname = "shop"\nversion = "1"\nsource = { editable = "." }\ndependencies = [\n    { name = "stripe" },\n]\n\n[[package]]\nname = "stripe"\nversion = "11.6.0"\nsource = { registry = "index" }\n'
    const folder = await folderWith({ 'pyproject.toml': project, 'uv.lock': lock })
    await expect(upgraded(tools, folder, '16.0.0', [])).rejects.toThrow('would build the project')
  })

  test('says which Python to install where none is here that the lock is for', async () => {
    const lock =
      'version = 1\nrequires-python = ">=3.99"\n\n[[package]]\nname = "shop"\nsource = { virtual = "." }\n\n[[package]]\nname = "stripe"\nversion = "11.6.0"\nsource = { registry = "index" }\n'
    const folder = await folderWith({ 'pyproject.toml': PROJECT.replace('>=3.9', '>=3.99'), 'uv.lock': lock })
    await expect(upgraded(await toolsWithManagers('uv'), folder, '16.0.0', [])).rejects.toThrow(
      /^uv\.lock is for Python >=3\.99, and none was found here but 3\./,
    )
  })

  test('runs no build of the project itself, whatever it asks for', async () => {
    const folder = await folderWith({
      'pyproject.toml':
        '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n[project]\nname = "shop"\ndynamic = ["version"]\n',
      'own.py': 'open("ran", "w").close()\n',
    })
    const tools = await toolsWithManagers('uv')
    const result = await (await uvProgram(worldWith(tools))).run(['lock', '--no-build', '--python', await findPython(tools)], folder)
    expect(result.code).not.toBe(0)
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  test.each([
    ['', {}],
    [', with settings in a uv.toml', { 'uv.toml': 'link-mode = "copy"\n' }],
  ])('moves stripe beside a package that exists only as source, and builds nothing%s', async (_, settings) => {
    const tools = await toolsWithManagers('uv')
    const folder = await folderWith({ ...settings, 'pyproject.toml': PROJECT.replace('iniconfig<2', 'filesystem_tree==1.1.2') })
    const metadata = '[[tool.uv.dependency-metadata]]\nname = "filesystem-tree"\nversion = "1.1.2"\n'
    const seeded = await folderWith({ 'pyproject.toml': `${PROJECT.replace('iniconfig<2', 'filesystem_tree==1.1.2')}\n${metadata}` })
    await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], seeded)
    const lock = (await readFile(join(seeded, 'uv.lock'), 'utf8')).replace(/\n\[\[manifest\.dependency-metadata\]\]\n(?:[^[\n].*\n)*/, '')
    await writeFile(join(folder, 'uv.lock'), lock)
    const { before, after, checks } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'uv.lock'])
    expect(linesGone(before['uv.lock'], after['uv.lock']).filter((line) => !line.includes('url = '))).toEqual([
      expect.stringContaining('>=11,<12'),
      'version = "11.6.1"',
    ])
    expect(checks).toEqual(['uv lock --check'])
  })

  test('moves stripe in a lock that is behind its manifest already, and says so', async () => {
    const tools = await toolsWithManagers('uv')
    const locked = await folderWith({ 'pyproject.toml': PROJECT })
    await made(await uvProgram(worldWith(tools)), ['lock', '--quiet', '--python', await findPython(tools)], locked)
    const behind = PROJECT.replace('"iniconfig<2"', '"iniconfig<2", "six"')
    const folder = await folderWith({ 'pyproject.toml': behind, 'uv.lock': await readFile(join(locked, 'uv.lock'), 'utf8') })
    const { before, after, checks, notes } = await upgraded(tools, folder, '16.0.0', ['pyproject.toml', 'uv.lock'])
    expect(linesGone(before['uv.lock'], after['uv.lock']).filter((line) => !line.includes('url = '))).toEqual([
      expect.stringContaining('>=11,<12'),
      'version = "11.6.1"',
    ])
    expect(checks).toEqual([])
    expect(notes).toEqual([expect.stringContaining('does not follow its manifest, also without this upgrade: "uv lock --check" fails')])
  })
})
