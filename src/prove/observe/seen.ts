import type { RequestCase, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import type { Answer, Call } from '../ask/protocol.ts'

/** Longer than any pause of the SDKs' own. Milliseconds. */
const ASKED_PAUSE = 20_000
/** Letters of the names of answers. */
const LONGEST_NAMES = 60

/** The caller's key of a call. */
export function givenTo(call: Call | undefined): string | undefined {
  return call?.request?.idempotencyKey?.toString()
}

/** `2 sent, one key, 1 made, ok`: what happened, so that two versions can be compared by it. */
export function describe({ attempts, answers, case: { calls, givesUp } }: RequestRun): string {
  const made = attempts.filter(({ made: one }) => one).length
  const elsewhere = attempts.filter(({ fault }) => fault === 'elsewhere').length
  const given = calls.flatMap((call) => givenTo(call) ?? [])
  return [
    `${countSent(attempts.length, givesUp)} sent`,
    elsewhere === 0 ? '' : `${elsewhere} to another host`,
    describeKeys(attempts, given),
    `${made} made`,
    answers.some(hasWrongLength) ? 'another length announced than sent' : '',
    describeAnswers(answers.map(describeAnswer)),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** Whether a request announced another length than it had. */
export function hasWrongLength(answer: Answer): boolean {
  return (answer.kind === 'value' || answer.kind === 'error') && answer.wrongLength === true
}

/** Of more than two, those that differ, and of many how many: a report has no room for all. */
function describeAnswers(answers: readonly string[]): string {
  if (answers.length <= 2) return answers.join(' then ')
  const kinds = [...new Set(answers)]
  const names = kinds.join(' and ')
  return names.length > LONGEST_NAMES ? `${kinds.length} kinds of answers` : names
}

/** How often a client that gives up must try again depends on how busy the machine is. */
function countSent(count: number, givesUp: RequestCase['givesUp']): string {
  return givesUp !== undefined && count > 1 ? 'more than one' : String(count)
}

function describeAnswer(answer: Answer): string {
  if (answer.kind !== 'value' && answer.kind !== 'error') return answer.kind === 'hang' && answer.proved ? 'never settles' : 'no answer'
  const result = answer.kind === 'error' ? answer.class : answer.ids === undefined ? 'ok' : `${answer.ids.length} listed`
  // What is asked for in a header is a round number; the SDKs' own pauses are different each time.
  const asked = answer.pauses?.find((pause) => pause >= ASKED_PAUSE)
  return asked === undefined ? result : `${result} after a pause of ${Math.round(asked / 1000)} s`
}

function describeKeys(attempts: readonly Attempt[], given: readonly string[]): string {
  const keys = new Set(attempts.map(({ key }) => key))
  const [first] = keys
  if (first === undefined) return ''
  if (keys.size > 1) return keys.has(null) ? 'some without key' : `${keys.size} keys`
  if (first === null) return 'no key'
  if (first === '') return 'an empty key'
  if (given.includes(first)) return 'the given key'
  return given.includes(Buffer.from(first, 'latin1').toString('utf8')) ? 'the given key in UTF-8' : 'one key'
}
