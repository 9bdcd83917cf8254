/** What every report says of the user's own code, whatever the version of the SDK. */
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RULE_LIST } from '../../src/audit/rules.ts'
import type { Audited } from '../../src/domain/audit.ts'
import type { Report } from '../../src/domain/report.ts'
import { ruleAddress } from '../../src/report/audit-words.ts'
import { PULL_LIMIT } from '../../src/report/fit.ts'
import {
  annotations,
  isNews,
  json,
  page,
  pullRequest,
  summary,
  upgradeTable,
  verificationComment,
  verificationStatus,
  verificationText,
} from '../../src/report/index.ts'
import { AUDIT, AUDITED, SAFE } from './sample-audit.ts'
import { NOTHING, ORIGIN, PUBLISHED, SHOP } from './samples.ts'

const SCREEN = { colour: false, width: 120 }

function withAudit(report: Report, audit: Audited | null): Report {
  return { ...report, audit }
}

function bodyOf(report: Report, place = 0): string {
  const entry = report.upgrades[place]
  if (entry === undefined) throw new Error('there is no such upgrade')
  return pullRequest(report, entry).body
}

function audited(more: Partial<typeof AUDIT>): Audited {
  return { kind: 'audited', audit: { ...AUDIT, ...more } }
}

const MANY = Array.from({ length: 4000 }, (_, index) => index)

