import { describe, expect, test } from 'vitest'
import type { CaseResult, CaseVerdict, Level, Verdict } from '../../src/domain/proof.ts'
import type { CaseOutcome } from '../../src/prove/judge/outcome.ts'
import { caseVerdict, exitCode, overallVerdict } from '../../src/prove/compare/verdict.ts'

/** Outcomes by a short name: what happened, and how it looked. */
const OUTCOMES = {
  pass: outcome('pass', 'ok'),
  fail: outcome('fail', 'not ok'),
  'fail otherwise': outcome('fail', 'worse'),
  'fail at times': { ...outcome('fail', 'not ok'), flaky: true },
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
    ['pass', { pass: 'pass', fail: 'broken', 'fail at times': 'broken', unsupported: 'inconclusive', inconclusive: 'inconclusive' }],
    [
      'fail',
      {
        pass: 'fixed',
        fail: 'still-broken',
        'fail otherwise': 'still-broken',
        'fail at times': 'still-broken',
        unsupported: 'changed',
        inconclusive: 'inconclusive',
      },
    ],
    [
      'fail at times',
      { pass: 'fixed', fail: 'broken', 'fail at times': 'still-broken', unsupported: 'changed', inconclusive: 'inconclusive' },
    ],
    [
      'unsupported',
      { pass: 'pass', fail: 'known-issue', 'fail at times': 'known-issue', unsupported: 'unsupported', inconclusive: 'inconclusive' },
    ],
    [
      'inconclusive',
      {
        pass: 'inconclusive',
        fail: 'inconclusive',
        'fail at times': 'inconclusive',
        unsupported: 'inconclusive',
        inconclusive: 'inconclusive',
      },
    ],
  ],
  SHOULD: [
    ['pass', { pass: 'pass', fail: 'regressed', 'fail at times': 'regressed', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['fail', { pass: 'fixed', fail: 'known-issue', 'fail otherwise': 'changed', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['unsupported', { pass: 'pass', fail: 'known-issue', unsupported: 'unsupported', inconclusive: 'inconclusive' }],
    ['inconclusive', { pass: 'inconclusive', fail: 'inconclusive', unsupported: 'inconclusive', inconclusive: 'inconclusive' }],
  ],
  OBSERVE: [
    ['observed', { observed: 'pass', 'observed otherwise': 'changed', unsupported: 'changed', inconclusive: 'inconclusive' }],
    ['unsupported', { observed: 'unsupported', unsupported: 'unsupported', inconclusive: 'inconclusive' }],
    ['inconclusive', { observed: 'inconclusive', unsupported: 'inconclusive', inconclusive: 'inconclusive' }],
  ],
}

const ROWS = Object.entries(TABLES).flatMap(([level, table]) =>
  table.flatMap(([from, row]) => Object.entries(row).map(([to, verdict]) => ({ level, from, to, verdict }))),
)

describe('one case', () => {
  test.each(ROWS)('$level: $from, then $to, is $verdict', ({ level, from, to, verdict }) => {
    expect(caseVerdict(level as Level, OUTCOMES[from as Name], OUTCOMES[to as Name], false)).toBe(verdict)
  })

  test('a SHOULD that is lost is broken where that lets a forged event in or makes more than one object', () => {
    const harmful = { ...OUTCOMES.fail, harmful: true } as const
    expect(caseVerdict('SHOULD', OUTCOMES.pass, harmful, false)).toBe('broken')
    expect(caseVerdict('SHOULD', OUTCOMES.pass, harmful, true)).toBe('broken')
    expect(caseVerdict('SHOULD', harmful, harmful, false)).toBe('known-issue')
    expect(caseVerdict('SHOULD', OUTCOMES.unsupported, harmful, false)).toBe('known-issue')
  })

  test('a failure that is listed upstream is a known issue, unless the candidate loses what the version in use passes', () => {
    expect(caseVerdict('MUST', OUTCOMES.pass, OUTCOMES.fail, true)).toBe('broken')
    expect(caseVerdict('SHOULD', OUTCOMES.pass, OUTCOMES.fail, true)).toBe('regressed')
    for (const level of ['MUST', 'SHOULD'] as const) {
      for (const from of ['fail', 'fail otherwise', 'fail at times', 'unsupported', 'inconclusive'] as const) {
        expect({ level, from, verdict: caseVerdict(level, OUTCOMES[from], OUTCOMES.fail, true) }).toEqual({
          level,
          from,
          verdict: 'known-issue',
        })
      }
    }
  })

  test('a listing changes nothing else', () => {
    for (const { level, from, to, verdict } of ROWS.filter((row) => !row.to.startsWith('fail'))) {
      expect(caseVerdict(level as Level, OUTCOMES[from as Name], OUTCOMES[to as Name], true)).toBe(verdict)
    }
  })
})

function result(level: Level, verdict: CaseVerdict, from: Name = 'pass', to: Name = 'pass'): CaseResult {
  return { id: 'a/case', level, title: '', threat: '', from: OUTCOMES[from], to: OUTCOMES[to], verdict, flaky: false }
}

describe('all cases', () => {
  const PASS = result('MUST', 'pass')
  const REGRESSED = result('SHOULD', 'regressed', 'pass', 'fail')

  test.each<[string, readonly CaseResult[], Verdict]>([
    ['nothing at all', [], 'inconclusive'],
    ['nothing but passes', [PASS], 'pass'],
    ['a broken case', [PASS, result('MUST', 'broken', 'pass', 'fail')], 'broken'],
    ['a broken case before all else', [result('MUST', 'inconclusive'), REGRESSED, result('MUST', 'broken')], 'broken'],
    ['an inconclusive MUST', [PASS, result('MUST', 'inconclusive')], 'inconclusive'],
    ['an inconclusive MUST before a regressed SHOULD', [PASS, REGRESSED, result('MUST', 'inconclusive')], 'inconclusive'],
    ['an inconclusive SHOULD or OBSERVE', [PASS, result('SHOULD', 'inconclusive'), result('OBSERVE', 'inconclusive')], 'pass'],
    ['a regressed SHOULD', [PASS, REGRESSED], 'regressed'],
    ['a regressed SHOULD before a change', [result('OBSERVE', 'changed'), REGRESSED], 'regressed'],
    ['a change', [PASS, result('OBSERVE', 'changed', 'observed', 'observed otherwise')], 'changed'],
    ['a change before a fixed case', [PASS, result('SHOULD', 'fixed'), result('OBSERVE', 'changed')], 'changed'],
    ['a fixed case', [PASS, result('SHOULD', 'fixed', 'fail', 'pass')], 'fixed'],
    ['known issues and unsupported cases', [PASS, result('SHOULD', 'known-issue'), result('MUST', 'unsupported')], 'pass'],
    ['a case that both versions fail in the same way', [PASS, result('MUST', 'still-broken', 'fail', 'fail')], 'pass'],
    ['a case that both versions fail, each in its own way', [PASS, result('MUST', 'still-broken', 'fail', 'fail otherwise')], 'changed'],
    ['a version in use on which nothing ran', [result('SHOULD', 'pass', 'unsupported', 'pass')], 'inconclusive'],
    ['a candidate on which nothing ran', [result('SHOULD', 'changed', 'pass', 'unsupported')], 'inconclusive'],
    ['nothing but what is not available', [result('MUST', 'unsupported', 'unsupported', 'unsupported')], 'inconclusive'],
    ['nothing but SHOULD cases that did not run', [result('SHOULD', 'inconclusive', 'inconclusive', 'inconclusive')], 'inconclusive'],
  ])('%s', (_, cases, verdict) => {
    expect(overallVerdict(cases)).toBe(verdict)
    expect(overallVerdict(cases.toReversed())).toBe(verdict)
  })

  test('a person is waited for where it is broken or inconclusive', () => {
    expect((['broken', 'inconclusive', 'regressed', 'changed', 'fixed', 'pass'] as const).map(exitCode)).toEqual([1, 1, 0, 0, 0, 0])
  })
})
