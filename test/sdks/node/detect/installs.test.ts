import { describe, expect, test } from 'vitest'
import { detect } from './detection.ts'

describe('an install by hand is a note', () => {
  test.each([
    ['Dockerfile', 'RUN npm i stripe@17.4.0\n', 'stripe@17.4.0', 1],
    [
      'Dockerfile',
      'RUN npm --prefix app install --save-exact \\\n      express@4 \\\n      "stripe@^17.4.0" && true\n',
      'stripe@^17.4.0',
      3,
    ],
    ['Dockerfile', 'CMD ["/usr/bin/npm", "install", "stripe@17.4.0"]\n', 'stripe@17.4.0', 1],
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
