import { expect, test } from 'vitest'
import { GlobError, readGlob } from '../../src/domain/glob.ts'

test.each([
  ['examples', 'examples/shop/package.json', true],
  ['examples/', 'examples/package.json', true],
  ['./examples/**', 'examples/a/b/package.json', true],
  ['examples', 'src/examples/package.json', false],
  ['**/examples', 'src/examples/package.json', true],
  ['**/examples', 'examples/package.json', true],
  ['**/fixtures/**', 'test/fixtures/a/go.mod', true],
  ['**/fixtures/**', 'test/fixturesque/go.mod', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b/package.json', true],
  ['*.json', 'package.json', true],
  ['*.json', 'a/package.json', false],
  ['**/*.json', 'a/package.json', true],
  ['requirements-?.txt', 'requirements-a.txt', true],
  ['requirements-?.txt', 'requirements-ab.txt', false],
  ['*', 'a/b/c', true],
  ['a*b*c', 'aXbXbXc', true],
  ['a*b*c', 'aXbXbX', false],
  ['[a](b).+', '[a](b).+', true],
  ['a.c', 'abc', false],
  ['', 'a', false],
  ['.', 'a', false],
  ['{a,b}/**', 'a/package.json', true],
  ['{a,b}/**', 'b/x/package.json', true],
  ['{a,b}/**', 'c/package.json', false],
  ['{test,apps/{old,older}}/**', 'apps/older/package.json', true],
  ['a{,-old}', 'a-old/package.json', true],
  ['v{1..3}', 'v2/go.mod', true],
  ['v{1..3}', 'v4/go.mod', false],
  // One alternative is none: bash leaves these braces as they are.
  ['{a}/**', '{a}/package.json', true],
  ['{a}/**', 'a/package.json', false],
  ['{a,b', '{a,b/package.json', true],
])('%j covers %s: %s', (glob, path, expected) => {
  expect(readGlob(glob).covers(path)).toBe(expected)
})

test.each([
  ['packages/*', 'packages/app', true],
  ['packages/*', 'packages/app/nested', false],
  ['packages/**', 'packages/app/nested', true],
  ['packages/**', 'packages', true],
  ['packages/{app,lib}', 'packages/lib', true],
  ['packages/{app,lib}', 'packages/web', false],
  ['./packages/app/', 'packages/app', true],
])('%j matches %s itself: %s', (glob, path, expected) => {
  expect(readGlob(glob).matches(path)).toBe(expected)
})

test('braces that make too many patterns are refused, and so is a glob that is too long', () => {
  expect(() => readGlob('{a,b}'.repeat(20))).toThrow(GlobError)
  expect(() => readGlob('{1..1000000000}')).toThrow('The braces of the glob {1..1000000000} make more than 250 patterns')
  expect(() => readGlob('a'.repeat(1_001))).toThrow('longer than 1000 characters')
  expect(readGlob('{1..250}').covers('250')).toBe(true)
})

test('a glob made to explode is matched all the same: where the work grew exponentially, this would never end', () => {
  expect(readGlob(`${'a*'.repeat(499)}b`).covers('a'.repeat(4_000))).toBe(false)
  expect(readGlob(`${'**/a/'.repeat(199)}b`).covers(`${'a'.repeat(2_000)}/${'a/'.repeat(1_000)}c`)).toBe(false)
  expect(readGlob(`{a,b}{a,b}{a,b}${'a*'.repeat(490)}c`).covers('a'.repeat(4_000))).toBe(false)
})
