import { beforeAll, describe, expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { CONTRACT_MUTANTS } from './model/mutants.ts'
import { named, runModels, type ModelRuns } from './model/run.ts'

let runs: ModelRuns

beforeAll(async () => {
  runs = await runModels(CONTRACT_MUTANTS, named)
})

describe('an SDK that keeps the contract', () => {
  test('passes all of it', () => {
    const outcomes = [...runs.reference]
    expect(outcomes).toHaveLength(CASES.length)
    expect(outcomes.filter(([, { outcome }]) => outcome !== 'pass' && outcome !== 'observed')).toEqual([])
  })
})

describe('an SDK with one fault', () => {
  test('there is one for each that the contract names', () => {
    expect(CONTRACT_MUTANTS.map(({ id }) => id)).toEqual([...numbered('W', 41), ...numbered('I', 34)])
  })

  test.each(CONTRACT_MUTANTS)('$id $what: $by notices', ({ id, by }) => {
    expect(runs.kills.get(id)?.map((kill) => kill.case.id)).toContain(by)
  })
})

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
}
