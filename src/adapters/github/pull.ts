import { UpstreamError } from '../../domain/errors.ts'
import type { Pull, PullContent } from '../../domain/pull.ts'
import type { Log } from '../../world.ts'
import { ANYTHING, ASSIGNED, PULL, PULLS, REVIEWS, type PullAnswer } from './answers.ts'
import type { Client } from './client.ts'
import { isLasting } from './errors.ts'

/** What a pull request is given when it is opened, and never taken from it or given again. */
export interface Extras {
  /** Only those that the repository has. */
  readonly labels: readonly string[]
  /** Logins, and teams as `team:slug`. */
  readonly reviewers: readonly string[]
  readonly assignees: readonly string[]
}

type Warn = Pick<Log, 'warn'>

/** A pull request as the port knows it. */
export function pullOf({ head, base, title, body, draft, html_url: location, state, merged_at: merged }: PullAnswer): Pull {
  return { branch: head.ref, base: base.ref, title, body: body ?? '', draft, location, state: merged ? 'merged' : state }
}

/**
 * The pull requests whose head is or was the branch, newest first: 100 at most, which is more than there are releases of a
 * major. One from a fork's branch of the same name is not ours, whoever owns the fork (threat T16).
 */
export async function findPulls(client: Client, branch: string): Promise<readonly PullAnswer[]> {
  const pulls = await client.read('read the pull requests', PULLS, (octokit, at) =>
    octokit.rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, state: 'all', sort: 'created', direction: 'desc', per_page: 100 }),
  )
  return pulls.filter(({ head, base }) => head.ref === branch && head.repo?.id === base.repo.id).toSorted((a, b) => b.number - a.number)
}

/** Open pull requests are read in pages of 100: few repositories need a second one, and a run is to make few requests (P7). */
const MAX_PAGES = 10

/** Those that are open into a base, of branches of this repository whose names begin so, oldest first. */
export async function findPullsInto(client: Client, prefix: string, base: string, log: Warn): Promise<readonly PullAnswer[]> {
  const found: PullAnswer[] = []
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const pulls = await client.read('read the pull requests', PULLS, (octokit, at) =>
      octokit.rest.pulls.list({ ...at, base, state: 'open', sort: 'created', direction: 'asc', per_page: 100, page }),
    )
    found.push(...pulls.filter(({ head, base: { repo } }) => head.ref.startsWith(prefix) && head.repo?.id === repo.id))
    if (pulls.length < 100) return found
  }
  log.warn({ place: null, text: `Of the pull requests into ${base} only the oldest ${MAX_PAGES * 100} were looked through.` })
  return found
}

/** The one of them that is open, or null. */
export async function findOpenPull(client: Client, branch: string): Promise<PullAnswer | null> {
  return (await findPulls(client, branch)).find(({ state }) => state === 'open') ?? null
}

/** What GitHub says of a private repository on a plan that has no drafts. */
const NO_DRAFTS = /draft pull requests are not supported/i

/**
 * Opens it; where the answer was lost, the one that is open. One that should be a draft is opened as ready, with a
 * warning, where GitHub has no drafts. `compare` is where a person can open it by hand.
 */
export async function openPull(
  client: Client,
  pull: { readonly branch: string } & PullContent,
  compare: string,
  log: Warn,
): Promise<PullAnswer> {
  const { branch, base, title, body } = pull
  const also = ` The branch ${branch} is there; to open the pull request by hand: ${compare}`
  const openAs = async (draft: boolean): Promise<PullAnswer> =>
    client.write(
      'open the pull request',
      PULL,
      (octokit, at) => octokit.rest.pulls.create({ ...at, head: branch, base, title, body, draft }),
      async () => findOpenPull(client, branch),
      { also },
    )
  try {
    return await openAs(pull.draft)
  } catch (error) {
    if (!pull.draft || !(error instanceof UpstreamError) || !NO_DRAFTS.test(error.message)) throw error
    const opened = await openAs(false)
    log.warn({ place: null, text: `${opened.html_url} should be a draft, which this repository does not have; mind its verdict.` })
    return opened
  }
}

const DRAFT_MUTATIONS = {
  true: 'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }',
  false: 'mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }',
} as const

/**
 * REST can make a draft but not turn one into another. Where GraphQL does not let us do it either, that is a warning; where
 * it may do so another time it throws.
 */
async function setDraft(client: Client, pull: PullAnswer, draft: boolean, log: Warn): Promise<boolean> {
  try {
    await client.write(
      'turn the pull request into a draft or back',
      ANYTHING,
      async (octokit) => ({ data: await octokit.graphql(DRAFT_MUTATIONS[`${draft}`], { id: pull.node_id }) }),
      async () => ((await reread(client, pull)).draft === draft ? true : null),
    )
    return draft
  } catch (error) {
    if (!isLasting(error)) throw error
    const wanted = draft ? 'should be a draft' : 'need not be a draft any more'
    log.warn({ place: null, text: `${pull.html_url} ${wanted}; please change it there. ${error.message}` })
    return pull.draft
  }
}

async function reread(client: Client, { number }: PullAnswer): Promise<PullAnswer> {
  return client.read('read the pull requests', PULL, (octokit, at) => octokit.rest.pulls.get({ ...at, pull_number: number }))
}

