import type { EndpointCheckId, EndpointRun } from '../../src/domain/own-endpoint.ts'
import { verdicts, type FORMS } from './stage.ts'

const SAFE = {
  genuine: 'pass',
  forged: 'pass',
  logged: 'pass',
  old: 'pass',
  changed: 'pass',
  exact: 'pass',
  rotation: 'pass',
  unknown: 'pass',
  twice: 'pass',
  burst: 'pass',
} as const satisfies Record<EndpointCheckId, string>

/** What the form of an app shows, whatever it is written in. */
const SHOWN = {
  safe: SAFE,
  unverified: { ...SAFE, forged: 'fail', logged: 'unknown', old: 'fail', changed: 'fail' },
  reserialised: { ...SAFE, genuine: 'fail', changed: 'fail', exact: 'fail' },
  undeduplicated: { ...SAFE, twice: 'fail', burst: 'fail' },
} as const satisfies Record<(typeof FORMS)[number], Record<EndpointCheckId, string>>

/** What such an app is to show. */
export function shownBy(form: (typeof FORMS)[number]): object {
  return { why: null, tail: [], ...SHOWN[form] }
}

/** What a run shows; of one that was not tried the end of what it printed. */
export function shown(run: EndpointRun): object {
  return { why: run.why, tail: run.why === null ? [] : run.tail, ...verdicts(run) }
}
