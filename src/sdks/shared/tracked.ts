import { oncePer } from '../../domain/once-per.ts'
import type { Repository } from '../../world.ts'

const setOf = oncePer((files: readonly string[]): ReadonlySet<string> => new Set(files))

/** The repository's files, to look paths up in; made once for all that ask, because there may be very many. */
export async function trackedIn(repository: Pick<Repository, 'files'>): Promise<ReadonlySet<string>> {
  return setOf(await repository.files())
}
