import type { Case, EgressCase, RequestCase, Step } from '../cases/case.ts'
import type { ClientOptions, Hello } from '../ask/protocol.ts'

/** All but what is judged on the whole suite, of which a driver is asked nothing. */
export type AskedCase = Exclude<Case, EgressCase>

/**
 * How many cases of a sort run at once: so many that none waits long for an answer, however slow the machine is, as what an SDK
 * waits must not run out. `pausing` wait out the SDK's own pauses, and do not keep others from their turn; `comparing` verify
 * all deliveries again; `unbound` begin when they may.
 */
export const AT_ONCE = { pausing: 64, calling: 32, verifying: 8, comparing: 2, unbound: Infinity } as const

/** A case in its place. */
export interface Planned {
  readonly case: AskedCase
  readonly sort: keyof typeof AT_ONCE
  /** Whether it is asked when most others have been answered: what is short of time is, as the driver has the least to do then. */
  readonly waitsForLull: boolean
}

/** What one driver is asked, in order. */
export interface Plan {
  /** Before all else, also before the driver is timed: a driver that forks must not have begun with anything. */
  readonly first: readonly Planned[]
  readonly others: readonly Planned[]
  /** The lull has come when so many are answered. */
  readonly lullAfter: number
  /** Whether a client is to give up in some of them, for which the driver is timed. */
  readonly depends: 'on time' | 'on nothing'
}

/** Requests wait out the SDK's pauses while webhooks are computed. */
const ORDER: readonly Case['kind'][] = ['keys', 'request', 'every', 'webhook', 'twin']

/** Puts the cases of one driver in order. */
export function planOf(cases: readonly Case[], { capabilities }: Hello): Plan {
  const work = cases
    .flatMap((one) => (one.kind === 'egress' ? [] : [one]))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const planned = work.map((one): Planned => {
    const waitsForLull = one.kind === 'keys' ? !capabilities.includes('forks') : givesUp(one)
    return { case: one, sort: sortOf(one), waitsForLull }
  })
  return {
    first: planned.filter(({ case: { kind } }) => kind === 'keys'),
    others: planned.filter(({ case: { kind } }) => kind !== 'keys'),
    // What waits for most of the others must not be waited for.
    lullAfter: Math.floor((work.filter((one) => one.kind !== 'keys' && !givesUp(one)).length * 3) / 4),
    depends: work.some(dependsOnTime) ? 'on time' : 'on nothing',
  }
}

function sortOf(one: AskedCase): Planned['sort'] {
  if (one.kind === 'keys' || givesUp(one)) return 'unbound'
  if (one.kind === 'webhook') return 'verifying'
  if (one.kind === 'twin') return 'comparing'
  return one.kind === 'request' && pauses(one) ? 'pausing' : 'calling'
}

function givesUp(one: AskedCase): boolean {
  return one.kind === 'request' && one.givesUp !== undefined
}

function dependsOnTime(one: AskedCase): boolean {
  return one.kind === 'request' && (one.givesUp !== undefined || one.mayHang === true)
}

function pauses({ script, options, calls }: RequestCase): boolean {
  return script !== undefined && options.maxNetworkRetries !== 0 && !calls.every(skipsPauses)
}

function skipsPauses({ skipPauses }: Step): boolean {
  return skipPauses === true
}

/** Of the process that also has all that needs no client. */
const NO_OPTIONS = nameOf({}, false)

/**
 * The cases of each process: all in `first`, but where the SDK has one set of client options in a process. Then `beside` run at the
 * same time as `first`, and `after` when these are done: how long their clients wait is measured, and while other processes start
 * a call takes a hundred times as long.
 */
export interface Processes {
  readonly first: readonly Case[]
  readonly beside: readonly (readonly Case[])[]
  readonly after: readonly (readonly Case[])[]
}

export function processesOf(cases: readonly Case[], { capabilities }: Hello): Processes {
  if (!capabilities.includes('global-options')) return { first: cases, beside: [], after: [] }
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const name = one.kind === 'request' ? nameOf(one.options, timesOut(one)) : NO_OPTIONS
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  const all = [...groups.values()]
  const [first = [], ...others] = [...all.filter((group) => !isTimed(group)), ...all.filter(isTimed)]
  return { first, beside: others.filter((group) => !isTimed(group)), after: others.filter(isTimed) }
}

function isTimed(cases: readonly Case[]): boolean {
  return cases.some(timesOut)
}

function timesOut(one: Case): boolean {
  return one.kind === 'request' && one.givesUp === 'timeout'
}

/** Names the options that belong to a process. An SDK that keeps these in globals has no others for a client, and calls with them are unsupported. */
function nameOf({ maxNetworkRetries, timeoutMs }: ClientOptions, isShort: boolean): string {
  return JSON.stringify([maxNetworkRetries, timeoutMs, isShort])
}
