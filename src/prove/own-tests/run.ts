import type { ApiAsked, OwnTestRun } from '../../domain/own-tests.ts'
import type { Provision } from '../../domain/sdk-adapter.ts'
import type { RunResult, Tools, Wall } from '../../world.ts'
import { startGateway } from '../gateway/index.ts'
import type { StripeMock } from '../gateway/types.ts'
import { trafficOf } from '../traffic.ts'
import type { Budget } from './budget.ts'
import { refusedCalls } from './refused-calls.ts'
import { tailOf } from './tail.ts'
import { freshKey, shellArgs, surroundingsOf } from './user-program.ts'

/** How long a test command may take, and how much it may print. */
export interface Limits {
  /** Of one run of it, in milliseconds. */
  readonly timeoutMs: number
  /** Of stdout and stderr together. */
  readonly maxBytes: number
  /** Of all runs of it and all that is installed for them, in milliseconds. The README's workflow leaves room for it. */
  readonly budgetMs: number
}

export const LIMITS: Limits = { timeoutMs: 600_000, maxBytes: 16 * 1024 * 1024, budgetMs: 1_200_000 }

/** What the user's own tests are run with. */
export interface Bench {
  /** Their programs end with the budget. */
  readonly tools: Tools
  /** Starts the command: behind the wall, where there is one. */
  readonly run: Tools['run']
  readonly wall: Wall | null
  readonly budget: Budget
  readonly mock: Pick<StripeMock, 'port'>
  readonly command: string
  readonly limits: Limits
}

/** One run, and what it asked of Stripe's API. */
export interface Ran extends Pick<ApiAsked, 'asked' | 'refused'> {
  readonly run: OwnTestRun
  /** Whether a connection was refused behind the wall, where nothing but the gateway listens. */
  readonly isRefused: boolean
}

/**
 * Runs the user's own tests once in `cwd`, with a gateway of their own in front of stripe-mock. What they leave running in their
 * group is ended with them. Null where stripe-mock stopped answering, which shows nothing.
 */
export async function runOnce(
  { tools, run, wall, mock, command, limits }: Bench,
  cwd: string,
  provisions: readonly Provision[],
): Promise<Ran | null> {
  const home = await tools.folder('home')
  await using gateway = await startGateway({ mockPort: mock.port, ...(wall && { place: wall.listen }) })
  const key = freshKey()
  const { folders, options } = surroundingsOf(cwd, home, provisions)
  const started = performance.now()
  const result = await run('sh', shellArgs(command), {
    ...limits,
    ...options,
    env: {
      ...options.env,
      STRIPE_API_BASE: `http://${gateway.host}:${gateway.port}`,
      STRIPE_API_KEY: key,
      STRIPE_SECRET_KEY: key,
    },
  })
  const milliseconds = Math.round(performance.now() - started)
  if (gateway.failure !== null) return null
  const printed = `${result.stdout}${result.stderr}`
  const attempts = gateway.attempts()
  const outcome = outcomeOf(result)
  return {
    run: { outcome, code: result.code, milliseconds, tail: tailOf(printed, folders), traffic: trafficOf(attempts) },
    asked: attempts.flatMap(({ headers }) => headers['stripe-version'] ?? []),
    refused: outcome === 'passed' ? [] : refusedCalls(printed, attempts),
    isRefused: wall !== null && outcome !== 'passed' && (await wall.attempts()).includes('connection'),
  }
}

function outcomeOf({ code, limit }: RunResult): OwnTestRun['outcome'] {
  if (limit !== null) return limit === 'time' ? 'late' : 'loud'
  return code === 0 ? 'passed' : 'failed'
}
