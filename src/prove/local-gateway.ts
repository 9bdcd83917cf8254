import { SettingsError, messageOf } from '../domain/errors.ts'
import type { GatewayRequest, GatewaySummary } from '../domain/gateway-summary.ts'
import type { Requests } from '../domain/own-tests.ts'
import type { World } from '../world.ts'
import { takesKey } from './gateway/idempotency.ts'
import { startGateway } from './gateway/index.ts'
import type { Attempt, Gateway, StripeMock } from './gateway/types.ts'
import { doublesOf, keylessPostsOf, refusedOf } from './named-requests.ts'
import { findStripeMock, startStripeMock } from './stripe-mock.ts'
import { keyOf, patternOf, trafficOf } from './traffic.ts'

/** Attempts that are judged at the end, and the memory of the gateway: tests that run for hours must not fill the machine's. */
const JUDGED = 10_000
const MEMORY = { cases: 100, keys: 1000, attempts: 0 }
/** The longest that a timer can be set to is 24 days. Milliseconds. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** A gateway for a developer's own tests, with a stripe-mock behind it. */
export interface LocalGateway extends AsyncDisposable {
  readonly port: number
  /** What a reader must know of the stripe-mock behind it, and why that stopped answering. */
  notes(): readonly string[]
  summary(): GatewaySummary
}

export interface LocalGatewayOptions {
  /** Where it listens on 127.0.0.1; on a free port where 0. */
  readonly port: number
  /** As in `ProveOptions`. */
  readonly stripeMock: string | null
  /** Called with each request when it is over. */
  readonly onRequest: (request: GatewayRequest) => void
  /** How many requests, the newest, are judged at the end. */
  readonly judged?: number
}

/**
 * Finds or provides stripe-mock and starts a gateway before it. Throws SettingsError where the port is taken or the named
 * stripe-mock cannot be run, UpstreamError where none can be had.
 */
export async function startLocalGateway(
  { tools, log }: Pick<World, 'tools'> & Partial<Pick<World, 'log'>>,
  { port, stripeMock, onRequest, judged = JUDGED }: LocalGatewayOptions,
): Promise<LocalGateway> {
  const mock = await startStripeMock(
    tools,
    await findStripeMock(tools, { path: stripeMock, ...(log === undefined ? {} : { log }) }),
    WEEK_MS,
  )
  const kept: Attempt[] = []
  const counts = { requests: 0, made: 0, replayed: 0 }

  function onEnd(attempt: Attempt): void {
    counts.requests += 1
    if (attempt.made) counts.made += 1
    if (attempt.replayed) counts.replayed += 1
    kept.push(slim(attempt))
    if (kept.length > judged) kept.shift()
    onRequest(requestOf(attempt))
  }

  try {
    const gateway = await listen(mock, port, onEnd)
    return {
      port: gateway.port,
      notes: () => [mock.note, gateway.failure].filter((note) => note !== null),
      summary() {
        const { keyless, madeTwice } = trafficOf(kept)
        return {
          ...counts,
          judged: kept.length,
          keyless,
          reusedKeys: reusedKeys(kept),
          madeTwice,
          doubles: doublesOf(kept),
          keylessPosts: keylessPostsOf(kept),
          refused: refusedOf(kept),
          failure: gateway.failure,
        }
      },
      async [Symbol.asyncDispose]() {
        await gateway[Symbol.asyncDispose]()
        await mock[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await mock[Symbol.asyncDispose]()
    throw error
  }
}

async function listen(mock: StripeMock, port: number, onEnd: (attempt: Attempt) => void): Promise<Gateway> {
  try {
    return await startGateway({ mockPort: mock.port, port, memory: MEMORY, onEnd })
  } catch (error) {
    const why = messageOf(error)
    throw new SettingsError(`--port: cannot listen on ${port} (${why}). Name another, or 0 for any free one`)
  }
}

/** What is judged later, without what could be large. */
function slim(attempt: Attempt): Attempt {
  const { authorization = '', 'stripe-account': account = '', 'stripe-context': context = '' } = attempt.headers
  return { ...attempt, body: '', headers: { authorization, 'stripe-account': account, 'stripe-context': context } }
}

const REFUSALS = {
  'other parameters': 'key reused',
  'in flight': 'key in flight',
  'too long': 'key too long',
} as const satisfies Record<NonNullable<Attempt['refusal']>, string>

function requestOf(attempt: Attempt): GatewayRequest {
  const { method, path, key, status, refusal } = attempt
  const alarms = [
    ...(refusal === undefined ? [] : [REFUSALS[refusal]]),
    ...(takesKey(attempt) && keyOf(attempt) === '' ? ['no key'] : []),
    // It goes no further than here; but tests that have one could reach Stripe itself another day.
    ...(attempt.headers['authorization']?.includes('_live_') === true ? ['live key'] : []),
  ]
  const outcome = attempt.replayed ? ['replayed'] : attempt.made ? ['made'] : []
  return { method, path, key, status, remark: [...outcome, ...alarms].join(', '), alarming: alarms.length > 0 }
}

function reusedKeys(attempts: readonly Attempt[]): readonly (Requests & { readonly key: string })[] {
  const counts = new Map<string, { what: string; key: string; count: number }>()
  for (const { method, path, key, refusal } of attempts) {
    if (refusal !== 'other parameters' || key === null) continue
    const what = `${method} ${patternOf(path)}`
    const known = counts.get(JSON.stringify([key, what])) ?? { what, key, count: 0 }
    known.count += 1
    counts.set(JSON.stringify([key, what]), known)
  }
  return [...counts.values()]
}
