import type { Note } from '../../src/domain/place.ts'
import type { Log } from '../../src/world.ts'

/** A log that prints nothing and keeps everything. */
export interface QuietLog extends Log {
  readonly steps: readonly string[]
  readonly notes: readonly Note[]
  readonly warnings: readonly Note[]
}

/** Runs each step at once and remembers its title, what was noted and what was warned of, in order. */
export function quietLog(): QuietLog {
  const steps: string[] = []
  const notes: Note[] = []
  const warnings: Note[] = []
  return {
    steps,
    notes,
    warnings,
    async step(title, work) {
      steps.push(title)
      return work(() => undefined)
    },
    note: (note) => void notes.push(note),
    warn: (note) => void warnings.push(note),
  }
}
