import { describe, expect, test } from 'vitest'
import { brief, detected } from '../fixtures.ts'

async function found(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  return (await detected(files)).uses.map(brief)
}

describe('conda environments are shown and not edited', () => {
  test.each([
    ['dependencies:\n  - python=3.11\n  - conda-forge::stripe=11.6\n', 'environment.yml:3 conda:dependencies =11.6 left alone'],
    ['dependencies:\n  - pip:\n    - stripe==11.6.0\n    - dj-stripe\n', 'environment.yml:3 conda:pip ==11.6.0 left alone'],
  ])('%j', async (text, use) => expect(await found({ 'environment.yml': text })).toEqual([use]))
})

describe('an install by hand is a note', () => {
  test.each([
    ['Dockerfile', 'RUN pip install flask "stripe==11.6.0" && true\n', 'stripe==11.6.0', 1],
    ['.github/workflows/ci.yml', '      - run: pip3 install stripe\n', 'stripe', 1],
    [
      'Dockerfile',
      'RUN apt-get update && \\\n    pip install --no-cache-dir \\\n      flask \\\n      stripe[async]~=11.0 \\\n    && true\n',
      'stripe[async]~=11.0',
      4,
    ],
    ['ci.sh', 'uv pip install stripe==11.6.0; echo stripe\n', 'stripe==11.6.0', 1],
    ['Dockerfile', 'RUN ["python3","-m","pip","install","stripe[async]"]\n', 'stripe[async]', 1],
    ['Makefile', 'install:\n\tpoetry add stripe\n', 'stripe', 2],
  ])('in %s: %j', async (path, text, word, line) => {
    const { uses, notes } = await detected({ [path]: text })
    expect(uses).toEqual([])
    expect(notes).toMatchObject([{ place: { path, line }, text: expect.stringContaining(`"${word}"`) }])
  })

  test.each([
    'RUN echo stripe\n',
    'RUN pip install flask && echo stripe\n',
    'RUN pip install flask \\\n  && stripe listen\n',
    'RUN npm install stripe@17.4.0\n',
    'RUN pip install dj-stripe stripe-mock\n',
  ])('and this is none: %j', async (text) => expect((await detected({ Dockerfile: text })).notes).toEqual([]))
})

test('a copy of the SDK among the own code is a note, and a folder that only has its name is none', async () => {
  const { uses, notes } = await detected({
    'lib/stripe/__init__.py': 'from stripe._version import VERSION\n',
    'lib/stripe/_version.py': 'VERSION = "12.0.0"\n',
    'old/stripe/__init__.py': 'import stripe\n',
    'old/stripe/version.py': "# made by hand\nVERSION = '2.48.0'\n",
    'shop/stripe/__init__.py': 'import stripe\n',
    'shop/stripe/version.py': 'API_VERSION = "2024-06-20"\n',
  })
  expect(uses).toEqual([])
  expect(notes).toEqual([
    {
      place: { path: 'lib/stripe/_version.py', line: 1 },
      text: 'This is a copy of the SDK itself, 12.0.0, which is not upgraded in place.',
    },
    {
      place: { path: 'old/stripe/version.py', line: 2 },
      text: 'This is a copy of the SDK itself, 2.48.0, which is not upgraded in place.',
    },
  ])
})
