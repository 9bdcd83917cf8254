import { expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { HISTORY } from '../matrix/history.ts'
import { SDKS } from '../support/sdks.ts'

const FIXED = SDKS.all.flatMap(({ sdk, fixedIn }) => fixedIn.flatMap(({ version, cases }) => cases.map((id) => ({ sdk, version, id }))))

test('each case that a version fixed expects something, and is in the history that real packages are run through', () => {
  const levels = new Map(CASES.map(({ id, level }) => [id, level]))
  for (const { sdk, version, id } of FIXED) {
    expect([id, levels.get(id)]).toEqual([id, expect.stringMatching(/^(?:MUST|SHOULD)$/u)])
    expect(HISTORY).toContainEqual(expect.objectContaining({ sdk, case: id, to: version, verdict: 'fixed' }))
  }
})

test('each known issue is of a case of the suite, and none is named twice for one SDK', () => {
  const ids = new Set(CASES.map(({ id }) => id))
  for (const { knownIssues } of SDKS.all) {
    expect(knownIssues.filter((issue) => !ids.has(issue.case))).toEqual([])
    expect(new Set(knownIssues.map((issue) => issue.case)).size).toBe(knownIssues.length)
  }
})
