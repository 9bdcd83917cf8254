import { describe, expect, test } from 'vitest'
import { specifierTo } from '../../../../src/sdks/node/specifier.ts'
import { APP, detect, type Files, LOCK, manifest } from './detection.ts'

const CATALOG_APP = manifest({ name: 'app', dependencies: { stripe: 'catalog:' } })

function pnpmLock(importers: Readonly<Record<string, string>>): string {
  const roots = Object.entries(importers).map(
    ([folder, version]) => `  ${folder}:\n    dependencies:\n      stripe:\n        specifier: 'catalog:'\n        version: ${version}\n`,
  )
  const packages = [...new Set(Object.values(importers))].map((version) => `  stripe@${version}:\n    resolution: {integrity: x}\n`)
  return `lockfileVersion: '9.0'\nimporters:\n${roots.join('')}packages:\n${packages.join('')}`
}

/** Each use in short: kind, place, specifier, version, and what it moves with or why it stays. */
async function shown(files: Files): Promise<readonly string[]> {
  return (await detect(files)).uses.map(({ kind, path, line, specifier, version, why, movesWith }) => {
    const fate = why ?? (movesWith === undefined ? 'moves' : `moves with ${movesWith.path}:${movesWith.line}`)
    return `${kind} ${path}:${line} "${specifier}" ${version}: ${fate}`
  })
}

describe('catalogs', () => {
  test('of pnpm: each entry is a use, and the manifests that name it move with it', async () => {
    expect(
      await shown({
        'package.json': manifest({ name: 'root' }),
        'pnpm-workspace.yaml':
          'packages: [apps/*]\ncatalog:\n  "stripe": ^17.0.0\ncatalogs:\n  old: {stripe: 16.2.0}\n  other: {pay: ^1.0.0}\n',
        'pnpm-lock.yaml': pnpmLock({ 'apps/a': '17.3.0', 'apps/b': '16.2.0' }),
        'apps/a/package.json': CATALOG_APP,
        'apps/b/package.json': manifest({ dependencies: { stripe: 'catalog:old' } }),
      }),
    ).toEqual([
      'npm:dependencies apps/a/package.json:4 "catalog:" 17.3.0: moves with pnpm-workspace.yaml:3',
      'npm:dependencies apps/b/package.json:3 "catalog:old" 16.2.0: moves with pnpm-workspace.yaml:5',
      'pnpm:catalog pnpm-workspace.yaml:3 "^17.0.0" 17.3.0: moves',
      'pnpm:catalogs.old pnpm-workspace.yaml:5 "16.2.0" 16.2.0: moves',
    ])
  })

  test('that a library’s peer names is widened, never replaced', async () => {
    const { uses } = await detect({
      'package.json': manifest({ name: 'root' }),
      'pnpm-workspace.yaml': 'packages: [apps/*]\ncatalogs:\n  legacy: {stripe: ^17.0.0}\n',
      'pnpm-lock.yaml': pnpmLock({ 'apps/a': '17.3.0' }),
      'apps/a/package.json': manifest({ peerDependencies: { stripe: 'catalog:legacy' }, devDependencies: { stripe: 'catalog:legacy' } }),
    })
    const entry = uses.find(({ path }) => path === 'pnpm-workspace.yaml')
    if (entry === undefined) throw new Error('the catalog was not found')
    expect(specifierTo(entry, '23.1.0', 'auto')).toEqual({ specifier: '^17.0.0 || ^23.1.0' })
    expect(specifierTo(entry, '17.7.0', 'auto')).toEqual({ specifier: '^17.0.0' })
  })

  test('of yarn, whose lockfile answers to the entry’s range', async () => {
    expect(
      await shown({
        'package.json': CATALOG_APP,
        '.yarnrc.yml': 'catalog:\n  stripe: ^17.0.0\n',
        'yarn.lock':
          '__metadata:\n  version: 10\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  dependencies:\n    stripe: "catalog:"\n\n"stripe@npm:^17.0.0":\n  version: 17.3.0\n  resolution: "stripe@npm:17.3.0"\n',
      }),
    ).toEqual([
      'npm:dependencies package.json:4 "catalog:" 17.3.0: moves with .yarnrc.yml:2',
      'yarn:catalog .yarnrc.yml:2 "^17.0.0" 17.3.0: moves',
    ])
  })

  test('that nobody names, or without a lockfile', async () => {
    expect(await shown({ 'pnpm-workspace.yaml': 'catalog:\n  stripe: 17.0.0\n' })).toEqual([
      'pnpm:catalog pnpm-workspace.yaml:2 "17.0.0" 17.0.0: moves',
    ])
    expect(await shown({ 'package.json': CATALOG_APP, 'pnpm-workspace.yaml': 'catalog:\n  stripe: ^17.0.0\n' })).toEqual([
      'npm:dependencies package.json:4 "catalog:" null: moves with pnpm-workspace.yaml:2',
      'pnpm:catalog pnpm-workspace.yaml:2 "^17.0.0" null: moves',
    ])
  })

  test.for([
    ['stripe: npm:stripe@17.0.0', 'alias'],
    ['stripe: latest', 'tag'],
    ['stripe: 17', 'no text'],
    ['stripe: &version ^17.0.0', 'anchor'],
    ['stripe: "^17\\u002e0.0"', 'escapes'],
  ] as const)('%s: not edited, nor are the manifests', async ([entry, why]) => {
    const { uses } = await detect({ 'package.json': CATALOG_APP, 'pnpm-workspace.yaml': `catalog:\n  ${entry}\n` })
    expect(uses).toMatchObject([
      { path: 'package.json', editable: false, why: expect.stringContaining('pnpm-workspace.yaml:2 decides for it and is not edited: ') },
      { path: 'pnpm-workspace.yaml', editable: false, why: expect.stringContaining(why) },
    ])
  })

  test('that does not hold the package', async () => {
    expect(await shown({ 'package.json': CATALOG_APP, 'pnpm-workspace.yaml': 'catalogs:\n  a: {stripe: 17.0.0}\n' })).toEqual([
      'npm:dependencies package.json:4 "catalog:" null: it names a catalog in which Stripe’s package was not found',
      'pnpm:catalogs.a pnpm-workspace.yaml:2 "17.0.0" 17.0.0: moves',
    ])
  })
})

