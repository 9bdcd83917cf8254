import { describe, expect, test } from 'vitest'
import { APP, detect, LOCK, manifest, only, packageLock } from './detection.ts'

describe('package.json', () => {
  test('each section gives a use, with line, range and specifier', async () => {
    const text =
      '{\r\n\t"name": "app",\r\n\t"dependencies": { "stripe": "^17.0.0" },\r\n\t"devDependencies": {\r\n\t\t"@stripe/stripe-js": "1",\r\n\t\t"stripe": "17.1.0" },\r\n"optionalDependencies":{"stripe":"~17.1"},"peerDependencies":{"stripe":"^16 || ^17"}}'
    const { uses } = await detect({ 'web/package.json': text })
    expect(uses.map(({ kind, line, specifier, version }) => [kind, line, specifier, version])).toEqual([
      ['npm:dependencies', 3, '^17.0.0', null],
      ['npm:devDependencies', 6, '17.1.0', '17.1.0'],
      ['npm:optionalDependencies', 7, '~17.1', null],
      ['npm:peerDependencies', 7, '^16 || ^17', null],
    ])
    for (const use of uses) {
      expect(text.slice(use.range.start, use.range.end)).toBe(use.specifier)
      expect(use).toMatchObject({
        sdk: 'node',
        package: 'stripe',
        path: 'web/package.json',
        editable: true,
        why: null,
        lockfile: null,
        locked: null,
      })
    }
  })

  test('names that only look alike are other packages', async () => {
    const dependencies = {
      '@stripe/stripe-js': '1',
      '@better-auth/stripe': '1',
      'stripe-event-types': '1',
      '@types/stripe': '8',
      stripes: '1',
      strip: '1',
    }
    expect((await detect({ 'package.json': manifest({ dependencies }) })).uses).toEqual([])
  })

  test('an alias is seen under its own key, and another package under Stripe’s name is not Stripe’s', async () => {
    const { uses } = await detect({
      'package.json': manifest({ dependencies: { 'stripe-old': 'npm:stripe@16.1.0', stripe: 'npm:evil@1.0.0' } }),
    })
    expect(uses).toMatchObject([
      { package: 'stripe', specifier: 'npm:stripe@16.1.0', version: '16.1.0', editable: false, why: expect.stringContaining('alias') },
      { package: 'evil', specifier: 'npm:evil@1.0.0', version: null, editable: false, why: expect.stringContaining('another package') },
    ])
  })

  test.for(['latest', '*', 'workspace:*', 'git+https://example.com/a.git', 'file:../stripe'])(
    '%s is seen and not edited',
    async (specifier) => {
      expect(await only({ 'package.json': manifest({ dependencies: { stripe: specifier } }) })).toMatchObject({
        specifier,
        editable: false,
        why: expect.any(String),
      })
    },
  )

  test('a name that is there twice is not edited', async () => {
    const { uses } = await detect({ 'package.json': '{"dependencies": {"stripe": "^17.0.0", "stripe": "^16.0.0"}}' })
    expect(uses.map(({ editable, why }) => [editable, why])).toEqual(
      Array.from({ length: 2 }, () => [false, expect.stringContaining('twice')]),
    )
  })

  test('an empty lockfile is said to be empty, and not to be a mistake in JSON', async () => {
    const { uses, notes } = await detect({ 'package.json': APP, 'package-lock.json': '' })
    expect(uses).toMatchObject([{ editable: false, why: 'package-lock.json cannot be read; the note on it says why' }])
    expect(notes).toEqual([{ place: { path: 'package-lock.json', line: 1 }, text: 'This file was left alone: it is empty.' }])
  })

  test('what cannot be read is one note each, and the rest goes on', async () => {
    const { uses, notes } = await detect({
      'package.json': APP,
      'a/package.json': '{"dependencies": {"stripe": "^17.0.0",}}',
      'b/package.json': `{"stripe": "${'x'.repeat(2 * 1024 * 1024)}"}`,
      'c/package.json': `{"stripe": ${'['.repeat(200_000)}`,
      'd/package.json': '["stripe"]',
      'e/package.json': '{"dependencies": {"stripe": 17}}',
    })
    expect(uses.map(({ path }) => path)).toEqual(['package.json'])
    expect(notes.map(({ place }) => place?.path).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'].map((folder) => `${folder}/package.json`))
    expect(notes.find(({ place }) => place?.path === 'a/package.json')?.text).toContain('not valid JSON')
  })

  test.each([
    [
      '{\n  "dependencies": {\n    "stripe": "^17.0.0",\n  }\n}',
      'line 4: a name in double quotes is expected; the comma before may be one too many',
    ],
    ['{\n  // ours\n  "stripe": 1\n}', 'line 2: comments are not allowed in it'],
    ["{'stripe': 1}", 'line 1: a word that JSON does not know; a text needs double quotes'],
    ['{\n  "a": 1\n  "stripe": 2\n}', 'line 3: a comma is missing, here or at the end of the line above'],
    ['{\n  "stripe": 2\n', 'line 3: a closing brace is missing'],
    ['{"stripe": "a\tb"}', 'line 1: a tab or another control character, which must be escaped'],
  ])('%j is no JSON, and it is said where and why', async (text, why) => {
    const place = { path: 'package.json', line: Number(/\d+/.exec(why)?.[0]) }
    const said = { place, text: `This file was left alone: it is not valid JSON, ${why}.` }
    expect((await detect({ 'package.json': text })).notes).toEqual([said])
    const locked = await detect({ 'package.json': APP, 'package-lock.json': text })
    expect(locked.notes).toEqual([{ ...said, place: { ...place, path: 'package-lock.json' } }])
    expect(locked.uses).toMatchObject([{ editable: false, why: 'package-lock.json cannot be read; the note on it says why' }])
  })

  test('a copy of the SDK is ignored, with a note', async () => {
    const { uses, notes } = await detect({ 'lib/stripe/package.json': manifest({ name: 'stripe', version: '17.0.0' }) })
    expect(uses).toEqual([])
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining('copy of the SDK')])
  })
})

