/** What a reader sees first: whether to merge, which lines break, what was checked. */
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/domain/report.ts'
import type { Breaking, Review } from '../../src/domain/review.ts'
import { annotations, page, pullRequest, summary, upgradeTable } from '../../src/report/index.ts'
import { NODE_CHANGELOG, notes } from './sample-facts.ts'
import { BROKEN, checkedReview, INCONCLUSIVE, MAJOR_NODE_PART, ORIGIN, REFUSED, reviewOf, run } from './samples.ts'

const LINE: Breaking = {
  sdk: 'node',
  kind: 'removed-member',
  breaks: 'runtime',
  path: 'src/preview.ts',
  line: 17,
  column: 3,
  symbol: 'invoices.retrieveUpcoming',
  message: '`invoices.retrieveUpcoming` is gone. The call throws a `TypeError`',
  evidence: 'TypeScript 7.0.2: TS2551',
  fix: 'stripe.invoices.createPreview(params)',
  case: null,
  hazard: null,
  change: { version: '18.0.0', text: 'Remove support for `retrieveUpcoming` on `Invoice`' },
}
const SILENT: Breaking = {
  ...LINE,
  kind: 'options-as-parameters',
  breaks: 'silent',
  path: 'src/zz.ts',
  message: 'The idempotency key is not applied',
  fix: 'Pass `{}` before the options',
  change: null,
}
const FIELD: Breaking = {
  ...LINE,
  breaks: 'api-version',
  path: 'src/a.ts',
  message: '`current_period_end` reads as `undefined`',
  fix: null,
  change: null,
}
const TYPE: Breaking = {
  ...LINE,
  kind: 'type-only',
  breaks: 'types',
  path: 'src/types.ts',
  message: 'The type is gone',
  fix: null,
  change: null,
}
const PIN = { path: 'src/stripe.ts', line: 7, column: 15, value: '2024-06-20', scope: 'client' } as const
const CHECKED = checkedReview([])

function reviewed(review: Review | null, more: Partial<typeof MAJOR_NODE_PART> = {}): Report {
  return run([{ ...MAJOR_NODE_PART, ...more }], [], { reviews: [review] })
}

/** The same run with other reviews. */
function withReview(report: Report, review: Review | null): Report {
  return { ...report, upgrades: report.upgrades.map((entry) => Object.assign({}, entry, { review })) }
}

function bodyOf(report: Report): string {
  const [entry] = report.upgrades
  return entry === undefined ? '' : pullRequest(report, entry).body
}

function statusOf(report: Report): { readonly state: string; readonly description: string } | undefined {
  const [entry] = report.upgrades
  return entry === undefined ? undefined : pullRequest(report, entry).status
}

