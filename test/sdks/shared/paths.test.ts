import { describe, expect, test } from 'vitest'
import { LONGEST_PATH, namedBy } from '../../../src/sdks/shared/paths.ts'

describe('a path that a file names', () => {
  test.each([
    ['requirements.txt', 'base.txt', 'base.txt'],
    ['a/b/requirements.txt', '../base.txt', 'a/base.txt'],
    ['a/requirements.txt', './../../outside.txt', '../outside.txt'],
  ])('in %s, %s is %s', (file, path, named) => {
    expect(namedBy(file, path)).toBe(named)
  })

  test('is none where it is longer than any path is', () => {
    expect(namedBy('a.txt', 'b'.repeat(LONGEST_PATH))).toBe('b'.repeat(LONGEST_PATH))
    expect(namedBy('a.txt', 'b'.repeat(LONGEST_PATH + 1))).toBe(null)
    expect(namedBy('a.txt', '../'.repeat(50_000))).toBe(null)
  })
})