describe('overrides', () => {
  test.for([
    ['npm:overrides', 'package-lock.json', LOCK, { overrides: { stripe: '^17.0.0' } }, 7],
    ['pnpm:overrides', 'pnpm-lock.yaml', pnpmLock({ '.': '17.3.0' }), { pnpm: { overrides: { stripe: '^17.0.0' } } }, 8],
    ['yarn:resolutions', 'yarn.lock', 'stripe@^17.0.0:\n  version "17.3.0"\n', { resolutions: { stripe: '^17.0.0' } }, 7],
  ] as const)('%s of a single range move with the manifests', async ([kind, lockfile, lock, fields, line]) => {
    const files = { 'package.json': manifest({ name: 'app', dependencies: { stripe: '^16.0.0' }, ...fields }), [lockfile]: lock }
    expect(await shown(files)).toEqual([
      `npm:dependencies package.json:4 "^16.0.0" 17.3.0: moves with package.json:${line}`,
      `${kind} package.json:${line} "^17.0.0" 17.3.0: moves`,
    ])
    expect((await detect(files)).notes).toEqual([])
  })

  test('decide before catalogs do; one that names a catalog leaves it to that', async () => {
    const settings = 'overrides:\n  stripe: 17.0.0\ncatalog:\n  stripe: ^16.0.0\n'
    expect(await shown({ 'package.json': CATALOG_APP, 'pnpm-workspace.yaml': settings })).toEqual([
      'npm:dependencies package.json:4 "catalog:" 17.0.0: moves with pnpm-workspace.yaml:2',
      'pnpm:overrides pnpm-workspace.yaml:2 "17.0.0" 17.0.0: moves',
      'pnpm:catalog pnpm-workspace.yaml:4 "^16.0.0" 17.0.0: moves with pnpm-workspace.yaml:2',
    ])
    expect(await shown({ 'package.json': APP, 'pnpm-workspace.yaml': settings.replace(' 17.0.0', ' "catalog:"') })).toEqual([
      'npm:dependencies package.json:4 "^17.0.0" null: moves with pnpm-workspace.yaml:4',
      'pnpm:catalog pnpm-workspace.yaml:4 "^16.0.0" null: moves',
    ])
  })

  test.for([
    ['for a part of the ranges', { pnpm: { overrides: { 'stripe@17': '17.0.0' } } }, 'depends on who reads it'],
    ['by a pattern', { resolutions: { '**/stripe': '17.0.0' } }, 'depends on who reads it'],
    ['nested', { overrides: { stripe: { '.': '17.0.0' } } }, 'it is nested'],
    ['by an alias', { overrides: { stripe: 'npm:other@1' } }, 'alias of another package'],
    ['by a file', { resolutions: { stripe: 'file:../stripe' } }, 'a folder or an archive'],
  ] as const)('%s keep the manifests as they are, and say why', async ([, fields, why]) => {
    const { uses, notes } = await detect({ 'package.json': manifest({ dependencies: { stripe: '^17.0.0' }, ...fields }) })
    expect(uses).toMatchObject([
      { editable: false, why: expect.stringMatching(/^package\.json:\d+ overrides it \(".*" in .*\) and is not edited: /) },
    ])
    expect(uses[0]?.why).toContain(why)
    expect(notes).toMatchObject([{ text: expect.stringContaining('it is left as it is') }])
  })

  test.for([
    ['one that refers to the manifest’s own line', { overrides: { stripe: '$stripe' } }, 0],
    ['one below another package', { overrides: { pay: { stripe: '15.0.0' } } }, 1],
    ['one of a scoped lookalike', { resolutions: { '@scope/stripe': '1' } }, 0],
    ['one that this manager does not heed', { resolutions: { stripe: '17.0.0' } }, 1],
  ] as const)('%s does nothing to the manifests', async ([, fields, noted]) => {
    const { uses, notes } = await detect({
      'package.json': manifest({ dependencies: { stripe: '^17.0.0' }, ...fields }),
      'package-lock.json': LOCK,
    })
    expect(uses.map(({ editable, movesWith }) => ({ editable, movesWith }))).toEqual([{ editable: true, movesWith: undefined }])
    expect(notes).toHaveLength(noted)
  })
})

