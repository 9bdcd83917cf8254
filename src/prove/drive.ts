import { randomBytes } from 'node:crypto'
import { slots } from '../domain/slots.ts'
import type { Case, EgressCase, KeysCase, Step, TwinCase, WebhookCase } from './cases/case.ts'
import { RETRIEVE } from './cases/request.ts'
import type { Asking, Bench, Delivered } from './bench.ts'
import { addressOf, call } from './call.ts'
import { deliver, SECRET } from './delivery.ts'
import { createDisguise, type Disguise } from './disguise.ts'
import { callEvery } from './every.ts'
import { startDriver, type Driver } from './driver.ts'
import type { Gateway } from './gateway/types.ts'
import { judgeKeys, judgeTwins, judgeWebhook, LOW_LEVEL } from './judge.ts'
import { notRun, type CaseOutcome } from './outcome.ts'
import type { Answer, Hello, Verifier, VerifyRequest } from './protocol.ts'

/** Base64 letters; larger bodies are handed over once. */
const SMALL = 100_000
/** Seconds: the default of the verifiers that have one. */
const TOLERANCE = 300
/** A client that is to give up waits for as many calls as this: that many may be before its own. */
const CALLS_WAITED = 64
/** Milliseconds that it waits at the least, however fast the machine is. */
const SHORTEST_WAIT = 300
/** Cases that run at once: those that wait out pauses, the others that call, those that verify, and those that verify all deliveries again. */
const [PAUSING, CALLING, VERIFYING, COMPARING] = [64, 32, 8, 2]

/** What one driver did. */
export interface Drive {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  /** Milliseconds until the last answer to each case. */
  readonly caseMs: ReadonlyMap<string, number>
}

/**
 * What is asked first. A driver that forks for keys must not have begun with anything else; requests wait out the SDK's
 * pauses while webhooks are computed.
 */
const TURNS: readonly Case['kind'][] = ['keys', 'request', 'every', 'webhook', 'twin']

/** Runs the cases side by side on one driver that has said hello, but for those that are judged on all the others. */
export async function drive(
  bench: Bench,
  driver: Driver,
  hello: Hello,
  cases: readonly Case[],
  { all = cases, answered }: { readonly all?: readonly Case[]; readonly answered?: (() => void) | undefined } = {},
): Promise<Drive> {
  const run = randomBytes(8).toString('hex')
  const disguise = createDisguise()
  const work = cases.filter((one) => one.kind !== 'egress').toSorted((a, b) => TURNS.indexOf(a.kind) - TURNS.indexOf(b.kind))
  let unsent = work.length
  const lastIsSent = (): void => {
    unsent -= 1
    if (unsent === 0) driver.end()
  }
  const caseMs = new Map<string, number>()
  const lull = createLull(Math.floor((work.filter((one) => !waitsForLull(one)).length * 3) / 4))
  const inTurn = turns()
  const usual = new Map<string, Delivered | null>()
  const first = work.filter(({ kind }) => kind === 'keys').length
  let waitMs = 0
  const start = async (one: Exclude<Case, EgressCase>, index: number): Promise<readonly [string, () => CaseOutcome]> => {
    // What is short of time is asked when the driver has the least to do.
    if (waitsForLull(one, hello)) await lull.come
    return inTurn(one, async () => {
      const asked = performance.now()
      const judge = await ask({ bench, driver, hello, all, disguise, token: `${run}x${index}`, lastIsSent, usual, waitMs }, one)
      caseMs.set(one.id, performance.now() - asked)
      lull.count()
      answered?.()
      return [one.id, judge]
    })
  }
  const keys = work.slice(0, first).map(start)
  // Only then: a driver that forks must not have begun with anything else.
  if (work.some(dependsOnTime)) waitMs = await waitOf(bench, driver, (gateway) => addressOf(gateway, hello, disguise), `${run}x`)
  const judgements = await Promise.all([...keys, ...work.slice(first).map((one, index) => start(one, first + index))])
  await driver.parted(waitMs)
  if (!('missing' in bench.gateway)) await bench.gateway.idle()
  for (const kind of leaksOf(driver, run, disguise)) bench.noticed.secrets.add(kind)
  // Only now: what was sent after an answer belongs to its case too.
  return { outcomes: new Map(judgements.map(([id, judge]) => [id, judge()])), caseMs }
}

function leaksOf({ logs }: Driver, run: string, { hide }: Disguise): readonly string[] {
  const secrets = [
    ['the API key', `sk_test_${run}`],
    ['the endpoint secret', hide(SECRET)],
  ] as const
  return secrets.flatMap(([name, secret]) => (logs.some((text) => text.includes(secret)) ? [name] : []))
}

/** What waits for most of the others must not be waited for. A driver that forks must do so before all else. */
function waitsForLull(one: Case, hello?: Hello): boolean {
  if (one.kind === 'keys') return hello?.capabilities.includes('forks') !== true
  return one.kind === 'request' && one.givesUp !== undefined
}

/** Comes when so many cases are answered. */
function createLull(most: number): { readonly come: Promise<void>; count(): void } {
  let [answered, begin] = [0, (): void => undefined]
  const come = new Promise<void>((resolve) => {
    begin = resolve
  })
  if (most <= 0) begin()
  return {
    come,
    count() {
      answered += 1
      if (answered === most) begin()
    },
  }
}

/**
 * Lets so many cases of each sort run at once that none waits long for an answer, however slow the machine is: what an SDK waits
 * must not run out. Those that wait out the SDK's own pauses do not keep others from their turn.
 */
