import type { Requests } from './own-tests.ts'

/** What a variable of the user's app may hold: the endpoint's secret, the API key, the API's address. */
export const ENDPOINT_VALUES = ['secret', 'key', 'base'] as const

/** A variable that the app reads. */
export interface EndpointVariable {
  readonly name: string
  readonly holds: (typeof ENDPOINT_VALUES)[number]
}

/** What the user's webhook endpoint is tried for, in the order of the table. */
export const ENDPOINT_CHECK_IDS = [
  'genuine',
  'forged',
  'logged',
  'old',
  'changed',
  'exact',
  'rotation',
  'unknown',
  'twice',
  'burst',
] as const

export type EndpointCheckId = (typeof ENDPOINT_CHECK_IDS)[number]

/** What should come of each. */
export const ENDPOINT_CHECKS = {
  genuine: 'A genuine event is accepted',
  forged: 'A forged event is refused with a 4xx status, and nothing is done',
  logged: 'The refusal of a forged event is logged',
  old: 'A genuine event that is an hour old is refused',
  changed: 'A body that was changed after it was signed is refused',
  exact: 'A body with unusual spacing and characters is accepted if its signature is right',
  rotation: 'An event with two signatures is accepted if one of them is right, as while a secret is rotated',
  unknown: 'An event of an unknown type is accepted, and nothing is done',
  twice: 'The same event sent twice has its effect once',
  burst: 'The same event sent twenty times at once has its effect once',
} as const satisfies Readonly<Record<EndpointCheckId, string>>

/** Answers of one status, null where none came, and how many. */
export interface Answers {
  readonly status: number | null
  readonly count: number
}

/** What came of one check. */
export interface EndpointCheck {
  readonly id: EndpointCheckId
  /** `unknown`: we could not tell. */
  readonly verdict: 'pass' | 'fail' | 'unknown'
  /** In a few plain words, the same for the same behaviour. */
  readonly seen: string
  readonly answers: readonly Answers[]
  /** What reached the stand-in for Stripe because of it. */
  readonly requests: readonly Requests[]
}

/** The user's app with one version of the SDK. */
export interface EndpointRun {
  /** Empty where it was not tried. */
  readonly checks: readonly EndpointCheck[]
  /** Why it was not tried; null where it was. */
  readonly why: string | null
  /** The last lines that it printed, fit to be shown. Untrusted. */
  readonly tail: readonly string[]
}

/** The user's endpoint, tried with the version in use and with the candidate. */
export interface OwnEndpoint {
  readonly command: string
  readonly url: string
  /** Null where it was not started. */
  readonly before: EndpointRun | null
  readonly after: EndpointRun | null
  readonly notes: readonly string[]
}

/**
 * The checks that pass with the version in use and fail with the candidate. A genuine event that is refused with the candidate alone
 * is one: it is the same event.
 */
export function lostChecks({ before, after }: Pick<OwnEndpoint, 'before' | 'after'>): readonly EndpointCheck[] {
  return (after?.checks ?? []).filter(
    ({ id, verdict, answers }) =>
      (verdict === 'fail' || (id === 'genuine' && answers.some(({ status }) => status !== null && (status < 200 || status > 299)))) &&
      before?.checks.some((each) => each.id === id && each.verdict === 'pass') === true,
  )
}

/** What came of the endpoint as a whole, with the candidate; of several the first counts. */
export type EndpointOutcome =
  | { readonly kind: 'not compared' | 'not tried' | 'pass' }
  /** So many checks of all have that result. */
  | { readonly kind: 'lost' | 'fail' | 'unknown'; readonly count: number; readonly of: number }

/** The one decision of what is said of an endpoint. */
export function endpointOutcome(endpoint: OwnEndpoint): EndpointOutcome {
  const { before, after } = endpoint
  if (before === null || after === null) return { kind: 'not compared' }
  if (after.why !== null) return { kind: 'not tried' }
  const counts = {
    lost: lostChecks(endpoint).length,
    fail: after.checks.filter(({ verdict }) => verdict === 'fail').length,
    unknown: after.checks.filter(({ verdict }) => verdict === 'unknown').length,
  }
  const kind = (['lost', 'fail', 'unknown'] as const).find((each) => counts[each] > 0)
  return kind === undefined ? { kind: 'pass' } : { kind, count: counts[kind], of: after.checks.length }
}
