/**
 * Every operation of GitHub's API that the forge may use, with the fields of its body and the permission of
 * `GITHUB_TOKEN` that it takes: the surface to document. The proxy refuses all else. After the descriptions at
 * https://docs.github.com/rest and https://docs.github.com/rest/authentication/permissions-required-for-github-apps.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Below `/repos/{owner}/{repo}`, but for `/graphql`; a `*` is one segment, encoded slashes and all. */
  readonly path: string
  /** Of the query or the body. */
  readonly fields: readonly string[]
  readonly permission: 'metadata' | 'contents' | 'pull_requests' | 'statuses'
  /** Of a request to GraphQL, what it asks for. */
  readonly mutation?: string
}

const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: '', fields: [], permission: 'metadata' },
  { method: 'GET', path: '/git/ref/*', fields: [], permission: 'contents' },
  { method: 'GET', path: '/commits', fields: ['sha', 'per_page'], permission: 'contents' },
  { method: 'GET', path: '/commits/*', fields: [], permission: 'contents' },
  { method: 'GET', path: '/compare/*', fields: ['per_page'], permission: 'contents' },
  { method: 'GET', path: '/git/commits/*', fields: [], permission: 'contents' },
  { method: 'GET', path: '/git/trees/*', fields: [], permission: 'contents' },
  { method: 'GET', path: '/git/blobs/*', fields: [], permission: 'contents' },
  { method: 'POST', path: '/git/trees', fields: ['base_tree', 'tree'], permission: 'contents' },
  // Neither author nor committer: GitHub signs only what leaves both to it.
  { method: 'POST', path: '/git/commits', fields: ['message', 'tree', 'parents'], permission: 'contents' },
  { method: 'POST', path: '/git/refs', fields: ['ref', 'sha'], permission: 'contents' },
  { method: 'PATCH', path: '/git/refs/*', fields: ['sha', 'force'], permission: 'contents' },
  { method: 'GET', path: '/pulls', fields: ['head', 'state', 'sort', 'direction', 'per_page'], permission: 'pull_requests' },
  { method: 'GET', path: '/pulls/*', fields: [], permission: 'pull_requests' },
  { method: 'POST', path: '/pulls', fields: ['title', 'head', 'base', 'body', 'draft'], permission: 'pull_requests' },
  { method: 'PATCH', path: '/pulls/*', fields: ['title', 'body', 'base'], permission: 'pull_requests' },
  { method: 'GET', path: '/pulls/*/reviews', fields: ['per_page'], permission: 'pull_requests' },
  { method: 'POST', path: '/pulls/*/requested_reviewers', fields: ['reviewers', 'team_reviewers'], permission: 'pull_requests' },
  { method: 'GET', path: '/labels/*', fields: [], permission: 'pull_requests' },
  { method: 'POST', path: '/issues/*/labels', fields: ['labels'], permission: 'pull_requests' },
  { method: 'POST', path: '/issues/*/assignees', fields: ['assignees'], permission: 'pull_requests' },
  { method: 'GET', path: '/commits/*/status', fields: ['per_page'], permission: 'statuses' },
  { method: 'POST', path: '/statuses/*', fields: ['state', 'context', 'description', 'target_url'], permission: 'statuses' },
  // GraphQL, for what REST can not do: to move a branch from one commit only, to turn a pull request into a draft and back.
  ...(['updateRefs', 'convertPullRequestToDraft', 'markPullRequestReadyForReview'] as const).map((mutation) => ({
    method: 'POST' as const,
    path: '/graphql',
    fields: ['query', 'variables'],
    permission: mutation === 'updateRefs' ? ('contents' as const) : ('pull_requests' as const),
    mutation,
  })),
]

/** A request as the proxy saw it. */
export interface SeenRequest {
  readonly method: string
  /** Decoded only as far as a path is: `/repos/acme/shop/git/ref/heads%2Fmain`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

function below({ path }: SeenRequest): string {
  const [, repos, , , ...rest] = path.split('/')
  return repos === 'repos' ? ['', ...rest].join('/') : path
}

/** The operation that a request is, or null for one that is not on the list. */
export function operationOf(request: SeenRequest): Operation | null {
  const parts = below(request).split('/')
  const [, mutation] = /^mutation \([^)]*\) \{ (\w+)\(/.exec(String(request.body['query'])) ?? []
  const found = OPERATIONS.find((operation) => {
    const { method, path } = operation
    const wanted = path.split('/')
    if (operation.mutation !== mutation) return false
    return method === request.method && wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at])
  })
  return found ?? null
}

/** What is wrong with a request by the list, or null. */
export function violationOf(request: SeenRequest): string | null {
  const operation = operationOf(request)
  const shown = `${request.method} ${request.path}`
  if (operation === null) return `${shown} is not on the list of operations`
  const unknown = [...Object.keys(request.query), ...Object.keys(request.body)].find((field) => !operation.fields.includes(field))
  if (unknown !== undefined) return `${shown} has the field ${unknown}, which is not on the list`
  return null
}
