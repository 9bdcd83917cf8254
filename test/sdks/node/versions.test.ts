import { expect, test } from 'vitest'
import { npmVersions } from '../../../src/sdks/node/versions.ts'

test('reads the forms that stripe-node was published in, and no other', () => {
  expect(npmVersions.parse('23.1.0')).toEqual({ text: '23.1.0', major: 23, minor: 1, patch: 0, channel: 'stable' })
  expect(npmVersions.parse('22.5.0-beta.12')).toMatchObject({ major: 22, minor: 5, channel: 'beta' })
  expect(npmVersions.parse('22.5.0-alpha.2')).toMatchObject({ channel: 'alpha' })
  const odd = ['23.1', 'v23.1.0', '23.1.0-rc.1', '23.1.0-beta', '23.1.0-beta.1.2', '23.1.0+build', 'latest', '']
  expect(odd.filter((text) => npmVersions.parse(text) !== undefined)).toEqual([])
})

test('orders by precedence: a pre-release is older than its release', () => {
  const sorted = ['23.0.0', '9.1.0', '22.10.0', '22.7.0-beta.1', '22.7.0', '22.7.0-alpha.9', '22.9.0'].toSorted(npmVersions.compare)
  expect(sorted).toEqual(['9.1.0', '22.7.0-alpha.9', '22.7.0-beta.1', '22.7.0', '22.9.0', '22.10.0', '23.0.0'])
})

test('admits as npm does, and nothing where the range cannot be read', () => {
  expect(npmVersions.admits('^17.0.0', '17.7.0')).toBe(true)
  expect(npmVersions.admits('^17.0.0', '18.0.0')).toBe(false)
  expect(npmVersions.admits('^17.0.0', '17.8.0-beta.1')).toBe(false)
  expect(npmVersions.admits('not a range', '17.7.0')).toBe(false)
})

test.for([
  ['>=18', '>=12.*', true],
  ['>=16', '>=20', false],
  ['20', '>=20', true],
  ['v20.1.0', '>=20', true],
  ['18', '>=20', false],
  ['^18.0.0 || ^20.0.0', '>=20', false],
  ['^20.9 || ^22', '>=20', true],
  ['>=18', '^8.1 || >=10.*', true],
  ['lts/iron', '>=20', true],
  ['lts/Hydrogen', '>=20', false],
  // Without a floor it does not say which is the lowest.
  ['<21.0.0', '>=20', true],
  ['<=20', '>=20', true],
  ['<20', '>=20', false],
  // What cannot be read is no reason to block an upgrade.
  ['lts/*', '>=20', true],
  ['lts/unheard-of', '>=20', true],
  ['some text', '>=20', true],
  ['>=16', 'some text', true],
] as const)('a runtime claim of %s against %s', ([claimed, required, meets]) => {
  expect(npmVersions.runtimeMeets(claimed, required)).toBe(meets)
})
