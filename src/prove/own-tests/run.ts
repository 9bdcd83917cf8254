import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { ApiAsked, OwnTestRun } from '../../domain/own-tests.ts'
import type { Provision } from '../../domain/sdk-adapter.ts'
import type { RunOptions, RunResult, Tools, Wall } from '../../world.ts'
import { startGateway } from '../gateway/index.ts'
import type { StripeMock } from '../gateway/types.ts'
import { trafficOf } from '../traffic.ts'
import type { Budget } from './budget.ts'
import { refusedCalls } from './refused-calls.ts'
import { tailOf } from './tail.ts'

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
 * Runs the user's own tests once in `cwd`, with a gateway of their own in front of stripe-mock. This is the one place
 * where a shell is used, because the command is the user's own words. It sees an allow-list of the environment, none of
 * it secret, and a home that is thrown away; what it leaves running in its group is ended with it. Null where stripe-mock
 * stopped answering, which shows nothing.
 */
export async function runOnce(
  { tools, run, wall, mock, command, limits }: Bench,
  cwd: string,
  provisions: readonly Provision[],
): Promise<Ran | null> {
  const home = await tools.folder('home')
  await using gateway = await startGateway({ mockPort: mock.port, ...(wall && { place: wall.listen }) })
  const key = `sk_test_${randomBytes(12).toString('hex')}`
  const started = performance.now()
  const result = await runInShell(run, command, {
    ...limits,
    cwd,
    path: provisions.flatMap(({ path }) => path),
    env: {
      ...Object.fromEntries(provisions.flatMap(({ env }) => Object.entries(env))),
      ...environment(home),
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
  const folders = [cwd, home, ...provisions.flatMap(({ path }) => path.map((folder) => dirname(folder)))]
  return {
    run: { outcome, code: result.code, milliseconds, tail: tailOf(printed, folders), traffic: trafficOf(attempts) },
    asked: attempts.flatMap(({ headers }) => headers['stripe-version'] ?? []),
    refused: outcome === 'passed' ? [] : refusedCalls(printed, attempts),
    isRefused: wall !== null && outcome !== 'passed' && (await wall.attempts()).includes('connection'),
  }
}

/** As a workflow's `run:` has it: several lines end at the first that fails. Errors stay where they were printed. */
function runInShell(run: Tools['run'], command: string, options: RunOptions): Promise<RunResult> {
  return run('sh', ['-e', '-c', `exec 2>&1\n${command}`], options)
}

/** What a program of the user's own finds in its environment, beside what was installed for it. */
export function environment(home: string): Record<string, string> {
  return {
    HOME: home,
    // Test runners neither watch nor ask.
    CI: 'true',
    NO_COLOR: '1',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    npm_config_update_notifier: 'false',
    STRIPE_SUPPRESS_NOTICES: 'true',
  }
}

function outcomeOf({ code, limit }: RunResult): OwnTestRun['outcome'] {
  if (limit !== null) return limit === 'time' ? 'late' : 'loud'
  return code === 0 ? 'passed' : 'failed'
}
