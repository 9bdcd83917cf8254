import { keyInUse, keyReused, keyTooLong, type Answer } from './answers.ts'
import type { Refusal } from './types.ts'

/** Characters; a longer key is refused (https://docs.stripe.com/api/idempotent_requests). */
const LONGEST_KEY = 255
const DAY_MS = 24 * 60 * 60 * 1000

/** How an API namespace treats keys. */
interface Rules {
  readonly methods: readonly string[]
  /** Milliseconds after which a key is forgotten. */
  readonly keptMs: number
  /** Whether a failure is replayed like a success; otherwise the work is done again. */
  readonly replaysFailures: boolean
}

/** https://docs.stripe.com/api/idempotent_requests and https://docs.stripe.com/api-v2-overview */
const V1: Rules = { methods: ['POST'], keptMs: DAY_MS, replaysFailures: true }
const V2: Rules = { methods: ['POST', 'DELETE'], keptMs: 30 * DAY_MS, replaysFailures: false }

/** What of a request matters to the rules. */
interface KeyedRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly key: string | null
  /** Of its parameters; equal for the same ones, however they are written. */
  readonly parameters: string
  /** Whom it acts for: a connected account, or a context; empty for the account of the API key. */
  readonly account: string
  /** Of the answer that it is to get. */
  readonly requestId: string
}

/**
 * Sent before the endpoint begins: a request that omitted its API key, one that conflicts with another, one too many. They are
 * not stored (https://docs.stripe.com/error-low-level and https://docs.stripe.com/api/idempotent_requests).
 */
const NEVER_STORED: ReadonlySet<number> = new Set([401, 409, 429])

/** What becomes of a request: it may be executed, or it is answered at once. */
type Admission =
  | {
      readonly kind: 'execute'
      /** Must be called once: with the answer where execution began, else with null, so that the key is free again. */
      finish(answer: Answer | null): void
    }
  | { readonly kind: 'answered'; readonly answer: Answer; readonly why: 'replayed' | Refusal }

/** Stripe's idempotency layer for one account. */
export interface KeyStore {
  admit(request: KeyedRequest): Admission
}

interface Entry {
  readonly method: string
  readonly path: string
  readonly parameters: string
  /** When execution began, on the store's clock. */
  readonly since: number
  readonly keptMs: number
  state: 'in flight' | 'failed' | Answer
}

/** Whether Stripe heeds an idempotency key on such a request. */
export function takesKey({ method, path }: Pick<KeyedRequest, 'method' | 'path'>): boolean {
  return rulesOf(path).methods.includes(method)
}

function rulesOf(path: string): Rules {
  return path.startsWith('/v2/') ? V2 : V1
}

/** A store whose keys expire by the given clock, in milliseconds; with more than `most` the oldest is forgotten before its time. */
export function createKeyStore(now: () => number, most = Infinity): KeyStore {
  const entries = new Map<string, Entry>()

  function known(key: string): Entry | undefined {
    const entry = entries.get(key)
    if (entry === undefined || entry.state === 'in flight' || now() - entry.since < entry.keptMs) return entry
    entries.delete(key)
    return undefined
  }

  function makeRoom(): void {
    if (entries.size < most) return
    for (const [key, { state }] of entries) {
      if (state === 'in flight') continue
      entries.delete(key)
      return
    }
  }

  return {
    admit({ method, path, key: given, parameters, account, requestId }) {
      const rules = rulesOf(path)
      // An empty header is what go and ruby send for an empty key: no key at all.
      if (given === null || given === '' || !rules.methods.includes(method)) return { kind: 'execute', finish: () => undefined }
      if (given.length > LONGEST_KEY) return { kind: 'answered', answer: keyTooLong(given.length), why: 'too long' }

      // Stripe's pages do not say whose a key is. Ours is of one account: two accounts have no object in common.
      const key = JSON.stringify([account, given])
      const before = known(key)
      if (before !== undefined) {
        if (before.method !== method || before.path !== path || before.parameters !== parameters) {
          return { kind: 'answered', answer: keyReused(given, before.path, path), why: 'other parameters' }
        }
        if (before.state === 'in flight') return { kind: 'answered', answer: keyInUse(), why: 'in flight' }
        if (before.state !== 'failed') {
          const { status, headers, body } = before.state
          const own = { 'request-id': requestId, 'original-request': headers['request-id'] ?? '', 'idempotent-replayed': 'true' }
          return { kind: 'answered', answer: { status, headers: { ...headers, ...own }, body }, why: 'replayed' }
        }
      }

      const entry: Entry = { method, path, parameters, since: now(), keptMs: rules.keptMs, state: 'in flight' }
      if (before === undefined) makeRoom()
      entries.set(key, entry)
      return {
        kind: 'execute',
        finish(answer) {
          const begun = answer !== null && !NEVER_STORED.has(answer.status)
          if (begun) entry.state = answer.status < 400 || rules.replaysFailures ? answer : 'failed'
          else if (before === undefined) entries.delete(key)
          else entry.state = 'failed'
        },
      }
    },
  }
}
