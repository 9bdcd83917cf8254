import { describe, expect, test } from 'vitest'
import { mergeSection } from '../../../../src/sdks/python/lock/pipfile.ts'
import { folderWith } from '../../../support/folder.ts'
import { toolsWithManagers } from './managers.ts'
import { linesGone, NETWORK, upgraded } from './upgraded.ts'

const PIPFILE = `[packages]
stripe = { version = "~=11.0", extras = [] }
iniconfig = "<2"

[dev-packages]
`

/** A lock as Pipenv writes it, of versions that were the newest once. Pipenv checks the hashes of no package that stays. */
const LOCK = {
  _meta: { hash: { sha256: '0'.repeat(64) }, 'pipfile-spec': 6, requires: {}, sources: [] },
  default: Object.fromEntries(
    [
      'certifi==2025.1.31',
      'charset-normalizer==3.4.1',
      'idna==3.6',
      'iniconfig==1.1.1',
      'requests==2.32.3',
      'stripe==11.6.0',
      'typing-extensions==4.12.2',
      'urllib3==2.3.0',
    ]
      .map((pin) => pin.split('=='))
      .map(([name = '', version = '']) => [
        name,
        { hashes: [`sha256:${'0'.repeat(64)}`], markers: "python_version >= '3.8'", version: `==${version}` },
      ]),
  ),
  develop: {},
}

test('Pipenv moves stripe alone, to an older version than the newest, and leaves what it needs as it is', NETWORK, async () => {
  const tools = await toolsWithManagers('pipenv')
  const folder = await folderWith({ Pipfile: PIPFILE, 'Pipfile.lock': `${JSON.stringify(LOCK, null, 4)}\n` })
  const { before, after, checks } = await upgraded(tools, folder, '16.0.0', ['Pipfile', 'Pipfile.lock'])
  expect(after['Pipfile']).toBe(PIPFILE.replace('~=11.0', '~=16.0'))
  expect(checks).toEqual(['pipenv verify'])
  const hash = expect.stringMatching(/^"sha256:\w{64}",?$/)
  expect(linesGone(after['Pipfile.lock'], before['Pipfile.lock'])).toEqual([
    expect.stringMatching(/^"sha256": "\w{64}"$/),
    hash,
    hash,
    `"markers": "python_version >= '3.9'",`,
    '"version": "==16.0.0"',
  ])
})

describe('a section of a Pipfile.lock made again', () => {
  const before = { idna: 1, stripe: 1, urllib3: 1 }
  const after = { anyio: 2, idna: 2, stripe: 2 }

  test('has stripe and what is new, and all else as it was', () => {
    expect(mergeSection(before, after, new Set())).toEqual({ anyio: 2, idna: 1, stripe: 2, urllib3: 1 })
  })

  test('has what stripe needs too, where it must', () => {
    const merged = mergeSection(before, after, new Set(['idna', 'urllib3']))
    expect(merged).toEqual({ anyio: 2, idna: 2, stripe: 2, urllib3: 1 })
    expect(Object.keys(merged)).toEqual(['anyio', 'idna', 'stripe', 'urllib3'])
  })
})
