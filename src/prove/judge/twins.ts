import type { Twins } from '../ask/asked.ts'
import type { Answer } from '../ask/protocol.ts'
import { LOW_LEVEL } from '../ask/webhook.ts'
import type { TwinCase } from '../cases/case.ts'
import { found, harmful, withoutResult, type CaseOutcome } from './outcome.ts'
import { leaks } from './webhook.ts'

/** What the cases of two verifiers expect, as a phrase. */
export const TWINS_AGREE = {
  forged: 'refused wherever the usual verifier refuses, telling nothing secret',
  genuine: 'accepted wherever the usual verifier accepts',
  same: 'the same answers from both verifiers',
} as const satisfies Record<NonNullable<TwinCase['looksAt']> | 'same', string>

/** Judges whether another verifier says what the usual one says. */
export function judgeTwins(one: TwinCase, twins: readonly Twins[]): CaseOutcome {
  const reasonOf = ({ answers }: Twins): readonly CaseOutcome[] => answers.flatMap((answer) => withoutResult(one, answer) ?? []).slice(0, 1)
  const unusable = twins.flatMap(reasonOf)
  const unsupported = unusable.find(({ outcome }) => outcome === 'unsupported')
  if (unsupported !== undefined) return unsupported
  // Two that were answered are a fact, whatever others were not.
  const answered = twins.filter((each) => reasonOf(each).length === 0)
  const [first, ...others] = answered.filter((each) => !agree(one, ...each.answers) || tells(one, each)).map(({ case: { id } }) => id)
  const wanted = TWINS_AGREE[one.looksAt ?? 'same']
  const [missing] = unusable
  if (first === undefined && missing !== undefined) return missing
  if (first === undefined) return found(one, one.looksAt === undefined ? 'the same answers' : wanted, null)
  const judged = found(one, `another answer to ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`, wanted)
  return one.looksAt === 'forged' ? harmful(judged) : judged
}

function tells({ looksAt }: TwinCase, { request, answers: [, other] }: Twins): boolean {
  return looksAt === 'forged' && other.kind === 'refused' && leaks(request, other)
}

function agree({ verifier, looksAt }: TwinCase, usual: Answer, other: Answer): boolean {
  const makesNoEvent = LOW_LEVEL.has(verifier)
  if (looksAt === 'forged') return usual.kind !== 'refused' || other.kind === 'refused' || (makesNoEvent && !usual.typed)
  if (looksAt === 'genuine') return usual.kind !== 'accepted' || (makesNoEvent ? other.kind === 'accepted' : said(usual) === said(other))
  if (!makesNoEvent) return said(usual) === said(other)
  // It looks at no body: what is refused because of that, and what event is made of it, it cannot know.
  if (usual.kind === 'refused' && !usual.typed) return true
  return usual.kind === 'accepted' ? other.kind === 'accepted' : said(usual) === said(other)
}

function said(answer: Answer): string {
  if (answer.kind === 'accepted') return JSON.stringify([answer.eventId, answer.amount, answer.values])
  return answer.kind === 'refused' ? answer.class : answer.kind
}
