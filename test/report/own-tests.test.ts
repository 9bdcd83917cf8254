import { describe, expect, test } from 'vitest'
import type { OwnTestRun, OwnTests, Traffic } from '../../src/domain/own-tests.ts'
import type { Report } from '../../src/domain/report.ts'
import { json, overall, page, pullRequest, summary, upgradeTable } from '../../src/report/index.ts'
import { effectsOf } from './github.ts'
import { HOSTILE } from './hostile.ts'
import { contractCases } from './sample-cases.ts'
import { NODE_CHANGELOG } from './sample-facts.ts'
import { MAJOR_NODE, MAJOR_NODE_PART, ORIGIN, proofOf, run } from './samples.ts'

const QUIET: Traffic = { count: 4, keyless: [], resent: [], madeTwice: [] }
const PASSED: OwnTestRun = { outcome: 'passed', code: 0, milliseconds: 6735, tail: ['# pass 3'], traffic: QUIET }
const FAILED: OwnTestRun = { ...PASSED, outcome: 'failed', repeated: 'failed', code: 1, tail: ['not ok 2 - captures once', '# fail 1'] }
const PASS: OwnTests = { command: 'npm test', verdict: 'pass', flaky: false, before: PASSED, after: PASSED, notes: [] }
const BROKEN: OwnTests = { ...PASS, verdict: 'broken', after: FAILED }
const SHARED: OwnTests = { ...PASS, verdict: 'shared', before: FAILED, after: FAILED }
const INCONCLUSIVE: OwnTests = {
  ...PASS,
  verdict: 'inconclusive',
  before: null,
  after: null,
  notes: ['`npm ci` failed: no such package'],
}

function having(ownTests: OwnTests, cases = contractCases('pass')): Report {
  return run([{ ...MAJOR_NODE_PART, proof: proofOf(MAJOR_NODE, cases) }], [], { ownTests: [ownTests], reviews: [] })
}

/** With little else on the page. */
function alone(ownTests: OwnTests): Report {
  const part = { ...MAJOR_NODE_PART, changelog: { ...NODE_CHANGELOG, releases: [] }, proof: proofOf(MAJOR_NODE, []) }
  return run([part], [], { ownTests: [ownTests], reviews: [], hazards: [], uses: [] })
}

function pullOf(report: Report): ReturnType<typeof pullRequest> {
  const [entry] = report.upgrades
  if (entry === undefined) throw new Error('the sample has no upgrade')
  return pullRequest(report, entry)
}

/** The section of the pull request, up to the next heading. */
function section(ownTests: OwnTests): string {
  const { body } = pullOf(having(ownTests))
  const from = body.indexOf('### Your own tests')
  return from === -1 ? '' : body.slice(from, body.indexOf('\n### ', from + 1))
}

describe('what the API version of stripe-mock does not have', () => {
  const why = 'there is no such URL'
  const OLD: OwnTests = {
    ...SHARED,
    api: {
      mock: '2026-08-26.dahlia',
      asked: ['2024-06-20'],
      refused: [
        { test: 'reports <b>usage</b>', request: 'POST /v1/subscription_items/{id}/usage_records', why },
        { test: null, request: 'GET /v1/old', why },
      ],
    },
  }

  test('is named with the test and the request, and with both API versions', () => {
    const text = section(OLD)
    expect(text).toContain(
      'stripe-mock answers as API version `2026-08-26.dahlia` alone, whatever a request names. Your tests name `2024-06-20`.',
    )
    expect(text).toMatch(
      /^- \*\*reports .*usage.*\*\* sends `POST \/v1\/subscription_items\/\{id\}\/usage_records`: there is no such URL\.$/m,
    )
    expect(text).not.toContain('<b>')
    expect(text).toContain('- A test of `npm test` sends `GET /v1/old`: there is no such URL.')
    expect(text).not.toContain('shows nothing')
    expect(text).toContain('shows what your code asks of an API that is gone')
  })

  test('is on the first screen, and in the JSON report', () => {
    expect(pullOf(having(OLD)).body).toMatch(
      /- \[ \] Your tests ask for what API version `2026-08-26\.dahlia` does not have: .*usage.* and 1 more request of your tests/,
    )
    expect(json(having(OLD), []).upgrades[0]).toMatchObject({
      ownTests: { api: { refused: [{ request: expect.any(String) }, { test: null }] } },
    })
  })

  test('is not spoken of where the tests ask for nothing else', () => {
    expect(section({ ...PASS, api: { mock: '2026-08-26.dahlia', asked: ['2026-08-26.dahlia'], refused: [] } })).toBe(section(PASS))
    expect(section({ ...PASS, api: { mock: '2026-08-26.dahlia', asked: ['2024-06-20'], refused: [] } })).toContain(
      'Your tests name `2024-06-20`',
    )
  })
})

