import type { Note } from '../../src/domain/place.ts'
import type { Log } from '../../src/world.ts'

/** A log that prints nothing and keeps everything. */
export interface QuietLog extends Log {
  readonly steps: readonly string[]
  /** What was said last of each step that ended and did not throw: `✓ 2 uses`, `✗ 1 failed`. */
  readonly ended: readonly string[]
  readonly notes: readonly Note[]
  readonly warnings: readonly Note[]
}

/** Runs each step at once and remembers its title, how it ended, what was noted and what was warned of, in order. */
export function quietLog(): QuietLog {
  const steps: string[] = []
  const ended: string[] = []
  const notes: Note[] = []
  const warnings: Note[] = []
  return {
    steps,
    ended,
    notes,
    warnings,
    async step(title, work) {
      steps.push(title)
      let said = '✓'
      const result = await work((detail, outcome) => {
        said = `${outcome === 'failed' ? '✗' : '✓'} ${detail}`
      })
      ended.push(said)
      return result
    },
    note: (note) => void notes.push(note),
    warn: (note) => void warnings.push(note),
  }
}
