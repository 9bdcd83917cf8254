import { readFile } from 'node:fs/promises'

/** What the action takes of the context that GitHub gives a workflow. */
export interface ActionContext {
  /** The event's name: `schedule`; empty outside a workflow. */
  readonly event: string
  /** What was checked out: `refs/heads/main`. */
  readonly ref: string
  /** `owner/name`; null where nothing says it. */
  readonly repository: string | null
  /** What the event holds, of which no field has been looked at; an empty object where its file has nothing that can be read. */
  readonly payload: unknown
}

/** Whether the file holds a JSON object. The context throws where it is no JSON, and prints where it is missing. */
async function holdsEvent(path: string): Promise<boolean> {
  const [v, text] = await Promise.all([import('../domain/schemas.ts'), readFile(path, 'utf8').catch(() => '')])
  const event = v.pipe(
    v.string(),
    v.parseJson(),
    v.check((data) => !Array.isArray(data)),
    v.looseObject({}),
  )
  return v.safeParse(event, text).success
}

/**
 * Event, repository and payload, by the context of `@actions/github`, which reads the environment of this process. The package
 * exports it only beside a client of GitHub that has 0.8 MB and is not needed here, so its file is named.
 */
export async function actionContext(): Promise<ActionContext> {
  const { env } = process
  const path = env['GITHUB_EVENT_PATH']
  const named = env['GITHUB_REPOSITORY'] || null
  if (path && !(await holdsEvent(path)))
    return { event: env['GITHUB_EVENT_NAME'] ?? '', ref: env['GITHUB_REF'] ?? '', repository: named, payload: {} }
  const { Context } = await import('../../node_modules/@actions/github/lib/context.js')
  const context = new Context()
  // Where the variable is missing it guesses by fields of the payload that have not been looked at.
  const repository = named === null ? null : `${context.repo.owner}/${context.repo.repo}`
  // Outside a workflow it has nothing, whatever its types say.
  return { event: context.eventName || '', ref: context.ref || '', repository, payload: context.payload }
}
