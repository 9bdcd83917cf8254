import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bare, pnpmLines, pnpmLock, pnpmPackage } from '../../../../../src/sdks/node/managers/pnpm/lock.ts'

/** Every text that a YAML parser finds in block mappings, by its keys; flow values are left as a whole. */
function texts(data: unknown, path: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return found
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string') found.set(JSON.stringify([...path, key]), value)
    for (const [inner, text] of texts(value, [...path, key])) found.set(inner, text)
  }
  return found
}

function lines(text: string): Map<string, string> {
  return new Map([...pnpmLines(text)].map(({ path, value }) => [JSON.stringify(path), value]))
}

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

const folder = fileURLToPath(new URL('../../../../../../shared/data/manifests', import.meta.url))
const isHere = existsSync(folder)
if (!isHere) console.log('pnpm-lock: ../shared/data/manifests is absent, so that no pnpm-lock.yaml of a real repository is read')

describe.runIf(isHere)('in the lockfiles of real repositories', () => {
  test('every specifier, version and need is as a YAML parser reads it', () => {
    const files = globSync('**/pnpm-lock.yaml', { cwd: folder })
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const text = readFileSync(`${folder}/${file}`, 'utf8')
      const ours = lines(text)
      const theirs = [...texts(parse(text))].filter(([path]) => /"(?:specifier|version|dependencies|optionalDependencies)"/.test(path))
      expect(theirs.length).toBeGreaterThan(300)
      expect(theirs.map(([path]) => [path, ours.get(path)])).toEqual(theirs)
    }
  })
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
