import { describe, expect, test } from 'vitest'
import { MANAGERS } from '../../../../src/sdks/node/managers/index.ts'
import { splice } from '../../../../src/sdks/node/manifest/splice.ts'
import { detect } from './detection.ts'

describe('an install by hand is a note', () => {
  test.each([
    ['ci.sh', 'npm i stripe@17.4.0\n', 'stripe@17.4.0', 1],
    [
      'Dockerfile',
      'RUN npm --prefix app install --save-exact \\\n      express@4 \\\n      "stripe@^17.4.0" && true\n',
      'stripe@^17.4.0',
      3,
    ],
    ['docker/web.dockerfile', 'RUN ["npm","i","stripe"]\n', 'stripe', 1],
    ['.github/workflows/ci.yml', '      - run: pnpm add -D stripe@17\r\n', 'stripe@17', 1],
    ['.github/workflows/ci.yml', '      - run: npm install stripe@${{ matrix.stripe }}\n', 'stripe@${{matrix.stripe}}', 1],
    ['ci.sh', 'test -n "$CI" && yarn global add stripe@latest; echo stripe\n', 'stripe@latest', 1],
    ['Makefile', 'install:\n\tbun add stripe\n', 'stripe', 2],
    ['up.ps1', 'deno add npm:stripe@17\n', 'npm:stripe@17', 1],
  ])('in %s: %j', async (path, text, word, line) => {
    const { uses, notes } = await detect({ [path]: text })
    expect(uses).toEqual([])
    expect(notes).toEqual([{ place: { path, line }, text: `"${word}" is installed here by hand; stripe-upgrade does not edit this line.` }])
  })

  test.each([
    ['Dockerfile', 'RUN npm i stripe@17.4.0\n', 'Dockerfile:1 17.4.0'],
    ['Dockerfile', 'CMD ["/usr/bin/npm", "install", "stripe@17.4.0"]\n', 'Dockerfile:1 17.4.0'],
    ['.gitlab-ci.yml', '  script:\n    - pnpm add \\\n        -D stripe@17.4.0\n', '.gitlab-ci.yml:3 17.4.0'],
    ['Dockerfile', 'RUN npm i --registry=https://npm.example.invalid stripe@17.4.0\n', 'Dockerfile:1 17.4.0 left alone'],
  ])('but an exact version that an image or a workflow installs is a use: in %s: %j', async (path, text, brief) => {
    const { uses, notes } = await detect({ [path]: text })
    const found = uses.map((use) => `${use.path}:${use.line} ${use.version}${use.editable ? '' : ' left alone'}`)
    expect([found, notes]).toEqual([[brief], []])
  })

  test('and moves, with nothing beside it', async () => {
    const text = 'RUN echo stripe@17.4.0 && npm i "stripe@17.4.0"\r\nRUN npm i -g express stripe@17.4.0'
    const { uses } = await detect({ Dockerfile: text })
    let moved = text
    for (const use of uses) moved = await splice(MANAGERS, moved, use, '23.1.0')
    expect(moved).toBe('RUN echo stripe@17.4.0 && npm i "stripe@23.1.0"\r\nRUN npm i -g express stripe@23.1.0')
  })

  test.each([
    'RUN npm install @stripe/stripe-js stripe-mock better-stripe @acme/stripe@1\n',
    'RUN npm ci && echo stripe@17\n',
    'RUN npm install \\\n  && stripe listen\n',
    'RUN npm install express \\\n\nRUN stripe login\n',
    'RUN pip install stripe==12.0.0\n',
    '# see stripe: npm run install-stripe\n',
  ])('and this is none: %j', async (text) => expect((await detect({ Dockerfile: text })).notes).toEqual([]))

  test('a lockfile in YAML is no script', async () => {
    expect((await detect({ 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n# npm i stripe\n" })).notes).toEqual([])
  })
})
