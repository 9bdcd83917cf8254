import { hash, randomUUID } from 'node:crypto'
import { createKeyStore, type KeyStore } from './idempotency.ts'
import type { Attempt, Fault, Script } from './types.ts'

/** Bytes: all of any request of the suite, and of a file's upload its beginning, so that many do not fill our memory. */
const REMEMBERED_BODY = 64 * 1024

/** The case of every request whose API key has not the form `sk_test_<token>`. */
export const SHARED_TOKEN = ''

/** A request, whole. */
export interface Received {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** An attempt whose end is not known yet. */
export type OpenAttempt = { -readonly [Name in keyof Attempt]: Attempt[Name] }

/** What the gateway holds of one case. */
interface Case {
  script: Script
  /** Milliseconds that its clock is ahead. */
  ahead: number
  /** Attempts so far, also those that are forgotten. */
  count: number
  readonly history: OpenAttempt[]
  /** Its own, so that cases may use the same keys. */
  readonly keys: KeyStore
}

/** What becomes of one request next. */
export interface Recorded {
  readonly token: string
  readonly attempt: OpenAttempt
  readonly fault: Fault
  readonly keys: KeyStore
}

/** All cases of a gateway, each made when it is first named. */
export interface Cases {
  of(token: string): Case
  /** Every attempt, in the order in which they arrived. */
  all(): readonly OpenAttempt[]
  /** Puts a request into its case's history, and says which fault the case's script has for it. */
  record(request: Received): Recorded
  /**
   * The same for one that came to another host: the one that a redirect named, whose path is the case's token, or one that nobody
   * may trust.
   */
  recordAside(head: Omit<Received, 'body'>, where: 'elsewhere' | 'untrusted'): void
}

/** How much a gateway remembers; what is older is forgotten. */
export interface Memory {
  /** Cases, which is API keys. */
  readonly cases: number
  /** Idempotency keys of one case. */
  readonly keys: number
  /** Attempts of one case. */
  readonly attempts: number
}

/** All of it: a suite knows how much it sends. */
export const EVERYTHING: Memory = { cases: Infinity, keys: Infinity, attempts: Infinity }

/** `now` is the clock that idempotency keys expire by, in milliseconds. */
export function createCases(now: () => number, memory: Memory = EVERYTHING): Cases {
  const [started, cases] = [performance.now(), new Map<string, Case>()]
  let sequence = 0

  function of(token: string): Case {
    const existing = cases.get(token)
    const found: Case = existing ?? {
      script: { faults: [] },
      ahead: 0,
      count: 0,
      history: [],
      keys: createKeyStore(() => now() + found.ahead, memory.keys),
    }
    // The last is the one that was named last.
    cases.delete(token)
    cases.set(token, found)
    const [oldest] = cases.keys()
    if (cases.size > memory.cases && oldest !== undefined) cases.delete(oldest)
    return found
  }

  function attemptOf({ method, path, headers, body }: Received, one: Case, fault: Attempt['fault']): OpenAttempt {
    sequence += 1
    one.count += 1
    const attempt: OpenAttempt = {
      sequence,
      attempt: one.count,
      method,
      path,
      key: headers['idempotency-key'] ?? null,
      ...kept(body, headers['content-type']),
      headers,
      requestId: `req_${randomUUID().replaceAll('-', '').slice(-16)}`,
      fault,
      executed: false,
      made: false,
      replayed: false,
      status: null,
      at: performance.now() - started,
    }
    one.history.push(attempt)
    if (one.history.length > memory.attempts) one.history.shift()
    return attempt
  }

  return {
    of,
    all: () => [...cases.values()].flatMap(({ history }) => history).toSorted((a, b) => a.sequence - b.sequence),
    record(request) {
      const token = tokenOf(request.headers['authorization'])
      const one = of(token)
      const fault = faultAt(one.script, one.count)
      return { token, attempt: attemptOf(request, one, fault.kind), fault, keys: one.keys }
    },
    recordAside(head, where) {
      const token = where === 'elsewhere' ? head.path.slice(1) : tokenOf(head.headers['authorization'])
      attemptOf({ ...head, body: Buffer.alloc(0) }, of(token), where).status = 200
    },
  }
}

/** What is remembered of a body. */
function kept(body: Buffer, contentType = ''): Pick<Attempt, 'body' | 'bodyHash' | 'upload'> {
  return {
    body: body.toString('utf8', 0, REMEMBERED_BODY),
    bodyHash: hash('sha256', body),
    ...(contentType.startsWith('multipart/') ? { upload: body.toString('base64', 0, REMEMBERED_BODY) } : {}),
  }
}

/** The token in `Bearer sk_test_<token>`, also with `_` and a name behind it, or in the user name of Basic authentication. */
function tokenOf(authorization = ''): string {
  const [scheme = '', credentials = ''] = authorization.split(' ')
  const basic = scheme.toLowerCase() === 'basic'
  const apiKey = basic ? (Buffer.from(credentials, 'base64').toString('latin1').split(':')[0] ?? '') : credentials
  return /^sk_test_([A-Za-z0-9]+)(?:_[a-z]+)?$/.exec(apiKey)?.[1] ?? SHARED_TOKEN
}

/** The fault for the attempt that comes after so many. */
function faultAt({ faults, forever }: Script, before: number): Fault {
  return faults[before] ?? (forever === true ? faults.at(-1) : undefined) ?? { kind: 'forward' }
}
