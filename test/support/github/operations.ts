/** What a permission of `GITHUB_TOKEN` is called in GitHub's API; its documentation writes `pull-requests`. */
type Permission = 'metadata' | 'contents' | 'pull_requests' | 'statuses' | 'checks'

/** An operation of GitHub's API. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** As GitHub's description has it, below `/repos/{owner}/{repo}` but for `/graphql`. */
  readonly path: string
  readonly permission: Permission
  /** What a request to GraphQL asks for. */
  readonly mutation?: string
}

/**
 * Every operation that the forge may use, with the permission that it takes, after
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps: the surface to document. The proxy
 * refuses all else. What each of them accepts is in GitHub's own descriptions (`descriptions.ts`); after a change
 * here those are pruned anew with scripts/prune-descriptions.ts.
 */
export const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: '', permission: 'metadata' },
  { method: 'GET', path: '/git/ref/{ref}', permission: 'contents' },
  { method: 'GET', path: '/commits', permission: 'contents' },
  { method: 'GET', path: '/commits/{ref}', permission: 'contents' },
  { method: 'GET', path: '/compare/{basehead}', permission: 'contents' },
  { method: 'GET', path: '/git/commits/{commit_sha}', permission: 'contents' },
  { method: 'GET', path: '/git/trees/{tree_sha}', permission: 'contents' },
  { method: 'GET', path: '/git/blobs/{file_sha}', permission: 'contents' },
  { method: 'POST', path: '/git/trees', permission: 'contents' },
  { method: 'POST', path: '/git/commits', permission: 'contents' },
  { method: 'POST', path: '/git/refs', permission: 'contents' },
  { method: 'PATCH', path: '/git/refs/{ref}', permission: 'contents' },
  { method: 'GET', path: '/pulls', permission: 'pull_requests' },
  { method: 'GET', path: '/pulls/{pull_number}', permission: 'pull_requests' },
  { method: 'POST', path: '/pulls', permission: 'pull_requests' },
  { method: 'PATCH', path: '/pulls/{pull_number}', permission: 'pull_requests' },
  { method: 'GET', path: '/pulls/{pull_number}/reviews', permission: 'pull_requests' },
  { method: 'POST', path: '/pulls/{pull_number}/requested_reviewers', permission: 'pull_requests' },
  { method: 'GET', path: '/labels/{name}', permission: 'pull_requests' },
  { method: 'POST', path: '/issues/{issue_number}/labels', permission: 'pull_requests' },
  { method: 'POST', path: '/issues/{issue_number}/assignees', permission: 'pull_requests' },
  { method: 'GET', path: '/issues/{issue_number}/timeline', permission: 'pull_requests' },
  { method: 'GET', path: '/issues/{issue_number}/comments', permission: 'pull_requests' },
  { method: 'POST', path: '/issues/{issue_number}/comments', permission: 'pull_requests' },
  { method: 'PATCH', path: '/issues/comments/{comment_id}', permission: 'pull_requests' },
  { method: 'GET', path: '/commits/{ref}/check-suites', permission: 'checks' },
  { method: 'GET', path: '/commits/{ref}/status', permission: 'statuses' },
  { method: 'POST', path: '/statuses/{sha}', permission: 'statuses' },
  // GraphQL, for what REST cannot do: to move a branch from one commit only, to turn a pull request into a draft and back.
  { method: 'POST', path: '/graphql', mutation: 'updateRefs', permission: 'contents' },
  { method: 'POST', path: '/graphql', mutation: 'convertPullRequestToDraft', permission: 'pull_requests' },
  { method: 'POST', path: '/graphql', mutation: 'markPullRequestReadyForReview', permission: 'pull_requests' },
]

/** A request as the proxy saw it. */
export interface SeenRequest {
  readonly method: string
  /** Decoded only as far as a path is: `/repos/acme/shop/git/ref/heads%2Fmain`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What is in a path where the template has names in braces, decoded; null where it is of another shape. */
export function placesIn(template: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = template.split('/')
  const parts = path.split('/')
  const fits = wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at])
  if (!fits) return null
  return Object.fromEntries(
    wanted.flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(parts[at] ?? '')]] : [])),
  )
}

/** The path as GitHub's description has it. */
export function templateOf({ path }: Operation): string {
  return path === '/graphql' ? path : `/repos/{owner}/{repo}${path}`
}

/** The operation that a request is, or null for one that is not on the list. */
export function operationOf(request: SeenRequest): Operation | null {
  const [, mutation] = /^mutation \([^)]*\) \{ (\w+)\(/.exec(String(request.body['query'])) ?? []
  const found = OPERATIONS.find((operation) => {
    if (operation.method !== request.method || operation.mutation !== mutation) return false
    return placesIn(templateOf(operation), request.path) !== null
  })
  return found ?? null
}
