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

test('what is said of since when an SDK has something is of cases of the suite, and in the order of its versions', () => {
  for (const { availableSince, upgrader } of SDKS.all) {
    for (const { version, cases } of availableSince) expect([version, CASES.some(({ id }) => cases.test(id))]).toEqual([version, true])
    const versions = availableSince.map(({ version }) => version)
    expect(upgrader === null ? versions : versions.toSorted(upgrader.versions.compare)).toEqual(versions)
  }
})

test('each known issue is of a case of the suite, and none is named twice for one SDK', () => {
  const ids = new Set(CASES.map(({ id }) => id))
  for (const { knownIssues } of SDKS.all) {
    expect(knownIssues.filter((issue) => !ids.has(issue.case))).toEqual([])
    expect(new Set(knownIssues.map((issue) => issue.case)).size).toBe(knownIssues.length)
  }
})