/**
 * Brings base, title, body and draft to what they should be, and writes only what differs: the body last, because it
 * holds what was written (`Written`), and a run that is cut short before that is to do the rest again.
 */
export async function refreshPull(client: Client, pull: PullAnswer, next: PullContent, log: Warn): Promise<PullAnswer> {
  const { base, title, body } = next
  const isThere = (now: PullAnswer): boolean =>
    now.base.ref === base && now.title === title.trim() && (now.body ?? '').trimEnd() === body.trimEnd()
  const retargeted = pull.base.ref === base ? {} : { base }
  const draft = pull.draft === next.draft ? pull.draft : await setDraft(client, pull, next.draft, log)
  const current = isThere(pull)
    ? pull
    : await client.write(
        'refresh the pull request',
        PULL,
        (octokit, at) => octokit.rest.pulls.update({ ...at, pull_number: pull.number, title, body, ...retargeted }),
        async () => {
          const now = await reread(client, pull)
          return isThere(now) ? now : null
        },
      )
  return { ...current, draft }
}

/** Closes it, with another body in the same request, so that no run is cut short between the two. */
export async function closePull(client: Client, pull: PullAnswer, body: string): Promise<PullAnswer> {
  return client.write(
    'close the pull request',
    PULL,
    (octokit, at) => octokit.rest.pulls.update({ ...at, pull_number: pull.number, body, state: 'closed' }),
    async () => {
      const now = await reread(client, pull)
      return now.state === 'closed' ? now : null
    },
  )
}

/** Names are compared as GitHub compares them. */
function without(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const have = new Set(there.map((name) => name.toLowerCase()))
  return wanted.filter((name) => !have.has(name.toLowerCase()))
}

async function label(client: Client, pull: PullAnswer, wanted: readonly string[], log: Warn): Promise<void> {
  const missing = without(
    wanted,
    pull.labels.map(({ name }) => name),
  )
  const known: string[] = []
  for (const name of missing) {
    const found = await client.find('read the labels', ANYTHING, (octokit, at) => octokit.rest.issues.getLabel({ ...at, name }))
    if (found === null) log.warn({ place: null, text: `The label ${name} does not exist in this repository, so it was left out.` })
    else known.push(name)
  }
  if (known.length === 0) return
  // To add a label twice is to add it once, so nothing has to be read before it is sent again.
  await client.write(
    'label the pull request',
    ANYTHING,
    (octokit, at) => octokit.rest.issues.addLabels({ ...at, issue_number: pull.number, labels: known }),
    async () => null,
    { justMade: true },
  )
}

async function assign(client: Client, pull: PullAnswer, wanted: readonly string[], log: Warn): Promise<void> {
  const missing = without(
    wanted,
    (pull.assignees ?? []).map(({ login }) => login),
  )
  if (missing.length === 0) return
  const { assignees } = await client.write(
    'assign the pull request',
    ASSIGNED,
    (octokit, at) => octokit.rest.issues.addAssignees({ ...at, issue_number: pull.number, assignees: [...missing] }),
    async () => null,
    { justMade: true },
  )
  // GitHub leaves out who may not be assigned, and says nothing.
  for (const login of without(
    missing,
    (assignees ?? []).map((each) => each.login),
  ))
    log.warn({ place: null, text: `${login} cannot be assigned in this repository and was left out.` })
}

function isTeam(name: string): boolean {
  return name.startsWith('team:')
}

async function askForReview(client: Client, pull: PullAnswer, wanted: readonly string[]): Promise<void> {
  const slugs = wanted.filter(isTeam).map((name) => name.slice('team:'.length))
  const teams = without(
    slugs,
    (pull.requested_teams ?? []).map(({ slug }) => slug),
  )
  const asked = (pull.requested_reviewers ?? []).map(({ login }) => login)
  const unasked = without(
    wanted.filter((name) => !isTeam(name)),
    asked,
  )
  // Who has given a review is no longer asked for one, and is not to be asked again.
  const reviews =
    unasked.length === 0
      ? []
      : await client.read('read the pull requests', REVIEWS, (octokit, at) =>
          octokit.rest.pulls.listReviews({ ...at, pull_number: pull.number, per_page: 100 }),
        )
  const people = without(
    unasked,
    reviews.flatMap(({ user }) => (user ? [user.login] : [])),
  )
  const requests = [
    ...(people.length > 0 ? [{ reviewers: [...people] }] : []),
    ...(teams.length > 0 ? [{ team_reviewers: [...teams] }] : []),
  ]
  for (const request of requests)
    await client.write(
      'ask for a review',
      ANYTHING,
      (octokit, at) => octokit.rest.pulls.requestReviewers({ ...at, pull_number: pull.number, ...request }),
      async () => null,
      { justMade: true },
    )
}

/**
 * Labels, assignees and reviewers that it does not have yet. What GitHub does not let us give is a warning. Throws
 * UpstreamError where it may do so another time, so that the next run tries again.
 */
export async function completePull(client: Client, pull: PullAnswer, extras: Extras, log: Warn): Promise<void> {
  const steps = [
    async () => label(client, pull, extras.labels, log),
    async () => assign(client, pull, extras.assignees, log),
    async () => askForReview(client, pull, extras.reviewers),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      if (!isLasting(error)) throw error
      log.warn({ place: null, text: error.message })
    }
  }
}
