import type { Scratch } from '../../../world.ts'
import type { EditJob } from './manager.ts'
import { textOf } from './scratch-text.ts'

/** Does some work while files of the copy are as they were before anything was edited. */
export async function asBefore<T>(scratch: Scratch, before: EditJob['before'], work: () => Promise<T>): Promise<T> {
  const now = new Map<string, string>()
  for (const [path, text] of before) {
    now.set(path, await textOf(scratch, path))
    await scratch.write(path, text)
  }
  const done = await work()
  for (const [path, text] of now) await scratch.write(path, text)
  return done
}
