import { fileURLToPath } from 'node:url'
import { createTools } from '../../../src/adapters/tools.ts'
import type { Level } from '../../../src/domain/proof.ts'
import type { Case, Expectation, RequestCase } from '../../../src/prove/cases/case.ts'
import { CASES } from '../../../src/prove/cases/index.ts'
import { PATIENCE } from '../../../src/prove/ask/driver.ts'
import { startGateway } from '../../../src/prove/gateway/index.ts'
import type { CaseOutcome } from '../../../src/prove/judge/outcome.ts'
import { caseVerdict } from '../../../src/prove/compare/verdict.ts'
import { slots } from '../../../src/domain/slots.ts'
import { runSuite } from '../../../src/prove/suite.ts'
import { SDKS } from '../../support/sdks.ts'
import { startTestMock } from '../../support/stripe-mock.ts'
import type { Mutant } from './mutants.ts'

const DRIVER = fileURLToPath(new URL('./driver.mjs', import.meta.url))
/** They wait more than they work. */
const AT_ONCE = 6
const RANK = { MUST: 3, SHOULD: 2, OBSERVE: 1 } as const satisfies Record<Level, number>

/** One case that noticed a mutant. */
export interface Kill {
  readonly case: Case
  /** The expectations of a request case that were not met; empty for all that is judged as a whole. */
  readonly missed: readonly Expectation[]
}

/** What the suite saw of the model SDK. */
export interface ModelRuns {
  readonly reference: ReadonlyMap<string, CaseOutcome>
  /** By the mutant's id, the most severe first. */
  readonly kills: ReadonlyMap<string, readonly Kill[]>
}

interface ModelRun {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  /** The expectations of each request case that were not met the first time. */
  readonly complaints: ReadonlyMap<string, readonly Expectation[]>
}

/** All cases that a fault could show in. */
function concerned({ id }: Mutant): readonly Case[] {
  return CASES.filter((one) => concerns(id, one))
}

/** The one case that must notice a fault; all where that is judged on all the others. */
export function named(mutant: Mutant): readonly Case[] {
  const one = CASES.find(({ id }) => id === mutant.by)
  return one === undefined || one.kind === 'egress' ? concerned(mutant) : [one]
}

/** Runs the whole suite on the model SDK as it should be, and some cases with each of the faults. */
export async function runModels(mutants: readonly Mutant[], casesOf: (mutant: Mutant) => readonly Case[] = concerned): Promise<ModelRuns> {
  await using tools = createTools()
  await using mock = await startTestMock(tools)
  await using gateway = await startGateway({ mockPort: mock.port })
  const home = await tools.folder('home')

  async function run(mutant: string, asked: readonly Case[]): Promise<ModelRun> {
    const installed = { file: process.execPath, args: [DRIVER, mutant], env: {} }
    const complaints = new Map<string, readonly Expectation[]>()
    const cases = asked.map((one) => (one.kind === 'request' ? recorded(one, complaints) : one))
    const { outcomes } = await runSuite(
      { tools, sdk: 'node', errorClasses: SDKS.of('node').errorClasses, installed, home, gateway, patience: PATIENCE },
      cases,
    )
    return { outcomes, complaints }
  }

  const inTurn = slots(AT_ONCE)
  const [reference, ...others] = await Promise.all([
    inTurn(() => run('none', CASES)),
    ...mutants.map((mutant) => inTurn(() => run(mutant.id, casesOf(mutant)))),
  ])
  const kills = mutants.flatMap(({ id }, index) => {
    const other = others[index]
    return other === undefined ? [] : [[id, killsOf(reference.outcomes, other)] as const]
  })
  return { reference: reference.outcomes, kills: new Map(kills) }
}

/** A fault of the verifier cannot show in requests, nor the other way; what costs much is asked where it may notice something. */
function concerns(mutant: string, one: Case): boolean {
  const ofVerifier = /^[VLW]/.test(mutant)
  switch (one.kind) {
    case 'keys':
      return /^I(?:09|10)/.test(mutant)
    case 'twin':
      return /^(?:[VL]|W(?:38|57|58))/.test(mutant)
    case 'every':
      return mutant.startsWith('M')
    case 'webhook':
      return ofVerifier && (one.of === undefined || !mutant.startsWith('W'))
    case 'egress':
      return !ofVerifier
    case 'request':
      return !ofVerifier && isOnSurface(mutant, one) && concernsFamily(mutant, one.id)
  }
}

/** A fault of one surface shows on that one alone, and others on the usual one. */
function isOnSurface(mutant: string, { of, surface, calls }: RequestCase): boolean {
  return mutant.includes('@') ? of !== undefined && mutant.endsWith(`@${surface ?? calls[0]?.shape}`) : of === undefined
}

/** The faults that the contract numbers are of keys and retries, and those that it does not number of what else is in a request. */
function concernsFamily(mutant: string, id: string): boolean {
  if (mutant.startsWith('X.') || mutant.startsWith('E.') || mutant.includes('@')) return true
  return !id.startsWith('wire/') && (!id.startsWith('errors/') || mutant.startsWith('I72'))
}

function recorded(one: RequestCase, complaints: Map<string, readonly Expectation[]>): RequestCase {
  const heard: Expectation[] = []
  const expect = one.expect.map((each): Expectation => ({
    wants: each.wants,
    missed(run) {
      const complaint = each.missed(run)
      if (complaint !== null && complaints.get(one.id) === undefined) heard.push(each)
      if (each === one.expect.at(-1)) complaints.set(one.id, complaints.get(one.id) ?? heard)
      return complaint
    },
  }))
  return { ...one, expect }
}

function killsOf(reference: ModelRun['outcomes'], { outcomes, complaints }: ModelRun): readonly Kill[] {
  return CASES.filter(({ id, level }) => {
    const [from, to] = [reference.get(id), outcomes.get(id)]
    return from !== undefined && to !== undefined && ['broken', 'regressed', 'changed'].includes(caseVerdict(level, from, to, false))
  })
    .map((one) => ({ case: one, missed: complaints.get(one.id) ?? [] }))
    .toSorted((a, b) => RANK[b.case.level] - RANK[a.case.level])
}

/** The cases that judge a mutant as severely as any does. */
export function mostSevere(kills: readonly Kill[]): readonly Kill[] {
  return kills.filter(({ case: { level } }) => level === kills[0]?.case.level)
}
