import { describe, expect, test } from 'vitest'
import { inEachDirection, isResultOf, resultOf, type Sum } from '../../../src/prove/judge/arithmetic.ts'

/** As https://docs.python.org/3/library/decimal.html computes them. */
const RESULTS: readonly (readonly [Sum, string])[] = [
  [{ of: '19.99', do: 'add', with: '0.011' }, '20.001'],
  [{ of: 5, do: 'sub', with: '0.125' }, '4.875'],
  [{ of: '1.005', do: 'mul', with: '-100.5' }, '-101.0025'],
  [{ of: '1e3', do: 'toString' }, '1000'],
  [{ of: '-5e-3', do: 'toJSON' }, '-0.005'],
  [{ of: { $bigint: '-5' }, do: 'abs' }, '5'],
  [{ of: 5, do: 'neg' }, '-5'],
  [{ of: '0.00', do: 'isZero' }, 'true'],
  [{ of: '-0.01', do: 'isNegative' }, 'true'],
  [{ of: '-0.01', do: 'isPositive' }, 'false'],
  [{ of: '1.0', do: 'cmp', with: '1.01' }, '-1'],
  [{ of: '10', do: 'cmp', with: '9.9' }, '1'],
  [{ of: '1', do: 'cmp', with: '1.00' }, '0'],
  [{ of: '1', do: 'eq', with: '1.00' }, 'true'],
  [{ of: '1', do: 'lt', with: '1.00' }, 'false'],
  [{ of: '1', do: 'lte', with: '1.00' }, 'true'],
  [{ of: '2', do: 'gt', with: '1.99' }, 'true'],
  [{ of: '2', do: 'gte', with: '2.01' }, 'false'],
  [{ of: '12.345', do: 'round', figures: 2, direction: 'half-up' }, '12'],
  [{ of: '98765', do: 'round', figures: 2, direction: 'half-up' }, '99000'],
  [{ of: '1.5', do: 'round', places: 4, direction: 'half-up' }, '1.5'],
  [{ of: '42', do: 'toFixed', places: 3, direction: 'half-up' }, '42.000'],
  [{ of: '-0.05', do: 'toFixed', places: 2, direction: 'half-up' }, '-0.05'],
  [{ of: '1', do: 'div', with: '0', places: 2 }, 'refused'],
  [{ of: '1', do: 'div', with: '3', places: -1 }, 'refused'],
  [{ of: '1', do: 'toFixed', places: -1 }, 'refused'],
  [{ of: '1', do: 'add', with: 'five' }, 'refused'],
  [{ of: '1,5', do: 'toString' }, 'refused'],
]

test.each(RESULTS)('%o is %s', (sum, result) => {
  expect(resultOf(sum)).toMatch(new RegExp(`^${result.replaceAll('.', '\\.')}(?:\\.?0*)?$`))
})

describe('each direction', () => {
  // Ceil, floor, down, up, half up, half down, half even.
  test.each([
    ['1.1', '2 1 1 2 1 1 1'],
    ['-1.1', '-1 -2 -1 -2 -1 -1 -1'],
    ['2.5', '3 2 2 3 3 2 2'],
    ['3.5', '4 3 3 4 4 3 4'],
    ['-2.5', '-2 -3 -2 -3 -3 -2 -2'],
    ['-1.9', '-1 -2 -1 -2 -2 -2 -2'],
    ['7', '7 7 7 7 7 7 7'],
  ])('of %s', (of, results) => {
    expect(inEachDirection({ of, do: 'toFixed', places: 0 }).map(resultOf).join(' ')).toBe(results)
    const doubled = inEachDirection({ of, do: 'div', with: '-1', places: 0 }).map(resultOf)
    const negated = inEachDirection({ of: of.startsWith('-') ? of.slice(1) : `-${of}`, do: 'toFixed', places: 0 }).map(resultOf)
    expect(doubled).toEqual(negated)
  })
})

test('a number may be written in another way, but each digit of a text with places counts', () => {
  expect(isResultOf({ of: '5e40', do: 'toString' }, '5E+40')).toBe(true)
  expect(isResultOf({ of: '5e40', do: 'toString' }, '5E+41')).toBe(false)
  expect(isResultOf({ of: '1', do: 'toFixed', places: 2, direction: 'half-up' }, '1.00')).toBe(true)
  expect(isResultOf({ of: '1', do: 'toFixed', places: 2, direction: 'half-up' }, '1.0')).toBe(false)
})