describe('yarn', () => {
  test('yarn 1’s workspaces, which its lockfile does not name', async () => {
    const { uses } = await detect({
      'package.json': manifest({ workspaces: { packages: ['apps/**', '!apps/old/*'] } }),
      'yarn.lock': 'stripe@^17.0.0:\n  version "17.3.0"\n',
      'apps/new/web/package.json': APP,
      'apps/old/web/package.json': APP,
    })
    expect(uses.map(({ path, locked, editable }) => [path, locked, editable])).toEqual([
      ['apps/new/web/package.json', '17.3.0', true],
      ['apps/old/web/package.json', null, true],
    ])
  })

  test('a workspace whose glob has braces keeps its lockfile', async () => {
    const { uses } = await detect({
      'package.json': manifest({ workspaces: ['packages/{app,lib}'] }),
      'yarn.lock': 'stripe@^17.0.0:\n  version "17.3.0"\n',
      'packages/app/package.json': APP,
      'packages/other/package.json': APP,
    })
    expect(uses.map(({ path, lockfile }) => [path, lockfile?.path])).toEqual([
      ['packages/app/package.json', 'yarn.lock'],
      ['packages/other/package.json', undefined],
    ])
  })

  test.for(['.pnp.cjs', '.yarn/cache/stripe-npm-17.3.0-x.zip'])(
    'what is installed is committed (%s): found, and not edited',
    async (path) => {
      const { uses } = await detect({ 'package.json': APP, 'yarn.lock': 'stripe@^17.0.0:\n  version "17.3.0"\n', [path]: '' })
      expect(uses).toMatchObject([{ locked: '17.3.0', editable: false, why: expect.stringContaining('run `yarn up stripe` yourself') }])
    },
  )
})
