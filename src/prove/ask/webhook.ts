import type { TwinCase, WebhookCase } from '../cases/case.ts'
import { unsupported, type Asked } from './asked.ts'
import type { Asking, Delivered } from './asking.ts'
import { deliver } from './delivery.ts'
import type { Verifier, VerifyRequest } from './protocol.ts'

/** They look at the signature alone, and make no event of the body. */
export const LOW_LEVEL: ReadonlySet<Verifier> = new Set(['low-level', 'low-level-async'])
/** They are given no tolerance. */
const WITHOUT_TOLERANCE = new Set<Verifier>(['handler', 'handler-async', 'handler-esm'])
/** Base64 letters; larger bodies are handed over once. */
const SMALL = 100_000
/** Seconds: the default of the verifiers that have one. */
const TOLERANCE = 300

/** Hands the delivery of a case to the SDK. */
export async function verify(asking: Asking, one: WebhookCase): Promise<Asked> {
  const { driver, hello, lastIsSent } = asking
  if (one.webhook.exact === true && !hello.capabilities.includes('sets-clock')) {
    lastIsSent()
    return unsupported(one, 'the driver cannot set the clock')
  }
  const request = delivered(asking, one)
  const asked = driver.ask(request)
  lastIsSent()
  return { kind: 'webhook', case: one, request, answer: await asked }
}

/** The moment is the driver's too, where it can set its clock: then a delivery does not grow old on its way. */
function delivered({ hello, disguise }: Asking, one: WebhookCase): VerifyRequest {
  const moment = { now: Math.floor(Date.now() / 1000), apiVersion: hello.apiVersion }
  return { ...deliver(one, moment, disguise), ...(hello.capabilities.includes('sets-clock') ? { now: moment.now } : {}) }
}

/** Hands all deliveries that can be compared to the usual verifier, once, and to that of the case. */
export async function verifyTwice(asking: Asking, one: TwinCase): Promise<Asked> {
  const { driver, all, lastIsSent } = asking
  const asked = all.flatMap((each) => {
    const usual =
      each.kind === 'webhook' && comparable(each, one)
        ? usually(asking, each, LOW_LEVEL.has(one.verifier) && one.usual !== 'low-level')
        : null
    if (usual === null || each.kind !== 'webhook') return []
    const { request, answer } = usual
    return [{ case: each, request, answers: Promise.all([answer, driver.ask({ ...request, api: one.verifier })]) }]
  })
  lastIsSent()
  const twins = await Promise.all(asked.map(async (each) => ({ case: each.case, request: each.request, answers: await each.answers })))
  return { kind: 'twin', case: one, twins }
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

function comparable(
  { webhook: { api, apiKey, exact, form, received, tolerance }, expect }: WebhookCase,
  { verifier, usual, looksAt }: TwinCase,
): boolean {
  if ((api ?? 'construct') !== (usual ?? 'construct') || exact === true || (received ?? apiKey) !== undefined) return false
  if (WITHOUT_TOLERANCE.has(verifier) && tolerance !== undefined) return false
  // Two that are given the same have nothing to be made equal.
  if (LOW_LEVEL.has(verifier) && usual !== 'low-level' && ((form ?? 'text') !== 'text' || tolerance !== undefined)) return false
  if (looksAt === undefined) return true
  return (looksAt === 'genuine') === (expect === 'accepted') && expect !== null
}
