import type { Repository } from '../../world.ts'

const known = new WeakMap<readonly string[], ReadonlySet<string>>()

/** The repository's files, to look paths up in; made once for all that ask, because there may be very many. */
export async function trackedIn(repository: Pick<Repository, 'files'>): Promise<ReadonlySet<string>> {
  const files = await repository.files()
  const tracked = known.get(files) ?? new Set(files)
  known.set(files, tracked)
  return tracked
}