describe('the verdict of an upgrade', () => {
  test('a failure that only the candidate has makes it broken, and the pull request a draft', () => {
    const { draft, status, body } = pullOf(having(BROKEN))
    expect({ draft, state: status.state }).toEqual({ draft: true, state: 'failure' })
    expect(status.description).toMatch(/^Broken: your own tests fail\. Do not merge/)
    expect(body).toContain('### What is wrong\n\n- Your own tests pass with `17.7.0` and **fail with `23.1.0`**. Their output is below.')
    expect(overall(having(BROKEN))).toBe('broken')
  })

  test('it counts with what the contract says', () => {
    expect(pullOf(having(BROKEN, contractCases('broken'))).status.description).toMatch(
      /^Broken: your own tests fail, and 1 check failed\. Do not merge/,
    )
    expect(overall(having({ ...PASS, verdict: 'fixed', before: FAILED }, contractCases('node')))).toBe('regressed')
  })

  test('what could not be run is never a pass', () => {
    const { draft, status } = pullOf(having(INCONCLUSIVE))
    expect({ draft, state: status.state }).toEqual({ draft: true, state: 'error' })
    expect(status.description).toContain('your own tests could not be compared')
  })

  test('a failure that both versions share changes nothing', () => {
    expect(overall(having(SHARED))).toBe(overall(having(PASS)))
    expect(pullOf(having(SHARED)).draft).toBe(false)
  })
})

describe('the section', () => {
  test('comes right after the contract, and only if there is a command', () => {
    const { body } = pullOf(having(PASS))
    const headings = Array.from(body.matchAll(/^### .*$/gmu), ([title]) => title)
    expect(headings[headings.indexOf('### What behaves differently') + 1]).toBe('### Your own tests')
    expect(pullOf(run([MAJOR_NODE_PART])).body).not.toContain('### Your own tests')
  })

  test('shows both runs, and the output of the failing one only', () => {
    const keyless = [{ what: 'POST /v1/charges', count: 2 }]
    const text = section({
      ...BROKEN,
      before: { ...PASSED, traffic: { ...QUIET, keyless, madeTwice: [{ what: 'POST /v1/refunds', count: 1 }] } },
    })
    expect(text).toContain('`npm test`: passes with the version in use and **fails with the candidate**, also when repeated.')
    expect(text).toContain('| Result | passed | failed with exit code 1 |')
    expect(text).toContain('| Requests to Stripe | 4 | 4 |')
    expect(text).toContain('| Changed something without an idempotency key | `POST /v1/charges × 2` | none |')
    expect(text).toContain('| Made the same object twice | `POST /v1/refunds` | none |')
    expect(text).toContain('<summary>The end of its output with 23.1.0: 2 lines</summary>')
    expect(text).toContain('not ok 2 - captures once')
    expect(text).not.toContain('# pass 3')
  })

  test.each([
    ['late', 'took too long and was stopped'],
    ['loud', 'printed too much and was stopped'],
  ] as const)('says that a run was %s', (outcome, words) => {
    const { repeated: _, ...once } = FAILED
    const text = section({ ...BROKEN, after: { ...once, outcome, code: null } })
    expect(text).toContain(words)
    expect(text).not.toContain('repeated')
  })

  test('says that the upgrade does not cause a shared failure, what is flaky, and why nothing was compared', () => {
    expect(section(SHARED)).toContain('fails with both versions. **The upgrade does not cause the failure**')
    const flake: OwnTestRun = { ...FAILED, repeated: 'passed' }
    const flaky = section({ ...BROKEN, flaky: true, after: flake })
    expect(flaky).toContain('**fails with the candidate**. It passed when it was repeated, so it is flaky')
    expect(flaky).toContain('| Result | passed | failed with exit code 1, then passed |')
    expect(section({ ...PASS, flaky: true, before: flake })).toContain('**passes with both versions**, but is flaky')
    expect(section(INCONCLUSIVE)).toContain('- `npm ci` failed: no such package.')
  })

  test('says that nothing is known about keys if no request arrived', () => {
    const silent: OwnTestRun = { ...PASSED, traffic: { ...QUIET, count: 0 } }
    expect(section({ ...PASS, before: silent, after: silent })).toContain('None of their requests reached us')
    expect(section(PASS)).not.toContain('None of their requests')
  })

  test('is the same in a second run', () => {
    const slower = { ...BROKEN, before: { ...PASSED, milliseconds: 1 }, after: { ...FAILED, milliseconds: 2 } }
    expect(pullOf(having(slower)).body).toBe(pullOf(having(BROKEN)).body)
  })

  test.each(HOSTILE)('what the tests print acts on nothing: %s', (hostile) => {
    const what = hostile.replaceAll('\n', ' ')
    const after = { ...FAILED, tail: hostile.split('\n'), traffic: { ...QUIET, keyless: [{ what, count: 1 }] } }
    const { body } = pullOf(alone({ ...BROKEN, command: hostile, after, notes: [hostile] }))
    const plain = { ...BROKEN, after: { ...FAILED, tail: after.tail.map(() => 'x') } }
    expect(effectsOf(body)).toEqual(effectsOf(pullOf(alone(plain)).body))
  })
})

describe('other renderings', () => {
  test('JSON has all of it', () => {
    const [upgrade] = json(having(BROKEN), []).upgrades
    expect(upgrade).toMatchObject({ ownTests: BROKEN, proof: { verdict: 'broken' } })
    expect(json(run([MAJOR_NODE_PART]), []).upgrades).toMatchObject([{ ownTests: null }])
  })

  test('so have the terminal, the summary and the page', () => {
    expect(upgradeTable(having(BROKEN), [], { colour: false, width: 200 })).toContain('own tests: broken by the candidate')
    expect(summary(having(BROKEN), [])).toContain('Your own tests')
    expect(page(having(BROKEN), [], ORIGIN)).toContain('Your own tests')
  })
})
