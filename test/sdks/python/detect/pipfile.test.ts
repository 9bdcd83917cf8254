import { describe, expect, test } from 'vitest'
import { brief, detected } from '../fixtures.ts'

async function found(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  return (await detected(files)).uses.map(brief)
}

function locked(version: string): unknown {
  return { stripe: { hashes: [], version: `==${version}` } }
}

describe('a Pipfile', () => {
  test.each([
    ['[packages]\nstripe = "==11.6.0"\n', 'Pipfile:2 pipenv:packages ==11.6.0'],
    ['[dev-packages]\nStripe = { version = "~=11.0", extras = ["async"] }\n', 'Pipfile:2 pipenv:dev-packages ~=11.0'],
    ['[packages.stripe]\nversion = "*"\n', 'Pipfile:2 pipenv:packages *'],
    ['[docs]\nstripe = "*"\n', 'Pipfile:2 pipenv:docs * left alone'],
    [
      '[packages]\nstripe = { git = "https://example.com/x", ref = "main" }\n',
      'Pipfile:2 pipenv:packages https://example.com/x left alone',
    ],
  ])('%j', async (text, use) => expect(await found({ Pipfile: text })).toEqual([use]))

  test('is no list of what it calls a source or a script', async () => {
    expect(
      await found({ Pipfile: '[scripts]\nstripe = "stripe listen"\n[source]\nstripe = "x"\n[tool.poetry.dependencies]\nstripe = "*"\n' }),
    ).toEqual([])
  })

  test('with a lock that is no JSON waits for another', async () => {
    const { uses } = await detected({ Pipfile: '[packages]\nstripe = "*"\n', 'Pipfile.lock': '{"default": {"stripe"' })
    expect(uses).toMatchObject([{ editable: false, why: 'Pipfile.lock is no JSON; run "pipenv lock" again' }])
  })

  test('with its lock says what is locked in each section', async () => {
    const files = {
      Pipfile: '[packages]\nstripe = "*"\n[dev-packages]\nstripe = "<11"\n',
      'Pipfile.lock': JSON.stringify({ _meta: {}, default: locked('11.6.0'), develop: locked('10.0.0') }, null, 4),
    }
    expect(await found(files)).toEqual([
      'Pipfile:2 pipenv:packages * -> 11.6.0 Pipfile.lock:4',
      'Pipfile:4 pipenv:dev-packages <11 -> 10.0.0 Pipfile.lock:10',
    ])
    expect((await detected({ ...files, 'Pipfile.lock': '{"default": {}}' })).uses).toMatchObject([
      { editable: false, why: expect.stringContaining('run "pipenv lock" first') },
      { editable: false },
    ])
  })
})
