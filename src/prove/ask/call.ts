import type { RequestCase, Step } from '../cases/case.ts'
import type { Gateway } from '../gateway/types.ts'
import { unsupported, withoutGateway, type Asked } from './asked.ts'
import type { Asking } from './asking.ts'
import { callRequest } from './call-request.ts'
import type { Disguise } from './disguise.ts'
import type { Answer, CallRequest, Hello } from './protocol.ts'

/** Nothing listens there, which drivers know, and no program that is not the system's may: https://www.iana.org/assignments/service-names-port-numbers */
const UNREACHABLE = 'http://127.0.0.1:1'
/** What a driver that can takes for the gateway: an SDK must not know the suite by an address. */
const NAME = 'api.contract.test'
/** The same for what keeps its connections, which no other call may then be made on. No word in it is always the same either. */
const KEPT = 'contract.contract.test'
/** The one that a certificate is made for. */
const STRIPE = 'api.stripe.com'
/** Milliseconds: what an SDK waits for an answer where nothing says how long. */
const USUAL_TIMEOUT = 80_000

type Listener = Pick<Gateway, 'host' | 'port'>
type Resolver = Pick<Hello, 'capabilities'>

/** Where a driver finds the gateway. */
export function addressOf(gateway: Listener, hello: Resolver, disguise: Disguise): string {
  return named(NAME, gateway, hello, disguise) ?? `http://${gateway.host}:${gateway.port}`
}

/** Where it finds it for calls that keep their connections; null where the driver knows it by one address alone. */
export function keptAddressOf(gateway: Listener, hello: Resolver, disguise: Disguise): string | null {
  return named(KEPT, gateway, hello, disguise)
}

function named(name: string, { port }: Listener, { capabilities }: Resolver, { hide }: Disguise): string | null {
  return capabilities.includes('resolves-names') ? `http://${hide(name)}:${port}` : null
}

/** Where the calls of a case go; where the SDK goes by itself if there is no base. */
function baseOf(
  { unreachable, offline, untrusted }: RequestCase,
  gateway: Gateway,
  { hello, disguise }: Asking,
): Pick<CallRequest, 'base'> {
  if (offline === true) return {}
  if (unreachable === true) return { base: UNREACHABLE }
  if (untrusted !== true) return { base: addressOf(gateway, hello, disguise) }
  const host = hello.capabilities.includes('resolves-names') ? STRIPE : gateway.host
  return { base: `https://${host}:${gateway.untrustedPort}` }
}

/** Makes the calls of a case. */
export async function call(asking: Asking, one: RequestCase): Promise<Asked> {
  const { bench, driver, hello, disguise, token, lastIsSent, waitMs } = asking
  const { gateway } = bench
  const why = whyUnsupported(one, hello)
  if ('missing' in gateway || why !== null) {
    lastIsSent()
    return 'missing' in gateway ? withoutGateway(one, gateway) : unsupported(one, why ?? '')
  }
  if (one.script !== undefined) gateway.script(token, disguise.hide(one.script))
  const elsewhere = `localhost:${gateway.otherPort}/${token}`
  const circumstances = { where: baseOf(one, gateway, asking), key: `sk_test_${token}`, elsewhere, disguise, waitMs }
  const send = (step: Step): Promise<Answer> => driver.ask(callRequest(one, step, circumstances))
  const answers = await makeCalls(one, send, () => gateway.advance(token, one.apartMs ?? 0), lastIsSent)
  return { kind: 'request', case: one, token, answers, patienceMs: one.givesUp === undefined ? USUAL_TIMEOUT : waitMs }
}

/** What the driver lacks for a case; null where nothing. */
function whyUnsupported({ calls, needs }: RequestCase, { capabilities }: Hello): string | null {
  if (calls.some(({ skipPauses, reportPauses }) => skipPauses ?? reportPauses) && !capabilities.includes('skips-pauses'))
    return 'the driver does not see pauses'
  if (calls.some(({ inspect }) => inspect) && !capabilities.includes('inspects')) return 'the driver does not look closely'
  return needs === undefined || capabilities.includes(needs) ? null : `the SDK or its driver has no ${needs}`
}

/** Makes the calls of a case, at once or in turn; what comes after one that did not come back is not made. */
async function makeCalls(
  { calls, together }: RequestCase,
  send: (call: Step) => Promise<Answer>,
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
