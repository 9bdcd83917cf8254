import type { PullDraft } from '../../../src/domain/pull.ts'
import { draftFor, FILES, type TestGitHub, type TestRepository } from './index.ts'
import type { SeenRequest } from './operations.ts'
import type { Fault } from './proxy.ts'

/** What every pull request here is given once, when it is opened. */
export const EXTRAS = { labels: ['bug'], assignees: ['rita'], reviewers: ['rita'] }

/** A happy path: how it begins, in a repository where one like it ended or in a new one, and of what requests it consists. */
export interface Path {
  readonly title: string
  /** Whether it takes a repository of its own each time. */
  readonly isFirst: boolean
  begin(previous: TestRepository | null): Promise<{ readonly repository: TestRepository; readonly draft: PullDraft }>
  readonly requests: readonly string[]
  /** The numbers of those that fail in turn: all but those that fail in another path, before anything is written. */
  readonly failing?: readonly number[]
  /** What comes beside the fault that is tried. */
  readonly always?: (request: SeenRequest) => Fault | null
}

async function begun(github: TestGitHub): Promise<TestRepository> {
  const repository = await github.repository(FILES)
  await repository.owner('POST', '/labels', { name: 'bug', color: 'ffffff' })
  return repository
}

let turns = 0

/** A pull request, and a draft of which everything is new but the branch. */
async function allNew(github: TestGitHub, previous: TestRepository | null) {
  const repository = previous ?? (await begun(github))
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
}

/** `POST pulls/requested_reviewers`, without what names one of several. */
export function shown({ method, path, body }: SeenRequest): string {
  if (path === '/graphql') return String(body['query']).includes('updateRefs') ? 'POST updateRefs' : 'POST draft'
  const [first = '', second = '', third] = path.split('/').slice(4)
  const more = first === 'git' ? second : third
  return `${method} ${first}${more === undefined ? '' : `/${more}`}`
}

/** Every way that a pull request comes about, on the emulated GitHub. */
export function pathsOn(github: TestGitHub): readonly Path[] {
  return [
    {
      title: 'a new pull request',
      isFirst: true,
      async begin() {
        const repository = await begun(github)
        return { repository, draft: await draftFor(repository) }
      },
      requests: [
        'GET git/ref',
        'GET pulls',
        'GET commits',
        'GET git/commits',
        'GET git/trees',
        'POST git/trees',
        'POST git/commits',
        'POST git/refs',
        'GET commits/check-suites',
        'POST pulls',
        'GET commits/status',
        'GET labels',
        'POST issues/labels',
        'POST issues/assignees',
        'GET pulls/reviews',
        'POST pulls/requested_reviewers',
        'POST statuses',
      ],
    },
    {
      title: 'a pull request in which everything is new',
      isFirst: false,
      begin: async (previous) => allNew(github, previous),
      requests: [
        'GET git/ref',
        'GET commits',
        'GET compare',
        'GET git/blobs',
        'GET git/blobs',
        'GET pulls',
        'GET commits',
        'GET git/commits',
        'GET git/trees',
        'POST git/trees',
        'POST git/commits',
        'GET ',
        'POST updateRefs',
        'GET commits/check-suites',
        'POST draft',
        'PATCH pulls',
        'GET commits/status',
        'POST statuses',
      ],
      failing: [2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17, 18],
    },
    {
      title: 'the same where the branch cannot be moved by GraphQL',
      isFirst: false,
      async begin(previous) {
        const { repository, draft } = await allNew(github, previous)
        return { repository, draft: { ...draft, draft: false } }
      },
      always: ({ path }) => (path === '/graphql' ? { kind: 'answer', status: 404 } : null),
      requests: [
        'GET git/ref',
        'GET commits',
        'GET compare',
        'GET git/blobs',
        'GET git/blobs',
        'GET pulls',
        'GET commits',
        'GET git/commits',
        'GET git/trees',
        'POST git/trees',
        'POST git/commits',
        'GET ',
        'POST updateRefs',
        'GET git/ref',
        'PATCH git/refs',
        'GET commits/check-suites',
        'PATCH pulls',
        'GET commits/status',
        'POST statuses',
      ],
      failing: [14, 15],
    },
  ]
}