describe('the answer whether to merge is', () => {
  const NO_BREAKING = { ...NODE_CHANGELOG, releases: [], apiVersion: { from: null, to: null } }
  const MINOR = { ...MAJOR_NODE_PART.upgrade, major: false, hazards: [], newHazards: [] }
  const PASS = MAJOR_NODE_PART.proof.cases.filter(({ verdict }) => verdict === 'pass')

  test.each([
    [
      'no, if the contract is broken',
      BROKEN,
      '**No.** `23.1.0` fails a check that every version must pass. Stay on `17.7.0` until a release fixes it.',
    ],
    ['no, if a silent line is named', reviewed(checkedReview([SILENT])), '**No, not before these lines are changed.**'],
    ['no, if a line fails when it runs', reviewed(checkedReview([LINE])), '**No, not before these lines are changed.**'],
    [
      'no, if the API version moves and a line depends on it',
      reviewed(checkedReview([FIELD])),
      '**No, not before these lines are changed.** No line of your code pins an API version, so this merge moves your requests from `2025-02-24.acacia` to `2026-10-28.endive`.',
    ],
    [
      'yes, if the code pins the API version that a line depends on',
      reviewed(checkedReview([FIELD], [PIN])),
      '**Yes, once you have checked the point below.** Change the line below before you move your API version. Not checked: your own tests.',
    ],
    ['yes, if only the type checker fails', reviewed(checkedReview([TYPE])), '**Yes, once you have checked the point below.**'],
    ['yes, if nothing breaks', reviewed(CHECKED), '**Yes, once you have checked the point below.** Not checked: your own tests.'],
    [
      'not yet, if the contract could not be checked and no line breaks',
      withReview(INCONCLUSIVE, CHECKED),
      '**Not yet.** The contract could not be checked: stripe-mock could not be had: Go is not installed, and the setting `stripe-mock` names no program. Fix this and run again.',
    ],
    [
      'no, if the contract could not be checked and a line breaks',
      withReview(INCONCLUSIVE, checkedReview([LINE])),
      '**No, not before these lines are changed.** The contract could not be checked: stripe-mock could not be had: Go',
    ],
    [
      'yes after a search, if the code was not checked',
      reviewed(null),
      '**Yes, once you have checked the 3 points below and searched the 40 breaking changes for what you use.** Not checked: your code and your own tests.',
    ],
    [
      'yes with what was not checked',
      reviewed({ ...CHECKED, unchecked: [{ path: 'src/odd.js', why: 'it has a syntax error' }] }),
      'Not checked: one part of your code (named below) and your own tests.',
    ],
    [
      'that there is nothing to merge, if the files could not be edited',
      REFUSED,
      '**There is nothing to merge.** The files could not be edited safely.',
    ],
    [
      'yes, if there is nothing to look at',
      run(
        [
          {
            upgrade: MINOR,
            change: { ...MAJOR_NODE_PART.change, upgrade: MINOR },
            proof: { ...MAJOR_NODE_PART.proof, cases: PASS, verdict: 'pass' },
            changelog: NO_BREAKING,
          },
        ],
        [],
        { reviews: [CHECKED], releaseLists: [] },
      ),
      '**Yes.** Not checked: your own tests.',
    ],
  ])('%s', (_, report, answer) => {
    expect(/May I merge\? .*/u.exec(bodyOf(report))?.[0]).toContain(answer)
  })
})

describe('the first line', () => {
  test.each([
    ['3 of your lines break. Regressed: no check broke, 1 SHOULD check regressed', reviewed(checkedReview([LINE, SILENT, FIELD]))],
    ['1 of your lines breaks when the API version moves. Regressed', reviewed(checkedReview([FIELD]))],
    ['None of your lines breaks. Regressed', reviewed(CHECKED)],
    ['None of your lines breaks. Regressed', reviewed(checkedReview([TYPE]))],
    ['We found no line that breaks. Regressed', reviewed(reviewOf([], []))],
    ['Regressed: no check broke, 1 SHOULD check regressed', reviewed(null)],
    ['Regressed: no check broke, 1 SHOULD check regressed', reviewed({ ...CHECKED, files: [], typed: [] })],
    ['Broken: 1 check failed. Do not merge. 1 of your lines breaks', BROKEN],
    ['1 of your lines breaks. Inconclusive: no contract case ran', INCONCLUSIVE],
  ])('%s', (title, report) => {
    expect(bodyOf(report).split('\n')[0]).toMatch(new RegExp(String.raw`^## \S+ ${title}`, 'u'))
    expect(statusOf(report)?.description.length).toBeLessThanOrEqual(140)
  })

  test('counts a line once, however much is wrong with it', () => {
    expect(bodyOf(reviewed(checkedReview([LINE, { ...LINE, column: 9, symbol: 'x', message: 'Also this' }])))).toMatch(
      /^## 🔴 1 of your lines breaks\./u,
    )
  })

  test('is in the commit status, whose state stays that of the contract', () => {
    expect(statusOf(reviewed(checkedReview([LINE, SILENT])))).toEqual({
      state: 'success',
      description: '2 of your lines break. Regressed: no check broke, 1 SHOULD check regressed',
    })
  })
})

