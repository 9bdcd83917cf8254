import { describe, expect, test } from 'vitest'
import { APP, detect, LOCK, manifest, packageLock } from './detection.ts'

const WORKSPACE_LOCK = `lockfileVersion: '9.0'
importers:
  .: {}
  apps/web:
    dependencies:
      stripe:
        specifier: ^18.2.0
        version: 18.3.0
packages:
  stripe@18.3.0:
    resolution: {integrity: sha512-a}
`

test('a package that npm locks by itself inside a workspace of pnpm, a major apart, is its own', async () => {
  const web = manifest({ dependencies: { stripe: '^18.2.0' } })
  const { uses, notes } = await detect({
    'package.json': manifest({ packageManager: 'pnpm@9.15.0' }),
    'pnpm-workspace.yaml': 'packages:\n  - apps/*\n',
    'pnpm-lock.yaml': WORKSPACE_LOCK,
    'apps/web/package.json': web,
    'packages/embedded/package.json': manifest({ dependencies: { stripe: '^13.11.0' } }),
    'packages/embedded/package-lock.json': packageLock({ '': {}, 'node_modules/stripe': { version: '13.11.0' } }),
    'packages/loose/package.json': web,
  })
  expect(uses.map(({ path, version, lockfile }) => [path, version, lockfile?.path])).toEqual([
    ['apps/web/package.json', '18.3.0', 'pnpm-lock.yaml'],
    ['packages/embedded/package.json', '13.11.0', 'packages/embedded/package-lock.json'],
    ['packages/loose/package.json', null, undefined],
  ])
  expect(notes).toEqual([])
})

test('two lockfiles of one folder that disagree keep it from being edited, unless the manager is declared', async () => {
  const files = {
    'pnpm-lock.yaml': `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      stripe:\n        specifier: ^17.0.0\n        version: 17.1.0\npackages:\n  stripe@17.1.0: {}\n`,
    'package-lock.json': LOCK,
  }
  const { uses } = await detect({ ...files, 'package.json': APP })
  expect(uses).toMatchObject([{ editable: false, why: expect.stringContaining('pnpm-lock.yaml') }])
  const declared = await detect({ ...files, 'package.json': APP.replace('{', '{"packageManager": "pnpm@9.15.0",') })
  expect(declared.uses).toMatchObject([{ editable: true, version: '17.1.0', lockfile: { path: 'pnpm-lock.yaml' } }])
})

describe('a stray lockfile in a member’s folder', () => {
  const web = manifest({ dependencies: { stripe: '^18.2.0' } })
  const stray = { 'apps/web/package.json': web, 'apps/web/package-lock.json': LOCK }
  const STRAY = ['apps/web/package-lock.json', 'This lockfile is not used: %s counts.'] as const

  test.for([
    ['pnpm', { 'package.json': manifest({ packageManager: 'pnpm@9.15.9' }), 'pnpm-lock.yaml': WORKSPACE_LOCK }, 'pnpm-lock.yaml'],
    [
      'npm',
      {
        'package.json': manifest({ workspaces: ['apps/*'] }),
        'package-lock.json': packageLock({ '': {}, 'apps/web': {}, 'node_modules/stripe': { version: '18.3.0' } }),
      },
      'package-lock.json',
    ],
    [
      'yarn 4',
      {
        'package.json': manifest({ workspaces: ['apps/*'] }),
        'yarn.lock':
          '__metadata:\n  version: 8\n\n"stripe@npm:^18.2.0":\n  version: 18.3.0\n  resolution: "stripe@npm:18.3.0"\n\n"web@workspace:apps/web":\n  resolution: "web@workspace:apps/web"\n',
      },
      'yarn.lock',
    ],
    [
      'yarn 1, whose lockfile names no member',
      { 'package.json': manifest({ workspaces: ['apps/*'] }), 'yarn.lock': 'stripe@^18.2.0:\n  version "18.3.0"\n' },
      'yarn.lock',
    ],
  ] as const)('does not count beside the root’s of %s, and a note says so', async ([, root, counts]) => {
    const { uses, notes } = await detect({ ...root, ...stray })
    expect(uses).toMatchObject([{ version: '18.3.0', lockfile: { path: counts }, editable: true }])
    expect(notes).toMatchObject([{ place: { path: STRAY[0] }, text: STRAY[1].replace('%s', counts) }])
  })

  test('counts where the folder is the root of a workspace of its own', async () => {
    const own = { ...stray, 'apps/web/package.json': manifest({ workspaces: ['packages/*'], dependencies: { stripe: '^17.0.0' } }) }
    const { uses } = await detect({ 'pnpm-workspace.yaml': 'packages:\n  - apps/*\n', 'pnpm-lock.yaml': WORKSPACE_LOCK, ...own })
    expect(uses).toMatchObject([{ version: '17.3.0', lockfile: { path: 'apps/web/package-lock.json' } }])
  })

  test('does not count beside the one that Rush keeps, and the advice is Rush’s own command', async () => {
    const { uses } = await detect({
      'rush.json': '{}',
      'common/config/rush/pnpm-lock.yaml': WORKSPACE_LOCK.replace('  .: {}\n  apps/web:', '  .: {}\n  ../../apps/web:'),
      ...stray,
    })
    expect(uses).toMatchObject([
      {
        version: '18.3.0',
        lockfile: { path: 'common/config/rush/pnpm-lock.yaml' },
        editable: false,
        why: expect.stringContaining('`rush add'),
      },
    ])
  })
})

