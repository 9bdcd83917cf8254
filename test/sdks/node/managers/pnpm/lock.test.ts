import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { bare, pnpmLines, pnpmLock, pnpmPackage } from '../../../../../src/sdks/node/managers/pnpm/lock.ts'
import { lines, texts } from './yaml-texts.ts'

const SAMPLE = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .:
    dependencies:
      '@scope/a':
        specifier: ^1.0.0
        version: 1.0.0(stripe@17.7.0)
      stripe:
        specifier: '>=17 <18'
        version: 17.7.0

packages:

  '@scope/a@1.0.0':
    resolution: {integrity: sha512-x==}
    peerDependencies:
      stripe: '*'
    os: [darwin]
    deprecated: 'it''s gone: use b'

  stripe@17.7.0:
    resolution: {integrity: sha512-y==}
    engines: {node: '>=12.*'}

snapshots:

  '@scope/a@1.0.0(stripe@17.7.0)':
    dependencies:
      stripe: 17.7.0
    transitivePeerDependencies:
      - supports-color
`

test('reads what a YAML parser reads', () => {
  const ours = lines(SAMPLE)
  const theirs = [...texts(parse(SAMPLE))].filter(([path]) => !/"(?:integrity|node)"\]$/.test(path))
  expect(theirs.map(([path]) => [path, ours.get(path)])).toEqual(theirs)
  expect(ours.get('["packages","stripe@17.7.0","resolution"]')).toBe('{integrity: sha512-y==}')
})

test('what is no lockfile is refused', () => {
  expect(() => pnpmLock('stripe: 1\n')).toThrow('lockfileVersion')
})

test.for([
  ['stripe@17.7.0', 'stripe', '17.7.0'],
  ['stripe@23.1.0(@types/node@25.9.4)', 'stripe', '23.1.0'],
  ['@scope/a@1.0.0(stripe@17.7.0)', '@scope/a', '1.0.0'],
  ['/stripe@14.25.0', 'stripe', '14.25.0'],
  ['/@scope/a@1.0.0', '@scope/a', '1.0.0'],
  ['/stripe/10.0.0', 'stripe', '10.0.0'],
  ['/@scope/a/1.0.0_stripe@17.7.0', '@scope/a', '1.0.0'],
  ['/a/1.0.0_@scope+b@2.0.0', 'a', '1.0.0'],
] as const)('the key %s', ([key, name, version]) => {
  expect(pnpmPackage(key)).toEqual({ name, version })
})

test('a version without its peers', () => {
  expect(['17.7.0', '17.7.0(a@1(b@2))', '17.7.0_a@1'].map(bare)).toEqual(['17.7.0', '17.7.0', '17.7.0'])
})

test.for([
  ['keys', 'a:\n'.repeat(300_000), 300_000],
  ['spaces', ' '.repeat(1_000_000), 0],
  ['quotes', `${"'".repeat(500_000)}: `, 1],
  ['steps', Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'), 1400],
] as const)('a megabyte of %s gives no more keys than it has lines', ([, text, keys]) => {
  expect([...pnpmLines(text)]).toHaveLength(keys)
})
