import { randomBytes } from 'node:crypto'
import type { Bench } from './bench.ts'
import type { Case } from './cases/case.ts'
import { askAll } from './ask/ask.ts'
import { createDisguise } from './ask/disguise.ts'
import type { Driver } from './ask/driver.ts'
import type { Hello } from './ask/protocol.ts'
import { judge } from './judge/judge.ts'
import type { CaseOutcome } from './judge/outcome.ts'
import { leaksOf } from './observe/noticed.ts'
import { observe } from './observe/observe.ts'
import { planOf } from './plan/plan.ts'

/** What came of a case, by its id. One that is asked twice has two. */
export type Judged = readonly [id: string, outcome: CaseOutcome]

/** What one driver did. */
export interface Drive {
  readonly judged: readonly Judged[]
  /** Milliseconds until the last answer to each case. */
  readonly caseMs: ReadonlyMap<string, number>
}

/** What one driver is asked, of which suite. */
export interface Part {
  readonly all?: readonly Case[]
  readonly answered?: (() => void) | undefined
}

/** Takes the cases through one driver that has said hello: plan, ask, observe, judge. */
export async function drive(
  bench: Bench,
  driver: Driver,
  hello: Hello,
  cases: readonly Case[],
  { all = cases, answered }: Part = {},
): Promise<Drive> {
  const [run, disguise] = [randomBytes(8).toString('hex'), createDisguise()]
  const plan = planOf(cases, hello)
  const { asked, caseMs, waitMs } = await askAll({ bench, driver, hello, all, disguise, run }, plan, answered)
  await driver.parted(waitMs)
  if (!('missing' in bench.gateway)) await bench.gateway.idle()
  for (const kind of leaksOf(driver, run, disguise)) bench.noticed.secrets.add(kind)
  const observed = asked.map((one) => [one.case.id, observe(one, bench, hello, disguise)] as const)
  return { judged: observed.map(([id, observation]) => [id, judge(observation)]), caseMs }
}
