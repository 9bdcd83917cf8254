import type { OwnComment, PullThread } from '../../world.ts'
import { ANYTHING, COMMENTS } from './answers.ts'
import { createClient, type Client, type ClientOptions } from './client.ts'
import { readStatus, setStatus } from './status.ts'

/** The context of the status of somebody else's pull request, which a branch rule can require. */
const CONTEXT = 'stripe-upgrade/verify'

export interface ThreadOptions extends ClientOptions {
  readonly number: number
  /** The commit at its head. */
  readonly head: string
  /** A page about the run, which the commit status leads to. */
  readonly runUrl?: string | undefined
}

/** Comments are read in pages of 100, and ours is among the first: it is written when the pull request is opened. */
const MAX_PAGES = 5

/** Who may write here: an app, or a person with a hand in the repository. What a stranger writes is not ours (threat T16). */
const OURS: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

async function findComment(client: Client, number: number, marker: string): Promise<OwnComment | null> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const comments = await client.read('read the comments', COMMENTS, (octokit, at) =>
      octokit.rest.issues.listComments({ ...at, issue_number: number, per_page: 100, page }),
    )
    const found = comments.find(
      ({ body, user, author_association: role }) => (user?.type === 'Bot' || OURS.has(role)) && body?.startsWith(marker) === true,
    )
    if (found !== undefined) return { id: found.id, body: found.body ?? '' }
    if (comments.length < 100) return null
  }
  return null
}

/** Somebody else's pull request on GitHub. Throws UpstreamError, and ForbiddenError where the token may only read. */
export function createPullThread(options: ThreadOptions): PullThread {
  const { number, head, runUrl } = options
  const client = createClient(options)
  return {
    status: async () => readStatus(client, head, CONTEXT),
    setStatus: async (status) => setStatus(client, head, CONTEXT, status, runUrl),
    comment: async (marker) => findComment(client, number, marker),
    async write(body, existing) {
      const isThere = async (): Promise<true | null> => {
        const [marker = ''] = body.split('\n', 1)
        return (await findComment(client, number, marker))?.body === body ? true : null
      }
      await client.write(
        'write the comment',
        ANYTHING,
        (octokit, at) =>
          existing === null
            ? octokit.rest.issues.createComment({ ...at, issue_number: number, body })
            : octokit.rest.issues.updateComment({ ...at, comment_id: existing.id, body }),
        isThere,
      )
    },
  }
}
