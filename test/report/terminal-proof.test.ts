import { describe, expect, test } from 'vitest'
import type { CaseResult, CaseVerdict, Level, Outcome, Proof } from '../../src/domain/proof.ts'
import { caseTable, proveTable } from '../../src/report/index.ts'
import { SDKS } from '../support/sdks.ts'

const WIDE = { colour: false, width: 160 }
const NARROW = { colour: false, width: 80 }
const CLASS = 'refused: StripeSignatureVerificationError'

function outcome(seen: string, kind: Outcome['outcome'] = 'pass', detail = `sent: an event · seen: ${seen}`): Outcome {
  return { outcome: kind, seen, detail }
}

function result(id: string, level: Level, verdict: CaseVerdict, from: Outcome, to: Outcome): CaseResult {
  return { id, level, title: `Title of ${id}`, threat: 'forged webhook', from, to, verdict, flaky: false }
}

const PASS = result('webhook/valid', 'MUST', 'pass', outcome('accepted'), outcome('accepted'))
const CHANGED = result('webhook/tolerance-zero', 'OBSERVE', 'changed', outcome(CLASS, 'observed'), outcome('accepted', 'observed'))
const FIXED = result('retry/reset', 'MUST', 'fixed', outcome('2 sent, no key, 2 made', 'fail'), outcome('1 sent, one key, 1 made'))
const BROKEN = result('webhook/tampered', 'MUST', 'broken', outcome(CLASS), outcome('accepted', 'fail'))
const LACKS = outcome('not available', 'unsupported', 'sent: an event · not available: it has no parseThinEvent')
const UNSUPPORTED = result('webhook/thin', 'OBSERVE', 'unsupported', LACKS, outcome('accepted', 'observed'))

function proof(cases: readonly CaseResult[], more: Partial<Proof> = {}): Proof {
  return { sdk: 'node', from: '12.0.0', to: '23.1.0', verdict: 'changed', cases, notes: [], timing: {}, ...more }
}