function turns(): <T>(one: Case, work: () => Promise<T>) => Promise<T> {
  const [pausing, calling, verifying, comparing] = [slots(PAUSING), slots(CALLING), slots(VERIFYING), slots(COMPARING)]
  return (one, work) => {
    if (one.kind === 'keys' || (one.kind === 'request' && one.givesUp !== undefined)) return work()
    if (one.kind === 'webhook') return verifying(work)
    if (one.kind === 'twin') return comparing(work)
    return pauses(one) ? pausing(work) : calling(work)
  }
}

function pauses(one: Case): boolean {
  return one.kind === 'request' && one.script !== undefined && one.options.maxNetworkRetries !== 0 && !one.calls.every(skipsPauses)
}

function skipsPauses({ skipPauses }: Step): boolean {
  return skipPauses === true
}

function dependsOnTime(one: Case): boolean {
  return one.kind === 'request' && (one.givesUp !== undefined || one.mayHang === true)
}

/** Milliseconds that a client waits that is to give up: many times what a call of this driver takes, on this machine and now. */
async function waitOf(
  { gateway, moreTime = 1 }: Bench,
  driver: Driver,
  address: (gateway: Gateway) => string,
  token: string,
): Promise<number> {
  if ('missing' in gateway) return SHORTEST_WAIT
  const time = async (): Promise<number> => {
    const started = performance.now()
    await driver.ask({ verb: 'call', ...RETRIEVE, base: address(gateway), key: `sk_test_${token}`, options: {} })
    return performance.now() - started
  }
  // The first call also loads what the SDK loads late.
  await time()
  const [, usual = 0] = [await time(), await time(), await time()].toSorted((a, b) => a - b)
  return Math.round(Math.max(SHORTEST_WAIT, usual * CALLS_WAITED) * moreTime)
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
    case 'every':
      return callEvery(asking, one)
  }
}

/** The moment is the driver's too, where it can set its clock: then a delivery does not grow old on its way. */
function delivered({ hello, disguise }: Asking, one: WebhookCase): VerifyRequest {
  const moment = { now: Math.floor(Date.now() / 1000), apiVersion: hello.apiVersion }
  return { ...deliver(one, moment, disguise), ...(hello.capabilities.includes('sets-clock') ? { now: moment.now } : {}) }
}

async function verify(asking: Asking, one: WebhookCase): Promise<() => CaseOutcome> {
  const { driver, hello, disguise, lastIsSent } = asking
  if (one.webhook.exact === true && !hello.capabilities.includes('sets-clock')) {
    lastIsSent()
    return () => notRun(one, 'unsupported', 'the driver cannot set the clock')
  }
  const request = delivered(asking, one)
  const asked = driver.ask(request)
  lastIsSent()
  const answer = await asked
  return () => judgeWebhook(one, request, revealed(answer, disguise))
}

/** With the event's id as the case has it; the message is as it came. */
function revealed(answer: Answer, { reveal }: Disguise): Answer {
  return answer.kind === 'accepted' ? { ...answer, eventId: reveal(answer.eventId) } : answer
}

async function verifyTwice(asking: Asking, one: TwinCase): Promise<() => CaseOutcome> {
  const { driver, all, lastIsSent } = asking
  const asked = all.flatMap((each) => {
    const usual = each.kind === 'webhook' && comparable(each, one) ? usually(asking, each, LOW_LEVEL.has(one.verifier)) : null
    if (usual === null || each.kind !== 'webhook') return []
    return [{ case: each, answers: Promise.all([usual.answer, driver.ask({ ...usual.request, api: one.verifier })]) }]
  })
  lastIsSent()
  const twins = await Promise.all(asked.map(async ({ case: each, answers }) => ({ case: each, answers: await answers })))
  return () => judgeTwins(one, twins)
}

/** What the usual verifier says to a delivery, which it is asked once; null where that is large. */
function usually(asking: Asking, each: WebhookCase, hasTolerance: boolean): Delivered | null {
  const name = `${each.id} ${hasTolerance}`
  const known = asking.usual.get(name)
  if (known !== undefined) return known
  const plain = delivered(asking, each)
  if (plain.payload.length > SMALL) {
    asking.usual.set(name, null)
    return null
  }
  // The default tolerance of what makes no event is a case of its own.
  const request = hasTolerance ? { ...plain, tolerance: TOLERANCE } : plain
  const usual = { request, answer: asking.driver.ask(request) }
  asking.usual.set(name, usual)
  return usual
}

/** They are given no tolerance. */
const WITHOUT_TOLERANCE = new Set<Verifier>(['handler', 'handler-async'])

function comparable({ webhook: { api, exact, form, tolerance }, expect }: WebhookCase, { verifier, usual, looksAt }: TwinCase): boolean {
  if ((api ?? 'construct') !== (usual ?? 'construct') || exact === true) return false
  if (WITHOUT_TOLERANCE.has(verifier) && tolerance !== undefined) return false
  if (LOW_LEVEL.has(verifier) && ((form ?? 'text') !== 'text' || tolerance !== undefined)) return false
  if (looksAt === undefined) return true
  return (looksAt === 'genuine') === (expect === 'accepted') && expect !== null
}

async function collectKeys({ bench, driver, hello, lastIsSent }: Asking, one: KeysCase): Promise<() => CaseOutcome> {
  const { calls, processes } = one
  const forks = hello.capabilities.includes('forks')
  const asked = forks
    ? driver.ask({ verb: 'keys', calls, processes }).then((answer) => [answer])
    : Promise.all(Array.from({ length: processes }, () => keysOfAnother(bench, calls)))
  lastIsSent()
  const answers = await asked
  return () => judgeKeys(one, answers)
}

async function keysOfAnother({ tools, installed, home, patience, noticed }: Bench, calls: number): Promise<Answer> {
  await using driver = await startDriver(tools, installed, home, patience, noticed)
  return driver.hello.kind === 'hello' ? await driver.ask({ verb: 'keys', calls, processes: 1 }) : driver.hello
}
