import { expect, test } from 'vitest'
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
