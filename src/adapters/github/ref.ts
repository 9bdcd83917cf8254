import { UpstreamError } from '../../domain/errors.ts'
import { ANYTHING, REF, REPOSITORY } from './answers.ts'
import type { Client } from './client.ts'
import { isLasting } from './errors.ts'

/** The commit that a branch points to, or null where there is none. */
export async function headOf(client: Client, branch: string): Promise<string | null> {
  const ref = await client.find('read the branch', REF, (octokit, at) => octokit.rest.git.getRef({ ...at, ref: `heads/${branch}` }))
  return ref?.object.sha ?? null
}

/** Makes the branch: one request, which GitHub refuses where there is one of that name. */
async function make(client: Client, branch: string, commit: string): Promise<void> {
  await client.write(
    'make the branch',
    ANYTHING,
    (octokit, at) => octokit.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: commit }),
    async () => ((await headOf(client, branch)) === commit ? true : null),
  )
}

const MOVE = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }'

/** Moves the branch from `expected` to `commit` in one step: GitHub compares, and refuses where it points elsewhere. */
async function compareAndMove(client: Client, repositoryId: string, branch: string, commit: string, expected: string): Promise<void> {
  const update = { name: `refs/heads/${branch}`, beforeOid: expected, afterOid: commit, force: true }
  await client.write(
    'move the branch',
    ANYTHING,
    async (octokit) => ({ data: await octokit.graphql(MOVE, { input: { repositoryId, refUpdates: [update] } }) }),
    async () => ((await headOf(client, branch)) === commit ? true : null),
  )
}

/** Moves the branch to `commit`, wherever it points. */
async function forceMove(client: Client, branch: string, commit: string): Promise<void> {
  await client.write(
    'move the branch',
    ANYTHING,
    (octokit, at) => octokit.rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha: commit, force: true }),
    async () => ((await headOf(client, branch)) === commit ? true : null),
  )
}

/**
 * Sets the branch to the commit, only where it still points to `expected`; null: where there is none. Throws UpstreamError.
 *
 * To move it takes force, because a branch of one commit on a newer base does not descend from what it was, and REST has
 * no way to name what is replaced; GraphQL's `updateRefs` has. Only where GitHub refuses that, as a server without it
 * does, and a read shows that the branch points to `expected`, REST does it, and a push within the time of that one
 * request could be lost. A lost answer or a rate limit is not a refusal: the next run goes on.
 */
export async function setBranch(client: Client, branch: string, commit: string, expected: string | null): Promise<void> {
  if (expected === null) return make(client, branch, commit)
  const { node_id: repositoryId } = await client.read('read the branch', REPOSITORY, (octokit, at) => octokit.rest.repos.get(at))
  try {
    await compareAndMove(client, repositoryId, branch, commit, expected)
  } catch (error) {
    if (!isLasting(error)) throw error
    const now = await headOf(client, branch)
    if (now === commit) return
    if (now !== expected) throw new UpstreamError(`The branch ${branch} was moved by somebody else in the meantime; run again.`)
    await forceMove(client, branch, commit)
  }
}
