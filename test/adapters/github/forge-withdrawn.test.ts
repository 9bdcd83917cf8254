import { describe, expect, test } from 'vitest'
import { draftFor, emulatedGitHub, FILES, type TestRepository } from '../../support/github/index.ts'
import { shown } from '../../support/github/paths.ts'
import { LOST, TRIALS } from '../../support/github/trials.ts'
import { bodyOf } from '../../support/pull-draft.ts'
import { withdrawalsOn } from '../../support/withdrawals.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'
/** Of one that somebody has touched. */
const REQUESTS = [
  'GET pulls',
  'GET git/ref',
  'GET commits',
  'GET compare',
  'GET issues/timeline',
  'PATCH pulls',
  'GET commits/status',
  'POST statuses',
]
/** Of one that nobody has touched. */
const CLOSING = ['GET pulls', 'GET git/ref', 'GET commits', 'GET compare', 'GET issues/timeline', 'PATCH pulls']

let reasons = 0

/** A pull request on a base that has moved on. */
async function untouched() {
  const { repository, draft } = await github.withPull()
  await repository.commit('main', { 'README.md': 'New words' })
  return { repository, draft }
}

/** The same where a person commented. */
async function begun() {
  const { repository, draft } = await untouched()
  await repository.owner('POST', '/issues/1/comments', { body: 'Wait for Rita.' })
  return { repository, draft }
}

/** The same, and a run that offers it no more. */
async function withdrawn(start = begun) {
  const { repository, draft } = await start()
  return { repository, draft, ...(await nextReason(repository)) }
}

/** A run that offers it no more, for a reason of its own. */
async function nextReason(repository: TestRepository) {
  const why = `It is ignored for reason ${(reasons += 1)}.`
  const withdrawals = withdrawalsOn({ branch: 'main', commit: await repository.base() }, why)
  return { why, run: async () => repository.run([], { withdrawals }) }
}

const FINISHED = { tells: true, state: 'error', writes: [], warnings: [] }

/** What there is to see after one more run, and what the run after that does. */
async function finished(repository: TestRepository, run: () => ReturnType<TestRepository['run']>, why: string) {
  await run()
  const { writes, warnings } = await run()
  const [pull] = await repository.pulls()
  return { tells: pull?.body.includes(why), state: await stateOf(repository), writes, warnings }
}

async function stateOf(repository: TestRepository): Promise<unknown> {
  const status = await repository.status(String(await repository.head(BRANCH)))
  return typeof status === 'object' && status !== null && 'state' in status ? status.state : null
}

