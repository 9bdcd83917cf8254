import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { FAMILY_MUTANTS } from '../prove/model/family-mutants.ts'
import { CONTRACT_MUTANTS, MORE_MUTANTS } from '../prove/model/mutants.ts'
import { ERROR_MUTANTS, RETRY_MUTANTS, WIRE_MUTANTS } from '../prove/model/more-mutants.ts'
import { mostSevere, runModels, type Kill, type ModelRuns } from '../prove/model/run.ts'
import { NOT_ALONE } from './not-alone.ts'

const MUTANTS = [...CONTRACT_MUTANTS, ...MORE_MUTANTS, ...RETRY_MUTANTS, ...WIRE_MUTANTS, ...ERROR_MUTANTS, ...FAMILY_MUTANTS]
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
function expectationsOf({ case: one, missed }: Kill): readonly string[] {
  if (one.level === 'OBSERVE') return ['no difference']
  if (one.kind === 'request') return missed.map((each) => String(each.missed))
  return [one.kind === 'webhook' ? `webhook: ${one.expect}` : one.kind]
}

/** Every expectation, and the cases that have it. */
function everyExpectation(): ReadonlyMap<string, readonly Case[]> {
  const all = new Map<string, readonly Case[]>()
  for (const one of CASES)
    for (const expectation of expectationsOf({ case: one, missed: one.kind === 'request' ? one.expect : [] }))
      all.set(expectation, [...(all.get(expectation) ?? []), one])
  return all
}

/**
 * What judges a mutant most severely: in the whole suite, and in each family by itself. Families look at one request from several
 * sides, so that a fault shows in many of them, and each has to notice it without the others.
 */
function judgesOf(mutant: string): readonly (readonly Kill[])[] {
  const kills = killsOf(mutant)
  const families = new Set(kills.map((kill) => familyOf(kill.case)))
  return [kills, ...Array.from(families, (family) => kills.filter((kill) => familyOf(kill.case) === family))].map(mostSevere)
}

function familyOf({ id }: Case): string {
  return id.slice(0, id.indexOf('/'))
}

/** What judges some mutant alone, in its family or in the whole suite; by what `namesOf` calls it. */
function neededBy(namesOf: (kill: Kill) => readonly string[]): ReadonlySet<string> {
  const judges = MUTANTS.flatMap(({ id }) => judgesOf(id).map((kills) => new Set(kills.flatMap(namesOf))))
  return new Set(judges.filter(({ size }) => size === 1).flatMap((names) => Array.from(names)))
}

test('without any one expectation, in whatever case it is, a family would miss a mutant or judge it less severely', () => {
  const needed = neededBy(expectationsOf)
  const needless = [...everyExpectation()].filter(([expectation, cases]) => !needed.has(expectation) && !cases.every(staysAnyway))
  expect(needless.map(([expectation, [one]]) => [one?.id, expectation])).toEqual([])
})

function staysAnyway({ id }: Case): boolean {
  return NOT_ALONE[id] !== undefined
}

test('without any one case, its family would miss a mutant or judge it less severely; or the case says why it stays', () => {
  const needed = neededBy((kill) => [kill.case.id])
  // What repeats another case, and what is judged on many, is looked at by the family.
  const single = CASES.filter((one) => OLD_FAMILIES.test(one.id)).map(({ id }) => id)
  expect(single.filter((id) => !needed.has(id))).toEqual(Object.keys(NOT_ALONE))
})

/** Their cases differ in one thing each; those of the others overlap, as they look at one request from several sides. */
const OLD_FAMILIES = /^(?:webhook|idempotency|retry|shape|wire|errors|transport)\//

test.each(['scope', 'money', 'thin', 'program', 'oauth', 'stream', 'v2', 'twins'])(
  'without the family %s, a mutant would survive or be judged less severely',
  (family) => {
    const needing = MUTANTS.filter(({ id }) => {
      const severe = mostSevere(killsOf(id))
      return severe.length > 0 && severe.every((kill) => kill.case.id.startsWith(`${family}/`))
    })
    expect(needing.length).toBeGreaterThan(0)
  },
)
