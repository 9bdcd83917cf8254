import { RateLimitError, UpstreamError } from '../domain/errors.ts'
import type { CommitStatus } from '../domain/pull.ts'
import type { Forge, Log } from '../world.ts'

/** What a token without the right to statuses comes to: no reason to have no pull request (F40). */
type Refused = 'refused'

async function ifAllowed<T>(log: Pick<Log, 'warn'>, branch: string, work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UpstreamError) || error instanceof RateLimitError) throw error
    log.warn({ place: null, text: `${branch}: ${error.message}` })
    return 'refused'
  }
}

/** The status of a branch's head; `refused`, with a warning, where it may not be read. Throws RateLimitError. */
export async function readStatus(
  forge: Forge,
  log: Pick<Log, 'warn'>,
  branch: string,
  commit: string,
): Promise<CommitStatus | null | Refused> {
  return ifAllowed(log, branch, async () => forge.status(commit))
}

/** Sets it where it is another one than `before`, and tells whether it did; what may not be set is a warning. Throws RateLimitError. */
export async function writeStatus(
  forge: Forge,
  log: Pick<Log, 'warn'>,
  branch: string,
  commit: string,
  before: CommitStatus | null | Refused,
  wanted: CommitStatus,
): Promise<boolean> {
  if (before === 'refused' || (before?.state === wanted.state && before.description === wanted.description)) return false
  return (await ifAllowed(log, branch, async () => forge.setStatus(commit, wanted))) !== 'refused'
}
