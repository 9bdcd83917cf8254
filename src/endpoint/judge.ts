import { ENDPOINT_CHECK_IDS, type Answers, type EndpointCheck, type EndpointCheckId } from '../domain/own-endpoint.ts'
import { tally } from '../prove/traffic.ts'
import { isAccepted } from './effect.ts'
import type { Probed, Trial } from './trial.ts'

type Judged = Pick<EndpointCheck, 'verdict' | 'seen'>

const UNSEEN = 'no effect was seen at the stand-in for Stripe'
const VARIES = 'the same kind of event does not have the same effect each time'

/** What a trial shows, check by check. Pure. */
export function judge(trial: Trial): readonly EndpointCheck[] {
  return ENDPOINT_CHECK_IDS.map((id) => {
    const probed = trial.probed.get(id === 'logged' ? 'forged' : id)
    const answers = id === 'genuine' ? trial.greetings.map(({ status }) => status) : (probed?.answers ?? [])
    const { verdict, seen } = judged(trial, id, probed)
    return { id, verdict, seen, answers: answersOf(answers), requests: tally(probed?.requests ?? []) }
  })
}

function judged(trial: Trial, id: EndpointCheckId, probed: Probed | undefined): Judged {
  if (id === 'genuine') return judgeGenuine(trial)
  if (probed === undefined) return unknown('it accepts no genuine event, so nothing else can be said')
  if (probed.answers.includes(null)) return unknown('it gave no answer')
  switch (id) {
    case 'forged':
    case 'old':
    case 'changed':
      return judgeRefusal(probed)
    case 'logged':
      if (probed.answers.some(isAccepted)) return unknown('it was not refused')
      return probed.isLogged ? pass('a line was printed') : unknown('no line was printed, and a log elsewhere is not seen')
    case 'exact':
    case 'rotation':
      return probed.answers.every(isAccepted) ? pass(`accepted with ${statuses(probed)}`) : fail(`refused with ${statuses(probed)}`)
    case 'unknown':
      if (!probed.answers.every(isAccepted)) return fail(`refused with ${statuses(probed)}, so Stripe would send it again for days`)
      return (probed.effects ?? 0) > 0 ? fail('it made an object') : pass(`accepted with ${statuses(probed)}`)
    case 'twice':
    case 'burst':
      return judgeEffect(trial, probed)
  }
}

function judgeGenuine({ greetings, writer }: Trial): Judged {
  const refused = greetings.filter(({ status }) => !isAccepted(status))
  if (greetings.every(({ status }) => status === null)) return unknown('it gave no answer')
  const all = `refused with ${statuses({ answers: greetings.map(({ status }) => status) })}`
  if (writer === null) return fail(`${all}. Does the app get its endpoint secret from one of the variables that were set?`)
  if (writer !== 'stripe')
    return fail(`refused as Stripe writes it, and accepted as ${writer} does: the app checks the signature of a body that it wrote itself`)
  if (refused.length === 0) return pass(`accepted with ${statuses({ answers: greetings.map(({ status }) => status) })}`)
  const named = refused.map(({ sample, status }) => `${sample.type} (${status ?? 'no answer'})`)
  return unknown(`accepted, but not of every type: ${named.join(', ')}. The sample of such an event may be the reason`)
}

function judgeRefusal({ answers, effects }: Probed): Judged {
  const shown = statuses({ answers })
  if (answers.some(isAccepted)) return fail((effects ?? 0) > 0 ? `accepted with ${shown}, and it made an object` : `accepted with ${shown}`)
  if ((effects ?? 0) > 0) return fail(`refused with ${shown}, but it made an object`)
  if (answers.every((status) => status !== null && status >= 400 && status < 500)) return pass(`refused with ${shown}`)
  return fail(`answered with ${shown}, where a refusal is a 4xx status`)
}

function judgeEffect({ effect }: Trial, { answers, effects }: Probed): Judged {
  if (effect === 'none' || effects === null) return unknown(effect === 'varies' ? VARIES : UNSEEN)
  if (effect === 'varies') return unknown(VARIES)
  if (effects > effect.each) return fail('it had its effect more than once')
  if (effects < effect.each) return unknown('it did not have the effect that other events of its type have')
  return answers.some(isAccepted) ? pass('one effect') : fail(`one effect, but refused with ${statuses({ answers })}`)
}

function statuses({ answers }: { readonly answers: readonly (number | null)[] }): string {
  return answersOf(answers)
    .map(({ status }) => status ?? 'no answer')
    .join(' and ')
}

/** In the order of the statuses. */
function answersOf(answers: readonly (number | null)[]): readonly Answers[] {
  const counts = new Map<number | null, number>()
  for (const status of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => ({ status, count })).toSorted((a, b) => (a.status ?? 0) - (b.status ?? 0))
}

function pass(seen: string): Judged {
  return { verdict: 'pass', seen }
}

function fail(seen: string): Judged {
  return { verdict: 'fail', seen }
}

function unknown(seen: string): Judged {
  return { verdict: 'unknown', seen }
}
