import { RateLimitError, UpstreamError } from '../domain/errors.ts'
import type { CommitStatus } from '../domain/pull.ts'
import type { Forge, Log } from '../world.ts'

/** A token may lack the right to statuses: that is no reason to have no pull request (F40). */
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

/** The status of a branch's head; `refused`, with a warning, if the token may not read it. Throws RateLimitError. */
export async function readStatus(
  forge: Forge,
  log: Pick<Log, 'warn'>,
  branch: string,
  commit: string,
): Promise<CommitStatus | null | Refused> {
  return ifAllowed(log, branch, async () => forge.status(commit))
}

/** Sets it if it differs from `before`, and returns whether it did. If the token may not, that is a warning. Throws RateLimitError. */
export async function writeStatus(
  forge: Forge,
  log: Pick<Log, 'warn'>,
  branch: string,
  commit: string,
  before: CommitStatus | null | Refused,
  next: CommitStatus,
): Promise<boolean> {
  if (before === 'refused' || (before?.state === next.state && before.description === next.description)) return false
  return (await ifAllowed(log, branch, async () => forge.setStatus(commit, next))) !== 'refused'
}
