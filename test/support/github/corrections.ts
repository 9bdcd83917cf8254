/**
 * Where the emulator differs from GitHub in what a bot relies on, and what it lacks. Each rule answers a request in the
 * emulator's place, or corrects its answer; `null` leaves it to the emulator.
 */
import { operationOf, type SeenRequest } from './operations.ts'
import { OWNER, PEOPLE, type Permissions } from './emulator.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Asks the emulator itself, as the one who asks or as the owner. */
export type Emulated = (method: string, path: string, body?: object, as?: 'owner') => Promise<Answer>

/** What GitHub keeps and the emulator does not. */
export interface Memory {
  /** By commit, newest first: https://docs.github.com/rest/commits/statuses. */
  readonly statuses: Map<string, Record<string, unknown>[]>
  /** By pull request, `/repos/acme/shop/pulls/1`. */
  readonly assignees: Map<string, string[]>
  /** Labels that the forge gave, by pull request. */
  readonly labels: Map<string, string[]>
  /** By pull request, oldest first: https://docs.github.com/rest/issues/comments. */
  readonly comments: Map<string, Comment[]>
}

interface Comment {
  readonly id: number
  body: string
  readonly user: { readonly login: string; readonly type: string }
  readonly author_association: string
}

export function emptyMemory(): Memory {
  return { statuses: new Map(), assignees: new Map(), labels: new Map(), comments: new Map() }
}

