import { expect, test } from 'vitest'
import { COMBINED } from '../../src/prove/cases/combined.ts'
import { everyPair } from '../../src/prove/cases/every-pair.ts'

const VALUES = {
  what: ['create', 'list', 'delete', 'capture'],
  account: [undefined, 'acct_other', null],
  hasKey: [false, true],
  first: [0, 1],
} as const

test('any two values of different names meet in a row', () => {
  const rows = everyPair(VALUES)
  for (const [a, ofA] of Object.entries(VALUES))
    for (const [b, ofB] of Object.entries(VALUES).filter(([name]) => name !== a))
      for (const one of ofA)
        for (const other of ofB)
          expect(
            rows.some((row) =>
              Object.entries(row).every(([name, value]) => (name !== a || value === one) && (name !== b || value === other)),
            ),
            `${a} ${one}, ${b} ${other}`,
          ).toBe(true)
})

test('there are hardly more rows than the two longest lists make pairs', () => {
  expect(everyPair(VALUES).length).toBeLessThanOrEqual(14)
})

test('a name of one value is in every row', () => {
  expect(everyPair({ a: [1, 2], b: ['only'] })).toEqual([
    { a: 1, b: 'only' },
    { a: 2, b: 'only' },
  ])
})

test('no two combined calls of a case have one description', () => {
  for (const { id, calls } of COMBINED) expect(new Set(calls.map(({ params }) => params?.['description'])).size, id).toBe(calls.length)
})
