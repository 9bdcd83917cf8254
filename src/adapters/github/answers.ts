/** What the GitHub forge reads of the REST API's answers (https://docs.github.com/rest); all else in them is let go. */
import * as v from 'valibot'

export const REPOSITORY = v.object({ node_id: v.string() })

export const REF = v.object({ object: v.object({ sha: v.string() }) })

/** Commits without their changes, newest first. */
export const COMMITS = v.array(v.object({ commit: v.object({ message: v.string() }), parents: v.array(v.unknown()) }))

/** Of the Git database: a commit without its changes. */
export const GIT_COMMIT = v.object({ sha: v.string(), tree: v.object({ sha: v.string() }) })

/** A commit with its changes against its first parent, 300 at most. */
export const COMMIT = v.object({
  sha: v.string(),
  commit: v.object({ message: v.string(), tree: v.object({ sha: v.string() }) }),
  parents: v.array(v.object({ sha: v.string() })),
  files: v.optional(
    v.array(v.object({ filename: v.string(), status: v.string(), sha: v.nullish(v.string()), previous_filename: v.optional(v.string()) })),
    [],
  ),
})

export const COMPARISON = v.object({ status: v.picklist(['ahead', 'behind', 'diverged', 'identical']) })

export const TREE = v.object({
  sha: v.string(),
  tree: v.array(v.object({ path: v.string(), mode: v.string(), type: v.string(), sha: v.nullish(v.string()) })),
})

export const CREATED = v.object({ sha: v.string() })

export const BLOB = v.object({ content: v.string(), encoding: v.literal('base64') })

const LOGINS = v.array(v.object({ login: v.string() }))

export const PULL = v.object({
  number: v.number(),
  node_id: v.string(),
  user: v.nullish(v.object({ login: v.string() })),
  html_url: v.string(),
  state: v.picklist(['open', 'closed']),
  merged_at: v.nullish(v.string()),
  title: v.string(),
  body: v.nullish(v.string()),
  draft: v.optional(v.boolean(), false),
  head: v.object({ ref: v.string(), repo: v.nullish(v.object({ id: v.number() })) }),
  base: v.object({ ref: v.string(), repo: v.object({ id: v.number() }) }),
  labels: v.array(v.object({ name: v.string() })),
  assignees: v.nullish(LOGINS),
  requested_reviewers: v.nullish(LOGINS),
  requested_teams: v.nullish(v.array(v.object({ slug: v.string() }))),
})
export type PullAnswer = v.InferOutput<typeof PULL>

export const PULLS = v.array(PULL)

export const ASSIGNED = v.object({ assignees: v.nullish(LOGINS) })

export const REVIEWS = v.array(v.object({ user: v.nullish(v.object({ login: v.string() })) }))

/** The newest status of each context. */
export const STATUSES = v.object({
  statuses: v.array(v.object({ context: v.string(), state: v.string(), description: v.nullish(v.string()) })),
})

/** What checks each app made of a commit. */
export const CHECK_SUITES = v.object({
  check_suites: v.array(
    v.object({ status: v.nullish(v.string()), conclusion: v.nullish(v.string()), latest_check_runs_count: v.optional(v.number()) }),
  ),
})

/** What happened to a pull request; who did it is `user` for a review and `actor` for most others. */
const PERSON = v.nullish(v.object({ login: v.string(), type: v.optional(v.string()) }))
export const TIMELINE = v.array(
  v.object({
    event: v.optional(v.string()),
    actor: PERSON,
    user: PERSON,
    label: v.nullish(v.object({ name: v.string() })),
  }),
)
export type TimelineEvent = v.InferOutput<typeof TIMELINE>[number]

/** Comments on an issue or a pull request, oldest first. */
export const COMMENTS = v.array(
  v.object({
    id: v.number(),
    body: v.nullish(v.string()),
    user: v.nullish(v.object({ type: v.optional(v.string(), 'User') })),
    author_association: v.optional(v.string(), 'NONE'),
  }),
)

/** Any answer, where only its success counts. */
export const ANYTHING = v.unknown()