function refusal(message: string, errors: readonly object[]): Answer {
  return { status: 422, body: { message, errors, documentation_url: 'https://docs.github.com/rest' } }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function text(value: unknown, ...path: readonly string[]): string {
  return String(path.reduce((inner, name) => record(inner)[name], value) ?? '')
}

/** The emulator makes a missing branch. */
async function missingBranch(at: string, branches: Readonly<Record<string, string>>, emulated: Emulated): Promise<Answer | null> {
  for (const [field, branch] of Object.entries(branches))
    if ((await emulated('GET', `${at}/git/ref/heads/${branch}`, undefined, 'owner')).status !== 200)
      return refusal('Validation Failed', [{ resource: 'PullRequest', field, code: 'invalid' }])
  return null
}

/** https://docs.github.com/rest/pulls/pulls#create-a-pull-request: the emulator opens a second one. */
async function openPull(at: string, { body }: SeenRequest, emulated: Emulated): Promise<Answer | null> {
  const [head, base] = [String(body['head']), String(body['base'])]
  const missing = await missingBranch(at, { head, base }, emulated)
  if (missing !== null) return missing
  const open = await emulated('GET', `${at}/pulls?state=open&head=${OWNER}:${head}&base=${base}`, undefined, 'owner')
  if (Array.isArray(open.body) && open.body.length > 0)
    return refusal('Validation Failed', [
      { resource: 'PullRequest', code: 'custom', message: `A pull request already exists for ${OWNER}:${head}.` },
    ])
  return null
}

/** GitHub takes 65,536 characters. */
function tooLong({ body }: SeenRequest): Answer | null {
  const length = typeof body['body'] === 'string' ? body['body'].length : 0
  if (length <= 65_536) return null
  return refusal('Validation Failed', [
    { resource: 'Issue', code: 'custom', field: 'body', message: 'body is too long (maximum is 65536 characters)' },
  ])
}

/** https://docs.github.com/rest/issues/assignees: who may not be assigned is left out, and nothing is said. */
async function assign(at: string, number: string, request: SeenRequest, emulated: Emulated, memory: Memory): Promise<Answer> {
  const wanted = Array.isArray(request.body['assignees']) ? request.body['assignees'].map(String) : []
  const allowed = wanted.filter((login) => PEOPLE.some((person) => person === login))
  const key = `${at}/pulls/${number}`
  memory.assignees.set(key, [...new Set([...(memory.assignees.get(key) ?? []), ...allowed])])
  const pull = await emulated('GET', key, undefined, 'owner')
  return { status: 201, body: { ...record(pull.body), assignees: memory.assignees.get(key)?.map((login) => ({ login })) } }
}

/** The emulator knows no comments on pull requests. */
function comment(at: string, request: SeenRequest, memory: Memory): Answer {
  const [parent = '', last = ''] = request.path.split('/').slice(-2)
  const all = [...memory.comments.values()].flat()
  const written = String(request.body['body'])
  if (request.method === 'PATCH') {
    const found = all.find(({ id }) => String(id) === last)
    if (found === undefined) return { status: 404, body: { message: 'Not Found' } }
    found.body = written
    return { status: 200, body: found }
  }
  const key = `${at}/pulls/${parent}`
  const there = memory.comments.get(key) ?? []
  if (request.method === 'GET') return { status: 200, body: there }
  const made = { id: all.length + 1, body: written, user: { login: 'github-actions[bot]', type: 'Bot' }, author_association: 'NONE' }
  memory.comments.set(key, [...there, made])
  return { status: 201, body: made }
}

/** https://docs.github.com/graphql/reference/mutations: an error is a 200 too. */
function mutated(name: string, type: string | null): Answer {
  return {
    status: 200,
    body: type === null ? { data: { [name]: { clientMutationId: null } } } : { data: null, errors: [{ type, message: 'No' }] },
  }
}

async function changeDraft(name: string, { body }: SeenRequest, repository: string, emulated: Emulated): Promise<Answer> {
  const id = text(body['variables'], 'id')
  const pulls = await emulated('GET', `${repository}/pulls?state=all&per_page=100`, undefined, 'owner')
  const pull = Array.isArray(pulls.body) ? pulls.body.find((each) => text(each, 'node_id') === id) : undefined
  if (pull === undefined) return mutated(name, 'NOT_FOUND')
  const draft = name === 'convertPullRequestToDraft'
  await emulated('PATCH', `${repository}/pulls/${text(pull, 'number')}`, { draft }, 'owner')
  return mutated(name, null)
}

async function moveBranch(name: string, { body }: SeenRequest, repository: string, emulated: Emulated): Promise<Answer> {
  const updates = record(record(body['variables'])['input'])['refUpdates']
  const [update] = Array.isArray(updates) ? updates : []
  const path = `${repository}/git/ref/${text(update, 'name').replace(/^refs\//, '')}`
  const ref = await emulated('GET', path, undefined, 'owner')
  if (text(ref.body, 'object', 'sha') !== text(update, 'beforeOid')) return mutated(name, 'UNPROCESSABLE')
  const changed = await emulated('PATCH', path.replace('/git/ref/', '/git/refs/'), { sha: text(update, 'afterOid'), force: true }, 'owner')
  return mutated(name, changed.status === 200 ? null : 'UNPROCESSABLE')
}

/** https://docs.github.com/rest/issues/timeline: the emulator leaves out comments, reviews and labels. */
async function timeline(at: string, number: string, emulated: Emulated, memory: Memory): Promise<Answer> {
  const parts = [
    { path: `${at}/issues/${number}/comments`, event: 'commented' },
    { path: `${at}/pulls/${number}/reviews`, event: 'reviewed' },
    { path: `${at}/issues/${number}/events` },
  ]
  const found = await Promise.all(
    parts.map(async ({ path, event }) => {
      const { body } = await emulated('GET', path, undefined, 'owner')
      return Array.isArray(body) ? body.map((each) => Object.assign(record(each), event === undefined ? {} : { event })) : []
    }),
  )
  const { labels } = record((await emulated('GET', `${at}/pulls/${number}`, undefined, 'owner')).body)
  const ours = memory.labels.get(`${at}/pulls/${number}`) ?? []
  const labeled = (Array.isArray(labels) ? labels : [])
    .map((label) => text(label, 'name'))
    .map((name) => ({
      event: 'labeled',
      actor: ours.includes(name) ? { login: 'github-actions[bot]', type: 'Bot' } : { login: OWNER, type: 'User' },
      label: { name },
    }))
  return { status: 200, body: [...found.flat(), ...labeled] }
}

/** Answers in the emulator's place, where it is wrong or has nothing; null where it is right. */
export async function instead(
  request: SeenRequest,
  permissions: Permissions,
  repository: string,
  emulated: Emulated,
  memory: Memory,
): Promise<Answer | null> {
  const operation = operationOf(request)
  const at = repository
  const last = decodeURIComponent(request.path.split('/').at(-1) ?? '')
  const level = permissions[operation?.permission ?? '']
  if (level === undefined || (level === 'read' && request.method !== 'GET'))
    return { status: 403, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' } }
  switch (`${operation?.method} ${operation?.path}`) {
    case 'POST /pulls':
      return tooLong(request) ?? openPull(at, request, emulated)
    case 'PATCH /pulls/{pull_number}': {
      const { base } = request.body
      return tooLong(request) ?? missingBranch(at, typeof base === 'string' ? { base } : {}, emulated)
    }
    // Either of two permissions will do: https://docs.github.com/rest/issues/labels. The emulator asks for that of issues.
    case 'POST /issues/{issue_number}/labels':
      memory.labels.set(
        `${at}/pulls/${request.path.split('/').at(-2)}`,
        [...(Array.isArray(request.body['labels']) ? request.body['labels'] : [])].map(String),
      )
      return emulated('POST', request.path, request.body, 'owner')
    case 'GET /issues/{issue_number}/comments':
    case 'POST /issues/{issue_number}/comments':
    case 'PATCH /issues/comments/{comment_id}':
      return tooLong(request) ?? comment(at, request, memory)
    case 'POST /issues/{issue_number}/assignees':
      return assign(at, request.path.split('/').at(-2) ?? '', request, emulated, memory)
    case 'POST /statuses/{sha}': {
      if (String(request.body['description']).length > 140)
        return refusal('Validation Failed', [{ resource: 'Status', field: 'description', code: 'too_long' }])
      memory.statuses.set(last, [request.body, ...(memory.statuses.get(last) ?? [])])
      return { status: 201, body: request.body }
    }
    case 'GET /commits/{ref}/status': {
      const statuses = memory.statuses.get(request.path.split('/').at(-2) ?? '') ?? []
      const newest = statuses.filter(({ context }, index) => statuses.findIndex((each) => each['context'] === context) === index)
      return { status: 200, body: { state: 'pending', statuses: newest } }
    }
    case 'GET /issues/{issue_number}/timeline':
      return timeline(at, request.path.split('/').at(-2) ?? '', emulated, memory)
    case 'PATCH /git/refs/{ref}': {
      const ref = await emulated('GET', `${at}/git/ref/${last}`, undefined, 'owner')
      return ref.status === 404 ? refusal('Reference does not exist', []) : null
    }
    case 'POST /graphql': {
      const name = operation?.mutation ?? ''
      return name === 'updateRefs' ? moveBranch(name, request, repository, emulated) : changeDraft(name, request, repository, emulated)
    }
    default:
      return null
  }
}

/** A pull request whose head follows its branch, and which is closed once that is gone, with those it is assigned to. */
async function followed(at: string, pull: unknown, emulated: Emulated, memory: Memory): Promise<unknown> {
  const next = record(pull)
  const number = text(pull, 'number')
  const ref = await emulated('GET', `${at}/git/ref/heads/${text(pull, 'head', 'ref')}`, undefined, 'owner')
  const head = record(next['head'])
  if (ref.status === 200) head['sha'] = text(ref.body, 'object', 'sha')
  else if (next['state'] === 'open') {
    await emulated('PATCH', `${at}/pulls/${number}`, { state: 'closed' }, 'owner')
    next['state'] = 'closed'
  }
  const assignees = (memory.assignees.get(`${at}/pulls/${number}`) ?? []).map((login) => ({ login }))
  return { ...next, head, assignees }
}

/** Corrects what the emulator answered. */
export async function corrected(request: SeenRequest, answer: Answer, emulated: Emulated, memory: Memory): Promise<Answer> {
  const path = operationOf(request)?.path
  if (answer.status >= 300 || (path !== '/pulls' && path !== '/pulls/{pull_number}')) return answer
  const at = request.path.split('/').slice(0, 4).join('/')
  const { body } = answer
  const pulls = await Promise.all((Array.isArray(body) ? body : [body]).map(async (pull) => followed(at, pull, emulated, memory)))
  return { status: answer.status, body: Array.isArray(body) ? pulls : pulls[0] }
}
