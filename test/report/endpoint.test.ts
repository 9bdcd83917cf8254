import { describe, expect, test } from 'vitest'
import {
  ENDPOINT_CHECK_IDS,
  ENDPOINT_CHECKS,
  type EndpointCheckId,
  type EndpointRun,
  type OwnEndpoint,
} from '../../src/domain/own-endpoint.ts'
import type { Report } from '../../src/domain/report.ts'
import { json, overall, page, pullRequest, summary, upgradeTable } from '../../src/report/index.ts'
import { contractCases } from './sample-cases.ts'
import { MAJOR_NODE, MAJOR_NODE_PART, ORIGIN, proofOf, run } from './samples.ts'

/** A run in which the checks named failed, or in which we could not tell, and all others pass. */
function tried(verdicts: Partial<Record<EndpointCheckId, 'fail' | 'unknown'>> = {}, seen = 'as it was seen'): EndpointRun {
  return {
    checks: ENDPOINT_CHECK_IDS.map((id) => ({ id, verdict: verdicts[id] ?? 'pass', seen, answers: [], requests: [] })),
    why: null,
    tail: [],
  }
}

const GOOD: OwnEndpoint = { command: 'node server.js', url: 'http://127.0.0.1:PORT/webhook', before: tried(), after: tried(), notes: [] }
const NOT_TRIED: EndpointRun = { checks: [], why: 'It ended with exit code 1 before it answered', tail: ['<b>no module</b>'] }

function having(endpoint: OwnEndpoint): Report {
  return run([{ ...MAJOR_NODE_PART, proof: proofOf(MAJOR_NODE, contractCases('pass')) }], [], { endpoints: [endpoint], reviews: [] })
}

function pullOf(report: Report): ReturnType<typeof pullRequest> {
  const [entry] = report.upgrades
  if (entry === undefined) throw new Error('the sample has no upgrade')
  return pullRequest(report, entry)
}

/** The section of the pull request, up to the next heading. */
function section(endpoint: OwnEndpoint): string {
  const { body } = pullOf(having(endpoint))
  const from = body.indexOf('### Your endpoint')
  return from === -1 ? '' : body.slice(from, body.indexOf('\n### ', from + 1))
}

describe('the table "Your endpoint"', () => {
  test('has a row for each check, with both versions', () => {
    const text = section({ ...GOOD, before: tried({ twice: 'fail' }, 'twice'), after: tried({ twice: 'fail', burst: 'unknown' }, 'so') })
    expect(text).toContain('**1 check fails with the candidate**, and the upgrade is not the cause of it.')
    for (const title of Object.values(ENDPOINT_CHECKS)) expect(text).toContain(`| ${title} |`)
    expect(text).toContain(`| ${ENDPOINT_CHECKS.twice} | 🔴 **fail**: twice | 🔴 **fail**: so |`)
    expect(text).toContain(`| ${ENDPOINT_CHECKS.burst} | 🟢 pass: twice | ⚪ could not tell: so |`)
  })

  test('is in the page and the summary too, and whole in the JSON', () => {
    const report = having(GOOD)
    for (const text of [page(report, [], ORIGIN), summary(report, [])]) expect(text).toContain(ENDPOINT_CHECKS.forged)
    expect(json(report, [])).toMatchObject({ upgrades: [{ endpoint: GOOD }] })
  })

  test('is left out where no command was given', () => {
    const { body } = pullOf(run([MAJOR_NODE_PART]))
    expect(body).not.toContain('Your endpoint')
  })

  test('says that nothing is a pass where it could not be tried, and why, with what the app printed', () => {
    const text = section({ ...GOOD, after: NOT_TRIED })
    expect(text).toContain('**It could not be tried with the candidate**. That is not a pass.')
    expect(text).toContain('It ended with exit code 1 before it answered.')
    expect(text).toContain('<b>no module</b>')
    expect(text).toContain('| What should happen | `17.7.0` |\n')
    expect(section({ ...GOOD, before: tried({ old: 'fail' }), after: NOT_TRIED })).toContain('With the version in use, 1 check fails.')
    expect(section({ ...GOOD, before: null, after: null, notes: ['no stripe-mock'] })).toContain('could not be compared')
    expect(pullOf(having({ ...GOOD, after: NOT_TRIED })).body).toContain('Your endpoint could be tried with')
  })
})

describe('a check that passes with the version in use and fails with the candidate', () => {
  const LOST = { ...GOOD, after: tried({ rotation: 'fail' }, 'refused with 400') }

  test('breaks the upgrade, and is named first', () => {
    const report = having(LOST)
    const { draft, body } = pullOf(report)
    expect(overall(report)).toBe('broken')
    expect(draft).toBe(true)
    expect(body).toContain('Broken: your own endpoint fails. Do not merge')
    expect(body.indexOf(`**${ENDPOINT_CHECKS.rotation}** no longer holds`)).toBeLessThan(body.indexOf('### Your endpoint'))
    expect(upgradeTable(report, [], { colour: false, width: 160 })).toContain('own endpoint: broken by the candidate')
  })

  test('breaks nothing where it fails with both, or where we could not tell', () => {
    for (const after of [tried({ rotation: 'unknown' }), tried({ twice: 'fail' })])
      expect(overall(having({ ...GOOD, before: tried({ twice: 'fail' }), after }))).toBe('pass')
  })

  test('is a genuine event too that is refused with the candidate alone', () => {
    const refusing = tried({ genuine: 'unknown' })
    const checks = refusing.checks.map((check) => (check.id === 'genuine' ? { ...check, answers: [{ status: 500, count: 1 }] } : check))
    expect(overall(having({ ...GOOD, after: { ...refusing, checks } }))).toBe('broken')
  })
})
