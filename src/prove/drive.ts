import { randomBytes } from 'node:crypto'
import type { InstalledSdk } from '../domain/sdk-adapter.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Tools } from '../world.ts'
import type { Case, EgressCase, KeysCase, RequestCase, TwinCase, WebhookCase } from './cases/case.ts'
import { RETRIEVE } from './cases/request.ts'
import { deliver } from './delivery.ts'
import { startDriver, type Driver, type Patience } from './driver.ts'
import type { Gateway } from './gateway/types.ts'
import { judgeKeys, judgeRequest, judgeTwins, judgeWebhook } from './judge.ts'
import { notRun, type CaseOutcome } from './outcome.ts'
import type { Answer, Call, CallRequest, Hello, VerifyRequest } from './protocol.ts'

/** Nothing listens there, and no program that is not the system's may: https://www.iana.org/assignments/service-names-port-numbers */
const UNREACHABLE = 'http://127.0.0.1:1'
/** Base64 letters; larger bodies are handed over once. */
const SMALL = 100_000
/** Seconds: the default of the verifiers that have one. */
const TOLERANCE = 300
/** Milliseconds: what an SDK waits for an answer where nothing says how long. */
const USUAL_TIMEOUT = 80_000
/** A client that is to give up waits for as many calls as this. */
const CALLS_WAITED = 20
/** Milliseconds that it waits at the least, however fast the machine is. */
const SHORTEST_WAIT = 300
/** So many times as long as a client waits, and all pauses of an SDK: what is not settled then never settles. */
const HANG = 4
/** Milliseconds: the SDKs pause for 5 s at most, twice. */
const ALL_PAUSES = 15_000

/** What one version of one SDK is run with. */
export interface Bench {
  readonly tools: Tools
  readonly sdk: Sdk
  readonly errorClasses: SdkFacts['errorClasses']
  readonly installed: InstalledSdk
  /** A folder that the SDK may take for the user's home. */
  readonly home: string
  /** The gateway, or why there is none. */
  readonly gateway: Gateway | { readonly missing: string }
  readonly patience: Patience
  /** So many times longer than usual a client waits before it gives up; 1 where left out. */
  readonly moreTime?: number
  /** Called each time that a case has its answers, with how many of how many have them now. */
  readonly progress?: (answered: number, of: number) => void
}

/** What one driver did. */
export interface Drive {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  /** Milliseconds until the last answer to each case. */
  readonly caseMs: ReadonlyMap<string, number>
  readonly egress: ReadonlySet<string>
}

/**
 * What is asked first. A driver that forks for keys must not have begun with anything else; requests wait out the SDK's
 * pauses while webhooks are computed.
 */
const TURNS: readonly Case['kind'][] = ['keys', 'request', 'webhook', 'twin']

