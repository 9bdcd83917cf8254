import { EditError } from '../../../domain/errors.ts'
import type { Scratch } from '../../../world.ts'

/** A file of the scratch copy that must be there. Throws EditError. */
export async function textOf(scratch: Scratch, path: string): Promise<string> {
  const read = await scratch.read(path)
  if (read.kind === 'text') return read.text
  throw new EditError(path, `${path} cannot be read: ${read.kind === 'missing' ? 'it is not there' : read.why}`, `Check ${path} by hand.`)
}
