import { describe, expect, test } from 'vitest'
import type { CaseResult, CaseVerdict, Level, Verdict } from '../../src/domain/proof.ts'
import { exitCode, judgeAll, judgeCase, type CaseOutcome } from '../../src/prove/judge.ts'

/** Outcomes by a short name: what happened, and how it looked. */
const OUTCOMES = {
  upheld: outcome('upheld', 'ok'),
  broken: outcome('broken', 'not ok'),
  'broken otherwise': outcome('broken', 'worse'),
  'broken at times': { ...outcome('broken', 'not ok'), flaky: true },
  observed: outcome('observed', 'this'),
  'observed otherwise': outcome('observed', 'that'),
  unsupported: outcome('unsupported', 'not available'),
  inconclusive: outcome('inconclusive', 'not run'),
} as const

type Name = keyof typeof OUTCOMES

function outcome(kind: CaseOutcome['outcome'], seen: string): CaseOutcome {
  return { outcome: kind, seen, detail: '', flaky: false }
}

/** The verdict for each outcome of the version in use (rows) and of the candidate (columns). */
const TABLES: Readonly<Record<Level, readonly (readonly [from: Name, to: Readonly<Partial<Record<Name, CaseVerdict>>>])[]>> = {
  MUST: [
    [
      'upheld',
      { upheld: 'upheld', broken: 'broken', 'broken at times': 'broken', unsupported: 'inconclusive', inconclusive: 'inconclusive' },
    ],
    [
      'broken',
      {
        upheld: 'mended',
        broken: 'known',
        'broken otherwise': 'broken',
        'broken at times': 'broken',
        unsupported: 'changed',
        inconclusive: 'inconclusive',
      },
    ],
    [
      'broken at times',
      { upheld: 'mended', broken: 'broken', 'broken at times': 'broken', unsupported: 'changed', inconclusive: 'inconclusive' },
    ],
    [
      'unsupported',
      { upheld: 'upheld', broken: 'broken', 'broken at times': 'broken', unsupported: 'unsupported', inconclusive: 'inconclusive' },
    ],
    [
      'inconclusive',
      { upheld: 'inconclusive', broken: 'broken', 'broken at times': 'broken', unsupported: 'inconclusive', inconclusive: 'inconclusive' },
    ],
  ],
  SHOULD: [
    ['upheld', { upheld: 'upheld', broken: 'broken', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['broken', { upheld: 'mended', broken: 'known', 'broken otherwise': 'changed', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['unsupported', { upheld: 'upheld', broken: 'changed', unsupported: 'unsupported', inconclusive: 'inconclusive' }],
    ['inconclusive', { upheld: 'inconclusive', broken: 'inconclusive', unsupported: 'inconclusive', inconclusive: 'inconclusive' }],
  ],
  OBSERVE: [
    ['observed', { observed: 'upheld', 'observed otherwise': 'changed', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['unsupported', { observed: 'unsupported', unsupported: 'unsupported', inconclusive: 'inconclusive' }],
    ['inconclusive', { observed: 'inconclusive', unsupported: 'inconclusive', inconclusive: 'inconclusive' }],
  ],
}

const ROWS = Object.entries(TABLES).flatMap(([level, table]) =>
  table.flatMap(([from, row]) => Object.entries(row).map(([to, verdict]) => ({ level, from, to, verdict }))),
)

describe('one case', () => {
  test.each(ROWS)('$level: $from, then $to, is $verdict', ({ level, from, to, verdict }) => {
    expect(judgeCase(level as Level, OUTCOMES[from as Name], OUTCOMES[to as Name], false)).toBe(verdict)
  })

  test('a listed upstream failure is known, unless the candidate loses what the version in use had', () => {
    for (const level of ['MUST', 'SHOULD'] as const) {
      expect(judgeCase(level, OUTCOMES.upheld, OUTCOMES.broken, true)).toBe('broken')
      for (const from of ['broken', 'broken otherwise', 'broken at times', 'unsupported', 'inconclusive'] as const) {
        expect({ level, from, verdict: judgeCase(level, OUTCOMES[from], OUTCOMES.broken, true) }).toEqual({ level, from, verdict: 'known' })
      }
    }
  })

  test('a listing changes nothing else', () => {
    for (const { level, from, to, verdict } of ROWS.filter((row) => !row.to.startsWith('broken'))) {
      expect(judgeCase(level as Level, OUTCOMES[from as Name], OUTCOMES[to as Name], true)).toBe(verdict)
    }
  })
})

function result(level: Level, verdict: CaseVerdict, from: Name = 'upheld', to: Name = 'upheld'): CaseResult {
  return { id: 'a/case', level, title: '', threat: '', from: OUTCOMES[from], to: OUTCOMES[to], verdict, flaky: false }
}

describe('all cases', () => {
  const UPHELD = result('MUST', 'upheld')

  test.each<[string, readonly CaseResult[], Verdict]>([
    ['nothing at all', [], 'inconclusive'],
    ['everything upheld', [UPHELD], 'upheld'],
    ['a broken MUST', [UPHELD, result('MUST', 'broken', 'upheld', 'broken')], 'broken'],
    ['a broken MUST before all else', [result('MUST', 'inconclusive'), result('OBSERVE', 'changed'), result('MUST', 'broken')], 'broken'],
    ['an inconclusive MUST', [UPHELD, result('MUST', 'inconclusive')], 'inconclusive'],
    ['an inconclusive MUST before a broken SHOULD', [UPHELD, result('SHOULD', 'broken'), result('MUST', 'inconclusive')], 'inconclusive'],
    ['an inconclusive SHOULD or OBSERVE', [UPHELD, result('SHOULD', 'inconclusive'), result('OBSERVE', 'inconclusive')], 'upheld'],
    ['a broken SHOULD', [UPHELD, result('SHOULD', 'broken', 'upheld', 'broken')], 'changed'],
    ['a change', [UPHELD, result('OBSERVE', 'changed', 'observed', 'observed otherwise')], 'changed'],
    ['a change before a mended case', [UPHELD, result('SHOULD', 'mended'), result('OBSERVE', 'changed')], 'changed'],
    ['a mended case', [UPHELD, result('SHOULD', 'mended', 'broken', 'upheld')], 'mended'],
    ['known and unsupported cases', [UPHELD, result('MUST', 'known'), result('MUST', 'unsupported')], 'upheld'],
    ['a version in use on which nothing ran', [result('SHOULD', 'upheld', 'unsupported', 'upheld')], 'inconclusive'],
    ['a candidate on which nothing ran', [result('SHOULD', 'changed', 'upheld', 'unsupported')], 'inconclusive'],
    ['nothing but what is not available', [result('MUST', 'unsupported', 'unsupported', 'unsupported')], 'inconclusive'],
    ['nothing but SHOULD cases that did not run', [result('SHOULD', 'inconclusive', 'inconclusive', 'inconclusive')], 'inconclusive'],
  ])('%s', (_, cases, verdict) => {
    expect(judgeAll(cases)).toBe(verdict)
    expect(judgeAll(cases.toReversed())).toBe(verdict)
  })

  test('a person is waited for where it is broken or inconclusive', () => {
    expect((['broken', 'inconclusive', 'changed', 'mended', 'upheld'] as const).map(exitCode)).toEqual([1, 1, 0, 0, 0])
  })
})