describe('the lines that break', () => {
  const body = bodyOf(reviewed(checkedReview([FIELD, TYPE, LINE, SILENT, { ...LINE, line: 30 }])))

  test('are named with path, line, what happens and the fix, the silent ones first', () => {
    const items = Array.from(body.matchAll(/^- \[ \] .*$/gmu), ([item]) => item)
    expect(items.slice(0, 3)).toEqual([
      '- [ ] **Silent** `src/zz.ts:17`: The idempotency key is not applied.',
      '- [ ] **Fails** `src/preview.ts:17` and `src/preview.ts:30`: `invoices.retrieveUpcoming` is gone. The call throws a `TypeError`.',
      '- [ ] **Fails with the new API version** `src/a.ts:17`: `current_period_end` reads as `undefined`.',
    ])
    expect(body).toContain('  - Fix: Pass `{}` before the options.')
    expect(body).toContain('  - Fix: `stripe.invoices.createPreview(params)`')
    expect(body).toContain('  - Changed in `18.0.0`: Remove support for `retrieveUpcoming` on `Invoice`')
  })

  test('come before what only the type checker fails on', () => {
    expect(body).toContain(
      '<summary>1 more line fails only the type checker</summary>\n\n- **Type checker** `src/types.ts:17`: The type is gone.',
    )
    expect(bodyOf(reviewed(checkedReview([TYPE])))).toContain('<summary>1 line fails only the type checker</summary>')
  })

  test('are followed by what was checked, and what was not', () => {
    expect(body).toContain('We checked the 14 files that use Stripe (TypeScript 7.0.2; rules; both SDKs). A check can miss')
    const some = { ...CHECKED, typed: CHECKED.files.slice(0, 9), unchecked: [{ what: 'types', why: 'the registry did not answer' }] }
    expect(bodyOf(reviewed(some))).toContain('A type checker read 9 of them.')
    expect(bodyOf(reviewed(some))).toContain('**Not checked**\n\n- types: the registry did not answer.')
  })

  test('come before lines that are unsafe today, with whether the upgrade fixes them', () => {
    const hazards = [unsafe('sample-empty-secret', 5), unsafe('sample-empty-secret', 9), unsafe('node-other', 7)]
    const shown = bodyOf(reviewed({ ...CHECKED, hazards }))
    expect(shown).toContain('- `src/hook.ts:5` and `src/hook.ts:9`: An empty secret accepts forged events. This upgrade fixes it.')
    expect(shown).toContain('- `src/hook.ts:7`: An empty secret accepts forged events. This upgrade does not fix it.')
  })

  test('say which breaking changes touch the code, and that the others do not', () => {
    expect(body).toContain('**1 of 40 breaking changes touches your code**, at the lines above. The other 39 do not.')
    expect(bodyOf(reviewed(CHECKED))).toContain('**None of the 40 breaking changes touches your code**.')
    expect(bodyOf(reviewed(CHECKED))).toMatch(
      /^- \*\*23\.0\.0\*\* · 2026-09-30 · API `2026-09-30\.endive`: 13 changes, 3 of the SDK, fields of `Invoice`\.$/mu,
    )
    expect(bodyOf(reviewed(reviewOf([], [])))).toContain('We found no use of the 40 breaking changes. Not everything could be checked.')
  })

  test('are shown by the summary, the HTML page and the terminal too', () => {
    const report = reviewed(checkedReview([LINE, SILENT]))
    expect(summary(report, [])).toContain('**🔴 2 of your lines break. Regressed: no check broke, 1 SHOULD check regressed**')
    expect(summary(report, [])).toContain('- [ ] **Silent** `src/zz.ts:17`: The idempotency key is not applied.')
    expect(page(report, [], ORIGIN)).toContain('<strong>Silent</strong> <code>src/zz.ts:17</code>: The idempotency key is not applied.')
    expect(upgradeTable(report, [], { colour: false, width: 200 })).toMatch(
      /^src\/zz\.ts:17 +silent +The idempotency key is not applied$/mu,
    )
  })

  test('are annotations, the worst first, as many as GitHub shows', () => {
    const many = Array.from({ length: 14 }, (_, line): Breaking => ({ ...LINE, line: line + 1 }))
    const found = annotations(reviewed(checkedReview([...many, SILENT]))).filter(({ level }) => level === 'warning')
    expect(found).toHaveLength(10)
    expect(found[0]).toEqual({
      path: 'src/zz.ts',
      line: 17,
      level: 'warning',
      title: 'This line breaks with stripe-node 23.1.0',
      text: 'The idempotency key is not applied. Fix: Pass `{}` before the options',
    })
    expect(found.at(-1)?.text).toMatch(/5 more lines break: the summary names them\.$/u)
  })
})

