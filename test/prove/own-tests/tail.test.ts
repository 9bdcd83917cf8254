import { describe, expect, test } from 'vitest'
import { tailOf } from '../../../src/prove/own-tests/tail.ts'
import { CREDENTIALS } from '../../support/credentials.ts'
import { fc } from '../../support/properties.ts'

test('the last lines, without what is empty at the end', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`)
  expect(tailOf(`${lines.join('\n')}\n\n  \n`, [])).toEqual(lines.slice(60))
  expect(tailOf('', [])).toEqual([])
  expect(tailOf('a\r\nb\rc', [])).toEqual(['a', 'b', 'c'])
  expect(tailOf('x'.repeat(1000), [])).toEqual([`${'x'.repeat(299)}…`])
})

describe('the same failure is shown in the same words', () => {
  test.each([
    ['at /tmp/run-1/checkout/pay.test.js:12', 'at ./pay.test.js:12'],
    ['# duration_ms 123.456', '# duration_ms …'],
    ['ok 1 - pays (12.5ms)', 'ok 1 - pays (…)'],
    ['Ran 3 tests in 0.012s', 'Ran 3 tests in …'],
    ['Duration  1.20 s', 'Duration  …'],
    ['connect ECONNREFUSED 127.0.0.1:40123', 'connect ECONNREFUSED 127.0.0.1:…'],
    ['2026-11-21T10:11:12.123Z failed', '… failed'],
    ['date: Sat, 21 Nov 2026 10:11:12 GMT', 'date: …'],
    ['[10:11:12] failed', '[…] failed'],
    ["id 'cus_QXg1o8vlGmoR32'", "id 'cus_…'"],
    ['key 6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'key …'],
    ['validator 0x2c4df0e180c0 failed', 'validator 0x… failed'],
    ["{ 'content-length': '151', a: 1 }", "{ 'content-length': '…', a: 1 }"],
    ['(node:4711) Warning', '(node:…) Warning'],
  ])('%s', (printed, shown) => {
    expect(tailOf(printed, ['/tmp/run-1/checkout'])).toEqual([shown])
  })

  test.each(['3 tests passed, 2 secrets', 'expected 1099 to be 1098', 'pay.test.js:12:5', 'test_charges_2 failed', 'exit code 3'])(
    'kept: %s',
    (printed) => {
      expect(tailOf(printed, [])).toEqual([printed])
    },
  )
})

describe('no secret is shown (T32)', () => {
  test.each(CREDENTIALS)('%s', (secret) => {
    expect(tailOf(`before ${secret} after`, []).join('\n')).toMatch(/^before (?!.*canary).*\*\*\*.* after$/)
  })

  test('also where the end that is looked at begins within it', () => {
    const secret = `https://aws:${'canary'.repeat(300)}@packages.example`
    const lines = `${secret}\n${'x'.repeat(80)}\n`.repeat(40)
    for (let cut = 0; cut < secret.length; cut += 100) expect(tailOf(`${lines}${'y'.repeat(cut)}`, []).join('\n')).not.toContain('canary')
    expect(tailOf(`${'canary'.repeat(10_000)}@packages.example`, [])).toEqual(['One line, too long to be shown'])
  })

  test('also where it is coloured', () => {
    expect(tailOf('Authorization: \u001b[31mBearer\u001b[0m canary-0123456789', [])).toEqual(['Authorization: Bearer ***'])
  })
})

test('whatever is printed, nothing hidden is left, and no command of a workflow (T10)', () => {
  const piece = fc.constantFrom(
    '::error::',
    '##[group]',
    '::',
    '\u001b[2K',
    '\u001b]8;;',
    '\u0007',
    '\u202e',
    '\u200b',
    '\r',
    '\n',
    '  ',
    'a',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const line of tailOf(pieces.join(''), [])) {
        expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\u202e\u200b]/u)
      }
    }),
  )
})

test.each(['\u001b]', '\u001b[', '1', 'sk_live_', 'aa_', '2020-01-01T', 'time: ', ' ', '\r'])(
  'of a flood of %j no more is looked at than the end',
  (piece) => {
    const end = piece.repeat(16_000 / piece.length)
    expect(tailOf(`${piece.repeat(1_000_000)}\n${end}`, ['/tmp/x'])).toEqual(tailOf(end, ['/tmp/x']))
  },
)
