import { describe, expect, test } from 'vitest'
import type { PullDraft } from '../../src/domain/pull.ts'
import { emulatedGitHub, type TestRepository } from '../support/github/index.ts'
import { EXTRAS, pathsOn, shown } from '../support/github/paths.ts'
import type { Fault } from '../support/github/proxy.ts'
import { bodyOf } from '../support/pull-draft.ts'

const PATHS = pathsOn(emulatedGitHub())
const BRANCH = 'stripe-upgrade/node-23.x'

/** A fault that each request of a path meets in turn, and what is said of it. */
interface Trial {
  readonly title: string
  readonly fault: Fault
  /** What each line about it holds: what went wrong, and the way out. */
  readonly says: RegExp
  /** Whether all requests after it meet it too. */
  readonly lasts?: true
  /** The requests after which there is another way, so that nothing need be said. */
  readonly quiet: readonly string[]
}

/** What moves the branch by GraphQL; where GitHub refuses it, REST does. */
const REPLACED = ['POST updateRefs']
/** What a 404 may be an answer to: no such branch, commit or history, and what GitHub does not show in its first second. */
const ABSENT = [
  'GET commits',
  'GET git/ref',
  'GET compare',
  'POST issues/labels',
  'POST issues/assignees',
  'POST pulls/requested_reviewers',
]

const TRIALS: readonly Trial[] = [
  {
    title: '401',
    fault: { kind: 'answer', status: 401, body: { message: 'Bad credentials' } },
    says: /\(401\).*Give one that is valid.*input `token`/,
    quiet: [],
  },
  {
    title: '403',
    fault: { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } },
    says: /\(403\).*lacks the permission `[a-z-]+: (?:read|write)`\. Add (?:it|`[a-z-]+: write`)/,
    quiet: REPLACED,
  },
  {
    title: '404',
    fault: { kind: 'answer', status: 404, body: { message: 'Not Found' } },
    says: /permission `[a-z-]+: (?:read|write)`|The label bug does not exist|by somebody else|Somebody else/,
    quiet: [...REPLACED, ...ABSENT],
  },
  {
    title: '422',
    fault: { kind: 'answer', status: 422, body: { message: 'Validation Failed', errors: [{ field: 'x', code: 'odd' }] } },
    says: /\(422\).*Validation Failed; x odd\. Mend what it names and run again/,
    quiet: REPLACED,
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
const LOST: readonly Pick<Trial, 'title' | 'fault'>[] = [
  { title: '502 although it took effect', fault: { kind: 'late', status: 502 } },
  { title: 'a connection that ends after it', fault: { kind: 'cut', when: 'after' } },
]

/** A refusal of these that will last is a warning, and they are not tried again. */
const GIVING = new Set([
  'POST draft',
  'GET labels',
  'POST issues/labels',
  'POST issues/assignees',
  'GET pulls/reviews',
  'POST pulls/requested_reviewers',
])

/** What a person sees, without commit ids, which differ from run to run; then what the run after that would write. */
async function seen(repository: TestRepository, draft: PullDraft, refused: boolean) {
  const head = String(await repository.head(BRANCH))
  const { parents, message } = await repository.commitAt(head)
  const pulls = await repository.pulls()
  const state = {
    parents,
    message: message.split('\n')[0],
    texts: await Promise.all([...draft.files.keys()].map(async (path) => repository.read(BRANCH, path))),
    pulls: refused
      ? pulls.map((pull) => Object.assign({}, pull, { labels: ['bug'], assignees: ['rita'], reviewers: ['rita'], draft: draft.draft }))
      : pulls,
    status: await repository.status(head),
  }
  const { writes, warnings } = await repository.run([draft], { extras: EXTRAS })
  return { ...state, writes, warnings }
}

/** What there is to see when all is done. */
function finished(draft: PullDraft): Awaited<ReturnType<typeof seen>> {
  const { base, title } = draft
  return {
    parents: [draft.baseCommit],
    message: draft.message,
    texts: [...draft.files.values()],
    pulls: [
      {
        number: 1,
        base,
        title,
        body: bodyOf(draft),
        state: 'open',
        draft: draft.draft,
        labels: ['bug'],
        assignees: ['rita'],
        reviewers: ['rita'],
      },
    ],
    status: { context: 'stripe-upgrade/contract', ...draft.status },
    writes: [],
    warnings: [],
  }
}

/** Runs with the faults that stand, then without, and tells what was said the first time and what there is to see then. */
async function runTwice(repository: TestRepository, draft: PullDraft, request: string) {
  const { published, warnings } = await repository.run([draft], { extras: EXTRAS })
  repository.faults = () => null
  const lines = [...published.flatMap(({ why }) => why ?? []), ...warnings]
  const { length } = await repository.pulls()
  await repository.run([draft], { extras: EXTRAS })
  return { lines, pulls: length, afterwards: await seen(repository, draft, GIVING.has(request) && lines.length > 0) }
}

describe.each(PATHS)('$title', ({ begin, requests, isFirst, failing = requests.map((_, index) => index + 1), always = () => null }) => {
  test('consists of these requests', async () => {
    const { repository, draft } = await begin(null)
    repository.faults = always
    await repository.run([draft], { extras: EXTRAS })
    repository.faults = () => null
    expect(repository.requests.map(shown)).toEqual(requests)
    expect(await seen(repository, draft, false)).toEqual(finished(draft))
  })

  test.each(TRIALS)('$title at each of them: a clear line; the next run finishes, without a duplicate', async (trial) => {
    const { fault, says, lasts = false, quiet } = trial
    let previous: TestRepository | null = null
    for (const place of failing) {
      const request = requests[place - 1] ?? ''
      const { repository, draft } = await begin(previous)
      // What is not tried again would stand in the way of the next fault.
      previous = isFirst || GIVING.has(request) ? null : repository
      repository.faults = (sent, number) => (number === place || (lasts && number > place) ? fault : always(sent))
      const { lines, pulls, afterwards } = await runTwice(repository, draft, request)
      const unclear = lines.length === 0 && !quiet.includes(request) ? ['nothing is said'] : lines.filter((line) => !says.test(line))
      expect({ request, unclear, pulls, afterwards }).toEqual({
        request,
        unclear: [],
        pulls: expect.any(Number),
        afterwards: finished(draft),
      })
      expect(pulls).toBeLessThanOrEqual(1)
    }
  })

  test.each(LOST)('$title, of each write: found, and nothing is written twice', async ({ fault }) => {
    let previous: TestRepository | null = null
    for (const place of failing) {
      const request = requests[place - 1] ?? ''
      if (request.startsWith('GET')) continue
      const { repository, draft } = await begin(previous)
      if (!isFirst) previous = repository
      repository.faults = (sent, number) => (number === place ? fault : always(sent))
      const { lines, pulls, afterwards } = await runTwice(repository, draft, request)
      expect({ request, lines, pulls, afterwards }).toEqual({ request, lines: [], pulls: 1, afterwards: finished(draft) })
    }
  })

  // What is killed before a request leaves what was killed after the one before it.
  test('killed after each of them: the next run finishes (P4, F03, F04, F05)', async () => {
    let previous: TestRepository | null = null
    for (const place of failing) {
      const { repository, draft } = await begin(previous)
      if (!isFirst) previous = repository
      repository.faults = (sent, number) => (number < place ? always(sent) : { kind: 'cut', when: number === place ? 'after' : 'before' })
      const { afterwards } = await runTwice(repository, draft, '')
      const request = requests[place - 1]
      expect({ request, afterwards }).toEqual({ request, afterwards: finished(draft) })
    }
  })
})
