import { expect, test } from 'vitest'
import { releaseList, chosen, moves } from '../../choose/situation.ts'
import { detected } from './fixtures.ts'

const RELEASES = releaseList('python', ['5.5.0', '11.6.0', '13.2.0', '16.1.0'], {
  '5.5.0': { runtime: '>=2.7' },
  '11.6.0': { runtime: '>=3.6' },
  '13.2.0': { runtime: '>=3.6' },
  '16.1.0': { runtime: '>=3.9' },
})

const project = (requires: string, ...dependencies: readonly string[]): string =>
  `[project]\nrequires-python = "${requires}"\ndependencies = ${JSON.stringify(dependencies)}\n`

test.each([
  ['requirements.txt', 'stripe==5.5.0 ; python_version < "3.9"\n', '13.2.0', 'requirements.txt:1 declares <3.9'],
  ['requirements.txt', 'stripe==5.5.0 ; python_version < "3.12"\n', '16.1.0', null],
  ['requirements.txt', 'stripe==5.5.0 ; python_version >= "3.9"\n', '16.1.0', null],
  ['pyproject.toml', project('>=3.7', "stripe==5.5.0 ; python_version < '3.9'"), '13.2.0', 'pyproject.toml:3 declares >=3.7 and <3.9'],
  ['pyproject.toml', project('>=3.9', "stripe==5.5.0 ; python_version < '3.12'"), '16.1.0', null],
  ['pyproject.toml', project('>=3.7', "stripe==5.5.0 ; python_version >= '3.9'"), '16.1.0', null],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.7"\nstripe = { version = "5.5.0", python = "<3.9" }\n',
    '13.2.0',
    'pyproject.toml:3 declares ^3.7 and <3.9',
  ],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.7"\nstripe = { version = "5.5.0", markers = "python_version >= \'3.9\'" }\n',
    '16.1.0',
    null,
  ],
  ['Pipfile', '[packages]\nstripe = {version = "==5.5.0", markers = "python_version < \'3.9\'"}\n', '13.2.0', 'Pipfile:2 declares <3.9'],
  ['Pipfile', '[packages]\nstripe = {version = "==5.5.0", python_version = "< \'3.9\'"}\n', '13.2.0', 'Pipfile:2 declares <3.9'],
])('%s: %j moves to %s', async (path, text, to, declared) => {
  const { uses, runtimes } = await detected({ [path]: text })
  const choice = chosen({ uses, runtimes, releaseLists: [RELEASES] })
  expect(moves(choice)).toEqual([expect.stringContaining(` → ${to} `)])
  expect(choice.blocked.map(({ version, why }) => `${version} ${why}`)).toEqual(
    declared === null ? [] : [`16.1.0 needs >=3.9, and ${declared}`],
  )
})
