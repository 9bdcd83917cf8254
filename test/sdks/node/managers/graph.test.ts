import { describe, expect, test } from 'vitest'
import { strayChanges, unmetPeers } from '../../../../src/sdks/node/managers/graph.ts'
import { packageLockGraph } from '../../../../src/sdks/node/managers/npm/graph.ts'
import { pnpmLockGraph } from '../../../../src/sdks/node/managers/pnpm/graph.ts'
import { yarnLockGraph } from '../../../../src/sdks/node/managers/yarn/graph.ts'

type Packages = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const STRIPE_17 = { version: '17.7.0', integrity: 'sha512-s17', dependencies: { qs: '^6.11.0' } }
const STRIPE_23 = { version: '23.1.0', integrity: 'sha512-s23' }
const QS = { version: '6.11.0', integrity: 'sha512-qs' }
const MS = { version: '2.0.0', integrity: 'sha512-ms' }

function root(stripe: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, unknown>> {
  return { dependencies: { stripe, ms: '^2.0.0', ...more } }
}

function npm(packages: Packages, lockfileVersion = 3): string {
  return JSON.stringify({ name: 'app', lockfileVersion, packages })
}

function stray(before: Packages, after: Packages): readonly string[] {
  return strayChanges(packageLockGraph(npm(before)), packageLockGraph(npm(after)), new Set(['']))
}

const BEFORE: Packages = { '': root('^17.0.0'), 'node_modules/stripe': STRIPE_17, 'node_modules/qs': QS, 'node_modules/ms': MS }
const AFTER: Packages = { '': root('^23.1.0'), 'node_modules/stripe': STRIPE_23, 'node_modules/ms': MS }

describe('package-lock.json', () => {
  test('Stripe’s package and what it needs, before or after, may come and go', () => {
    expect(stray(BEFORE, AFTER)).toEqual([])
    expect(stray(AFTER, BEFORE)).toEqual([])
  })

  test('a package that only moves to another place has not changed', () => {
    const before: Packages = {
      ...BEFORE,
      '': root('^17.0.0', { pay: '1' }),
      'node_modules/pay': { version: '1.0.0', dependencies: { qs: '6' } },
      'node_modules/pay/node_modules/qs': { version: '6.5.0', integrity: 'q' },
    }
    const after: Packages = {
      ...AFTER,
      '': root('^23.1.0', { pay: '1' }),
      'node_modules/pay': { version: '1.0.0', dependencies: { qs: '6' } },
      'node_modules/qs': { version: '6.5.0', integrity: 'q' },
    }
    expect(stray(before, after)).toEqual([])
  })

  test.for([
    ['another package moves', { 'node_modules/ms': { ...MS, version: '2.1.0' } }, 'ms@2.0.0'],
    ['a package is added', { 'node_modules/evil': { version: '1.0.0' } }, 'evil@1.0.0'],
    [
      'the bytes of a version change',
      { 'node_modules/ms': { ...MS, integrity: 'sha512-other' } },
      'ms@2.0.0 (other bytes or another address)',
    ],
    [
      'an address changes',
      { 'node_modules/ms': { ...MS, resolved: 'https://evil.example/ms.tgz' } },
      'the address of a registry (evil.example), which this lockfile did not name',
    ],
    ['another line of package.json changes', { '': root('^23.1.0', { ms: '^2.1.0' }) }, 'ms of the root'],
    [
      'another package is given another',
      { 'node_modules/ms': { ...MS, dependencies: { stripe: '*', evil: '1' } }, 'node_modules/evil': { version: '1.0.0' } },
      'what ms@2.0.0 is given',
    ],
  ] as const)('%s is named', ([, change, wanted]) => {
    expect(stray(BEFORE, { ...AFTER, ...change })).toContain(wanted)
  })

  test('the format and a member that is no part of the upgrade must stay', () => {
    const before = packageLockGraph(npm({ ...BEFORE, 'packages/a': root('^17.0.0') }, 2))
    const after = packageLockGraph(npm({ ...AFTER, 'packages/a': root('^23.1.0') }, 3))
    expect(strayChanges(before, after, new Set(['']))).toEqual([
      'stripe of packages/a',
      'the format, from lockfileVersion 2 to lockfileVersion 3',
    ])
  })

  test('version 1 nests, and says the same', () => {
    const graph = packageLockGraph(
      JSON.stringify({
        lockfileVersion: 1,
        dependencies: {
          stripe: { version: '17.7.0', requires: { qs: '6' }, dependencies: { qs: { version: '6.11.0' } } },
          qs: { version: '6.5.0' },
        },
      }),
    )
    expect([...graph.packages].map(([id, { needs }]) => [id, [...needs]])).toEqual([
      ['stripe@17.7.0', ['qs@6.11.0']],
      ['qs@6.11.0', []],
      ['qs@6.5.0', []],
    ])
  })

  test('a key called __proto__ is a key', () => {
    packageLockGraph(
      '{"lockfileVersion": 3, "packages": {"__proto__": {"polluted": true}, "node_modules/__proto__": {"version": "1", "dependencies": {"__proto__": "1"}}}}',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

function pnpm(stripe: string, extra = ''): string {
  const needs = stripe.startsWith('17') ? '\n    dependencies:\n      qs: 6.11.0' : ' {}'
  const qs = stripe.startsWith('17') ? '  qs@6.11.0:\n    resolution: {integrity: sha512-qs}\n' : ''
  return `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      pay:
        specifier: ^1.0.0
        version: 1.0.0(stripe@${stripe})
      stripe:
        specifier: ^${stripe}
        version: ${stripe}
packages:
  pay@1.0.0:
    resolution: {integrity: sha512-pay}
    peerDependencies:
      stripe: '*'
${qs}  stripe@${stripe}:
    resolution: {integrity: sha512-${stripe}}
${extra}snapshots:
  pay@1.0.0(stripe@${stripe}):
    dependencies:
      stripe: ${stripe}
${qs === '' ? '' : '  qs@6.11.0: {}\n'}  stripe@${stripe}:${needs}
`
}

describe('pnpm-lock.yaml', () => {
  test('a package that is given Stripe’s as its peer stays itself', () => {
    expect(strayChanges(pnpmLockGraph(pnpm('17.7.0')), pnpmLockGraph(pnpm('23.1.0')), new Set(['']))).toEqual([])
  })
  test('what else changes is named', () => {
    const after = pnpmLockGraph(pnpm('23.1.0', '  evil@1.0.0:\n    resolution: {tarball: https://evil.example/a.tgz}\n'))
    expect(strayChanges(pnpmLockGraph(pnpm('17.7.0')), after, new Set(['']))).toEqual([
      'evil@1.0.0',
      'the address of a registry (evil.example), which this lockfile did not name',
    ])
    expect(strayChanges(pnpmLockGraph(pnpm('17.7.0')), pnpmLockGraph(pnpm('23.1.0')), new Set())).toEqual(['stripe of the root'])
  })
})

/** The lockfile of a workspace whose member asks for the package in one section. */
function lockOfMember(version: string, section: string): ReturnType<typeof packageLockGraph> {
  return packageLockGraph(
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': {},
        lib: { [section]: { stripe: '>=12' } },
        'node_modules/lib': { link: true, resolved: 'lib' },
        'node_modules/stripe': { version },
      },
    }),
  )
}

/** What is no part of the upgrade where the member is given another version. */
function strayIn(section: string): readonly string[] {
  return strayChanges(lockOfMember('22.0.0', section), lockOfMember('23.1.0', section), new Set(['app']))
}

describe('a package whose peer is Stripe’s', () => {
  test.for([
    [
      'package-lock.json',
      packageLockGraph(
        JSON.stringify({
          lockfileVersion: 3,
          packages: {
            '': { dependencies: { 'pay-lib': '^1.0.0', stripe: '^22.0.0' } },
            'node_modules/pay-lib': { version: '1.0.0', peerDependencies: { stripe: '^18 || ^22' } },
            'node_modules/stripe': { version: '22.0.0' },
          },
        }),
      ),
    ],
    [
      'pnpm-lock.yaml',
      pnpmLockGraph(
        "lockfileVersion: '9.0'\n\npackages:\n\n  pay-lib@1.0.0:\n    resolution: {integrity: x}\n    peerDependencies:\n      stripe: ^18 || ^22\n",
      ),
    ],
    [
      'yarn.lock',
      yarnLockGraph(
        '__metadata:\n  version: 8\n\n"pay-lib@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "pay-lib@npm:1.0.0"\n  peerDependencies:\n    stripe: ^18 || ^22\n',
      ),
    ],
  ] as const)('is named where its range does not have the new version (%s)', ([, graph]) => {
    expect(unmetPeers(graph, '22.5.0')).toEqual([])
    expect(unmetPeers(graph, '23.1.0')).toEqual(['pay-lib@1.0.0 asks for stripe ^18 || ^22'])
  })

  test('of the repository’s own may be given another version, and one that is installed for it may not', () => {
    expect(strayIn('peerDependencies')).toEqual([])
    expect(strayIn('dependencies')).toEqual(['stripe of lib'])
  })
})
