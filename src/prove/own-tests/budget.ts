import type { Tools } from '../../world.ts'

/** Less is no time to begin anything in. Milliseconds. */
const LEAST_MS = 1000
const MINUTE_MS = 60_000

/** The time that one run has for the user's own tests, all upgrades together: what a workflow cancels publishes nothing. */
export interface Budget {
  /** Milliseconds that are left; 0 once it is over. */
  left(): number
  /** What a reader is told of what was not run. */
  readonly over: string
}

/** A budget of so many milliseconds, from now on. */
export function startBudget(ms: number): Budget {
  const end = performance.now() + ms
  const minutes = Math.ceil(ms / MINUTE_MS)
  return {
    left() {
      const left = end - performance.now()
      return left < LEAST_MS ? 0 : left
    },
    over: `The ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} that a run has for your own tests were over; name a command that runs those alone that touch Stripe`,
  }
}

/** The same tools, whose programs end with the budget at the latest. */
export function within({ left }: Budget, tools: Tools): Tools {
  return {
    ...tools,
    run: (file, args, options) => tools.run(file, args, { ...options, timeoutMs: Math.min(options?.timeoutMs ?? Infinity, left()) }),
  }
}
