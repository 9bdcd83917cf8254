import type { Observation } from '../observe/observe.ts'
import { judgeEvery } from './every.ts'
import { judgeKeys } from './keys.ts'
import { notRun, type CaseOutcome } from './outcome.ts'
import { judgeRequest } from './request.ts'
import { judgeTwins } from './twins.ts'
import { judgeWebhook } from './webhook.ts'

/** The outcome of a case, from what was observed alone. What is judged on the whole suite is in `egress.ts`. */
export function judge(observation: Observation): CaseOutcome {
  switch (observation.kind) {
    case 'not-asked':
      return notRun(observation.case, observation.outcome, observation.why)
    case 'webhook':
      return judgeWebhook(observation.case, observation.request, observation.answer)
    case 'twin':
      return judgeTwins(observation.case, observation.twins)
    case 'keys':
      return judgeKeys(observation.case, observation.answers)
    case 'every':
      return judgeEvery(observation.case, observation.answer, observation.attempts)
    case 'request':
      return judgeRequest(observation.run, observation.mockFailed)
  }
}
