import { describe, expect, test } from 'vitest'
import { coloured, displayWidth, fit } from '../../src/domain/terminal-text.ts'
import { fc } from '../support/properties.ts'

describe('displayWidth', () => {
  test.each([
    ['abc', 3],
    ['支付', 4],
    ['👍', 2],
    ['👩‍💻', 4],
    ['⚠️', 2],
    ['🇩🇪', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns)
  })
})

describe('fit', () => {
  test.each([
    ['abcdef', 4, 'abc…'],
    ['abcd', 4, 'abcd'],
    ['支付宝', 4, '支…'],
    ['支付宝', 5, '支付…'],
    ['a👍b', 3, 'a…'],
    ['abc', 0, ''],
    ['abc', 1, '…'],
  ])('%j in %i columns is %j', (text, columns, shown) => {
    expect(fit(text, columns, '…')).toBe(shown)
  })

  test('never takes more columns than it may', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), fc.constantFrom('', '…'), (text, columns, mark) => {
        expect(displayWidth(fit(text, columns, mark))).toBeLessThanOrEqual(columns)
      }),
    )
  })
})

test('a colour is used only where it may be, whatever stdout is', () => {
  expect(coloured('red', 'x', true)).toBe('\u001b[31mx\u001b[39m')
  expect(coloured('red', 'x', false)).toBe('x')
  expect(coloured('red', '', true)).toBe('')
})
