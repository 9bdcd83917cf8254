import { UpstreamError } from '../../domain/errors.ts'
import type { Base, Forge, Log } from '../../world.ts'
import { COMMITS, type PullAnswer } from './answers.ts'
import { commitTo, readBranch, readOutline } from './branch.ts'
import { readCi } from './ci.ts'
import { createClient, type Client, type ClientOptions } from './client.ts'
import { closePull, completePull, findOpenPull, findPulls, findPullsInto, openPull, pullOf, refreshPull, type Extras } from './pull.ts'
import { headOf } from './ref.ts'
import { readStatus, setStatus } from './status.ts'
import { isTouched } from './touched.ts'

/** The context of the commit status, which a branch rule can require. */
const CONTEXT = 'stripe-upgrade/contract'

export interface GitHubForgeOptions extends ClientOptions {
  /** What a person's links begin with, `GITHUB_SERVER_URL` in a workflow; by default what belongs to `baseUrl`. */
  readonly serverUrl?: string | undefined
  /** The folder that upgrades are confined to, from the repository's root, with a final slash; empty for all of it. */
  readonly prefix?: string
  /** A page about the run, which the commit status leads to. */
  readonly runUrl?: string | undefined
  readonly extras?: Extras
  readonly log: Pick<Log, 'warn'>
}

/** How many commits are read to find 30 that are not merges; in a history of merges alone half of them are. */
const LISTED_COMMITS = 60

const NO_EXTRAS: Extras = { labels: [], reviewers: [], assignees: [] }

/** The address that people see, after the API's: https://HOST/api/v3 of a GitHub Enterprise Server, api.github.com of GitHub's own. */
function serverOf(baseUrl: string | undefined): string {
  const api = new URL(baseUrl || 'https://api.github.com')
  return `${api.protocol}//${api.host.replace(/^api\./, '')}`
}

async function readSubjects(client: Client, { commit }: Base): Promise<readonly string[]> {
  const commits = await client.find('read the newest commits', COMMITS, (octokit, at) =>
    octokit.rest.repos.listCommits({ ...at, sha: commit, per_page: LISTED_COMMITS }),
  )
  // Where GitHub does not have the commit, to write on it says so.
  const own = (commits ?? []).filter(({ parents }) => parents.length < 2)
  return own.slice(0, 30).map((each) => each.commit.message.split('\n', 1)[0] ?? '')
}

/**
 * Branches, pull requests and commit statuses on GitHub, by its API alone: no git push, no credentials on disk.
 *
 * Nothing is kept between runs: what is there is read, and a write that would change nothing is not sent. No write is
 * repeated before a read has shown that it did not happen. Throws UpstreamError whose message names the missing permission
 * or switch and what to do, and EditError where a file cannot be replaced safely. The permissions that it takes are
 * those of `ACTS` in github-forge-errors.ts.
 */
export function createGitHubForge(options: GitHubForgeOptions): Forge {
  const { repository, log, prefix = '', extras = NO_EXTRAS, serverUrl = serverOf(options.baseUrl) } = options
  const client = createClient(options)
  /** What GitHub said of each pull request of this run, by its link. */
  const seen = new Map<string, PullAnswer>()
  const keep = (answer: PullAnswer): PullAnswer => {
    seen.set(answer.html_url, answer)
    return answer
  }
  const answerOf = async (pull: { readonly branch: string; readonly location: string }): Promise<PullAnswer> => {
    const answer = seen.get(pull.location) ?? (await findOpenPull(client, pull.branch))
    if (answer === null) throw new UpstreamError(`${repository}: the pull request of ${pull.branch} is gone.`)
    return answer
  }
  return {
    subjects: async (base) => readSubjects(client, base),
    head: async (branch) => headOf(client, branch),
    branch: async (name, base) => readBranch(client, prefix, name, base),
    outline: async (name, base) => readOutline(client, prefix, name, base),
    commit: async (branch, base, message, files, expected) => commitTo(client, prefix, branch, base, message, files, expected),
    async pulls(branch) {
      return (await findPulls(client, branch)).map((answer) => pullOf(keep(answer)))
    },
    async openPulls(start, base) {
      return (await findPullsInto(client, start, base.branch, log)).map((answer) => pullOf(keep(answer)))
    },
    async open(pull) {
      const [base, branch] = [pull.base, pull.branch].map((name) => name.split('/').map(encodeURIComponent).join('/'))
      const compare = `${serverUrl}/${repository}/compare/${base}...${branch}?expand=1`
      return pullOf(keep(await openPull(client, pull, compare, log)))
    },
    async complete(pull) {
      await completePull(client, await answerOf(pull), extras, log)
    },
    async refresh(pull, next) {
      return pullOf(keep(await refreshPull(client, await answerOf(pull), next, log)))
    },
    async isTouched(pull) {
      return isTouched(client, await answerOf(pull), log)
    },
    async close(pull, body) {
      keep(await closePull(client, await answerOf(pull), body))
    },
    ci: async (commit) => readCi(client, commit),
    status: async (commit) => readStatus(client, commit, CONTEXT),
    setStatus: async (commit, status) => setStatus(client, commit, CONTEXT, status, options.runUrl),
  }
}
