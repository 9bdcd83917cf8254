import { ForbiddenError, UpstreamError } from '../domain/errors.ts'
import type { CommitStatus } from '../domain/pull.ts'
import type { Log, PullThread } from '../world.ts'
import { plain, ticked } from './pull-body.ts'

/** What our comment begins with; it holds nothing from outside (threat T14). */
const MARKER = '<!-- stripe-upgrade-verify -->'

/** What is to be said on the pull request. */
export interface ToSay {
  readonly status: CommitStatus
  /** Markdown. */
  readonly comment: string
  /** Whether a comment is written where there is none yet; one that is there is always brought up to date. */
  readonly isNews: boolean
}

/** What was done of the two. */
type Done = 'written' | 'unchanged' | 'not wanted' | 'read-only' | 'failed'

/** What was said, and why not all of it; null where all of it was. */
export interface Said {
  readonly status: Done
  readonly comment: Done
  readonly why: string | null
}

/** A token that may only read is what a pull request of a fork or of Dependabot has: no error, and said in the summary. */
export const READ_ONLY =
  'The token of this run may only read, as it does for pull requests of forks and of Dependabot, so there is no status and no comment: the result is in this summary alone.'

/**
 * Brings the one status and the one comment to what is to be said, and writes only what differs. Where the token may only
 * read, nothing is written and nothing fails.
 */
export async function sayOn(thread: PullThread, log: Pick<Log, 'warn'>, { status, comment, isNews }: ToSay): Promise<Said> {
  const body = `${MARKER}\n${comment.trimEnd()}`
  const first = await attempt(log, async () => {
    const before = await thread.status()
    if (before?.state === status.state && before.description === status.description) return 'unchanged'
    await thread.setStatus(status)
    return 'written'
  })
  const second = await attempt(log, async () => {
    const before = await thread.comment(MARKER)
    if (before === null && !isNews) return 'not wanted'
    if (before !== null && plain(before.body).trimEnd() === plain(body)) return 'unchanged'
    await thread.write(before === null ? body : ticked(body, before.body), before)
    return 'written'
  })
  return { status: first.done, comment: second.done, why: first.why ?? second.why }
}

async function attempt(log: Pick<Log, 'warn'>, work: () => Promise<Done>): Promise<{ readonly done: Done; readonly why: string | null }> {
  try {
    return { done: await work(), why: null }
  } catch (error) {
    if (error instanceof ForbiddenError) return { done: 'read-only', why: READ_ONLY }
    if (!(error instanceof UpstreamError)) throw error
    log.warn({ place: null, text: error.message })
    return { done: 'failed', why: error.message }
  }
}
