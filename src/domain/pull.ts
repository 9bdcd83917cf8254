import type { Sdk } from './sdk.ts'

/** What the names of all our branches begin with. */
export const BRANCH_PREFIX = 'stripe-upgrade/'

/** The prefix of a path outside the folder that a run is confined to. No path of a repository begins so. */
const OUTSIDE = ':/'

/** A path of the repository as a run knows it whose folder is `prefix`, which has a final slash or is empty. */
export function pathFrom(prefix: string, path: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : `${OUTSIDE}${path}`
}

/** Whether a path as `pathFrom` gives it is outside the folder of this run: another run's. */
export function isOutside(path: string): boolean {
  return path.startsWith(OUTSIDE)
}

/** A pull request as the forge has it. */
export interface Pull {
  readonly branch: string
  /** The branch that it is to be merged into. */
  readonly base: string
  readonly title: string
  /** As it is kept there, with the line ends that it has. */
  readonly body: string
  readonly draft: boolean
  /** A link, or the path of a file that holds it. */
  readonly location: string
  readonly state: 'open' | 'closed' | 'merged'
}

/** What is written of a pull request. */
export type PullContent = Pick<Pull, 'base' | 'title' | 'body' | 'draft'>

/** What the repository's own CI says of a commit. `waiting`: until a person approves it. `none`: nothing has begun on it. */
export type CiState = 'waiting' | 'running' | 'passed' | 'failed' | 'none'

/** What was read of it: also that it was not answered this time, and null where the token may not read it. */
export type CiRead = CiState | 'unanswered' | null

/** What a pull request is about: a pull request that was closed says no to this, whatever its title. */
export interface Offer {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
}

/** What a pull request says, in parts that can be compared with what an earlier run said. */
export interface PullFacts {
  /** All but what follows. */
  readonly rest: string
  /**
   * One part for each case in the order of the suite, one for the user's own tests, one for their endpoint, one for the
   * lines that break and one for the audit; null where we could not tell.
   */
  readonly proved: readonly (string | null)[]
}

/** What is to be on a branch and in its pull request. */
export interface PullDraft {
  readonly branch: string
  readonly base: string
  /** The commit the edits were made on. */
  readonly baseCommit: string
  readonly offer: Offer
  readonly title: string
  /** The commit's message, one line. */
  readonly message: string
  /** Title and message in one, where the repository writes `chore(deps): ` and the like before it: `upgrade stripe to 23.1.0`. */
  readonly subject: string
  /** Our part of the body; what people write around it is theirs. */
  readonly body: string
  /** What the body says, to see whether it says more than the body of the open pull request. */
  readonly facts: PullFacts
  readonly draft: boolean
  /** Path to new text. */
  readonly files: ReadonlyMap<string, string>
  readonly status: CommitStatus
}

/** A pull request of an earlier run for which there is no draft. */
export interface EarlierPull {
  readonly branch: string
  readonly offer: Offer
  /** The files that its branch changes. */
  readonly paths: readonly string[]
}

/** What is said in a pull request that is no longer offered. */
export interface Withdrawal {
  /** Markdown, for the top of our part of the body. */
  readonly notice: string
  /** The same where the pull request is closed with it. */
  readonly farewell: string
  /** The reason alone, in plain words. */
  readonly why: string
  readonly status: CommitStatus
}

/** What a run knows of pull requests that it has no draft for. */
export interface Withdrawals {
  /** Where upgrades start from: a pull request into another branch is another run's. */
  readonly base: { readonly branch: string; readonly commit: string }
  /** Null where its upgrade is offered all the same, or where too little is known to say that it is not. */
  of(earlier: EarlierPull): Withdrawal | null
}

/** The commit status `stripe-upgrade/contract` on the branch's head. */
export interface CommitStatus {
  readonly state: 'success' | 'failure' | 'error'
  /** At most 140 characters. */
  readonly description: string
}

/** One write to a forge: what a dry run would have done. */
export type ForgeWrite =
  | {
      readonly kind: 'commit'
      readonly branch: string
      readonly base: string
      readonly message: string
      readonly files: ReadonlyMap<string, string>
    }
  | ({ readonly kind: 'open' | 'refresh' | 'close'; readonly branch: string } & PullContent)
  | { readonly kind: 'status'; readonly branch: string; readonly status: CommitStatus }

type Action = 'opened' | 'refreshed' | 'unchanged' | 'closed' | 'withdrawn' | 'skipped' | 'deferred' | 'failed'

/** What `publish` did for one branch. */
export interface Published {
  readonly branch: string
  /**
   * `closed`: one of an earlier run, which is no longer offered and which nobody has touched. `withdrawn`: one that somebody
   * has touched, which stays open and says now that it is no longer offered. `deferred`: GitHub takes no more
   * requests for now, and the next run goes on. `would be …`: a dry run.
   */
  readonly action: Action | `would be ${'opened' | 'refreshed' | 'closed' | 'withdrawn'}`
  readonly location: string | null
  /** Why it was skipped, closed, withdrawn, was deferred or failed, and what to do; else null. */
  readonly why: string | null
}