/** Runs the cases side by side on one driver that has said hello, but for those that are judged on all the others. */
export async function drive(
  bench: Bench,
  driver: Driver,
  hello: Hello,
  cases: readonly Case[],
  { all = cases, answered }: { readonly all?: readonly Case[]; readonly answered?: (() => void) | undefined } = {},
): Promise<Drive> {
  const run = randomBytes(8).toString('hex')
  const work = cases.filter((one) => one.kind !== 'egress').toSorted((a, b) => TURNS.indexOf(a.kind) - TURNS.indexOf(b.kind))
  let unsent = work.length
  const lastIsSent = (): void => {
    unsent -= 1
    if (unsent === 0) driver.end()
  }
  const caseMs = new Map<string, number>()
  const most = Math.floor((work.filter((one) => !waitsForLull(one)).length * 3) / 4)
  const waiting: (() => void)[] = []
  const lull = async (): Promise<void> => {
    if (caseMs.size < most) await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const first = work.filter(({ kind }) => kind === 'keys').length
  let waitMs = 0
  const start = async (one: Exclude<Case, EgressCase>, index: number): Promise<readonly [string, () => CaseOutcome]> => {
    const asked = performance.now()
    const judge = await ask({ bench, driver, hello, all, token: `${run}x${index}`, lastIsSent, lull, waitMs }, one)
    caseMs.set(one.id, performance.now() - asked)
    if (caseMs.size === most) for (const go of waiting) go()
    answered?.()
    return [one.id, judge]
  }
  const keys = work.slice(0, first).map(start)
  // Only then: a driver that forks must not have begun with anything else.
  if (work.some(dependsOnTime)) waitMs = await waitOf(bench, driver, `${run}x`)
  const judgements = await Promise.all([...keys, ...work.slice(first).map((one, index) => start(one, first + index))])
  await driver.parted(waitMs)
  if (!('missing' in bench.gateway)) await bench.gateway.idle()
  // Only now: what was sent after an answer belongs to its case too.
  return { outcomes: new Map(judgements.map(([id, judge]) => [id, judge()])), egress: driver.egress, caseMs }
}

/** What waits for most of the others must not be waited for. */
function waitsForLull(one: Case): boolean {
  return one.kind === 'keys' || (one.kind === 'request' && one.givesUp !== undefined)
}

function dependsOnTime(one: Case): boolean {
  return one.kind === 'request' && (one.givesUp !== undefined || one.mayHang === true)
}

/** Milliseconds that a client waits that is to give up: many times what a call of this driver takes, on this machine and now. */
async function waitOf({ gateway, moreTime = 1 }: Bench, driver: Driver, token: string): Promise<number> {
  if ('missing' in gateway) return SHORTEST_WAIT
  const time = async (): Promise<number> => {
    const started = performance.now()
    await driver.ask({ verb: 'call', ...RETRIEVE, base: addressOf(gateway), key: `sk_test_${token}`, options: {} })
    return performance.now() - started
  }
  // The first call also loads what the SDK loads late.
  await time()
  const [, usual = 0] = [await time(), await time(), await time()].toSorted((a, b) => a - b)
  return Math.round(Math.max(SHORTEST_WAIT, usual * CALLS_WAITED) * moreTime)
}

function addressOf({ host, port }: Gateway): string {
  return `http://${host}:${port}`
}

interface Asking {
  readonly bench: Bench
  readonly driver: Driver
  readonly hello: Hello
  /** The whole suite. */
  readonly all: readonly Case[]
  /** The gateway's name for the case. */
  readonly token: string
  /** Must be called once, when the driver will not be asked anything more for the case. */
  readonly lastIsSent: () => void
  /** Resolves when three in four cases are answered: the others wait out their pauses then, and the machine has time for more. */
  readonly lull: () => Promise<void>
  /** Milliseconds that a client waits that is to give up. */
  readonly waitMs: number
}

/** Asks what the case asks, and gives the judgement, which is to be made when the driver has ended. */
async function ask(asking: Asking, one: Exclude<Case, EgressCase>): Promise<() => CaseOutcome> {
  switch (one.kind) {
    case 'webhook':
      return verify(asking, one)
    case 'twin':
      return verifyTwice(asking, one)
    case 'keys':
      return collectKeys(asking, one)
    case 'request':
      return call(asking, one)
  }
}

/** The moment is the driver's too, where it can set its clock: then a delivery does not grow old on its way. */
function delivered({ hello }: Asking, one: WebhookCase): VerifyRequest {
  const moment = { now: Math.floor(Date.now() / 1000), apiVersion: hello.apiVersion }
  return { ...deliver(one, moment), ...(hello.capabilities.includes('sets-clock') ? { now: moment.now } : {}) }
}

async function verify(asking: Asking, one: WebhookCase): Promise<() => CaseOutcome> {
  const { driver, hello, lastIsSent } = asking
  if (one.webhook.exact === true && !hello.capabilities.includes('sets-clock')) {
    lastIsSent()
    return () => notRun(one, 'unsupported', 'the driver cannot set the clock')
  }
  const request = delivered(asking, one)
  const asked = driver.ask(request)
  lastIsSent()
  const answer = await asked
  return () => judgeWebhook(one, request, answer)
}

async function verifyTwice(asking: Asking, one: TwinCase): Promise<() => CaseOutcome> {
  const { driver, all, lastIsSent } = asking
  const asked = all.flatMap((each) => {
    if (each.kind !== 'webhook' || !comparable(each, one)) return []
    const request = delivered(asking, each)
    if (request.payload.length > SMALL) return []
    const both = one.verifier === 'low-level' ? { ...request, tolerance: TOLERANCE } : request
    return [{ case: each, answers: Promise.all([driver.ask(both), driver.ask({ ...both, api: one.verifier })]) }]
  })
  lastIsSent()
  const twins = await Promise.all(asked.map(async ({ case: each, answers }) => ({ case: each, answers: await answers })))
  return () => judgeTwins(one, twins)
}

/** The low-level verifier is given the tolerance, because its default is a case of its own. */
function comparable({ webhook: { api, exact, form, tolerance } }: WebhookCase, { verifier }: TwinCase): boolean {
  if ((api ?? 'construct') !== 'construct' || exact === true) return false
  return verifier !== 'low-level' || ((form ?? 'text') === 'text' && tolerance === undefined)
}

async function collectKeys({ bench, driver, hello, lastIsSent, lull }: Asking, one: KeysCase): Promise<() => CaseOutcome> {
  const { calls, processes } = one
  const forks = hello.capabilities.includes('forks')
  const asked = forks
    ? driver.ask({ verb: 'keys', calls, processes }).then((answer) => [answer])
    : lull().then(() => Promise.all(Array.from({ length: processes }, () => keysOfAnother(bench, calls))))
  lastIsSent()
  const answers = await asked
  return () => judgeKeys(one, answers)
}

async function keysOfAnother({ tools, installed, home, patience }: Bench, calls: number): Promise<Answer> {
  await using driver = await startDriver(tools, installed, home, patience)
  return driver.hello.kind === 'hello' ? await driver.ask({ verb: 'keys', calls, processes: 1 }) : driver.hello
}

async function call({ bench, driver, hello, token, lastIsSent, lull, waitMs }: Asking, one: RequestCase): Promise<() => CaseOutcome> {
  const { gateway, errorClasses } = bench
  if ('missing' in gateway) {
    lastIsSent()
    return () => notRun(one, 'inconclusive', gateway.missing)
  }
  if (one.calls.some(({ skipPauses, reportPauses }) => skipPauses ?? reportPauses) && !hello.capabilities.includes('skips-pauses')) {
    lastIsSent()
    return () => notRun(one, 'unsupported', 'the driver does not see pauses')
  }
  // What is short of time is asked when the driver has the least to do.
  if (one.givesUp !== undefined) await lull()
  if (one.script !== undefined) gateway.script(token, one.script)
  const base = one.unreachable === true ? UNREACHABLE : addressOf(gateway)
  const patient = patienceOf(one, waitMs)
  const send = (step: Call): Promise<Answer> => driver.ask({ verb: 'call', ...step, base, key: `sk_test_${token}`, ...patient })
  const answers = await makeCalls(one, send, () => gateway.advance(token, one.apartMs ?? 0), lastIsSent)
  const patienceMs = one.givesUp === undefined ? USUAL_TIMEOUT : waitMs
  const facts = { errorClasses, apiVersion: hello.apiVersion, case: one, answers, patienceMs }
  return () => judgeRequest({ ...facts, attempts: gateway.history(token) }, gateway.failure !== null)
}

function patienceOf(
  { options, givesUp, mayHang }: RequestCase,
  waitMs: number,
): Pick<CallRequest, 'options' | 'cancelAfterMs' | 'hangAfterMs'> {
  return {
    options: givesUp === 'timeout' ? { ...options, timeoutMs: waitMs } : options,
    ...(givesUp === 'cancel' ? { cancelAfterMs: waitMs } : {}),
    ...(mayHang === true ? { hangAfterMs: waitMs * HANG + ALL_PAUSES } : {}),
  }
}

/** Makes the calls of a case, at once or in turn; what comes after one that did not come back is not made. */
async function makeCalls(
  { calls, together }: RequestCase,
  send: (call: Call) => Promise<Answer>,
  passTime: () => void,
  lastIsSent: () => void,
): Promise<readonly Answer[]> {
  if (together === true) {
    const asked = calls.map(send)
    lastIsSent()
    return await Promise.all(asked)
  }
  const answers: Answer[] = []
  for (const [index, step] of calls.entries()) {
    if (index > 0) passTime()
    const asked = send(step)
    const isLast = index === calls.length - 1
    if (isLast) lastIsSent()
    const answer = await asked
    answers.push(answer)
    if (answer.kind === 'value' || answer.kind === 'error') continue
    if (!isLast) lastIsSent()
    break
  }
  return answers
}
