import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/audit/rules.ts'
import { audited, shortly } from './audited.ts'
import { NODE_ANSWERS } from './rules/node-answers.ts'
import { NODE_KEYS } from './rules/node-keys.ts'
import { NODE } from './rules/node.ts'
import { PYTHON_KEYS } from './rules/python-keys.ts'
import { PYTHON } from './rules/python.ts'

const FIXTURES = [...NODE, ...NODE_ANSWERS, ...NODE_KEYS, ...PYTHON, ...PYTHON_KEYS]

/** Rules of something that Python does not have: Express, promises, an SDK whose retries send a new key. */
const NODE_ALONE = new Set(['SW005', 'SW013', 'SI006'])

describe.each(
  FIXTURES.map((fixture) => [`${fixture.rule} in ${fixture.path.endsWith('.py') ? 'Python' : 'JavaScript'}`, fixture] as const),
)('%s', (_, { rule, path, bad, good }) => {
  test.each(bad)('finds: %s', async (_name, line, code) => {
    expect(shortly(await audited({ [path]: code }))).toContain(`${path}:${line} ${rule}`)
  })

  test.each(good)('finds nothing: %s', async (_name, code) => {
    const { findings } = await audited({ [path]: code })
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  })
})

test('each error rule has two bad and three good places in each language', () => {
  const errors = Object.entries(RULES).flatMap(([id, { level }]) => (level === 'error' ? [id] : []))
  const expected = [...errors.map((id) => `${id} a.ts`), ...errors.filter((id) => !NODE_ALONE.has(id)).map((id) => `${id} a.py`)]
  expect(FIXTURES.map(({ rule, path }) => `${rule} ${path}`).toSorted()).toEqual(expected.toSorted())
  expect(FIXTURES.filter(({ bad, good }) => bad.length < 2 || good.length < 3)).toEqual([])
})
