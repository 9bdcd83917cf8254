import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/audit/rules.ts'
import type { AuditLevel } from '../../src/domain/audit.ts'
import { audited } from './audited.ts'
import type { Fixture } from './rules/fixture.ts'
import { EFFECTS } from './rules/effects.ts'
import { NODE_ANSWERS } from './rules/node-answers.ts'
import { NODE_KEYS } from './rules/node-keys.ts'
import { NODE } from './rules/node.ts'
import { PYTHON_ANSWERS } from './rules/python-answers.ts'
import { PYTHON_KEYS } from './rules/python-keys.ts'
import { PYTHON } from './rules/python.ts'
import { CALL_WARNINGS } from './rules/call-warnings.ts'
import { VERSIONS } from './rules/versions.ts'
import { WARNINGS } from './rules/warnings.ts'

const FIXTURES = [
  ...NODE,
  ...NODE_ANSWERS,
  ...NODE_KEYS,
  ...PYTHON,
  ...PYTHON_ANSWERS,
  ...PYTHON_KEYS,
  ...WARNINGS,
  ...CALL_WARNINGS,
  ...EFFECTS,
  ...VERSIONS,
]

const LEVELS = new Map<string, AuditLevel>(Object.entries(RULES).map(([id, { level }]) => [id, level]))

/** Rules of something that Python does not have: Express, Next.js, promises, edge runtimes, an SDK whose retries send a new key. */
const NODE_ALONE = new Set(['SW005', 'SW006', 'SW013', 'SW025', 'SI006'])

describe.each(FIXTURES.map((fixture) => [titleOf(fixture), fixture] as const))('%s', (_, { rule, path, beside, bad, good }) => {
  test.each(bad)('finds: %s', async (_name, line, code) => {
    const { findings } = await audited({ ...beside, [path]: code })
    expect(findings).toContainEqual(expect.objectContaining({ rule, line, level: LEVELS.get(rule) }))
  })

  test.each(good)('finds nothing: %s', async (_name, code) => {
    const { findings } = await audited({ ...beside, [path]: code })
    expect(findings.filter((one) => one.level === 'error' || one.rule === rule)).toEqual([])
  })
})

test('each rule has two bad and two good places in each language, and an error rule three good ones', () => {
  const ids = [...LEVELS.keys()]
  const expected = [...ids.map((id) => `${id} JavaScript`), ...ids.filter((id) => !NODE_ALONE.has(id)).map((id) => `${id} Python`)]
  expect(FIXTURES.map(titleOf).toSorted()).toEqual(expected.toSorted())
  const few = FIXTURES.filter(({ rule, bad, good }) => bad.length < 2 || good.length < (LEVELS.get(rule) === 'error' ? 3 : 2))
  expect(few.map(titleOf)).toEqual([])
})

function titleOf({ rule, path }: Fixture): string {
  return `${rule} ${/\.(?:py|txt)$/.test(path) ? 'Python' : 'JavaScript'}`
}
