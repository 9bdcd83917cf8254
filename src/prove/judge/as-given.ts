import type { Expectation, RequestRun, Step } from '../cases/case.ts'
import { fieldsOf } from '../fields.ts'
import type { Attempt } from '../gateway/types.ts'
import { descriptionIn, hasParameters, nameOfKey } from './of-call.ts'

/** Where each method leads, as Stripe documents it. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'customers.create': 'POST /v1/customers',
  'customers.update': 'POST /v1/customers/{id}',
  'customers.retrieve': 'GET /v1/customers/{id}',
  'customers.list': 'GET /v1/customers',
  'customers.delete': 'DELETE /v1/customers/{id}',
  'paymentIntents.capture': 'POST /v1/payment_intents/{id}/capture',
  'v2.core.eventDestinations.create': 'POST /v2/core/event_destinations',
  'v2.core.eventDestinations.retrieve': 'GET /v2/core/event_destinations/{id}',
  'raw.POST': 'POST {id}',
}

type Asks = NonNullable<Step['request']>

/** What is looked at of the request of a call, and whether it is as it was given. The description of its parameters says which call it is. */
const PARTS = [
  ['the address of each call', ({ attempt, step }) => addressOf(attempt) === ADDRESSES[step.method]?.replace('{id}', step.target ?? '')],
  ['the parameters of each call', ({ attempt, step }) => hasParameters(attempt, fieldsOf(step.params ?? {}))],
  ['the account of each call', ({ attempt, of }) => attempt.headers['stripe-account'] === of('stripeAccount')],
  ['the context of each call', ({ attempt, of }) => attempt.headers['stripe-context'] === of('stripeContext')],
  ['the API key of each call', ({ attempt, step }) => nameOfKey(attempt) === (step.request?.apiKey?.split('_')[1] ?? '')],
  ['the key of each call', ({ attempt, step, run }) => isOwn(attempt.key, step, run, ({ idempotencyKey }) => idempotencyKey)],
  [
    'the API version of each call',
    ({ attempt, of, step, run }) => {
      const seen = attempt.headers['stripe-version']
      const version = of('apiVersion')
      return version === undefined ? isOwn(seen, step, run, ({ apiVersion }) => apiVersion) : seen === version
    },
  ],
  [
    'the further headers of each call',
    ({ attempt, step }) => FURTHER.every((name) => attempt.headers[name.toLowerCase()] === step.request?.headers?.[name]),
  ],
] as const satisfies readonly (readonly [string, (seen: Seen) => boolean])[]

/** The further headers that calls may have. */
const FURTHER = ['X-Contract'] as const

const ONCE = 'one request for each call'

/** A request, and the call that it was made by. */
interface Seen {
  readonly attempt: Attempt
  readonly step: Step
  readonly run: RequestRun
  /** What the call says, else what its client says. */
  readonly of: (name: 'stripeAccount' | 'stripeContext' | 'apiVersion') => string | undefined
}

/** Each call of the case is sent once, and with all that its caller and its client gave it, and with nothing of another call. */
export function asGiven(): Expectation {
  return {
    wants: () => [ONCE, ...PARTS.map(([part]) => part)],
    missed(run) {
      const seen = run.attempts.flatMap((attempt) => seenOf(attempt, run))
      if (seen.length < run.attempts.length) return 'the parameters of each call'
      const wrong = wrongIn(seen)
      if (wrong !== null) return wrong
      return run.attempts.length === run.case.calls.length && new Set(seen.map(({ step }) => step)).size === seen.length ? null : ONCE
    },
    arrivedWrong: (run) => wrongIn(run.attempts.flatMap((attempt) => seenOf(attempt, run))) !== null,
  }
}

function wrongIn(seen: readonly Seen[]): string | null {
  return PARTS.find(([, holds]) => !seen.every(holds))?.[0] ?? null
}

/** Nothing where the request says of no call that it is its own. */
function seenOf(attempt: Attempt, run: RequestRun): readonly Seen[] {
  const description = descriptionIn(attempt)
  const step = run.case.calls.find(({ params }) => params?.['description'] === description)
  if (step === undefined) return []
  return [{ attempt, step, run, of: (name) => step.request?.[name] ?? run.case.options[name] }]
}

/** Path and method; of what has parameters in its address the path alone. */
function addressOf({ method, path }: Attempt): string {
  return `${method} ${path.split('?')[0]}`
}

/** What was given for the call; where nothing was, nothing that was given for another. */
function isOwn(seen: string | null | undefined, step: Step, { case: { calls } }: RequestRun, of: (request: Asks) => unknown): boolean {
  const own = of(step.request ?? {}) ?? undefined
  if (own !== undefined) return seen === own
  return (seen ?? undefined) === undefined || !calls.some(({ request = {} }) => of(request) === seen)
}
