import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Octokit } from '@octokit/rest'
import type { GenericSchema, InferOutput } from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import { failureOf, upstreamError, type Act, type Failure } from './errors.ts'
import { sameOriginFetch } from './same-origin-fetch.ts'

/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 30_000
/** The largest answer that is read: a lockfile of 32 MB, in base64. */
const MAX_BYTES = 48 * 1024 * 1024
/** How often a read is asked again after a 5xx or a lost answer. */
const READ_RETRIES = 2
/** Seconds that a run waits in all because GitHub asked it to; beyond that it ends and says when to come back. */
const PATIENCE = 180

export interface ClientOptions {
  /** Sent to the origin of `baseUrl` alone. */
  readonly token: string
  /** The REST API's root, `GITHUB_API_URL` in a workflow; by default GitHub's own. */
  readonly baseUrl?: string | undefined
  /** `owner/name`. */
  readonly repository: string
  /**
   * How long a second of waiting lasts, in milliseconds: 1000 but in tests. At 0 nothing is waited for, neither between
   * writes (GitHub asks for a second) nor before something is asked again.
   */
  readonly secondMs?: number | undefined
}

type Ask = (octokit: Octokit, repository: { readonly owner: string; readonly repo: string }) => Promise<{ readonly data: unknown }>

/** GitHub's REST API for one repository, with the one policy for what is asked again. Every failure is an UpstreamError. */
export interface Client {
  /** Asks again, twice at most, where GitHub is in trouble. */
  read<S extends GenericSchema>(act: Act, schema: S, ask: Ask): Promise<InferOutput<S>>
  /** Null for what GitHub does not have. */
  find<S extends GenericSchema>(act: Act, schema: S, ask: Ask): Promise<InferOutput<S> | null>
  /**
   * Sends once. Where the answer was lost, GitHub was in trouble or a limit was reached, `landed` reads whether it took
   * effect all the same, and only where it did not (null) it is sent a second and last time.
   */
  write<S extends GenericSchema>(
    act: Act,
    schema: S,
    send: Ask,
    landed: () => Promise<InferOutput<S> | null>,
    more?: { readonly also?: string; readonly justMade?: boolean },
  ): Promise<InferOutput<S>>
}

async function octokitFor({ token, baseUrl, secondMs = 1000 }: ClientOptions, patience: Patience): Promise<Octokit> {
  const [{ Octokit: Plain }, { throttling }, { retry }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-throttling'),
    import('@octokit/plugin-retry'),
  ])
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  // A write that met a limit is left to `write`, which reads before it sends again.
  const mayWait = (seconds: number, { method }: { method: string }, _: unknown, count: number): boolean =>
    method === 'GET' && count < READ_RETRIES && patience.take(seconds)
  const octokit = new (Plain.plugin(throttling, retry))({
    auth: token,
    ...(baseUrl ? { baseUrl } : {}),
    userAgent: 'stripe-upgrade',
    log: silent,
    request: { fetch: sameOriginFetch(ANSWER_MS, MAX_BYTES) },
    throttle:
      secondMs === 0
        ? { enabled: false }
        : { id: `stripe-upgrade ${randomUUID()}`, retryAfterBaseValue: secondMs, onRateLimit: mayWait, onSecondaryRateLimit: mayWait },
    retry: { retries: READ_RETRIES, retryAfterBaseValue: secondMs, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
  })
  // The plugin would repeat writes too: one 502 on `POST /pulls` made four of them.
  octokit.hook.before('request', (options) => {
    if (options.method !== 'GET') options.request = { ...options.request, retries: 0 }
  })
  return octokit
}

/** What is left of the time that a run waits for GitHub. */
interface Patience {
  /** Takes the seconds where there are as many left. */
  take(seconds: number): boolean
}

function patienceOf(seconds: number): Patience {
  let left = seconds
  return {
    take(wanted) {
      if (wanted > left) return false
      left -= wanted
      return true
    },
  }
}

/** The seconds after which a failed write may be looked into; null where it is final. */
function pauseAfter({ status, retryAt }: Failure, justMade: boolean, patience: Patience): number | null {
  if (retryAt !== null) {
    const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1000))
    return patience.take(seconds) ? seconds : null
  }
  return status === null || status >= 500 || (justMade && status === 404) ? 1 : null
}

/** Makes a client; nothing is loaded or asked before its first use. */
export function createClient(options: ClientOptions): Client {
  const { token, repository, secondMs = 1000 } = options
  const [owner = '', repo = ''] = repository.split('/')
  const patience = patienceOf(PATIENCE)
  let opened: Promise<Octokit> | null = null

  async function ask<S extends GenericSchema>(
    act: Act,
    schema: S,
    question: Ask,
  ): Promise<{ readonly kind: 'answer'; readonly answer: InferOutput<S> } | { readonly kind: 'failure'; readonly failure: Failure }> {
    const octokit = await (opened ??= octokitFor(options, patience))
    let data: unknown
    try {
      ;({ data } = await question(octokit, { owner, repo }))
    } catch (error) {
      return { kind: 'failure', failure: failureOf(error, token, new Date()) }
    }
    const { safeParse } = await import('../../domain/schemas.ts')
    const parsed = safeParse(schema, data)
    if (parsed.success) return { kind: 'answer', answer: parsed.output }
    throw new UpstreamError(
      `${repository}: could not ${act}: the answer is not as GitHub documents it. Is GITHUB_API_URL the address of GitHub's REST API, with no sign-in page before it?`,
    )
  }

  async function find<S extends GenericSchema>(act: Act, schema: S, question: Ask): Promise<InferOutput<S> | null> {
    const outcome = await ask(act, schema, question)
    if (outcome.kind === 'answer') return outcome.answer
    if (outcome.failure.status === 404) return null
    throw upstreamError(outcome.failure, act, repository)
  }

  return {
    find,
    async read(act, schema, question) {
      const outcome = await ask(act, schema, question)
      if (outcome.kind === 'answer') return outcome.answer
      throw upstreamError(outcome.failure, act, repository)
    },
    async write(act, schema, send, landed, { also = '', justMade = false } = {}) {
      const first = await ask(act, schema, send)
      if (first.kind === 'answer') return first.answer
      const seconds = pauseAfter(first.failure, justMade, patience)
      if (seconds === null) throw upstreamError(first.failure, act, repository, also)
      await sleep(seconds * secondMs)
      const there = await landed()
      if (there !== null) return there
      const second = await ask(act, schema, send)
      if (second.kind === 'answer') return second.answer
      throw upstreamError(second.failure, act, repository, also)
    },
  }
}