describe('what prove prints', () => {
  const mixed = proof([PASS, UNSUPPORTED, FIXED, CHANGED])

  test('wide: what needs attention as a table, the worst first; counts by family in their order; the verdict last', () => {
    expect(proveTable(SDKS.of('node'), mixed, WIDE)).toBe(
      [
        'VERDICT        LEVEL    CASE                    12.0.0                                     23.1.0',
        `changed        OBSERVE  webhook/tolerance-zero  ${CLASS}  accepted`,
        'fixed          MUST     retry/reset             2 sent, no key, 2 made                     1 sent, one key, 1 made',
        'not supported  OBSERVE  webhook/thin            not available: it has no parseThinEvent    accepted',
        '',
        'FAMILY   CASES',
        'webhook  1 pass, 1 changed, 1 not supported',
        'retry    1 fixed',
        '',
        'stripe (Node) 12.0.0 → 23.1.0',
        'Changed: no check failed, 1 case behaves differently',
        '1 pass, 1 fixed, 1 changed, 1 not supported',
      ].join('\n'),
    )
  })

  test('narrow: three lines a case, nothing cut', () => {
    const [cases] = proveTable(SDKS.of('node'), mixed, NARROW).split('\n\n')
    expect(cases?.split('\n')).toEqual([
      'changed  OBSERVE  webhook/tolerance-zero',
      `  12.0.0  ${CLASS}`,
      '  23.1.0  accepted',
      'fixed  MUST  retry/reset',
      '  12.0.0  2 sent, no key, 2 made',
      '  23.1.0  1 sent, one key, 1 made',
      'not supported  OBSERVE  webhook/thin',
      '  12.0.0  not available: it has no parseThinEvent',
      '  23.1.0  accepted',
    ])
  })

  test('what is quiet is cut to make room, what is loud never', () => {
    const wordy = outcome('not available', 'unsupported', `sent: x · not available: ${'very '.repeat(20)}old`)
    const table = proveTable(SDKS.of('node'), proof([{ ...UNSUPPORTED, from: wordy }, CHANGED]), WIDE)
    expect(table).toContain(CLASS)
    expect(table).toMatch(/^not supported .* not available: very .*…/mu)
  })

  test('all: also what passes', () => {
    expect(proveTable(SDKS.of('node'), mixed, WIDE)).not.toContain('webhook/valid')
    expect(proveTable(SDKS.of('node'), mixed, WIDE, { all: true })).toMatch(/^pass +MUST +webhook\/valid +accepted +accepted$/mu)
    expect(proveTable(SDKS.of('node'), mixed, NARROW, { all: true })).toContain('pass  MUST  webhook/valid\n  both    accepted')
  })

  test('nothing but counts where all passes', () => {
    expect(proveTable(SDKS.of('node'), proof([PASS], { verdict: 'pass' }), WIDE).split('\n')[0]).toBe('FAMILY   CASES')
  })

  test('what fails many times for one reason is not listed each time', () => {
    const why = outcome('not run', 'inconclusive', 'sent: x · not run: there is no stripe-mock to answer it')
    const many = Array.from({ length: 40 }, (_, index) => result(`retry/${index}`, 'MUST', 'inconclusive', why, why))
    const mine = proof(many, { verdict: 'inconclusive', notes: ['stripe-mock was not found'] })
    const table = proveTable(SDKS.of('node'), mine, NARROW)
    expect(table.match(/^inconclusive {2}MUST/gmu)).toHaveLength(8)
    expect(table).toContain('  both    not run: there is no stripe-mock to answer it')
    expect(table).toContain('… and 32 more inconclusive; --all shows them')
    expect(table).toContain('- stripe-mock was not found')
    expect(proveTable(SDKS.of('node'), mine, NARROW, { all: true }).match(/^inconclusive {2}MUST/gmu)).toHaveLength(40)
  })

  test('however many are broken, each is listed', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...BROKEN, id: `webhook/${index}` }))
    const lines = proveTable(SDKS.of('node'), proof(many, { verdict: 'broken' }), WIDE).split('\n')
    expect(lines.filter((line) => line.startsWith('broken'))).toHaveLength(40)
    expect(lines).toContain('Broken: 40 checks failed. Do not merge')
  })

  test('says where the time went, by the version that took longer', () => {
    const timing = {
      total: 5212,
      'stripe-mock': 1100,
      'install from': 2700,
      'install to': 900,
      'driver from': 200,
      'driver to': 400,
      'suite from': 2500,
      'suite to': 2000,
    }
    const timed = proof([PASS], { timing, caseTiming: { 'retry/timeout': 1612, 'webhook/valid': 30 } })
    expect(proveTable(SDKS.of('node'), timed, WIDE).split('\n').at(-1)).toBe(
      '5.2 s: install 2.7, driver 0.4, cases 2.1 (slowest: retry/timeout 1.6)',
    )
    const waited = proof([PASS], { timing: { ...timing, 'stripe-mock': 3100 } })
    expect(proveTable(SDKS.of('node'), waited, WIDE).split('\n').at(-1)).toBe(
      '5.2 s: install 2.7, waiting for stripe-mock 0.4, driver 0.4, cases 2.1',
    )
  })

  test('says in one line what both versions ran behind', () => {
    const walled = proof([PASS], { isolation: 'wall' })
    expect(proveTable(SDKS.of('node'), walled, WIDE).split('\n').at(-1)).toBe(
      'Isolation: a wall. Both versions ran as another user, and reached neither your files nor the network',
    )
    expect(proveTable(SDKS.of('node'), proof([PASS], { isolation: 'none' }), WIDE)).toMatch(/\nIsolation: none\. [^\n]*$/)
  })

  test('colours only where they may be used, and nothing else that a terminal obeys', () => {
    const hostile = proof([{ ...BROKEN, id: '\u001b[2Jx\u0007', to: outcome('\u001b[2J\nok', 'fail') }], {
      verdict: 'broken',
      notes: ['\u001b]0;title\u0007'],
    })
    for (const width of [80, 160]) {
      const plain = proveTable(SDKS.of('node'), hostile, { colour: false, width })
      expect(plain.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      const coloured = proveTable(SDKS.of('node'), hostile, { colour: true, width })
      expect(coloured).toContain('\u001b[31mbroken')
      expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(plain)
    }
  })
})

test('the list: one line a case, with where it is known to fail', () => {
  const facts = { title: 'A title', threat: 'double charge', sent: 'x', expected: [], fixedIn: [], availableSince: [] }
  const link = 'https://example.com/issue'
  const lines = caseTable(
    [
      { id: 'retry/reset', level: 'MUST', ...facts, knownIssues: [] },
      { id: 'webhook/v1-empty', level: 'SHOULD', ...facts, knownIssues: [{ sdk: 'node', since: '11.0.0', why: 'it throws', link }] },
    ],
    WIDE,
  ).split('\n')
  expect(lines).toEqual([
    'LEVEL   CASE              TITLE    GUARDS AGAINST  KNOWN ISSUE',
    'MUST    retry/reset       A title  double charge',
    'SHOULD  webhook/v1-empty  A title  double charge   node since 11.0.0: https://example.com/issue',
    '',
    '2 cases',
  ])
})
