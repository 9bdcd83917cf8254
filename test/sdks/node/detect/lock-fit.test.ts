import { describe, expect, test } from 'vitest'
import { detect, manifest, packageLock } from './detection.ts'

/** What is noted on a package.json that asks for the specifier, beside a lockfile with 17.3.0. */
async function noted(specifier: string): Promise<readonly string[]> {
  const { notes } = await detect({
    'package.json': manifest({ name: 'app', dependencies: { stripe: specifier } }),
    'package-lock.json': packageLock({ '': {}, 'node_modules/stripe': { version: '17.3.0' } }),
  })
  return notes.map(({ place, text }) => `${place?.path}:${place?.line} ${text}`)
}

const BEHIND = 'it is behind this line. Let an upgrade move both, or run `npm install` and commit the result.'
const AHEAD =
  'it is ahead of this line. Let an upgrade raise the line, or run `npm install`, which takes an older release, and commit the result.'
const APART = 'it is not what this line asks for. Let an upgrade move both, or run `npm install` and commit the result.'

describe('a lockfile that holds another version than the line asks for is noted', () => {
  test.each([
    ['^22.0.0', BEHIND],
    ['22.0.0', BEHIND],
    ['>=18 <23', BEHIND],
    ['^16.0.0', AHEAD],
    ['17.0.0', AHEAD],
    ['^16 || ^18', APART],
  ])('%s: %s', async (specifier, said) => {
    expect(await noted(specifier)).toEqual([
      `package.json:4 package-lock.json:7 holds stripe 17.3.0, which "${specifier}" does not admit: ${said}`,
    ])
  })

  test.each(['^17.0.0', '17.3.0', '>=9', 'latest', '*'])('and one that fits %s is not', async (specifier) => {
    expect(await noted(specifier)).toEqual([])
  })

  test('once, at the entry of the catalog that decides', async () => {
    const { notes } = await detect({
      'package.json': manifest({ name: 'app', packageManager: 'pnpm@10.20.0', dependencies: { stripe: 'catalog:' } }),
      'pnpm-workspace.yaml': 'packages: ["."]\ncatalog:\n  stripe: ^22.0.0\n',
      'pnpm-lock.yaml':
        "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      stripe:\n        specifier: 'catalog:'\n        version: 17.3.0\npackages:\n  stripe@17.3.0:\n    engines: {node: '>=12.*'}\n",
    })
    expect(notes.map(({ place, text }) => [place?.path, place?.line, text])).toEqual([
      [
        'pnpm-workspace.yaml',
        3,
        'pnpm-lock.yaml:9 holds stripe 17.3.0, which "^22.0.0" does not admit: it is behind this line. Let an upgrade move both, or run `pnpm install` and commit the result.',
      ],
    ])
  })

  test('also where it holds nothing for the line, as yarn’s after the line was changed', async () => {
    const { notes } = await detect({
      'package.json': manifest({ name: 'app', dependencies: { stripe: '^22.0.0' } }),
      'yarn.lock': '# yarn lockfile v1\n\n\nstripe@^17.0.0:\n  version "17.3.0"\n',
    })
    expect(notes.map(({ text }) => text)).toEqual([
      'yarn.lock holds no version for "^22.0.0": it was not refreshed after this line was changed. Let an upgrade move both, or run `yarn install` and commit the result.',
    ])
  })

  test('but not for the peer range of a library, which decides nothing', async () => {
    const { notes } = await detect({
      'package.json': manifest({ name: 'lib', devDependencies: { stripe: '17.3.0' }, peerDependencies: { stripe: '^18' } }),
      'package-lock.json': packageLock({ '': {}, 'node_modules/stripe': { version: '17.3.0' } }),
    })
    expect(notes).toEqual([])
  })
})
