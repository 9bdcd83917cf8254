import type { Unit } from './code.ts'
import { Walk } from './flow.ts'
import type { Program } from './program.ts'
import { NOTHING, type Flow, type Summary } from './state.ts'

/** How the functions of a program flow: without failures of a verification, and with them. */
export interface Flows {
  readonly calm: Flow
  readonly full: Flow
}

export function flowsOf(program: Program): Flows {
  const calm = flowOf(program, false, null)
  return { calm, full: flowOf(program, true, calm) }
}

/** `catches`: whether a verification may fail. `calm`: the flow in which it does not, which is the same where nothing was left out. */
function flowOf(program: Program, catches: boolean, calm: Flow | null): Flow {
  const known = new Map<Unit, Summary>()
  const flow: Flow = {
    of(unit) {
      const found = known.get(unit)
      if (found !== undefined) return found
      const same = calm?.of(unit)
      if (same?.skips === false) return same
      // Of a function that calls itself nothing is known, nor whether something is left out.
      known.set(unit, { ...NOTHING, skips: true })
      const summary = new Walk(program, flow, unit, catches).summary()
      known.set(unit, summary)
      return summary
    },
  }
  return flow
}
