import { expect, test } from 'vitest'
import { pythonsOf } from '../../../../src/sdks/python/manifest/marker.ts'
import { fc } from '../../../support/properties.ts'

test.each([
  ['python_version < "3.9"', '<3.9'],
  ["python_version<'3.9'", '<3.9'],
  ['"3.9" > python_version', '<3.9'],
  ['python_version <= "3.8"', '<3.9'],
  ['python_version > "3.8"', '>=3.9'],
  ['python_version == "3.8"', '==3.8.*'],
  ['python_version != "3.8"', '!=3.8.*'],
  ['python_version >= "3"', '>=3'],
  ['python_full_version <= "3.8.1"', '<=3.8.1'],
  ['python_version in "3.7, 3.8"', '==3.7.* || ==3.8.*'],
  ['python_version >= "3.7" and python_version < "3.9"', '>=3.7,<3.9'],
  ['(python_version < "3.9") and extra == "pay"', '<3.9'],
  ['python_version < "3.7" or python_version >= "3.9" and python_version < "3.10"', '<3.7 || >=3.9,<3.10'],
  ['(python_version < "3.7" or python_version >= "3.9") and python_version < "3.10"', '<3.7,<3.10 || >=3.9,<3.10'],
  ['sys_platform == "win32"', null],
  ['python_version < "3.9" or sys_platform == "win32"', null],
  ['python_version not in "3.8"', null],
  ['python_version <', null],
  ['python_version < "3.9" and', null],
  ['(python_version < "3.9"', null],
  ['python_version < "whatever"', null],
  ['whatever ? "3.9"', null],
  ['', null],
  [null, null],
])('%s is for %s', (marker, pythons) => expect(pythonsOf(marker)).toBe(pythons))

test('no text makes it fail, or write what grows without bounds', () => {
  const word = fc.constantFrom('python_version', '<', '"3.9"', "'3.8'", 'and', 'or', 'not', 'in', '(', ')', 'extra')
  fc.assert(fc.property(fc.array(word, { maxLength: 60 }), (words) => (pythonsOf(words.join(' '))?.length ?? 0) < 10_000))
  fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => (pythonsOf(text)?.length ?? 0) < 10_000))
  const cases = '(python_version == "3.7" or python_version == "3.8")'
  expect(pythonsOf(Array.from({ length: 8 }, () => cases).join(' and '))).not.toBe(undefined)
})
