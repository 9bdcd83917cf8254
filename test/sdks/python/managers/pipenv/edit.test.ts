import { describe, expect, test } from 'vitest'
import { mergeSection } from '../../../../../src/sdks/python/managers/pipenv/edit.ts'
import { folderWith } from '../../../../support/folder.ts'
import { toolsWithManagers } from '../tools.ts'
import { linesGone, upgraded } from '../upgraded.ts'

const PIPFILE = `[packages]
stripe = { version = "~=11.0", extras = [] }
iniconfig = "<2"

[dev-packages]
`

/** A lock as Pipenv writes it, of versions that were the newest once. Pipenv checks the hashes of no package that stays. */
function locked(pins: string): string {
  const entries = pins.split(' ').map((pin) => {
    const [name = '', version = ''] = pin.split('==')
    return [name, { hashes: [`sha256:${'0'.repeat(64)}`], markers: "python_version >= '3.8'", version: `==${version}` }]
  })
  const meta = { hash: { sha256: '0'.repeat(64) }, 'pipfile-spec': 6, requires: {}, sources: [] }
  return `${JSON.stringify({ _meta: meta, default: Object.fromEntries(entries), develop: {} }, null, 4)}\n`
}

const NEEDED = 'certifi==2025.1.31 charset-normalizer==3.4.1 idna==3.6 iniconfig==1.1.1 requests==2.32.3 stripe==11.6.0'

test('Pipenv moves stripe alone, to an older version than the newest, and leaves what it needs as it is', async () => {
  const tools = await toolsWithManagers('pipenv')
  const folder = await folderWith({ Pipfile: PIPFILE, 'Pipfile.lock': locked(`${NEEDED} typing-extensions==4.12.2 urllib3==2.3.0`) })
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

/** The versions in a lock, in its order. */
function versions(text: string | undefined): readonly string[] {
  return text?.match(/"version": "==.*"/g) ?? []
}

test('Pipenv moves what stripe needs where that is too old, and nothing else', async () => {
  const tools = await toolsWithManagers('pipenv')
  const folder = await folderWith({
    Pipfile: '[packages]\nstripe = "==11.6.0"\niniconfig = "*"\n',
    'Pipfile.lock': locked(`${NEEDED} typing-extensions==4.1.0 urllib3==2.3.0`),
  })
  const { before, after } = await upgraded(tools, folder, '16.0.0', ['Pipfile', 'Pipfile.lock'])
  const moved = versions(before['Pipfile.lock']).map((version, index) => version !== versions(after['Pipfile.lock'])[index])
  //                     certifi, charset-normalizer, idna, iniconfig, requests, stripe, typing-extensions, urllib3
  expect(moved).toEqual([true, true, true, false, true, true, true, true])
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
