import type { Fault } from './proxy.ts'

/** A fault that each request of a path meets in turn, and what is said of it. */
export interface Trial {
  readonly title: string
  readonly fault: Fault
  /** What each line about it holds: what went wrong, and what to do. */
  readonly says: RegExp
  /** Whether all requests after it meet it too. */
  readonly lasts?: true
  /** The requests after which there is another way, so that nothing need be said. */
  readonly quiet: readonly string[]
}

/** What moves the branch by GraphQL; where GitHub refuses it, REST does. */
const REPLACED = ['POST updateRefs']
/** What the first line says of the user's CI; where it cannot be read, there is no such line, and the next run writes it. */
const LEFT_OUT = ['GET commits/check-suites']
/** What a 404 may be an answer to: no such branch, commit or history, and what GitHub does not show in its first second. */
const ABSENT = [
  'GET commits',
  'GET git/ref',
  'GET compare',
  'POST issues/labels',
  'POST issues/assignees',
  'POST pulls/requested_reviewers',
]

/** Every way in which GitHub refuses or fails. */
export const TRIALS: readonly Trial[] = [
  {
    title: '401',
    fault: { kind: 'answer', status: 401, body: { message: 'Bad credentials' } },
    says: /\(401\).*Give one that is valid.*input `token`/,
    quiet: LEFT_OUT,
  },
  {
    title: '403',
    fault: { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } },
    says: /\(403\).*lacks the permission `[a-z-]+: (?:read|write)`\. Add (?:it|`[a-z-]+: write`)/,
    quiet: [...REPLACED, ...LEFT_OUT],
  },
  {
    title: '404',
    fault: { kind: 'answer', status: 404, body: { message: 'Not Found' } },
    says: /permission `[a-z-]+: (?:read|write)`|The label bug does not exist|by somebody else|Somebody else/,
    quiet: [...REPLACED, ...LEFT_OUT, ...ABSENT],
  },
  {
    title: '422',
    fault: { kind: 'answer', status: 422, body: { message: 'Validation Failed', errors: [{ field: 'x', code: 'odd' }] } },
    says: /\(422\).*Validation Failed; x odd\. Fix what it names and run again/,
    quiet: [...REPLACED, ...LEFT_OUT],
  },
  {
    title: '429',
    fault: { kind: 'answer', status: 429, headers: { 'retry-after': '1000' } },
    says: /\(429\).*rate limit.*Run again after \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    quiet: [],
  },
  {
    title: '502 from then on',
    fault: { kind: 'answer', status: 502 },
    says: /\(502\).*in trouble\. Run again later/,
    lasts: true,
    quiet: [],
  },
]

/** Of a write: what takes effect and seems not to have. It is found by a read, so nothing is said. */
export const LOST: readonly Pick<Trial, 'title' | 'fault'>[] = [
  { title: '502 although it took effect', fault: { kind: 'late', status: 502 } },
  { title: 'a connection that ends after it', fault: { kind: 'cut', when: 'after' } },
]
