import { describe, expect, test } from 'vitest'
import { pythonMinor } from '../../../../../src/sdks/python/managers/pip/resolve.ts'
import { folderWith } from '../../../../support/folder.ts'
import { toolsWithManagers } from '../tools.ts'
import { upgraded } from '../upgraded.ts'

const COMMAND = 'uv pip compile --only-binary :all: --python-version 3.11 --no-python-downloads'

/** Upgrades a folder whose files are for Python 3.11. */
async function upgradedIn(files: Readonly<Record<string, string>>, to: string, ...paths: readonly string[]): ReturnType<typeof upgraded> {
  return upgraded(await toolsWithManagers('uv'), await folderWith({ '.python-version': '3.11\n', ...files }), to, paths)
}

describe('requirements that no lockfile answers for are resolved together', () => {
  test.each([
    ['in one file', { 'requirements.txt': 'Django>=4.2,<5\ndj-stripe>=2.8,<2.9\nstripe==4.2.0\n' }],
    ['through -r', { 'requirements.txt': '-r base.txt\nstripe==4.2.0\n', 'base.txt': 'dj-stripe==2.8.3\n' }],
    [
      'through a file that names this one',
      { 'requirements.txt': 'stripe==4.2.0\n', 'dev-requirements.txt': '-r requirements.txt\ndj-stripe==2.8.3\n' },
    ],
    ['through -c', { 'requirements.txt': '-c constraints.txt\ndj-stripe\nstripe==4.2.0\n', 'constraints.txt': 'dj-stripe==2.8.3\n' }],
    ['with a marker', { 'requirements.txt': 'dj-stripe==2.8.3 ; python_version>="3.8"\nstripe==4.2.0\n' }],
    [
      'in a pyproject.toml',
      { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["dj-stripe==2.8.3", "stripe==4.2.0"]\n' },
    ],
    [
      'of an extra',
      {
        'pyproject.toml':
          '[project]\nname = "a"\nversion = "1"\ndependencies = ["dj-stripe==2.8.3"]\n[project.optional-dependencies]\npay = ["stripe==4.2.0"]\n',
      },
    ],
    ['of Poetry', { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.9"\ndj-stripe = "^2.8,<2.9"\nstripe = "4.2.0"\n' }],
    ['in a setup.cfg', { 'setup.cfg': '[options]\ninstall_requires =\n    dj-stripe==2.8.3\n    stripe==4.2.0\n' }],
    ['in an image', { Dockerfile: 'RUN pip install dj-stripe==2.8.3 stripe==4.2.0\n' }],
    ['in a script', { 'pay.py': '# /// script\n# dependencies = ["dj-stripe==2.8.3", "stripe==4.2.0"]\n# ///\nimport stripe\n' }],
    ['in a setup.py', { 'setup.py': 'from setuptools import setup\nsetup(install_requires=["dj-stripe==2.8.3", "stripe==4.2.0"])\n' }],
  ])('%s: what caps stripe blocks the upgrade, by name', async (_, files) => {
    await expect(upgradedIn(files, '16.1.0')).rejects.toThrow(/stripe 16\.1\.0 cannot be installed with what \S+ asks for: .*dj-stripe/)
  })

  test('by the command that is shown, beside packages that admit the new version', async () => {
    const files = { 'requirements.txt': '-r base.txt\nstripe==11.6.0\n', 'base.txt': 'requests>=2.20\n' }
    const { after, checks, notes } = await upgradedIn(files, '16.1.0', 'requirements.txt', 'base.txt')
    expect(after).toEqual({ ...files, 'requirements.txt': '-r base.txt\nstripe==16.1.0\n' })
    expect(checks).toEqual([`${COMMAND} requirements.txt`])
    expect(notes).toEqual([])
  })

  test('in an image and in a script that carries its dependencies', async () => {
    const files = {
      Dockerfile: 'FROM python:3.11\nRUN pip install "requests>=2.20" "stripe==11.6.0"\n',
      'pay.py': '# /// script\n# dependencies = [\n#   "stripe==11.6.0",\n# ]\n# ///\nimport stripe\n',
    }
    const { after, checks } = await upgradedIn(files, '16.1.0', 'Dockerfile', 'pay.py')
    expect(after).toEqual({
      Dockerfile: files.Dockerfile.replace('11.6.0', '16.1.0'),
      'pay.py': files['pay.py'].replace('11.6.0', '16.1.0'),
    })
    expect(checks.toSorted()).toEqual([`${COMMAND} - (what Dockerfile asks for)`, `${COMMAND} - (what pay.py asks for)`])
  })

  test('and where they contradict each other without stripe too, that is said, and stripe moves', async () => {
    const text = 'idna==3.3\nrequests==2.22.0\nstripe==14.2.0\n'
    const { after, notes } = await upgradedIn({ 'requirements.txt': text }, '16.1.0', 'requirements.txt')
    expect(after['requirements.txt']).toBe(text.replace('14.2.0', '16.1.0'))
    expect(notes).toEqual([
      expect.stringMatching(
        /^What requirements\.txt asks for cannot be installed together, also without this upgrade: .*requests==2\.22\.0 depends on idna/,
      ),
    ])
  })

  test('but not with what caps stripe, also where they contradict each other anyway', async () => {
    const text = 'idna==3.3\nrequests==2.22.0\ndj-stripe==2.8.3\nstripe==4.2.0\n'
    await expect(upgradedIn({ 'requirements.txt': text }, '16.1.0')).rejects.toThrow('dj-stripe')
  })

  test('without building what exists only as source, or has an address', async () => {
    const text = 'filesystem_tree==1.1.2\nlib @ file:///nowhere/lib.zip\nstripe==11.6.0\n'
    const { checks, notes } = await upgradedIn({ 'requirements.txt': text }, '16.1.0')
    expect(checks).toEqual([`${COMMAND} - (what requirements.txt asks for)`])
    expect(notes).toEqual([
      'Not checked with stripe, because nothing is built: lib @ file:///nowhere/lib.zip, filesystem-tree (no wheel that can be read).',
    ])
  })

  test('and asks no index that only the file names', async () => {
    const text = '--index-url http://reader:canary@127.0.0.1:9/simple\nstripe==11.6.0\n'
    await expect(upgradedIn({ 'requirements.txt': text }, '16.1.0')).rejects.toThrow(
      'requirements.txt:1 names the registry http://127.0.0.1:9, which neither',
    )
  })
})

test.each([
  [[], '3.11'],
  [['>=3.9', '3.12'], '3.12'],
  [['<3.10', '>=3.8'], '3.8'],
  [['^3.13'], '3.13'],
  [['no version'], '3.11'],
])('with Python 3.11 here and %j in the repository, it is resolved for %s', (claims, minor) => {
  expect(pythonMinor('3.11', claims)).toBe(minor)
})
