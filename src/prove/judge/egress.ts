import type { EgressCase } from '../cases/case.ts'
import type { AllNoticed } from '../observe/noticed.ts'
import type { WallAttempt } from '../../world.ts'
import { found, type CaseOutcome } from './outcome.ts'

/** What the egress case expects, as a phrase. */
export const NO_OTHER_HOST = 'no connection to any other host'

/** What the case of logs expects, as a phrase. */
export const NOTHING_SECRET = 'nothing secret in what is printed or logged'

/** What the case of programs, files and processes expects, as a phrase. */
export const NOTHING_OF_OTHERS = 'no program, and no file or process of others'

const AT_WALL = {
  connection: 'a connection to somewhere else, around the driver',
  datagram: 'a datagram, around the driver',
  process: 'a process left behind',
} as const satisfies Readonly<Record<WallAttempt, string>>

/** Judges the hosts that the SDK tried to reach, what else it tried, or the kinds of secrets that it printed or logged. */
export function judgeEgress(one: EgressCase, { hosts, tampering, secrets, atWall }: AllNoticed): CaseOutcome {
  const judged = (seen: readonly string[], wanted: string): CaseOutcome =>
    seen.length === 0 ? found(one, 'nothing', null) : found(one, seen.join(', '), wanted)
  const [network, others] = [atWall.filter((each) => each !== 'process'), atWall.filter((each) => each === 'process')]
  switch (one.looksAt) {
    case 'logs':
      return judged([...secrets].toSorted(), NOTHING_SECRET)
    case 'others':
      return judged([...[...tampering].toSorted(), ...others.map((each) => AT_WALL[each])], NOTHING_OF_OTHERS)
    case 'connections': {
      // The wall also sees what the driver has named already.
      if (hosts.size === 0)
        return judged(
          network.map((each) => AT_WALL[each]),
          NO_OTHER_HOST,
        )
      return judged([`a connection to ${[...hosts].toSorted().join(', ')}`], NO_OTHER_HOST)
    }
  }
}
