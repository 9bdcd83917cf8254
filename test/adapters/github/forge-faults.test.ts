import { describe, expect, test } from 'vitest'
import type { PullDraft } from '../../../src/domain/pull.ts'
import { bodyWithCi } from '../../../src/publish/ci-line.ts'
import { ALL_PERMISSIONS } from '../../support/github/emulator.ts'
import { emulatedGitHub, type TestRepository } from '../../support/github/index.ts'
import { EXTRAS, pathsOn, shown } from '../../support/github/paths.ts'
import { LOST, TRIALS } from '../../support/github/trials.ts'
import { bodyOf } from '../../support/pull-draft.ts'

const PATHS = pathsOn(emulatedGitHub())
/** With a token that may read the checks too, so that each fault at them takes something away. */
const GIVEN = { extras: EXTRAS, permissions: { ...ALL_PERMISSIONS, checks: 'read' } } as const
const BRANCH = 'stripe-upgrade/node-23.x'

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
  const { writes, warnings } = await repository.run([draft], GIVEN)
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
        body: bodyOf({ ...draft, body: bodyWithCi(draft.body, 'none', null) }),
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

/** Runs with the faults that are set, then without, and gives what was said the first time and what there is to see then. */
async function runTwice(repository: TestRepository, draft: PullDraft, request: string) {
  const { published, warnings } = await repository.run([draft], GIVEN)
  repository.faults = () => null
  const lines = [...published.flatMap(({ why }) => why ?? []), ...warnings]
  const { length } = await repository.pulls()
  await repository.run([draft], GIVEN)
  return { lines, pulls: length, afterwards: await seen(repository, draft, GIVING.has(request) && lines.length > 0) }
}

describe.each(PATHS)('$title', ({ begin, requests, isFirst, failing = requests.map((_, index) => index + 1), always = () => null }) => {
  test('consists of these requests', async () => {
    const { repository, draft } = await begin(null)
    repository.faults = always
    await repository.run([draft], GIVEN)
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
      // What is not tried again would hide the next fault.
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
