import { expect, test } from 'vitest'
import { matchesAny } from '../../src/detect/glob.ts'

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
])('%j on %s: %s', (glob, path, expected) => {
  expect(matchesAny([glob], path)).toBe(expected)
})

test('no glob excludes nothing, and one of several is enough', () => {
  expect(matchesAny([], 'a')).toBe(false)
  expect(matchesAny(['b', 'a'], 'a')).toBe(true)
})

test('a glob made to explode does not', () => {
  const start = process.cpuUsage()
  expect(matchesAny([`${'a*'.repeat(500)}b`, `${'**/a/'.repeat(300)}b`], `${'a'.repeat(2_000)}/${'a/'.repeat(1_000)}c`)).toBe(false)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000)
})