describe('a pull request of an earlier run that is no longer offered, and that nobody has touched', () => {
  test('is closed by these requests, with the reason', async () => {
    const { repository, draft, why, run } = await withdrawn(untouched)
    expect(await run()).toMatchObject({
      published: [{ branch: BRANCH, action: 'closed', location: expect.stringContaining('/pull/1'), why }],
      warnings: [`${BRANCH} is no longer offered. ${why}`],
    })
    expect(repository.requests.map(shown)).toEqual(CLOSING)
    expect(await repository.pulls()).toMatchObject([
      { title: draft.title, state: 'closed', body: expect.stringContaining(`**This is no longer offered.** ${why} It was closed.`) },
    ])
    expect(await run()).toMatchObject({ published: [], writes: [], reads: 1, warnings: [] })
    expect((await repository.run([draft])).published).toMatchObject([{ action: 'opened', location: expect.stringContaining('/pull/2') }])
  })

  test.each<[string, (repository: TestRepository) => Promise<unknown>]>([
    ['commented', async ({ owner }) => owner('POST', '/issues/1/comments', { body: 'Why?' })],
    ['reviewed', async ({ owner }) => owner('POST', '/pulls/1/reviews', { body: 'Fine.', event: 'COMMENT' })],
    [
      'labelled it',
      async ({ owner }) => {
        await owner('POST', '/labels', { name: 'bug', color: 'ffffff' })
        return owner('POST', '/issues/1/labels', { labels: ['bug'] })
      },
    ],
    ['gave it another title', async ({ owner }) => owner('PATCH', '/pulls/1', { title: 'PAY-12' })],
    [
      'wrote into its text',
      async ({ owner, pulls }) => owner('PATCH', '/pulls/1', { body: `${(await pulls())[0]?.body}\nMind the tests.` }),
    ],
  ])('stays open where a person %s', async (_, touch) => {
    const { repository } = await untouched()
    await touch(repository)
    const { run } = await nextReason(repository)
    expect((await run()).published).toMatchObject([{ action: 'withdrawn' }])
    expect(await repository.pulls()).toMatchObject([{ state: 'open', body: expect.stringContaining('no longer offered') }])
  })

  test('is closed also where it has the label that we gave it', async () => {
    const repository = await github.repository(FILES)
    await repository.owner('POST', '/labels', { name: 'bug', color: 'ffffff' })
    await repository.run([await draftFor(repository)], { extras: { labels: ['bug'], reviewers: [], assignees: [] } })
    const { run } = await nextReason(repository)
    expect((await run()).published).toMatchObject([{ action: 'closed' }])
    expect(await repository.pulls()).toMatchObject([{ state: 'closed', labels: ['bug'] }])
  })

  test('is closed also where we labelled it and bots commented', async () => {
    const { repository } = await untouched()
    const { run } = await nextReason(repository)
    const bot = { login: 'coverage[bot]', type: 'Bot' }
    const events = [
      { event: 'labeled', actor: { login: 'github-actions[bot]', type: 'Bot' }, label: { name: 'bug' } },
      { event: 'commented', actor: bot, user: bot },
      { event: 'reviewed', user: bot },
      { event: 'committed', author: { name: 'somebody' } },
      { event: 'subscribed', actor: { login: 'rita', type: 'User' } },
    ]
    repository.faults = ({ path }) => (path.endsWith('/timeline') ? { kind: 'answer', status: 200, body: events } : null)
    expect((await run()).published).toMatchObject([{ action: 'closed' }])
  })

  test.each([
    ['has a history of a page or more', { status: 200, body: Array.from({ length: 100 }, () => ({ event: 'committed' })) }],
    ['has a history that the token may not read', { status: 403, body: { message: 'Resource not accessible by integration' } }],
  ])('stays open where it %s', async (_, answer) => {
    const { repository } = await untouched()
    const { run } = await nextReason(repository)
    repository.faults = ({ path }) => (path.endsWith('/timeline') ? { kind: 'answer', ...answer } : null)
    expect(await run()).toMatchObject({ published: [{ action: 'withdrawn' }] })
  })

  test.each(LOST)('$title, of the request that closes it: found, and nothing is written twice', async ({ fault }) => {
    const { repository } = await untouched()
    const { why, run } = await nextReason(repository)
    repository.faults = ({ method }) => (method === 'PATCH' ? fault : null)
    expect(await run()).toMatchObject({ published: [{ action: 'closed', why }] })
    expect(repository.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1)
    expect(await repository.pulls()).toMatchObject([{ state: 'closed' }])
  })
})

