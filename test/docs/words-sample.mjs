import { expect, test } from 'vitest'

// What is told here is in a comment.
export const literal = 'it was mended'
export const template = `${literal} by now`

export function titles() {
  test('it stands', () => expect(literal).toBe(template))
  test.each([
    ['a', 1],
    ['b', 2],
  ])('each %s stands', () => expect(literal).toBe(template))
}