test.for([
  ['packageManager', { packageManager: 'yarn@1.22.22' }],
  ['devEngines', { devEngines: { packageManager: { name: 'yarn', version: '^1' } } }],
  ['devEngines with a list of one', { devEngines: { packageManager: [{ name: 'yarn' }] } }],
] as const)('the lockfile of the manager that %s names counts, and the others are named as unused', async ([, fields]) => {
  const { uses, notes } = await detect({
    'package.json': APP.replace('{', `${JSON.stringify(fields).slice(0, -1)},`),
    'yarn.lock': 'stripe@^17.0.0:\n  version "17.7.0"\n',
    'npm-shrinkwrap.json': LOCK,
    'package-lock.json': LOCK,
  })
  expect(uses).toMatchObject([{ version: '17.7.0', lockfile: { path: 'yarn.lock' }, editable: true }])
  expect(notes.map(({ place, text }) => [place?.path, text])).toEqual([
    ['npm-shrinkwrap.json', 'This lockfile is not used: yarn.lock counts.'],
    ['package-lock.json', 'This lockfile is not used: yarn.lock counts.'],
  ])
})

test('a shrinkwrap counts before the package-lock.json beside it, which is named as unused', async () => {
  const { uses, notes } = await detect({ 'package.json': APP, 'npm-shrinkwrap.json': LOCK, 'package-lock.json': LOCK })
  expect(uses).toMatchObject([{ lockfile: { path: 'npm-shrinkwrap.json' }, editable: true }])
  expect(notes.map(({ place, text }) => [place?.path, text])).toEqual([
    ['package-lock.json', 'This lockfile is not used: npm-shrinkwrap.json counts.'],
  ])
})

describe('of two lockfiles side by side', () => {
  const files = { 'package.json': APP, 'package-lock.json': LOCK, 'yarn.lock': 'stripe@^17.0.0:\n  version "17.7.0"\n' }

  test.for([
    ['.github/workflows/ci.yml', 'jobs:\n  test:\n    steps:\n      - run: yarn install --frozen-lockfile\n', 'yarn.lock'],
    ['.github/workflows/ci.yml', "      - run: 'npm ci && npm test'\n", 'package-lock.json'],
    ['Dockerfile', 'RUN npm install -g yarn && yarn --immutable\n', 'yarn.lock'],
    ['.gitlab-ci.yml', '  script:\n    - yarn && yarn test\n', 'yarn.lock'],
    ['docker/Dockerfile.web', 'RUN npm install stripe-cli && yarn install\n', 'yarn.lock'],
  ] as const)('the one counts whose manager %s runs (%s)', async ([path, text, counts]) => {
    const { uses } = await detect({ ...files, [path]: text })
    expect(uses).toMatchObject([{ lockfile: { path: counts }, editable: true }])
  })

  test.for([
    ['run both', 'RUN npm ci\nRUN yarn install\n'],
    ['run neither', 'RUN pnpm install\n'],
  ] as const)('none counts where images %s', async ([, text]) => {
    const { uses, notes } = await detect({ ...files, Dockerfile: text })
    expect(uses).toMatchObject([
      { editable: false, why: expect.stringMatching(/^package-lock\.json and yarn\.lock both lock it.*, or remove what is not used$/) },
    ])
    expect(notes).toEqual([])
  })
})

test('a patch of the package is a note, because it is for one version', async () => {
  const { notes } = await detect({
    'package.json': APP,
    'package-lock.json': LOCK,
    'patches/stripe+17.3.0.patch': 'diff',
    'patches/ms+1.0.0.patch': '',
  })
  expect(notes).toMatchObject([{ place: { path: 'patches/stripe+17.3.0.patch' }, text: expect.stringContaining('for stripe 17.3.0') }])
})

test.each([
  ['yarn.lock', 'pnpm@10.20.0', 'stripe@^17.0.0:\n  version "17.1.0"\n', 'pnpm', 'yarn'],
  ['pnpm-lock.yaml', 'yarn@4.9.2', "lockfileVersion: '9.0'\n", 'yarn', 'pnpm'],
])(
  'The only lockfile is %s and packageManager names %s: the reason says what to do, because that manager refuses to run',
  async (name, declared, lock, wanted, own) => {
    const { uses } = await detect({
      'package.json': manifest({ packageManager: declared, dependencies: { stripe: '^17.0.0' } }),
      [name]: lock,
    })
    const why = `package.json names ${wanted} as its package manager, and ${name} is of ${own}, which then refuses to run; commit the lockfile of ${wanted} in its place, or name ${own}`
    expect(uses).toMatchObject([{ editable: false, why }])
  },
)

test.each([
  ['package-lock.json', LOCK],
  [
    'yarn.lock',
    '__metadata:\n  version: 8\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  languageName: unknown\n',
  ],
])('The only lockfile is %s, whose manager runs whatever packageManager names', async (name, lock) => {
  const { uses } = await detect({
    'package.json': manifest({ name: 'app', packageManager: 'pnpm@10.20.0', dependencies: { stripe: '^17.0.0' } }),
    [name]: lock,
  })
  expect(uses).toMatchObject([{ editable: true }])
})