describe('a pull request of an earlier run that is no longer offered, and that a person has touched (F16)', () => {
  test('says so after these requests, and only once', async () => {
    const { repository, draft, why, run } = await withdrawn()
    expect(await run()).toMatchObject({
      published: [{ branch: BRANCH, action: 'withdrawn', location: expect.stringContaining('/pull/1'), why }],
      warnings: [`${BRANCH} is no longer offered. ${why}`],
    })
    expect(repository.requests.map(shown)).toEqual(REQUESTS)
    expect(await repository.pulls()).toMatchObject([
      { title: draft.title, state: 'open', draft: false, body: expect.stringContaining(`**This is no longer offered.** ${why}`) },
    ])
    expect(await repository.status(String(await repository.head(BRANCH)))).toMatchObject({ state: 'error' })
    expect(await run()).toMatchObject({ published: [{ action: 'withdrawn' }], writes: [], warnings: [] })
    expect((await repository.run([draft])).writes).toEqual(['PATCH /pulls/1', expect.stringMatching(/^POST \/statuses/)])
    expect(await repository.pulls()).toMatchObject([{ body: bodyOf(draft) }])
  })

  test.each(['stripe-upgrade/node-23.x', 'feature/other'])("a person's on %s is left alone", async (branch) => {
    const { repository, draft } = await github.withPull()
    await repository.commit(branch, { 'by-hand.txt': 'mine' }, { parent: (await repository.head(BRANCH)) ?? '' })
    if (branch !== BRANCH) {
      await repository.owner('PATCH', '/pulls/1', { state: 'closed' })
      await repository.owner('POST', '/pulls', { head: branch, base: 'main', title: 'Mine', body: bodyOf(draft) })
    }
    const { run } = await nextReason(repository)
    expect(await run()).toMatchObject({ published: [], writes: [], warnings: [] })
  })

  test('one from a fork, and one into another base, are left alone (T16)', async () => {
    const { repository, run } = await withdrawn()
    const pulls: unknown = await repository.owner('GET', '/pulls')
    const [ours] = Array.isArray(pulls) ? pulls : []
    const theirs = { ...ours, number: 7, head: { ...ours.head, repo: { id: 666 } } }
    repository.faults = ({ path, method, query }) => {
      if (method !== 'GET' || !path.endsWith('/pulls')) return null
      expect(query).toMatchObject({ base: 'main', state: 'open' })
      return { kind: 'answer', status: 200, body: [theirs] }
    }
    expect(await run()).toMatchObject({ published: [], writes: [] })
  })

  test.each([
    { pages: 3, writes: 2, said: [] },
    { pages: 10, writes: 0, said: ['Of the pull requests into main only the oldest 1000 were looked through.'] },
  ])('is found behind $pages pages of others, up to a limit that is named', async ({ pages, writes, said }) => {
    const { repository, why, run } = await withdrawn()
    const pulls: unknown = await repository.owner('GET', '/pulls')
    const [ours] = Array.isArray(pulls) ? pulls : []
    const others = Array.from({ length: 100 }, (_, index) => ({ ...ours, number: 100 + index, head: { ...ours.head, ref: 'feature/a' } }))
    repository.faults = ({ path, method, query }) => {
      if (method !== 'GET' || !path.endsWith('/pulls')) return null
      return { kind: 'answer', status: 200, body: Number(query['page']) <= pages ? others : [ours] }
    }
    const result = await run()
    expect(result.writes).toHaveLength(writes)
    expect(result.warnings).toEqual(writes === 0 ? said : [`${BRANCH} is no longer offered. ${why}`])
  })

  test.each(TRIALS)('$title at each request: a clear line; the next run finishes', async ({ fault, says, lasts = false, quiet }) => {
    const { repository } = await begun()
    for (const [index, request] of REQUESTS.entries()) {
      const { why, run } = await nextReason(repository)
      repository.faults = (_, number) => (number === index + 1 || (lasts && number > index) ? fault : null)
      const lines = (await run()).warnings.filter((line) => !line.includes('is no longer offered'))
      repository.faults = () => null
      const unclear = lines.length === 0 && !quiet.includes(request) ? ['nothing is said'] : lines.filter((line) => !says.test(line))
      expect({ request, unclear, ...(await finished(repository, run, why)) }).toEqual({ request, unclear: [], ...FINISHED })
    }
  })

  test.each(LOST)('$title, of each write: found, and nothing is written twice', async ({ fault }) => {
    const { repository } = await begun()
    for (const [index, request] of REQUESTS.entries()) {
      if (request.startsWith('GET')) continue
      const { why, run } = await nextReason(repository)
      repository.faults = (_, number) => (number === index + 1 ? fault : null)
      expect(await run()).toMatchObject({ published: [{ action: 'withdrawn' }], warnings: [`${BRANCH} is no longer offered. ${why}`] })
      repository.faults = () => null
      expect({ request, ...(await finished(repository, run, why)) }).toEqual({ request, ...FINISHED })
    }
  })
})
