import { posix } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { Scratch } from '../../../../world.ts'
import { whyBuilds } from './building.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'

/** Sources that are no requirements files. */
const OTHER = /\.(?:toml|lock)$/

/** The files that some requirements files name by `-r` or `-c`, in turn. */
export async function namedBy(scratch: Scratch, start: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const queue = [...start]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const read = await scratch.read(path)
    for (const { content } of read.kind === 'text' && !OTHER.test(path) ? parseRequirements(read.text) : []) {
      if (content.kind !== 'include') continue
      const other = posix.normalize(posix.join(posix.dirname(path), content.path))
      if (!found.has(other)) queue.push(other)
      found.add(other)
    }
  }
  return found
}

/** Throws EditError where reading these requirements files, with those that they name, would make pip build something. */
export async function refuseBuilds(scratch: Scratch, path: string, start: readonly string[]): Promise<void> {
  for (const source of new Set([...start, ...(await namedBy(scratch, start))])) {
    const read = await scratch.read(source)
    if (read.kind !== 'text') continue
    const why = whyBuilds(source, read.text)
    if (why !== null) throw new EditError(path, `${why}, which runs its code.`, `Refresh ${path} yourself.`)
  }
}
