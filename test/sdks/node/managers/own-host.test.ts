import { expect, test } from 'vitest'
import { packageLockGraph } from '../../../../src/sdks/node/managers/npm/graph.ts'
import { withOwnHost } from '../../../../src/sdks/node/managers/own-host.ts'

function lock(version: string, address: string): string {
  return JSON.stringify({
    lockfileVersion: 3,
    packages: {
      'node_modules/ms': { version: '2.0.0', resolved: 'https://one.example/ms/-/ms-2.0.0.tgz' },
      'node_modules/stripe': { version, resolved: address },
    },
  })
}

const BEFORE = lock('22.0.0', 'https://one.example/stripe/-/stripe-22.0.0.tgz')

test.for([
  ['another host with the same paths', 'https://two.example/stripe/-/stripe-23.1.0.tgz', 'https://one.example/stripe/-/stripe-23.1.0.tgz'],
  ['a host with other paths', 'https://two.example/npm/stripe/-/stripe-23.1.0.tgz', 'https://two.example/npm/stripe/-/stripe-23.1.0.tgz'],
  ['its own host', 'https://one.example/stripe/-/stripe-23.1.0.tgz', 'https://one.example/stripe/-/stripe-23.1.0.tgz'],
] as const)('of %s the lockfile keeps what it can be sure of', ([, written, kept]) => {
  const text = lock('23.1.0', written)
  expect(withOwnHost(text, packageLockGraph(BEFORE), packageLockGraph(text))).toBe(lock('23.1.0', kept))
})

test('a lockfile of several hosts says not which one is its own', () => {
  const before = BEFORE.replace('one.example/ms', 'three.example/ms')
  const text = lock('23.1.0', 'https://two.example/stripe/-/stripe-23.1.0.tgz')
  expect(withOwnHost(text, packageLockGraph(before), packageLockGraph(text))).toBe(text)
})
