import { expect, test } from 'vitest'
import { fc } from '../../support/properties.ts'
import { isSameNumber } from '../../../src/prove/judge/decimal.ts'

test.each([
  ['0.05', '5E-2'],
  ['0.050', '0.05'],
  ['-0.05', '-5e-2'],
  ['1E+3', '1000'],
  ['1e-7', '0.0000001'],
  ['0', '-0.000'],
  ['12345678901234567890.50', '12345678901234567890.5'],
])('%s is %s', (one, other) => {
  expect(isSameNumber(one, other)).toBe(true)
})

test.each([
  ['0.05', '0.5'],
  ['0.05', '-0.05'],
  ['1234567890.123456789012', '1234567890.1234567'],
  ['100', '1'],
  ['', '0'],
  ['a', 'b'],
])('%s is not %s', (one, other) => {
  expect(isSameNumber(one, other)).toBe(false)
})

test('a number is the same however it is written, and no other', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (one, other) => {
      expect(isSameNumber(String(one), one.toExponential())).toBe(true)
      expect(isSameNumber(String(one), String(other))).toBe(one === other)
    }),
  )
})
