import { describe, expect, test } from 'vitest'
import { brief, detected } from '../fixtures.ts'

async function found(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  return (await detected(files)).uses.map(brief)
}

describe('what is told and not edited', () => {
  test.each([
    ['Pipfile', '[packages]\nstripe = "==11.6.0"\n', 'Pipfile:2 pipenv:packages ==11.6.0 left alone'],
    ['Pipfile', '[dev-packages]\nstripe = { version = "~=11.0" }\n', 'Pipfile:2 pipenv:dev-packages ~=11.0 left alone'],
    [
      'setup.py',
      'setup(name="stripe", install_requires=[\n    "stripe>=11,<12",  # "stripe==1"\n], keywords=["stripe"])\n',
      'setup.py:2 setup.py >=11,<12 left alone',
    ],
    [
      'setup.cfg',
      '[options]\ninstall_requires =\n    flask\n    stripe~=11.0\nkeywords =\n    stripe\n',
      'setup.cfg:4 setup.cfg:install_requires ~=11.0 left alone',
    ],
    [
      'environment.yml',
      'dependencies:\n  - python=3.11\n  - conda-forge::stripe=11.6\n',
      'environment.yml:3 conda:dependencies =11.6 left alone',
    ],
    [
      'environment.yml',
      'dependencies:\n  - pip:\n    - stripe==11.6.0\n    - dj-stripe\n',
      'environment.yml:3 conda:pip ==11.6.0 left alone',
    ],
  ])('%s %j', async (path, text, use) => expect(await found({ [path]: text })).toEqual([use]))

  test('Pipfile.lock says what is locked', async () => {
    const files = {
      Pipfile: '[packages]\nstripe = "*"\n',
      'Pipfile.lock': JSON.stringify({ default: { stripe: { version: '==11.6.0' } } }, null, 4),
    }
    expect(await found(files)).toEqual(['Pipfile:2 pipenv:packages * -> 11.6.0 Pipfile.lock:3 left alone'])
  })

  test.each([
    ['Dockerfile', 'RUN pip install flask "stripe==11.6.0" && true\n', 'stripe==11.6.0'],
    ['.github/workflows/ci.yml', '      - run: pip3 install stripe\n', 'stripe'],
  ])('an install by hand in %s is a note', async (path, text, word) => {
    const { uses, notes } = await detected({ [path]: text })
    expect(uses).toEqual([])
    expect(notes).toMatchObject([{ place: { path, line: 1 }, text: expect.stringContaining(`"${word}"`) }])
  })
})
