import type { Bench } from '../bench.ts'
import type { Asked, NotAsked } from '../ask/asked.ts'
import type { Disguise } from '../ask/disguise.ts'
import type { Answer, Hello } from '../ask/protocol.ts'
import type { EveryCase, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'

/** All that is known of a case when its driver has ended: what it said, and what arrived. In the cases' own words. */
export type Observation =
  | NotAsked
  | Extract<Asked, { readonly kind: 'webhook' | 'twin' | 'keys' }>
  | { readonly kind: 'every'; readonly case: EveryCase; readonly answer: Answer; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'request'; readonly run: RequestRun; readonly mockFailed: boolean }

/** Adds what the gateway saw to what a driver said. Made when the driver has ended: what was sent after an answer belongs to its case too. */
export function observe(asked: Asked, { gateway, errorClasses, moreTime }: Bench, hello: Hello, { reveal }: Disguise): Observation {
  switch (asked.kind) {
    case 'not-asked':
    case 'twin':
    case 'keys':
      return asked
    case 'webhook': {
      const { answer } = asked
      // The message stays as it came.
      return answer.kind === 'accepted'
        ? { ...asked, answer: { ...answer, ...reveal({ eventId: answer.eventId, values: answer.values }) } }
        : asked
    }
    case 'every':
      return { kind: 'every', case: asked.case, answer: asked.answer, attempts: historyOf(gateway, asked.token) }
    case 'request': {
      const { case: one, token, answers, patienceMs } = asked
      const facts = { errorClasses, apiVersion: hello.apiVersion, version: hello.version, patienceMs, isRepeat: moreTime !== undefined }
      const run = { ...facts, case: one, answers: reveal(answers), attempts: reveal(historyOf(gateway, token)) }
      return { kind: 'request', run, mockFailed: !('missing' in gateway) && gateway.failure !== null }
    }
  }
}

function historyOf(gateway: Bench['gateway'], token: string): readonly Attempt[] {
  return 'missing' in gateway ? [] : gateway.history(token)
}