/** The notes on a workspace with a library of these fields, whose peer is the package. */
async function notesOfLibrary(fields: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const { notes } = await detect({
    'package.json': manifest({ workspaces: ['lib'] }),
    'lib/package.json': manifest({ peerDependencies: { stripe: '>18' }, ...fields }),
    'package-lock.json': packageLock({ '': {}, lib: {}, 'node_modules/stripe': { version: '20.3.1' } }),
  })
  return notes.map(({ text }) => text)
}

describe('package-lock.json', () => {
  test('gives the locked version and its line', async () => {
    const use = await only({ 'package.json': APP, 'package-lock.json': LOCK })
    expect(use).toMatchObject({ locked: '17.3.0', version: '17.3.0', editable: true })
    expect(LOCK.split('\n')[(use.lockfile?.line ?? 0) - 1]).toContain('"node_modules/stripe": {')
  })

  test('of version 1 too', async () => {
    const lock = manifest({
      lockfileVersion: 1,
      dependencies: {
        pay: { version: '1.0.0', dependencies: { stripe: { version: '8.0.0' } } },
        stripe: { version: '17.3.0', requires: { qs: '1' } },
      },
    })
    expect(await only({ 'package.json': APP, 'package-lock.json': lock })).toMatchObject({ locked: '17.3.0' })
  })

  test('a shrinkwrap wins over it', async () => {
    const shrinkwrap = packageLock({ 'node_modules/stripe': { version: '17.1.0' } })
    expect(await only({ 'package.json': APP, 'package-lock.json': LOCK, 'npm-shrinkwrap.json': shrinkwrap })).toMatchObject({
      locked: '17.1.0',
      lockfile: { path: 'npm-shrinkwrap.json' },
    })
  })

  test('of a workspace’s root answers for its members, each by what it is given', async () => {
    const lock = packageLock({
      '': { workspaces: ['packages/*'] },
      'packages/a': { dependencies: { stripe: '^17.0.0' } },
      'packages/b': { dependencies: { stripe: '^17.0.0' } },
      'packages/b/node_modules/stripe': { version: '17.1.0' },
      'node_modules/stripe': { version: '17.3.0' },
    })
    const { uses } = await detect({
      'package.json': manifest({ workspaces: ['packages/*'] }),
      'package-lock.json': lock,
      'packages/a/package.json': APP,
      'packages/b/package.json': APP,
      'other/package.json': APP,
    })
    expect(uses.map(({ path, locked, lockfile }) => [path, locked, lockfile?.path])).toEqual([
      ['other/package.json', null, undefined],
      ['packages/a/package.json', '17.3.0', 'package-lock.json'],
      ['packages/b/package.json', '17.1.0', 'package-lock.json'],
    ])
  })

  test('that is broken keeps its manifest from being edited', async () => {
    const { uses, notes } = await detect({ 'package.json': APP, 'package-lock.json': '{"stripe"' })
    expect(uses).toMatchObject([{ editable: false, why: 'package-lock.json cannot be read; the note on it says why' }])
    expect(notes).toMatchObject([{ place: { path: 'package-lock.json' } }])
  })

  test('with a version that is there for a peer range alone is a note with the command that moves it', async () => {
    expect(await notesOfLibrary({})).toEqual([
      'stripe 20.3.1 is installed for this peer range alone, which is not changed. `npm update stripe` moves it.',
    ])
    expect(await notesOfLibrary({ devDependencies: { stripe: '^20.0.0' } })).toEqual([])
  })

  test('that is a Git LFS pointer is left alone, and a note says how to fetch it', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
    const { uses, notes } = await detect({ 'package.json': APP, 'package-lock.json': pointer })
    expect(uses).toMatchObject([{ editable: false, why: 'package-lock.json cannot be read; the note on it says why' }])
    expect(notes).toEqual([{ place: { path: 'package-lock.json' }, text: expect.stringContaining('is a Git LFS pointer: fetch it') }])
  })

  test('with Stripe for somebody else alone is a note', async () => {
    const { uses, notes } = await detect({ 'package.json': manifest({ dependencies: { pay: '1' } }), 'package-lock.json': LOCK })
    expect(uses).toEqual([])
    expect(notes).toMatchObject([
      { place: { path: 'package-lock.json', line: expect.any(Number) }, text: expect.stringContaining('stripe 17.3.0') },
    ])
  })
})