describe('what is known is shown also if a proof could not run', () => {
  test('with the lines, and without a list of what did not run', () => {
    const [first] = MAJOR_NODE_PART.proof.cases
    if (first === undefined) throw new Error('the sample has no case')
    const notRun = { outcome: 'inconclusive', seen: 'not run', detail: `not run: ${'x'.repeat(400)}` } as const
    const cases = Array.from({ length: 200 }, (_, index) =>
      Object.assign({}, first, { id: `webhook/${index}`, verdict: 'inconclusive', from: notRun, to: notRun }),
    )
    const proof = { ...MAJOR_NODE_PART.proof, verdict: 'inconclusive', cases, notes: ['stripe-mock did not start'] } as const
    const body = bodyOf(reviewed(checkedReview([LINE]), { proof }))
    expect(body).toContain('- [ ] **Fails** `src/preview.ts:17`')
    expect(body).toContain('The contract could not be checked: stripe-mock did not start.')
    expect(body).toContain('### Why upgrade')
    expect(body).toContain('Left out here to keep this short: the list of cases that did not run')
    expect(body.length).toBeLessThan(58_000)
  })
})

test('a body is at most 20 kB if nothing breaks, however much there is to say', () => {
  const releases = Array.from({ length: 60 }, (_, index) =>
    notes(
      `22.${60 - index}.0`,
      '2026-01-01',
      '2026-01-01.dahlia',
      (['breaking', 'feature', 'fix', 'value', 'answer'] as const).flatMap((kind) =>
        Array.from({ length: 20 }, (__, field) => ({ kind, markdown: `Remove support for \`field_${index}_${field}\` on \`Invoice\`` })),
      ),
    ),
  )
  const body = bodyOf(reviewed(CHECKED, { changelog: { ...NODE_CHANGELOG, releases } }))
  expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(20_000)
  expect(body).toContain('**None of the 1200 breaking changes touches your code**.')
  expect(body.match(/^- \*\*22\.\d+\.0\*\*/gmu)).toHaveLength(60)
})

test('if the notes of some releases are missing, the count says from where to where it holds', () => {
  const releases = NODE_CHANGELOG.releases.filter(({ version }) => Number.parseInt(version, 10) >= 20)
  const report = reviewed(CHECKED, { changelog: { ...NODE_CHANGELOG, releases } })
  expect(bodyOf(report)).toMatch(
    /\*\*None of the \d+ breaking changes touches your code\*\*\. We know the notes of `20\.0\.0` to `23\.1\.0` only\./u,
  )
  expect(summary(report, [])).toMatch(/\| \d+ \(20\.0\.0 to 23\.1\.0\) \|/u)
})

/** A line that is unsafe today. */
function unsafe(hazard: string, line: number): Review['hazards'][number] {
  return {
    sdk: 'node',
    path: 'src/hook.ts',
    line,
    column: 3,
    hazard,
    symbol: 'constructEvent',
    message: 'An empty secret accepts forged events',
    fix: null,
  }
}
