import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { rowsOf } from '../manifest/rows.ts'

/** Where stripe-python says its version: in the first since 8, before that in the second. */
const VERSION_FILES = ['_version.py', 'version.py']
const VERSION = /^VERSION = ["'](\d[\w.]{0,30})["']/

/** Notes copies of the SDK that are kept among the repository's own code: nothing asks for them, so there is no line to upgrade. */
export async function noteCopies(repository: Repository, mentioning: readonly string[]): Promise<readonly Note[]> {
  const tracked = await trackedIn(repository)
  const folders = mentioning.filter((path) => /(?:^|\/)stripe\/__init__\.py$/.test(path)).map((path) => posix.dirname(path))
  const paths = folders.flatMap((folder) => VERSION_FILES.map((name) => posix.join(folder, name))).filter((path) => tracked.has(path))
  const notes: Note[] = []
  for (const path of paths) {
    const read = await repository.read(path)
    for (const { row, line } of read.kind === 'text' ? rowsOf(read.text) : []) {
      const version = VERSION.exec(row)?.[1]
      if (version !== undefined)
        notes.push({ place: { path, line }, text: `This is a copy of the SDK itself, ${version}, which is not upgraded in place.` })
    }
  }
  return notes
}