describe('the summary', () => {
  test('of a week without an upgrade is about the code', async () => {
    await expect(summary(withAudit(NOTHING, AUDITED), [])).toMatchFileSnapshot('golden/summary-week.txt')
  })

  test('has errors and tables before warnings, and warnings before notes', () => {
    const text = summary(withAudit(SHOP, AUDITED), PUBLISHED)
    const order = [
      '**Errors**',
      '**Where events come in**',
      'Calls that move money or bill',
      '**Warnings**',
      '<b>Notes</b>',
      'Could not tell: 1',
    ]
    expect(order.map((each) => text.indexOf(each))).toEqual(order.map((each) => text.indexOf(each)).toSorted((a, b) => a - b))
    expect(order.filter((each) => !text.includes(each))).toEqual([])
  })

  test('of upgrades names the errors above them', () => {
    const text = summary(withAudit(SHOP, AUDITED), PUBLISHED)
    expect(text.indexOf('**Your own code has 2 errors**')).toBeGreaterThan(0)
    expect(text.indexOf('**Your own code has 2 errors**')).toBeLessThan(text.indexOf('### '))
  })

  test('folds the tables of code in which nothing is wrong into one line', () => {
    const text = summary(withAudit(NOTHING, SAFE), [])
    expect(text).toContain('## The Stripe SDKs are up to date\n')
    expect(text).toContain(
      '<summary>Your own code: no error, no warning. 1 webhook entry point, 1 call that moves money or bills</summary>',
    )
  })

  test('says nothing of code that does not use Stripe, or where it is switched off', () => {
    const nothing = audited({ findings: [], webhooks: [], calls: [], unknown: [], files: [] })
    expect(summary(withAudit(NOTHING, nothing), [])).toBe(summary(withAudit(NOTHING, null), []))
  })

  test('fits into GitHub’s limit, and says what it left out', () => {
    const [error] = AUDIT.findings
    const [call] = AUDIT.calls
    if (error === undefined || call === undefined) throw new Error('the sample is empty')
    const findings = MANY.map((line) => ({ ...error, line, message: `${'Anybody can send one. '.repeat(12)}${line}` }))
    const calls = MANY.map((line) => ({ ...call, line, path: `src/${'deep/'.repeat(20)}${line}.ts` }))
    const text = summary(withAudit(SHOP, audited({ findings, calls })), PUBLISHED)
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_048_576)
    expect(text).toMatch(/Left out here, because GitHub limits the length: .*errors in your own code after the first ten/)
    expect(text).toContain('**Your own code has 4000 errors**')
  })

  test('says in one line why the code was not audited, and everything else as ever', () => {
    const failed = withAudit(SHOP, { kind: 'not audited', why: 'git grep failed: it is gone' })
    expect(summary(failed, PUBLISHED)).toContain('**Your own code was not audited**: git grep failed: it is gone.')
    expect(upgradeTable(failed, PUBLISHED, SCREEN)).toContain('Your own code was not audited: git grep failed: it is gone')
    expect(bodyOf(failed)).toBe(bodyOf(SHOP))
    expect(json(failed, []).audit).toEqual({ failed: 'git grep failed: it is gone' })
  })

  test('lets nothing of the code through as Markdown or HTML', () => {
    const evil = '</summary><img src=x> @everyone [a](https://example.com) closes #1 | x'
    const [entry] = AUDIT.webhooks
    const [call] = AUDIT.calls
    const [error] = AUDIT.findings
    if (entry === undefined || call === undefined || error === undefined) throw new Error('the sample is empty')
    const all = audited({
      findings: [{ ...error, message: evil, fix: evil }],
      webhooks: [{ ...entry, route: evil, framework: evil, secret: evil, path: evil }],
      calls: [{ ...call, call: evil, path: evil }],
      unknown: [{ path: evil, line: 1, what: evil, why: evil }],
      suppressed: [{ ...error, by: 'comment', reason: evil }],
      stale: [{ path: evil, line: 1, rule: 'SW001', why: evil }],
      unchecked: [{ path: evil, why: evil }],
    })
    // In code GitHub reads neither.
    const texts = [summary(withAudit(SHOP, all), PUBLISHED), bodyOf(withAudit(SHOP, all))].map((text) => text.replaceAll(/`+[^`]*`+/g, ''))
    for (const text of texts) expect(text).not.toMatch(/(?<!\\)<img|@everyone|(?<!\\)\]\(https:\/\/example/)
    expect(page(withAudit(SHOP, all), [], ORIGIN)).not.toContain('<img')
  })
})

describe('a pull request', () => {
  test('names the errors in the language of its SDK, by file', () => {
    expect(bodyOf(withAudit(SHOP, AUDITED))).toContain(
      '### Unsafe in your own code today\n\n- `src/marketplace.ts`: This handler acts on events of Stripe and verifies no signature: anybody can send one.',
    )
    expect(bodyOf(withAudit(SHOP, AUDITED))).not.toContain('worker/refunds.py')
    expect(bodyOf(withAudit(SHOP, AUDITED), 2)).toContain('- `worker/refunds.py`: The idempotency key is made of the time')
  })

  test.each([
    ['lines move', { findings: AUDIT.findings.map((one) => ({ ...one, line: one.line + 7 })) }],
    ['a warning is gone', { findings: AUDIT.findings.filter(({ level }) => level !== 'warning') }],
    ['code in another language has one error less', { findings: AUDIT.findings.filter(({ sdk }) => sdk === 'node') }],
    ['a file has the same error twice', { findings: AUDIT.findings.flatMap((one) => [one, { ...one, line: one.line + 1 }]) }],
    ['calls and entry points are added', { calls: [], webhooks: [] }],
  ])('is not written again where %s', (_, more) => {
    const before = SHOP.upgrades[0]
    if (before === undefined) throw new Error('the sample is empty')
    expect(pullRequest(withAudit(SHOP, audited(more)), before)).toEqual(pullRequest(withAudit(SHOP, AUDITED), before))
  })

  test('is written again where an error is fixed', () => {
    const fixed = audited({ findings: AUDIT.findings.filter(({ level }) => level !== 'error') })
    expect(bodyOf(withAudit(SHOP, fixed))).toBe(bodyOf(SHOP))
    expect(bodyOf(withAudit(SHOP, AUDITED))).not.toBe(bodyOf(SHOP))
  })

  test('has room for a few errors of many, and fits', () => {
    const [error] = AUDIT.findings
    if (error === undefined) throw new Error('the sample is empty')
    const body = bodyOf(
      withAudit(SHOP, audited({ findings: MANY.map((line) => ({ ...error, path: `src/${line}.ts`, message: `${line}` })) })),
    )
    expect(body.length).toBeLessThanOrEqual(PULL_LIMIT)
    expect(body).toContain('3995 more kinds of error, the lines, warnings and tables are in the summary of the run.')
  })
})

test('the page, the terminal and report.json have it too', () => {
  const report = withAudit(NOTHING, AUDITED)
  expect(page(report, [], ORIGIN)).toContain('Your own code: 2 errors, 1 warning and 1 note')
  expect(upgradeTable(report, [], SCREEN)).toContain(
    [
      'Your own code: 2 errors, 1 warning and 1 note. For all of it: stripe-upgrade audit',
      'LINE                   RULE   WHAT IS WRONG',
      'src/marketplace.ts:11  SW001  This handler acts on events of Stripe and verifies no signature: anybody can send one.',
      'worker/refunds.py:22   SI003  The idempotency key is made of the time: a retry gets another one, and refunds again.',
      'src/pay.ts:61          SI001  `stripe.transfers.create` has no idempotency key, and a queue runs it again.',
    ].join('\n'),
  )
  const { findings, webhooks, calls, unknown } = AUDIT
  expect(json(report, []).audit).toMatchObject({ findings, webhooks, calls, unknown, checked: { files: 6 } })
  expect(json(withAudit(NOTHING, null), []).audit).toBeNull()
})

describe('annotations', () => {
  const [error] = AUDIT.findings
  const warning = AUDIT.findings.find(({ level }) => level === 'warning')
  if (error === undefined || warning === undefined) throw new Error('the sample is empty')
  const many = (count: number) =>
    MANY.slice(0, count).flatMap((line) => [
      { ...error, line },
      { ...warning, line },
    ])

  test('have the errors of the audit first, then lines that break, then its warnings; notes are for the summary', () => {
    const shown = annotations(withAudit(SHOP, AUDITED)).map(({ level, path, title }) => `${level} ${path} ${title.split(/[: ]/u)[0]}`)
    expect(shown).toEqual([
      'error src/marketplace.ts SW001',
      'error worker/refunds.py SI003',
      'warning src/pay.ts This',
      'warning src/pay.ts SI001',
      'notice package.json Stripe',
      'notice worker/requirements.in Stripe',
    ])
  })

  test('are no more of one level than GitHub shows, with one error to spare, and the last says how many are left', () => {
    const shown = annotations(withAudit(SHOP, audited({ findings: many(30) })))
    const of = (level: string) => shown.filter((one) => one.level === level)
    expect([of('error').length, of('warning').length]).toEqual([9, 10])
    expect(of('error').at(-1)?.text).toMatch(/21 more errors of the audit: the summary names them\.$/)
    expect(of('warning').at(-1)?.text).toMatch(/21 more warnings of the audit: the summary names them\.$/)
    expect(of('warning')[0]?.title).toBe('This line breaks with stripe-node 23.1.0')
  })
})

test('each rule that a report links to has its page', async () => {
  const pages = await readdir(new URL('../../docs/rules/', import.meta.url))
  expect(RULE_LIST.map(({ id }) => basename(ruleAddress(id))).filter((name) => !pages.includes(name))).toEqual([])
})

describe('somebody else’s pull request', () => {
  const comparison = { moves: [], appeared: [], stale: [], unknown: [] }
  const of = (audit: Audited) => ({ comparison, report: withAudit(NOTHING, audit), others: [] })

  test('that makes the code unsafe gets a comment, also where no SDK moves', () => {
    expect(isNews(of(AUDITED))).toBe(true)
    const comment = verificationComment(of(AUDITED))
    expect(comment).toMatch(/^## No Stripe SDK moves\. Your own code has 2 new errors\n/)
    expect(comment).toContain('### New in your own code: 2 errors, 1 warning and 1 note\n')
    expect(verificationText(of(AUDITED), SCREEN)).toContain('New in your own code: 2 errors, 1 warning and 1 note.')
    expect(verificationStatus(of(AUDITED), false).state).toBe('success')
  })

  test('that does not, gets none', () => {
    expect(isNews(of(SAFE))).toBe(false)
    expect(isNews(of({ kind: 'not audited', why: 'it is gone' }))).toBe(false)
    expect(verificationComment(of(SAFE))).toMatch(/^## No Stripe SDK moves\n/)
  })
})
