import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { CONTRACT_MUTANTS, MORE_MUTANTS } from '../prove/model/mutants.ts'
import { mostSevere, runModels, type Kill, type ModelRuns } from '../prove/model/run.ts'
import { NOT_ALONE } from './not-alone.ts'

const MUTANTS = [...CONTRACT_MUTANTS, ...MORE_MUTANTS]
let runs: ModelRuns

beforeAll(async () => {
  runs = await runModels(MUTANTS)
})

function killsOf(mutant: string): readonly Kill[] {
  return runs.kills.get(mutant) ?? []
}

describe('an SDK with one fault', () => {
  test.each(MUTANTS)('$id $what: $by notices', ({ id, by }) => {
    expect(killsOf(id).map((kill) => kill.case.id)).toContain(by)
  })
})

/**
 * What a case expects, by the piece: checks that come from one factory have one text, whatever they were made with, and
 * what is judged as a whole has one name for each way of judging.
 */
function expectationsOf({ case: one, checks }: Kill): readonly string[] {
  if (one.level === 'OBSERVE') return ['no difference']
  if (one.kind === 'request') return checks.map(String)
  return [one.kind === 'webhook' ? `webhook: ${one.expect}` : one.kind]
}

function everyExpectation(): ReadonlyMap<string, Case> {
  const all = CASES.flatMap((one) =>
    expectationsOf({ case: one, checks: one.kind === 'request' ? one.expect : [] }).map((expectation) => [expectation, one] as const),
  )
  return new Map(all)
}

test('without any one expectation, in whatever case it is, a mutant would survive', () => {
  const needless = [...everyExpectation()].filter(([dropped]) =>
    MUTANTS.every(({ id }) => killsOf(id).some((kill) => expectationsOf(kill).some((expectation) => expectation !== dropped))),
  )
  expect(needless.map(([expectation, one]) => [one.id, expectation])).toEqual([])
})

test('without any one case, a mutant would survive or be told less severely; or the case says why it stays', () => {
  const needed = new Set(
    MUTANTS.flatMap(({ id }) => {
      const [only, ...others] = mostSevere(killsOf(id))
      return only === undefined || others.length > 0 ? [] : [only.case.id]
    }),
  )
  expect(CASES.map(({ id }) => id).filter((id) => !needed.has(id))).toEqual(Object.keys(NOT_ALONE))
})
