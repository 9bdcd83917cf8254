import { inwards, type Unit } from './code.ts'
import type { Program } from './program.ts'

/** How far calls are followed. */
const MAX_DEPTH = 3

/** A handler, what is written in it and what it calls, as far as that is certain. */
export function reachedFrom(program: Program, handler: Unit): readonly Unit[] {
  const found = new Set<Unit>()
  const add = (unit: Unit, depth: number): void => {
    for (const one of inwards(unit)) {
      if (found.has(one)) continue
      found.add(one)
      if (depth < MAX_DEPTH)
        for (const call of one.calls) for (const next of program.functionsOf(call.code.callee, one)) add(next, depth + 1)
    }
  }
  add(handler, 0)
  return [...found]
}