describe('pnpm', () => {
  const lock = [
    "lockfileVersion: '9.0'",
    'importers:',
    '  .: {}',
    '  apps/web:',
    '    dependencies:',
    '      stripe:',
    '        specifier: ^17.0.0',
    '        version: 17.3.0(@types/node@20.0.0)',
    '  apps/api:',
    '    dependencies:',
    '      stripe:',
    '        specifier: ^16.0.0',
    '        version: 16.2.0',
    'packages:',
    '  stripe@16.2.0:',
    '    resolution: {integrity: sha512-a}',
    '  stripe@17.3.0:',
    '    resolution: {integrity: sha512-b}',
    '',
  ].join('\n')

  test('a workspace, its waiting time and its overrides', async () => {
    const { uses, cooldowns, notes } = await detect({
      'package.json': manifest({ pnpm: { overrides: { 'pay>stripe': '15.0.0' } } }),
      'pnpm-lock.yaml': lock,
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\nminimumReleaseAge: 2880\n',
      'apps/web/package.json': APP,
      'apps/api/package.json': manifest({ dependencies: { stripe: '^16.0.0' } }),
    })
    expect(uses).toMatchObject([
      {
        path: 'apps/api/package.json',
        locked: '16.2.0',
        lockfile: { path: 'pnpm-lock.yaml', line: 15 },
        editable: true,
      },
      { path: 'apps/web/package.json', locked: '17.3.0', lockfile: { path: 'pnpm-lock.yaml', line: 17 }, editable: true },
    ])
    expect(cooldowns).toEqual([{ sdk: 'node', path: 'pnpm-workspace.yaml', line: 3, days: 2 }])
    expect(notes).toMatchObject([{ text: expect.stringContaining('pay>stripe') }])
  })

  test.for([
    [
      '5.4',
      'specifiers:\n  stripe: ^17.0.0\ndependencies:\n  stripe: 17.3.0_abc\npackages:\n  /stripe/17.3.0_abc:\n    resolution: {integrity: x}\n',
    ],
    [
      '6.0',
      'dependencies:\n  stripe:\n    specifier: ^17.0.0\n    version: 17.3.0(@types/node@20.0.0)\npackages:\n  /stripe@17.3.0(@types/node@20.0.0):\n    resolution: {integrity: x}\n',
    ],
  ] as const)('a lockfile of version %s', async ([version, body]) => {
    expect(await only({ 'package.json': APP, 'pnpm-lock.yaml': `lockfileVersion: '${version}'\n${body}` })).toMatchObject({
      locked: '17.3.0',
      editable: true,
    })
  })

  test('a bomb of YAML aliases is not unfolded, and the use is found', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...Array.from(
        'bcdefghi',
        (name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
      ),
      'overrides: *i',
    ].join('\n')
    const { uses } = await detect({ 'package.json': APP, 'pnpm-workspace.yaml': bomb })
    expect(uses).toHaveLength(1)
  })
})

test('nothing of it is found in a repository without Node', async () => {
  expect(await detect({ 'requirements.txt': 'stripe==1\n', 'README.md': 'stripe' })).toEqual({
    uses: [],
    runtimes: [],
    cooldowns: [],
    notes: [],
  })
})
