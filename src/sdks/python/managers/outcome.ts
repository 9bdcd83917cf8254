import type { EditCheck } from '../../../domain/change.ts'
import { EditError } from '../../../domain/errors.ts'
import type { Scratch } from '../../../world.ts'

/** What refreshing one file proved. */
export interface Outcome {
  readonly checks: readonly EditCheck[]
  readonly notes: readonly string[]
  /** What is so on this machine alone: for the log, never for a pull request. */
  readonly runner: readonly string[]
}

/** A file of the scratch copy that must be there. Throws EditError. */
export async function textOf(scratch: Scratch, path: string): Promise<string> {
  const read = await scratch.read(path)
  if (read.kind === 'text') return read.text
  throw new EditError(path, `${path} can not be read: ${read.kind === 'missing' ? 'it is not there' : read.why}`, `Check ${path} by hand.`)
}
