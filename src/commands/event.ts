import { readFile } from 'node:fs/promises'
import { BRANCH_PREFIX } from '../domain/pull.ts'

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

/** The repository in the event's payload; empty where the payload has none, or nothing that can be read. */
async function repositoryIn(path: string | undefined): Promise<EventRepository> {
  if (path === undefined) return {}
  const [v, text] = await Promise.all([import('valibot'), readFile(path, 'utf8').catch(() => '')])
  const payload = v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      repository: v.object({
        default_branch: v.fallback(v.optional(v.string()), undefined),
        fork: v.fallback(v.optional(v.boolean()), undefined),
      }),
    }),
  )
  const read = v.safeParse(payload, text)
  return read.success ? read.output.repository : {}
}

/** The repository's default branch, where the workflow's event names it. */
export async function defaultBranch(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { default_branch: named } = await repositoryIn(env['GITHUB_EVENT_PATH'])
  if (named !== undefined) return named
  // Only the default branch starts these two. The event of a schedule says nothing about the repository.
  return ['schedule', 'repository_dispatch'].includes(env['GITHUB_EVENT_NAME'] ?? '') ? env['GITHUB_REF_NAME'] : undefined
}

function idle(why: string): Refusal {
  return { why: `${why}: nothing is done here`, kind: 'nothing to do' }
}

/**
 * Why the action must not run for this event, or null. `hasBase`: whether the setting `base` names the branch that
 * upgrades start from, so that it does not matter which one was pushed.
 */
export async function refusal(env: NodeJS.ProcessEnv, hasBase: boolean): Promise<Refusal | null> {
  const event = env['GITHUB_EVENT_NAME'] ?? ''
  if (DANGEROUS.has(event))
    return {
      why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on schedule or workflow_dispatch`,
      kind: 'mistake',
    }
  if (event !== '' && !ACCEPTED.has(event))
    return { why: `stripe-upgrade does not run on ${event}; run it on schedule, workflow_dispatch or push`, kind: 'mistake' }
  const repository = await repositoryIn(env['GITHUB_EVENT_PATH'])
  // A fork has the workflow too, and a schedule that somebody switched on there (threat T36).
  if (repository.fork === true) return idle('this repository is a fork')
  const ref = env['GITHUB_REF'] ?? ''
  if (ref.startsWith(OWN_BRANCHES)) return idle('this is a branch of an upgrade')
  const main = await defaultBranch(env)
  if (event === 'push' && !hasBase && main !== undefined && ref !== `refs/heads/${main}`)
    return idle(`${ref} is not the default branch, and the setting \`base\` names no other`)
  return null
}
