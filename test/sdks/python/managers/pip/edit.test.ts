import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPython } from '../../../../../src/sdks/python/interpreter.ts'
import { pipCompileProgram } from '../../../../../src/sdks/python/managers/pip-compile/program.ts'
import { folderWith } from '../../../../support/folder.ts'
import { testTools } from '../../../../support/tools.ts'
import { toolsWithManagers } from '../tools.ts'
import { made, upgraded, worldWith } from '../upgraded.ts'

test('manifests without a lock are resolved by uv', async () => {
  const folder = await folderWith({
    'pyproject.toml': '[tool.poetry.dependencies]\nstripe = "^11.0"\n',
    'lib/setup.cfg': '[options]\ninstall_requires =\n    stripe>=11,<12\n',
  })
  const { after, checks } = await upgraded(testTools(), folder, '16.0.0', ['pyproject.toml', 'lib/setup.cfg'])
  expect(after['pyproject.toml']).toContain('"^16.0"')
  expect(after['lib/setup.cfg']).toContain('stripe>=16,<17')
  expect(checks.map((command) => command.replace(/3\.\d+/, '3.N'))).toEqual(
    ['pyproject.toml', 'lib/setup.cfg'].map(
      (path) =>
        `uv pip compile --only-binary :all: --python-version 3.N --no-python-downloads -c <(echo "stripe==16.0.0") - (what ${path} asks for)`,
    ),
  )
})

const OLD = `--hash=sha256:${'0'.repeat(64)}`

describe('requirements that nobody compiled', () => {
  test('are proved with what the file pins', async () => {
    const folder = await folderWith({ 'requirements.txt': 'typing_extensions==4.12.2\nstripe==11.6.0  # pay\n' })
    const { after, checks } = await upgraded(testTools(), folder, '16.1.0', ['requirements.txt'])
    expect(after['requirements.txt']).toBe('typing_extensions==4.12.2\nstripe==16.1.0  # pay\n')
    expect(checks).toEqual([expect.stringMatching(/^uv pip compile .* requirements\.txt$/)])
  })

  test('are refused where what they pin is in the way', async () => {
    const folder = await folderWith({ 'requirements.txt': 'typing_extensions==4.1.0\nstripe==2.60.0\n' })
    await expect(upgraded(testTools(), folder, '16.1.0', ['requirements.txt'])).rejects.toThrow(
      /with what requirements.txt asks for: .*stripe>?=\S+ depends on typing-extensions>=4\.\d.*typing-extensions==4\.1\.0/,
    )
  })

  test('are refused where pip would build something', async () => {
    const folder = await folderWith({ 'requirements.txt': `--no-binary flask\nstripe==2.60.0 --hash=sha256:${'0'.repeat(64)}\n` })
    await expect(upgraded(testTools(), folder, '16.1.0', ['requirements.txt'])).rejects.toThrow(
      'requirements.txt:1 would make pip build something',
    )
  })

  test('get fresh hashes, and none of the old ones stays', async () => {
    const tools = await toolsWithManagers('pip-compile')
    const complete = await folderWith({ 'requirements.in': 'stripe==16.1.0\n' })
    await made(
      await pipCompileProgram(worldWith(tools), await findPython(tools)),
      ['--quiet', '--strip-extras', '--no-header', '--no-annotate', '--generate-hashes', 'requirements.in'],
      complete,
    )
    const fresh = await readFile(join(complete, 'requirements.txt'), 'utf8')
    const stale = fresh.replace(/stripe==[^#]*?(?=\n\S)/, `stripe==15.0.0 \\\n    ${OLD}`)
    const { after } = await upgraded(tools, await folderWith({ 'requirements.txt': stale }), '16.1.0', ['requirements.txt'])
    expect(after['requirements.txt']).toBe(fresh)
  })

  // pip cannot install any of these, with the upgrade or without: what stripe needs has no hashes.
  test.each([
    [
      'behind a backslash',
      `stripe==11.6.0 \\\n    ${OLD}\n`,
      /^stripe==16\.1\.0 \\\n    --hash=sha256:\w{64} \\\n    --hash=sha256:\w{64}\n$/,
    ],
    [
      'behind a comment',
      `stripe==11.6.0  # pay \\\n    ${OLD}\n`,
      /^stripe==16\.1\.0  # pay \\\n    --hash=sha256:\w{64} \\\n    --hash=sha256:\w{64}\n$/,
    ],
    [
      'without a backslash',
      `stripe==11.6.0\n    ${OLD}\nidna\n`,
      /^stripe==16\.1\.0\n    --hash=sha256:\w{64}\n    --hash=sha256:\w{64}\nidna\n$/,
    ],
  ])('get fresh hashes %s too, and it is said that pip could not use the file before either', async (_, text, expected) => {
    const tools = await toolsWithManagers('uv')
    const { after, notes } = await upgraded(tools, await folderWith({ 'requirements.txt': text }), '16.1.0', ['requirements.txt'])
    expect(after['requirements.txt']).toMatch(expected)
    expect(notes).toEqual([
      'The hashes of stripe in requirements.txt were taken from the index.',
      expect.stringContaining('fails, also without this upgrade'),
    ])
  })
})
