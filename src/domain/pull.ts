/** A pull request as it stands on a forge. */
export interface Pull {
  readonly branch: string
  readonly title: string
  readonly body: string
  readonly draft: boolean
  /** A link, or the path of a file that holds it. */
  readonly location: string
  readonly state: 'open' | 'closed' | 'merged'
}

/** What should stand on a branch and in its pull request. */
export interface PullDraft {
  readonly branch: string
  readonly base: string
  /** The commit the edits were made on. */
  readonly baseCommit: string
  readonly title: string
  readonly message: string
  readonly body: string
  readonly draft: boolean
  /** Path to new text. */
  readonly files: ReadonlyMap<string, string>
  readonly status: CommitStatus
}

/** The commit status `stripe-upgrade/contract` on the branch's head. */
export interface CommitStatus {
  readonly state: 'success' | 'failure' | 'error'
  /** At most 140 characters. */
  readonly description: string
}

/** What `publish` did for one upgrade. */
export interface Published {
  readonly branch: string
  readonly action: 'opened' | 'refreshed' | 'unchanged' | 'skipped' | 'failed'
  readonly location: string | null
  /** Why it was skipped or failed, and the way out; else null. */
  readonly why: string | null
}
