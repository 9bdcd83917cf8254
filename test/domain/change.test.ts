import { expect, test } from 'vitest'
import { settled } from '../../src/domain/change.ts'
import type { Blocked } from '../../src/domain/upgrade.ts'
import { MAJOR_NODE } from '../report/samples.ts'

function hold(why: string): Blocked {
  return { sdk: 'node', version: '23.1.0', why, places: [] }
}

test('what was chosen is without what could not be edited, which is held as well', () => {
  const rest = { ...MAJOR_NODE, paths: ['a'] }
  const [before, after] = [hold('too young'), hold('out of step')]
  const refused = { kind: 'refused', path: 'b', why: 'broken', wayOut: 'mend it' } as const
  const changes = [
    { kind: 'edited', upgrade: rest, edits: [], checks: [], notes: [], blocked: [after] },
    { ...refused, upgrade: MAJOR_NODE },
  ] as const
  expect(settled({ upgrades: [MAJOR_NODE, MAJOR_NODE], blocked: [before] }, changes)).toEqual({
    upgrades: [rest, MAJOR_NODE],
    blocked: [before, after],
  })
})
