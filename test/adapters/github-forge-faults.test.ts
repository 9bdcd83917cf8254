import { describe, expect, test } from 'vitest'
import type { PullDraft } from '../../src/domain/pull.ts'
import { draftFor, emulatedGitHub, FILES, type TestRepository } from '../support/github/index.ts'
import type { Fault } from '../support/github/proxy.ts'
import { bodyOf } from '../support/pull-draft.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'
/** Given once, when it is opened. */
const EXTRAS = { labels: ['bug'], assignees: ['rita'], reviewers: [] }

/** A happy path: how it begins, in a repository where one like it ended or in a new one, and of what requests it consists. */
interface Path {
  readonly title: string
  /** Whether it takes a repository of its own each time. */
  readonly isFirst: boolean
  begin(previous: TestRepository | null): Promise<{ readonly repository: TestRepository; readonly draft: PullDraft }>
  readonly requests: readonly string[]
  /** The numbers of those that fail in turn: not those that failed in the path before. */
  readonly failing: readonly number[]
}

async function begun(): Promise<TestRepository> {
  const repository = await github.repository(FILES)
  await repository.owner('POST', '/labels', { name: 'bug', color: 'ffffff' })
  return repository
}

let turns = 0

const PATHS: readonly Path[] = [
  {
    title: 'a new pull request',
    isFirst: true,
    async begin() {
      const repository = await begun()
      return { repository, draft: await draftFor(repository) }
    },
    requests: [
      'GET commits',
      'GET git/ref',
      'GET pulls',
      'GET git/commits',
      'GET git/trees',
      'POST git/trees',
      'POST git/commits',
      'POST git/refs',
      'POST pulls',
      'GET commits',
      'GET labels',
      'POST issues',
      'POST issues',
      'POST statuses',
    ],
    failing: Array.from({ length: 14 }, (_, index) => index + 1),
  },
  {
    title: 'a pull request in which everything is new',
    isFirst: false,
    async begin(previous) {
      const repository = previous ?? (await begun())
      if (previous === null) await repository.run([await draftFor(repository)], { extras: EXTRAS })
      const turn = (turns += 1)
      await repository.commit('main', { 'README.md': `New words ${turn}` })
      const draft = await draftFor(repository, {
        body: `Newer ${turn}.`,
        draft: (await repository.pulls())[0]?.draft !== true,
        files: new Map(['package.json', 'package-lock.json'].map((path) => [path, `{ "stripe": "^23.${turn}.0" }`])),
        status: { state: 'failure', description: `broken ${turn}` },
      })
      return { repository, draft }
    },
    requests: [
      'GET commits',
      'GET git/ref',
      'GET commits',
      'GET compare',
      'GET git/blobs',
      'GET git/blobs',
      'GET pulls',
      'GET git/commits',
      'GET git/trees',
      'POST git/trees',
      'POST git/commits',
      'GET ',
      'POST graphql',
      'PATCH pulls',
      'POST graphql',
      'GET commits',
      'POST statuses',
    ],
    failing: [3, 4, 5, 12, 13, 14, 15],
  },
]

const FAULTS: readonly (readonly [title: string, fault: Fault, says: RegExp])[] = [
  ['401', { kind: 'answer', status: 401, body: { message: 'Bad credentials' } }, /\(401\).*input `token`/],
  [
    '403',
    { kind: 'answer', status: 403, body: { message: 'Resource not accessible by integration' } },
    /\(403\).*lacks the permission `[a-z-]+: (?:read|write)`/,
  ],
  [
    '404',
    { kind: 'answer', status: 404, body: { message: 'Not Found' } },
    /permission `[a-z-]+: (?:read|write)`|The label bug does not exist|by somebody else|Somebody else/,
  ],
  [
    '422',
    { kind: 'answer', status: 422, body: { message: 'Validation Failed', errors: [{ field: 'x', code: 'odd' }] } },
    /\(422\).*Validation Failed; x odd/,
  ],
  [
    '429',
    { kind: 'answer', status: 429, headers: { 'retry-after': '1000' } },
    /\(429\).*rate limit.*Run again after \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
  ],
  ['502', { kind: 'answer', status: 502 }, /\(502\)/],
  ['502 although it took effect', { kind: 'late', status: 502 }, /\(502\)/],
  ['a connection that ends after it', { kind: 'cut', when: 'after' }, /no answer came/],
]

/** The requests for `EXTRAS`: a refusal that will last is a warning, and is not tried again. */
const GIVING = new Set(['GET labels', 'POST issues'])

/** What a person sees, without commit ids, which differ from run to run; then what the run after that would write. */
async function seen(repository: TestRepository, draft: PullDraft, refused: boolean) {
  const head = String(await repository.head(BRANCH))
  const { parents, message } = await repository.commitAt(head)
  const pulls = await repository.pulls()
  const state = {
    parents,
    message: message.split('\n')[0],
    texts: await Promise.all([...draft.files.keys()].map(async (path) => repository.read(BRANCH, path))),
    pulls: refused ? pulls.map((pull) => Object.assign({}, pull, { labels: ['bug'], assignees: ['rita'] })) : pulls,
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
        reviewers: [],
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

describe.each(PATHS)('$title', ({ begin, requests, failing, isFirst }) => {
  test('consists of these requests', async () => {
    const { repository, draft } = await begin(null)
    await repository.run([draft], { extras: EXTRAS })
    const shown = repository.requests.map(({ method, path }) => {
      const [first = '', second = ''] = path.startsWith('/repos/') ? path.split('/').slice(4) : ['graphql']
      return `${method} ${first === 'git' ? `git/${second}` : first}`
    })
    expect(shown).toEqual(requests)
    expect(await seen(repository, draft, false)).toEqual(finished(draft))
  })

  test.each(FAULTS)('%s at each of them: a clear line or no trace; the next run finishes, without a duplicate', async (_, fault, says) => {
    let previous: TestRepository | null = null
    for (const place of failing) {
      const request = requests[place - 1] ?? ''
      const { repository, draft } = await begin(previous)
      if (!isFirst) previous = repository
      repository.faults = (__, number) => (number === place ? fault : null)
      const { lines, pulls, afterwards } = await runTwice(repository, draft, request)
      const unclear = lines.filter((line) => !says.test(line))
      expect({ request, unclear, duplicates: Math.max(0, pulls - 1), afterwards }).toEqual({
        request,
        unclear: [],
        duplicates: 0,
        afterwards: finished(draft),
      })
    }
  })

  // What is killed before a request leaves what was killed after the one before it.
  test('killed after each of them: the next run finishes (P4, F03, F04, F05)', async () => {
    let previous: TestRepository | null = null
    for (const [index, request] of requests.entries()) {
      const { repository, draft } = await begin(previous)
      if (!isFirst) previous = repository
      repository.faults = (_, number) => (number <= index ? null : { kind: 'cut', when: number === index + 1 ? 'after' : 'before' })
      const { afterwards } = await runTwice(repository, draft, '')
      expect({ request, afterwards }).toEqual({ request, afterwards: finished(draft) })
    }
  })
})
