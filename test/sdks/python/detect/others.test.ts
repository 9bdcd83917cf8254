import { describe, expect, test } from 'vitest'
import { brief, detected, onlyUse, spliced } from '../fixtures.ts'

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
    ['.github/workflows/ci.yml', '      - run: pip3 install stripe\n', 'stripe', 1],
    [
      'Dockerfile',
      'RUN apt-get update && \\\n    pip install --no-cache-dir \\\n      flask \\\n      stripe[async]~=11.0 \\\n    && true\n',
      'stripe[async]~=11.0',
      4,
    ],
    ['environment.sh', 'conda install -c conda-forge stripe=11.6\n', 'stripe=11.6', 1],
    ['run.sh', 'uv run --with stripe==11.6.0 pay.py\n', 'stripe==11.6.0', 1],
    ['run.sh', 'uvx --with="stripe<12" shop\npipx inject other flask\n', 'stripe<12', 1],
    ['Makefile', 'up:\n\tpipx inject shop stripe\n', 'stripe', 2],
    ['docker-compose.yml', 'command: pip install stripe==11.6.0\n', 'stripe==11.6.0', 1],
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

describe('an exact version that an image or a workflow installs is a use', () => {
  test.each([
    ['Dockerfile', 'RUN pip install flask "stripe==11.6.0" && true\n', 'Dockerfile:1 install ==11.6.0'],
    [
      'web.dockerfile',
      'FROM x\nRUN python3 -m pip install \\\n    flask==3.0.0 \\\n    stripe[async]==11.6.0\n',
      'web.dockerfile:4 install ==11.6.0',
    ],
    ['.gitlab-ci.yml', '  script:\n    - uv run --with stripe==11.6.0 pay.py\n', '.gitlab-ci.yml:2 install ==11.6.0'],
    ['Dockerfile', 'RUN pip install -i https://pypi.example.invalid/simple stripe==11.6.0\n', 'Dockerfile:1 install ==11.6.0 left alone'],
    ['.github/workflows/ci.yml', '      - run: pip install stripe==11.6.0\n', '.github/workflows/ci.yml:1 install ==11.6.0'],
  ])('in %s: %j', async (path, text, use) => {
    const { uses, notes } = await detected({ [path]: text })
    expect(uses.map(brief)).toEqual([use])
    expect(notes).toEqual([])
  })

  test('moves, and nothing beside it', async () => {
    const text = 'RUN echo stripe==11.6.0 && pip install "stripe[async]==11.6.0"\r\nRUN pip install stripe==11.6.0'
    const { uses } = await detected({ Dockerfile: text })
    expect(uses).toHaveLength(2)
    const moved = uses.reduce((now, use) => spliced(now, use, '==16.1.0'), text)
    expect(moved).toBe('RUN echo stripe==11.6.0 && pip install "stripe[async]==16.1.0"\r\nRUN pip install stripe==16.1.0')
  })
})

describe('a script that carries its own dependencies', () => {
  const HEAD = '#!/usr/bin/env -S uv run\n# /// script\n# requires-python = ">=3.9"\n'
  const SCRIPT = `${HEAD}# dependencies = [\n#   "requests",\n#   "stripe<12",\n# ]\n# ///\nimport stripe\n`

  test('has a use, for the Pythons that it names, which moves and nothing beside it', async () => {
    const use = await onlyUse('tools/pay.py', SCRIPT)
    expect([brief(use), use.runtime]).toEqual(['tools/pay.py:6 pep723:dependencies <12', '>=3.9'])
    expect(spliced(SCRIPT, use, '<17')).toBe(SCRIPT.replace('<12', '<17'))
    const windows = SCRIPT.replaceAll('\n', '\r\n')
    expect(spliced(windows, await onlyUse('pay.py', windows), '<17')).toBe(windows.replace('<12', '<17'))
  })

  test.each([
    ['a lock beside it', { 'pay.py.lock': 'version = 1\n' }, SCRIPT, 'pay.py.lock goes with it'],
    [
      'an index of its own',
      {},
      SCRIPT.replace('# ///\nimport', '# [[tool.uv.index]]\n# url = "https://x.invalid"\n# ///\nimport'),
      'tool.uv.index.0.url',
    ],
  ])('is left alone with %s', async (_, more, text, why) => {
    const { uses } = await detected({ 'pay.py': text, ...more })
    expect(uses).toMatchObject([{ editable: false, why: expect.stringContaining(why) }])
  })

  test.each([
    '# /// script\n# dependencies = ["requests"]\n# ///\nimport stripe\n',
    '# /// script\n# dependencies = ["stripe"]\n',
    '# dependencies = ["stripe"]\n',
  ])('and this is none: %j', async (text) => expect(await detected({ 'pay.py': text })).toMatchObject({ uses: [], notes: [] }))
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
