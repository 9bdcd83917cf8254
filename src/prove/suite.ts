import type { Case, RequestCase } from './cases/case.ts'
import { drive, type Bench, type Drive } from './drive.ts'
import { startDriver } from './driver.ts'
import type { CaseOutcome } from './judge.ts'
import { judgeEgress, notRun } from './outcome.ts'
import type { Hello } from './protocol.ts'

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

/** So many times the patience of a case has its client where the case is run again. */
const MORE_PATIENCE = 8

/**
 * Runs the cases on one version, side by side in one driver. A MUST case that fails is run twice more, in drivers of
 * their own: one that does not fail each time stays broken, and is flaky. Only what its client was not patient enough
 * for is taken back, where both repeats show it: that was the machine, which had more to do than to answer in time. What
 * could not be judged because of that is tried again as well, at every level.
 */
export async function runSuite(bench: Bench, cases: readonly Case[]): Promise<SuiteRun> {
  let answered = 0
  const asked = cases.filter(({ kind }) => kind !== 'egress').length
  const progress = (): void => bench.progress?.((answered += 1), asked)
  const first = await runOnce(bench, cases, progress)
  const again = cases.filter((one) => deservesAnother(one, first.outcomes.get(one.id)))
  if (again.length === 0) return first
  const patient = again.map(withMorePatience)
  const repeats = await Promise.all([runOnce(bench, patient), runOnce(bench, patient)])
  const outcomes = new Map(first.outcomes)
  for (const one of again) {
    const [outcome, ...later] = [first, ...repeats].map((run) => run.outcomes.get(one.id))
    if (outcome !== undefined) outcomes.set(one.id, afterRepeats(one, outcome, later))
  }
  return { ...first, outcomes }
}

function afterRepeats(one: Case, outcome: CaseOutcome, repeats: readonly (CaseOutcome | undefined)[]): CaseOutcome {
  const judged = repeats.flatMap((repeat) => (repeat === undefined || repeat.outcome === 'inconclusive' ? [] : [repeat]))
  const worst = judged.find((repeat) => repeat.outcome === 'fail') ?? judged[0]
  if (worst === undefined) return outcome
  const isMixed = new Set(judged.map((repeat) => repeat.outcome)).size > 1
  if (outcome.late === true) return isMixed ? { ...worst, flaky: true } : worst
  if (judged.every((repeat) => repeat.outcome === 'fail')) return outcome
  return isTimed(one) && judged.length === repeats.length && !isMixed ? worst : { ...outcome, flaky: true }
}

function deservesAnother({ level, kind }: Case, outcome: CaseOutcome | undefined): boolean {
  return outcome?.late === true || (level === 'MUST' && kind !== 'egress' && outcome?.outcome === 'fail')
}

function isTimed(one: Case): one is RequestCase & { readonly options: { readonly timeoutMs: number } } {
  return one.kind === 'request' && one.options.timeoutMs !== undefined
}

function withMorePatience(one: Case): Case {
  return isTimed(one) ? { ...one, options: { ...one.options, timeoutMs: one.options.timeoutMs * MORE_PATIENCE } } : one
}

async function runOnce(bench: Bench, cases: readonly Case[], answered?: () => void): Promise<SuiteRun> {
  const started = performance.now()
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience)
  const driverMs = performance.now() - started
  const said = driver.hello
  if (said.kind !== 'hello') {
    const why = 'why' in said ? said.why : 'the driver did not say hello'
    return nothingRan(said.kind === 'unsupported' ? 'unsupported' : 'inconclusive', why)
  }
  const { hello } = said
  if (hello.sdk !== bench.sdk) return nothingRan('inconclusive', `the driver drives another SDK: ${hello.sdk}`)
  const [mine = [], ...others] = hello.capabilities.includes('global-options') ? byOptions(cases) : [cases]
  const runs = await Promise.all([
    drive(bench, driver, hello, mine, answered),
    ...others.map((group) => driveAlone(bench, hello, group, answered)),
  ])
  const egress = new Set<string>()
  const outcomes = new Map<string, CaseOutcome>()
  const caseMs = new Map<string, number>()
  for (const run of runs) {
    for (const host of run.egress) egress.add(host)
    for (const [id, outcome] of run.outcomes) outcomes.set(id, outcome)
    for (const [id, ms] of run.caseMs) caseMs.set(id, ms)
  }
  for (const one of cases) if (one.kind === 'egress') outcomes.set(one.id, judgeEgress(one, egress))
  return { outcomes, hello, why: null, driverMs, caseMs }

  function nothingRan(outcome: 'unsupported' | 'inconclusive', why: string): SuiteRun {
    return { outcomes: new Map(cases.map((one) => [one.id, notRun(one, outcome, why)])), hello: null, why, driverMs, caseMs: new Map() }
  }
}

/** Cases whose client options can not share a process; the first group also has all that needs no client. */
function byOptions(cases: readonly Case[]): readonly (readonly Case[])[] {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const name = one.kind === 'request' ? JSON.stringify(one.options) : '{}'
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups.values()]
}

async function driveAlone(bench: Bench, hello: Hello, cases: readonly Case[], answered?: () => void): Promise<Drive> {
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience)
  return await drive(bench, driver, hello, cases, answered)
}
