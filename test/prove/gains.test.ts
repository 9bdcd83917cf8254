import { expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { GAINS } from '../../src/prove/gains.ts'
import { HISTORY } from '../matrix/history.ts'

test('each gain is of a case that expects something, and stands in the history that real packages are run through', () => {
  const levels = new Map(CASES.map(({ id, level }) => [id, level]))
  for (const gain of GAINS) {
    expect([gain.case, levels.get(gain.case)]).toEqual([gain.case, expect.stringMatching(/^(?:MUST|SHOULD)$/u)])
    expect(HISTORY).toContainEqual(expect.objectContaining({ sdk: gain.sdk, case: gain.case, to: gain.since, verdict: 'fixed' }))
  }
})
