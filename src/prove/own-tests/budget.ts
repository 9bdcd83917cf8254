import { PROGRAM_LIMIT_MS } from '../../domain/program-limit.ts'
import type { RunOptions, Tools } from '../../world.ts'

/** Less is no time to begin anything in. Milliseconds. */
const LEAST_MS = 1000
const MINUTE_MS = 60_000

/** The time that one run has for a program of the user's, all upgrades together: what a workflow cancels publishes nothing. */
export interface Budget {
  /** Milliseconds that are left; 0 once it is over. */
  left(): number
  /** What a reader sees about what did not run, without what they can do. */
  readonly over: string
}

/** A budget of so many milliseconds, from now on, for something of the user's. */
export function startBudget(ms: number, what: string): Budget {
  const end = performance.now() + ms
  const minutes = Math.ceil(ms / MINUTE_MS)
  return {
    left() {
      const left = end - performance.now()
      return left < LEAST_MS ? 0 : left
    },
    over: `The ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} that a run has for ${what} were over`,
  }
}

/** The same tools, whose programs end with the budget at the latest. */
export function within(budget: Budget, tools: Tools): Tools {
  return { ...tools, run: (file, args, options) => tools.run(file, args, ending(budget.left(), options)) }
}

/** The options of a program that ends by then; one without a limit of its own keeps the usual one, where that is sooner. */
function ending(left: number, options: RunOptions = {}): RunOptions {
  const isSooner = left < (options.timeoutMs ?? PROGRAM_LIMIT_MS)
  return isSooner ? { ...options, timeoutMs: left } : options
}
