import type { RequestRun } from '../cases/case.ts'
import type { Answer } from '../ask/protocol.ts'
import { hasWrongLength } from '../observe/seen.ts'

/** Milliseconds: the least that a client waits for a connection is the 10 s of Node's fetch. No call takes as long that is not waiting. */
const CONNECTION_MS = 8_000

/**
 * Why what was seen may be the machine's doing and not the SDK's; null where it can only be the SDK's. A client whose
 * patience ended before it was answered, or before its request was even sent, was tried with another fault than the
 * case's own: that proves nothing. Time is the driver's own; a client that fails at once without sending is judged.
 */
export function whyLate(run: RequestRun): string | null {
  const { case: one, attempts, answers, isRepeat } = run
  if (answers.some((answer) => answer.kind === 'hang' && !answer.proved)) return 'the driver did not answer in time'
  // Whoever announces what never comes gets no answer from anybody, however long it waits.
  if (answers.some(hasWrongLength)) return null
  // Waiting proves little while the machine is busy: it must come out the same with nothing beside it.
  if (!isRepeat && answers.some((answer) => answer.kind === 'hang' && answer.watched === true)) return 'the call did not settle in time'
  const ranOut = whyRanOut(run)
  if (ranOut !== null) return ranOut
  if (attempts.some(({ abandoned }) => abandoned)) return 'the SDK gave up before it was answered'
  const stopped = attempts.filter((_, index) => stopsInBody(one.script?.faults[index]))
  if (stopped.some(({ status }) => status === null)) return 'the SDK gave up before the answer that stops in its middle began'
  if (stopped.length > 0 && answers.some(hasNoStatus) && mayBeUnread(run))
    return 'the SDK may have given up before it read the answer that stops in its middle'
  const timesOut = one.givesUp === 'timeout' || one.givesUp === 'request-timeout'
  if (timesOut && answers.some(({ kind }) => kind === 'error') && attempts.some(({ refusal }) => refusal === 'in flight'))
    return 'the SDK gave up before its request was executed'
  const unanswered = answers.find(hasNoStatus)
  if (unanswered === undefined || one.unreachable === true) return null
  if (didNotArrive(run, unanswered.ms)) return 'the SDK waited for a request that did not arrive'
  // A request that was sent when the call was over is the SDK's own doing: nobody waited for it.
  if (!timesOut || (countOf(answers, 'requested') ?? Infinity) < attempts.length) return null
  return attempts.some(({ fault, status }) => fault !== 'stall' && status !== null)
    ? 'the SDK gave up on a request that was answered'
    : null
}

/**
 * Why a client that was not to give up may have done so all the same: what it usually waits, for an answer or for a connection, was
 * over. What it sent again then was sent because of the machine.
 */
export function whyRanOut({ case: one, answers, patienceMs }: RequestRun): string | null {
  if (one.givesUp !== undefined || one.mayHang === true) return null
  const ranOut = answers.some((answer) => timeOf(answer) >= patienceMs / 2 || (hasNoStatus(answer) && timeOf(answer) >= CONNECTION_MS))
  return ranOut ? 'the SDK waited so long that it may have given up by itself' : null
}

/** Milliseconds on the driver's clock. */
function timeOf(answer: Answer): number {
  return answer.kind === 'value' || answer.kind === 'error' ? (answer.ms ?? 0) : 0
}

function stopsInBody(fault: { readonly kind: string; readonly at?: string } | undefined): boolean {
  return fault?.kind === 'stall' && fault.at === 'body'
}

function hasNoStatus(answer: Answer): answer is Extract<Answer, { kind: 'error' }> {
  return answer.kind === 'error' && answer.status === null
}

/**
 * Whether an answer was sent, but a client that is busy may have given up before it read its beginning. Where the driver does not see
 * that, the same has to come out with nothing beside it.
 */
function mayBeUnread({ answers, attempts, isRepeat }: RequestRun): boolean {
  const begun = countOf(answers, 'begun')
  return begun === null ? !isRepeat : begun < attempts.length
}

/** What the driver counted in all calls of a case; null where it did not see it. */
function countOf(answers: readonly Answer[], what: 'begun' | 'requested'): number | null {
  const counts = answers.flatMap((answer) => (answer.kind === 'value' || answer.kind === 'error' ? (answer[what] ?? []) : []))
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Whether an attempt may have been given up before it arrived: not all that the driver counted did, where it counts, and the call took
 * so long that one may have waited. A client that refuses at once to send what it was asked for is judged.
 */
function didNotArrive({ answers, attempts, patienceMs }: RequestRun, ms: number | undefined): boolean {
  const requested = countOf(answers, 'requested')
  if (requested !== null && requested <= attempts.length) return false
  if (ms === undefined) return attempts.length === 0
  return ms - attempts.filter(({ fault }) => fault === 'stall').length * patienceMs >= patienceMs / 2
}
