import { readFile } from 'node:fs/promises'
import type { GenericSchema } from 'valibot'
import { BRANCH_PREFIX } from '../domain/pull.ts'
import type { ActionContext } from './action-context.ts'

/** Events that hand the workflow's rights to a stranger's code or words; see "What it never does" in the README (threat T35). */
const DANGEROUS = new Set(['pull_request_target', 'issue_comment', 'workflow_run'])

/** Events whose checkout is a branch of the repository itself. */
const ACCEPTED = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch', 'push'])

/** Where our own branches are. */
const OWN_BRANCHES = `refs/heads/${BRANCH_PREFIX}`

/** Why the action does not run for an event: a mistake in the workflow, or simply nothing to do. */
export interface Refusal {
  readonly why: string
  readonly kind: 'mistake' | 'nothing to do'
}

/** What is read of an event's payload: https://docs.github.com/en/webhooks/webhook-events-and-payloads */
interface EventRepository {
  readonly default_branch?: string | undefined
  readonly fork?: boolean | undefined
}

/** The shape of a payload's part, made when it is first asked for: no command but these loads the library. */
type Shape<T> = (v: typeof import('../domain/schemas.ts')) => GenericSchema<unknown, T>

/** What a payload holds in the shape given; null where nothing in it can be read so. */
async function read<T>(payload: unknown, shape: Shape<T>): Promise<T | null> {
  const v = await import('../domain/schemas.ts')
  const found = v.safeParse(shape(v), payload)
  return found.success ? found.output : null
}

/** The repository in an event's payload; empty where the payload has none. */
async function repositoryIn(payload: unknown): Promise<EventRepository> {
  const found = await read(payload, (v) =>
    v.object({
      repository: v.object({
        default_branch: v.fallback(v.optional(v.string()), undefined),
        fork: v.fallback(v.optional(v.boolean()), undefined),
      }),
    }),
  )
  return found?.repository ?? {}
}

/** The payload in an event's file; null where there is none, or nothing in it that can be read. */
async function payloadIn(path: string | undefined): Promise<unknown> {
  if (path === undefined) return null
  const [v, text] = await Promise.all([import('../domain/schemas.ts'), readFile(path, 'utf8').catch(() => '')])
  const found = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
  return found.success ? found.output : null
}

/** The pull request that an event is about. */
export interface EventPull {
  readonly number: number
  /** The commit at its head, and the branch. */
  readonly head: string
  readonly branch: string
  /** The commit of the base branch that GitHub compares it with. */
  readonly base: string
  /** Whether its branch is one of this repository, and not of a fork. */
  readonly isOwn: boolean
}

/** The pull request in the event's payload; null where there is none. */
export async function pullIn({ payload }: Pick<ActionContext, 'payload'>): Promise<EventPull | null> {
  const found = await read(payload, (v) => {
    const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/))
    const repo = v.nullish(v.object({ id: v.number() }))
    return v.object({
      pull_request: v.object({
        number: v.pipe(v.number(), v.integer(), v.minValue(1)),
        head: v.object({ sha, ref: v.string(), repo }),
        base: v.object({ sha, repo }),
      }),
    })
  })
  if (found === null) return null
  const { number, head, base } = found.pull_request
  const isOwn = head.repo != null && head.repo.id === base.repo?.id
  return { number, head: head.sha, branch: head.ref, base: base.sha, isOwn }
}

/** The repository's default branch, where the workflow's event names it. */
export async function defaultBranch(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { default_branch: named } = await repositoryIn(await payloadIn(env['GITHUB_EVENT_PATH']))
  if (named !== undefined) return named
  // Only the default branch starts these two. The event of a schedule says nothing about the repository.
  return ['schedule', 'repository_dispatch'].includes(env['GITHUB_EVENT_NAME'] ?? '') ? env['GITHUB_REF_NAME'] : undefined
}

function idle(why: string): Refusal {
  return { why: `${why}: nothing is done here`, kind: 'nothing to do' }
}

/** Why the action must not run for an event that hands out the workflow's rights, or null. */
function dangerous(event: string, instead: string): Refusal | null {
  if (!DANGEROUS.has(event)) return null
  return {
    why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on ${instead}`,
    kind: 'mistake',
  }
}

/** Why `command: verify` must not run for this event, or null: it is about the pull request of the event. */
export function verifyRefusal({ event }: Pick<ActionContext, 'event'>): Refusal | null {
  const refused = dangerous(event, 'pull_request')
  if (refused !== null || event === 'pull_request') return refused
  return {
    why: `command: verify is about a pull request, so it does not run on ${event || 'no event'}; run it on pull_request`,
    kind: 'mistake',
  }
}

/**
 * Why the action must not run for this event, or null. `hasBase`: whether the setting `base` names the branch that
 * upgrades start from, so that it does not matter which one was pushed.
 */
export async function refusal({ event, ref, payload }: Omit<ActionContext, 'repository'>, hasBase: boolean): Promise<Refusal | null> {
  const refused = dangerous(event, 'schedule or workflow_dispatch')
  if (refused !== null) return refused
  if (event !== '' && !ACCEPTED.has(event)) {
    const other = event === 'pull_request' ? '. On pull_request, give it `command: verify`' : ''
    return { why: `stripe-upgrade does not run on ${event}; run it on schedule, workflow_dispatch or push${other}`, kind: 'mistake' }
  }
  const repository = await repositoryIn(payload)
  // A fork has the workflow too, and a schedule that somebody switched on there (threat T36).
  if (repository.fork === true) return idle('this repository is a fork')
  if (ref.startsWith(OWN_BRANCHES)) return idle('this is a branch of an upgrade')
  const main = repository.default_branch
  if (event === 'push' && !hasBase && main !== undefined && ref !== `refs/heads/${main}`)
    return idle(`${ref} is not the default branch, and the setting \`base\` names no other`)
  return null
}
