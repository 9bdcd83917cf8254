import type { CommitStatus } from '../../domain/pull.ts'
import { ANYTHING, STATUSES } from './answers.ts'
import type { Client } from './client.ts'

/** The newest status of a commit in a context; null where there is none, or one that is none of ours. */
export async function readStatus(client: Client, commit: string, context: string): Promise<CommitStatus | null> {
  const { statuses } = await client.read('read the commit status', STATUSES, (octokit, at) =>
    octokit.rest.repos.getCombinedStatusForRef({ ...at, ref: commit, per_page: 100 }),
  )
  const found = statuses.find((each) => each.context === context)
  if (found?.state !== 'success' && found?.state !== 'failure' && found?.state !== 'error') return null
  return { state: found.state, description: found.description ?? '' }
}

/** Sets it; `runUrl` is the page that it leads to. */
export async function setStatus(
  client: Client,
  commit: string,
  context: string,
  { state, description }: CommitStatus,
  runUrl: string | undefined,
): Promise<void> {
  await client.write(
    'set the commit status',
    ANYTHING,
    (octokit, at) =>
      octokit.rest.repos.createCommitStatus({
        ...at,
        sha: commit,
        context,
        state,
        description,
        ...(runUrl === undefined ? {} : { target_url: runUrl }),
      }),
    async () => {
      const now = await readStatus(client, commit, context)
      return now?.state === state && now.description === description ? now : null
    },
  )
}
