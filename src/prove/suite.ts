import { randomBytes } from 'node:crypto'
import type { InstalledSdk } from '../domain/sdk-adapter.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Tools } from '../world.ts'
import type { Case, RequestCase, WebhookCase } from './cases/case.ts'
import { deliver } from './delivery.ts'
import { startDriver, type Driver, type Patience } from './driver.ts'
import type { Gateway } from './gateway/types.ts'
import type { CaseOutcome } from './judge.ts'
import { judgeEgress, judgeRequest, judgeWebhook, notRun } from './outcome.ts'
import type { Answer, Hello } from './protocol.ts'

/** What one version of one SDK is run with. */
export interface Bench {
  readonly tools: Tools
  readonly sdk: Sdk
  readonly installed: InstalledSdk
  /** A folder that the SDK may take for the user's home. */
  readonly home: string
  /** The gateway, or why there is none. */
  readonly gateway: Gateway | { readonly missing: string }
  readonly patience: Patience
  /** Told each time that a case has its answers, with how many of how many have them now. */
  readonly progress?: (answered: number, of: number) => void
}

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

/**
 * Runs the cases on one version, side by side in one driver. A MUST case that fails is run twice more, in drivers of
 * their own: one that does not fail each time stays broken, and is flaky.
 */
export async function runSuite(bench: Bench, cases: readonly Case[]): Promise<SuiteRun> {
  let answered = 0
  const asked = cases.filter(({ kind }) => kind !== 'egress').length
  const progress = (): void => bench.progress?.((answered += 1), asked)
  const first = await runOnce(bench, cases, progress)
  const again = cases.filter(({ id, level, kind }) => level === 'MUST' && kind !== 'egress' && first.outcomes.get(id)?.outcome === 'broken')
  if (again.length === 0) return first
  const repeats = await Promise.all([runOnce(bench, again), runOnce(bench, again)])
  const outcomes = new Map(first.outcomes)
  for (const { id } of again) {
    const outcome = outcomes.get(id)
    if (outcome !== undefined && repeats.some((repeat) => repeat.outcomes.get(id)?.outcome === 'upheld'))
      outcomes.set(id, { ...outcome, flaky: true })
  }
  return { ...first, outcomes }
}

async function runOnce(bench: Bench, cases: readonly Case[], answered?: () => void): Promise<SuiteRun> {
  const started = performance.now()
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience)
  const driverMs = performance.now() - started
  const { hello } = driver
  if (hello.kind !== 'hello') {
    const why = 'why' in hello ? hello.why : 'the driver did not say hello'
    const outcomes = new Map(cases.map((one) => [one.id, notRun(one, hello.kind === 'unsupported' ? 'unsupported' : 'inconclusive', why)]))
    return { outcomes, hello: null, why, driverMs, caseMs: new Map() }
  }
  const [mine = [], ...others] = hello.hello.capabilities.includes('global-options') ? byOptions(cases) : [cases]
  const runs = await Promise.all([
    drive(bench, driver, hello.hello, mine, answered),
    ...others.map((group) => driveAlone(bench, hello.hello, group, answered)),
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
  return { outcomes, hello: hello.hello, why: null, driverMs, caseMs }
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

interface Drive extends Pick<SuiteRun, 'outcomes' | 'caseMs'> {
  readonly egress: ReadonlySet<string>
}

async function driveAlone(bench: Bench, hello: Hello, cases: readonly Case[], answered?: () => void): Promise<Drive> {
  await using driver = await startDriver(bench.tools, bench.installed, bench.home, bench.patience)
  return await drive(bench, driver, hello, cases, answered)
}

async function drive(bench: Bench, driver: Driver, hello: Hello, cases: readonly Case[], answered?: () => void): Promise<Drive> {
  const run = randomBytes(8).toString('hex')
  const work = cases.filter((one) => one.kind !== 'egress')
  let unsent = work.length
  const lastIsSent = (): void => {
    unsent -= 1
    if (unsent === 0) driver.end()
  }
  const caseMs = new Map<string, number>()
  const judgements = await Promise.all(
    work.map(async (one, index): Promise<readonly [string, () => CaseOutcome]> => {
      const asked = performance.now()
      const judge =
        one.kind === 'webhook'
          ? await verify(driver, hello, one, lastIsSent)
          : await call(bench, driver, hello, one, `${run}x${index}`, lastIsSent)
      caseMs.set(one.id, performance.now() - asked)
      answered?.()
      return [one.id, judge]
    }),
  )
  await driver.parted()
  // Only now: what was sent after an answer belongs to its case too.
  return { outcomes: new Map(judgements.map(([id, judge]) => [id, judge()])), egress: driver.egress, caseMs }
}

async function verify(driver: Driver, hello: Hello, one: WebhookCase, lastIsSent: () => void): Promise<() => CaseOutcome> {
  const request = deliver(one, { now: Math.floor(Date.now() / 1000), apiVersion: hello.apiVersion })
  const asked = driver.ask(request)
  lastIsSent()
  const answer = await asked
  return () => judgeWebhook(one, request, answer)
}

async function call(
  bench: Bench,
  driver: Driver,
  hello: Hello,
  one: RequestCase,
  token: string,
  lastIsSent: () => void,
): Promise<() => CaseOutcome> {
  const { gateway, sdk } = bench
  if ('missing' in gateway) {
    lastIsSent()
    return () => notRun(one, 'inconclusive', gateway.missing)
  }
  if (one.script !== undefined) gateway.script(token, one.script)
  const base = `http://${gateway.host}:${gateway.port}`
  const answers: Answer[] = []
  for (const [index, step] of one.calls.entries()) {
    const asked = driver.ask({ verb: 'call', ...step, base, key: `sk_test_${token}`, options: one.options })
    if (index === one.calls.length - 1) lastIsSent()
    const answer = await asked
    answers.push(answer)
    if (answer.kind === 'value' || answer.kind === 'error') continue
    if (index < one.calls.length - 1) lastIsSent()
    break
  }
  return () =>
    judgeRequest({ sdk, apiVersion: hello.apiVersion, case: one, answers, attempts: gateway.history(token) }, gateway.failure !== null)
}
