import type { Case } from './cases/case.ts'
import type { Bench } from './bench.ts'
import type { Wall } from '../world.ts'
import { drive, type Drive, type Judged, type Part } from './drive.ts'
import { startDriver } from './ask/driver.ts'
import { judgeEgress } from './judge/egress.ts'
import { notRun, type CaseOutcome } from './judge/outcome.ts'
import { allNoticed } from './observe/noticed.ts'
import { processesOf } from './plan/plan.ts'
import type { Hello } from './ask/protocol.ts'

/** What one version did. */
export interface SuiteRun {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  /** What the driver said of itself; null where it said nothing usable. */
  readonly hello: Hello | null
  /** Why nothing ran; null where something did. */
  readonly why: string | null
  /** Milliseconds until the driver said hello. */
  readonly driverMs: number
  /** Milliseconds until the last answer to each case, which was asked side by side with the others. */
  readonly caseMs: ReadonlyMap<string, number>
}

/** What the drivers of one start did. */
interface Run extends Omit<SuiteRun, 'outcomes'> {
  readonly judged: readonly Judged[]
}

/** So many times longer a client waits where a case is run again, and where it is run for the last time. */
const MORE_TIME = 4
const MOST_TIME = 16
/** More than this are run again together at first: then something else is wrong than that each was unlucky. */
const FEW = 8

/**
 * Runs the cases on one version, side by side in one driver. What came late is run again, alone and with more time, at
 * every level; what comes late again is inconclusive. A MUST case that fails is run twice more, in another driver: one that
 * does not fail each time stays failed, and is flaky. Only where clients give up by design is it taken back, where both
 * repeats pass with more time: that was the machine. What was seen for certain is never taken back.
 */
export async function runSuite(
  given: Omit<Bench, 'noticed'> & { readonly wall?: Pick<Wall, 'attempts'> | null },
  cases: readonly Case[],
): Promise<SuiteRun> {
  const bench = { ...given, noticed: { hosts: new Set<string>(), tampering: new Set<string>(), secrets: new Set<string>() } }
  const run = await runCases(bench, cases)
  const noticed = allNoticed(bench, (await given.wall?.attempts()) ?? [])
  // What was noticed counts, also where nothing else could be run.
  const isNoticed = Object.values(noticed).some((kind) => [...kind].length > 0)
  if (run.hello === null && !isNoticed) return run
  const judged = cases.flatMap((one) => (one.kind === 'egress' ? [[one.id, judgeEgress(one, noticed)] as const] : []))
  return { ...run, outcomes: new Map([...run.outcomes, ...judged]) }
}

async function runCases(bench: Bench, cases: readonly Case[]): Promise<SuiteRun> {
  let count = 0
  const of = cases.filter(({ kind }) => kind !== 'egress').length
  const { judged, ...first } = await runOnce(bench, cases, { answered: () => bench.progress?.((count += 1), of) })
  const outcomes = new Map(judged)
  if (first.hello === null) return { ...first, outcomes }
  await runLateAgain(bench, cases, outcomes)
  const failed = cases.filter(({ id, level, kind }) => level === 'MUST' && kind !== 'egress' && outcomes.get(id)?.outcome === 'fail')
  if (failed.length === 0) return { ...first, outcomes }
  const repeats = await runOnce({ ...bench, moreTime: MORE_TIME }, [...failed, ...failed], { all: cases })
  for (const one of failed) {
    const outcome = outcomes.get(one.id)
    const later = repeats.judged.flatMap(([id, repeat]) => (id === one.id ? [repeat] : []))
    if (outcome !== undefined) outcomes.set(one.id, afterRepeats(one, outcome, later))
  }
  return { ...first, outcomes }
}

/** Runs what came late again, and puts what comes of it in the place of what came before. */
async function runLateAgain(bench: Bench, all: readonly Case[], outcomes: Map<string, CaseOutcome>): Promise<void> {
  const late = (): readonly Case[] => all.filter(({ id }) => outcomes.get(id)?.late === true)
  const run = async (cases: readonly Case[], moreTime = MORE_TIME): Promise<void> => {
    const again = await runOnce({ ...bench, moreTime }, cases, { all })
    for (const [id, outcome] of again.judged) outcomes.set(id, afterLate(outcomes.get(id), outcome))
  }
  if (late().length > FEW) await run(late())
  if (late().length > FEW) return
  for (const one of late()) await run([one])
  for (const one of late()) await run([one], MOST_TIME)
}

/** A fact that was seen stays one, whatever comes of the repeat: one that does not show it makes it flaky. */
function afterLate(before: CaseOutcome | undefined, repeat: CaseOutcome): CaseOutcome {
  const fact = before?.fact
  if (fact === undefined || repeat.outcome === 'fail') return repeat
  return { ...fact, flaky: repeat.outcome !== 'inconclusive' }
}

function afterRepeats(one: Case, outcome: CaseOutcome, repeats: readonly CaseOutcome[]): CaseOutcome {
  const judged = repeats.filter((repeat) => repeat.outcome !== 'inconclusive')
  const passed = judged.find((repeat) => repeat.outcome !== 'fail')
  if (passed === undefined) return outcome
  const isPatient = one.kind === 'request' && one.givesUp !== undefined && outcome.certain !== true
  return isPatient && judged.every((repeat) => repeat.outcome === 'pass') && judged.length === repeats.length
    ? passed
    : { ...outcome, flaky: true }
}

async function runOnce(bench: Bench, cases: readonly Case[], { all = cases, answered }: Part): Promise<Run> {
  const started = performance.now()
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience, bench.noticed)
  const driverMs = performance.now() - started
  const said = driver.hello
  if (said.kind !== 'hello') {
    const why = 'why' in said ? said.why : 'the driver did not say hello'
    return nothingRan(said.kind === 'unsupported' ? 'unsupported' : 'inconclusive', why)
  }
  const { hello } = said
  if (hello.sdk !== bench.sdk) return nothingRan('inconclusive', `the driver drives another SDK: ${hello.sdk}`)
  const { first, beside, after } = processesOf(cases, hello)
  const alone = (group: readonly Case[]): Promise<Drive> => driveAlone(bench, hello, group, { all, answered })
  const runs = await Promise.all([drive(bench, driver, hello, first, { all, answered }), ...beside.map(alone)])
  runs.push(...(await Promise.all(after.map(alone))))
  const caseMs = new Map(runs.flatMap((run) => [...run.caseMs]))
  return { judged: runs.flatMap(({ judged }) => judged), hello, why: null, driverMs, caseMs }

  function nothingRan(outcome: 'unsupported' | 'inconclusive', why: string): Run {
    return { judged: cases.map((one) => [one.id, notRun(one, outcome, why)]), hello: null, why, driverMs, caseMs: new Map() }
  }
}

async function driveAlone(bench: Bench, hello: Hello, cases: readonly Case[], part: Part): Promise<Drive> {
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience, bench.noticed)
  return await drive(bench, driver, hello, cases, part)
}
