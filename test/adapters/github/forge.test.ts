import { describe, expect, test } from 'vitest'
import type { PullDraft } from '../../../src/domain/pull.ts'
import { draftFor, emulatedGitHub, FILES } from '../../support/github/index.ts'
import type { Fault } from '../../support/github/proxy.ts'
import { bodyOf } from '../../support/pull-draft.ts'
import { withdrawalsOn } from '../../support/withdrawals.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'
const NEXT = { sdk: 'node', from: '17.0.0', to: '23.2.0' } as const

describe('a pull request, run by run', () => {
  test('the first run opens it: files, commit, branch, pull request, status, in this order', async () => {
    const { repository, draft } = await github.withPull()
    const head = String(await repository.head(BRANCH))
    expect(repository.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path.split('/').slice(4).join('/'))).toEqual([
      'git/trees',
      'git/commits',
      'git/refs',
      'pulls',
      `statuses/${head}`,
    ])
    expect(repository.requests.length).toBeLessThanOrEqual(12)
    expect(await repository.pulls()).toEqual([
      {
        number: 1,
        base: 'main',
        title: draft.title,
        body: bodyOf(draft),
        state: 'open',
        draft: false,
        labels: [],
        assignees: [],
        reviewers: [],
      },
    ])
    expect(await repository.status(head)).toEqual({ context: 'stripe-upgrade/contract', ...draft.status })
  })

  test('the second run writes nothing (P2, F01)', async () => {
    const { repository, draft } = await github.withPull()
    const again = await repository.run([draft])
    expect(again.published).toMatchObject([{ action: 'unchanged', location: expect.stringContaining('/pull/1') }])
    expect(again.writes).toEqual([])
    expect(again.reads).toBe(7)
  })

  test('a run with nothing new, which also looks for pull requests of earlier runs, takes 8 reads at most and no write (P7)', async () => {
    const { repository, draft } = await github.withPull()
    const withdrawals = withdrawalsOn({ branch: draft.base, commit: draft.baseCommit })
    const { writes, reads } = await repository.run([draft], { withdrawals })
    expect(writes).toEqual([])
    expect(reads).toBeLessThanOrEqual(8)
  })

  test('a new release refreshes it in place', async () => {
    const { repository, draft } = await github.withPull()
    const next = {
      ...draft,
      offer: NEXT,
      title: 'Upgrade stripe-node 17.0.0 → 23.2.0',
      body: 'Newer.',
      files: new Map([...draft.files, ['package.json', '{ "stripe": "^23.2.0" }']]),
      status: { state: 'failure', description: '1 case broken' },
    } as const
    expect((await repository.run([next])).published).toMatchObject([{ action: 'refreshed', location: expect.stringContaining('/pull/1') }])
    expect(await repository.pulls()).toMatchObject([{ number: 1, state: 'open', title: next.title, body: bodyOf(next) }])
    expect(await repository.read(BRANCH, 'package.json')).toBe('{ "stripe": "^23.2.0" }')
    const head = String(await repository.head(BRANCH))
    expect((await repository.commitAt(head)).parents).toEqual([draft.baseCommit])
    expect(await repository.status(head)).toMatchObject(next.status)
    expect((await repository.run([next])).writes).toEqual([])
  })

  test('the base moved: the commit is made anew on it (F17)', async () => {
    const { repository } = await github.withPull()
    const base = await repository.commit('main', { 'README.md': 'New words' })
    const draft = await draftFor(repository)
    expect((await repository.run([draft])).published).toMatchObject([{ action: 'refreshed' }])
    expect((await repository.commitAt(String(await repository.head(BRANCH)))).parents).toEqual([base])
    expect(await repository.read(BRANCH, 'README.md')).toBe('New words')
    expect(await repository.pulls()).toHaveLength(1)
    expect((await repository.run([draft])).writes).toEqual([])
  })

  test('a second SDK appears: it has its own pull request, and the first stays as it is', async () => {
    const { repository, draft } = await github.withPull()
    const python: PullDraft = {
      ...draft,
      branch: 'stripe-upgrade/python-16.x',
      offer: { sdk: 'python', from: '11.0.0', to: '16.1.0' },
      title: 'Upgrade stripe-python 11.0.0 → 16.1.0',
      files: new Map([['services/worker/requirements.txt', 'stripe==16.1.0\n']]),
    }
    const run = await repository.run([draft, python])
    expect(run.published.map(({ action }) => action)).toEqual(['unchanged', 'opened'])
    expect((await repository.pulls()).map(({ title }) => title)).toEqual([draft.title, python.title])
    expect((await repository.run([draft, python])).writes).toEqual([])
  })

  test('two workflows for two bases: each its own pull request, and the second round writes nothing', async () => {
    const { repository, draft } = await github.withPull()
    await repository.commit('next', { 'next.txt': 'x' }, { parent: draft.baseCommit })
    const beside = { ...draft, branch: 'stripe-upgrade/next-node-23.x', base: 'next', baseCommit: String(await repository.head('next')) }
    expect((await repository.run([beside])).published).toMatchObject([{ action: 'opened' }])
    for (const each of [draft, beside])
      expect(await repository.run([each])).toMatchObject({ published: [{ action: 'unchanged' }], writes: [] })
    expect((await repository.pulls()).map(({ base, state }) => [base, state])).toEqual([
      ['main', 'open'],
      ['next', 'open'],
    ])
  })
})

describe('what is written', () => {
  test('one commit on the base, signed by GitHub: without author and committer, whose message names its tree', async () => {
    const { repository, draft } = await github.withPull()
    const commit = await repository.commitAt(String(await repository.head(BRANCH)))
    expect(commit.parents).toEqual([draft.baseCommit])
    expect(commit.message).toMatch(/^Upgrade stripe-node from 17\.0\.0 to 23\.1\.0\n\nStripe-Upgrade-Tree: [0-9a-f]{40}$/)
    expect(commit.author).toContain('github-actions[bot]')
    const sent = repository.requests.find(({ path, method }) => method === 'POST' && path.endsWith('/git/commits'))
    expect(Object.keys(sent?.body ?? {}).toSorted()).toEqual(['message', 'parents', 'tree'])
  })

  test('the texts byte for byte, with their modes; all else stays', async () => {
    const repository = await github.repository(FILES)
    const files = new Map([
      ['package.json', '\uFEFF{\r\n\t"stripe": "^23.1.0" }'],
      ['bin/run.sh', '#!/bin/sh\nnpx stripe@23\n'],
      ['services/new/deep/package.json', '{ "é": "🙂" }'],
    ])
    await repository.run([await draftFor(repository, { files })])
    for (const [path, text] of files) expect(await repository.read(BRANCH, path)).toBe(text)
    expect(await repository.read(BRANCH, 'package-lock.json')).toBe(FILES['package-lock.json'])
    const sent = repository.requests.find(({ path, method }) => method === 'POST' && path.endsWith('/git/trees'))
    expect(sent?.body['tree']).toMatchObject([
      { path: 'package.json', mode: '100644' },
      { path: 'bin/run.sh', mode: '100755' },
      { path: 'services/new/deep/package.json', mode: '100644' },
    ])
    expect(await repository.run([await draftFor(repository, { files })])).toMatchObject({ writes: [] })
  })

  const COMMIT = ['POST /git/trees', 'POST /git/commits', 'POST /graphql', 'POST /statuses/*']
  test.each<[string, Partial<PullDraft>, readonly string[]]>([
    ['another body', { body: 'More.' }, ['PATCH /pulls/1']],
    ['another version', { offer: NEXT, title: 'Upgrade stripe-node 17.0.0 → 23.2.0' }, ['PATCH /pulls/1']],
    ['a draft', { draft: true }, ['POST /graphql', 'PATCH /pulls/1']],
    ['another status', { status: { state: 'failure', description: '1 case broken' } }, ['POST /statuses/*']],
    ['another text in a file (F15)', { files: new Map([['package.json', '{ "stripe": "^23.2.0" }']]) }, COMMIT],
    ['one file less', { files: new Map([['package-lock.json', '{ "new": true }\n']]) }, COMMIT],
  ])('only what is new, in place: %s', async (_, change, writes) => {
    const { repository, draft } = await github.withPull()
    const second = await repository.run([{ ...draft, ...change }])
    expect(second.published).toMatchObject([{ action: 'refreshed', location: expect.stringContaining('/pull/1') }])
    expect(second.writes.map((write) => write.replace(/statuses\/.*/, 'statuses/*'))).toEqual(writes)
    expect(await repository.pulls()).toMatchObject([
      { title: change.title ?? draft.title, body: bodyOf({ ...draft, ...change }), draft: change.draft ?? false },
    ])
    for (const [path, text] of change.files ?? draft.files) expect(await repository.read(BRANCH, path)).toBe(text)
    expect((await repository.run([{ ...draft, ...change }])).writes).toEqual([])
  })

  test('a draft that need not be one any more is said to be ready', async () => {
    const { repository, draft } = await github.withPull()
    await repository.run([{ ...draft, draft: true }])
    expect((await repository.run([draft])).published).toMatchObject([{ action: 'refreshed' }])
    expect(await repository.pulls()).toMatchObject([{ draft: false }])
  })

  test('below a folder, which a change outside it does not count as', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository, { files: new Map([['requirements.txt', 'stripe==16.1.0\n']]) })
    const options = { prefix: 'services/worker/' }
    await repository.run([draft], options)
    expect(await repository.read(BRANCH, 'services/worker/requirements.txt')).toBe('stripe==16.1.0\n')
    expect((await repository.run([draft], options)).writes).toEqual([])
    expect((await repository.run([draft])).writes).not.toEqual([])
  })

  test('a changed base retargets it; one that is gone is named', async () => {
    const { repository, draft } = await github.withPull()
    await repository.commit('next', { 'next.txt': 'x' }, { parent: draft.baseCommit })
    const retargeted = { ...draft, base: 'next', baseCommit: String(await repository.head('next')) }
    expect((await repository.run([retargeted])).writes).toContain('PATCH /pulls/1')
    expect(await repository.pulls()).toMatchObject([{ base: 'next', state: 'open' }])
    expect((await repository.run([retargeted])).writes).toEqual([])
    const gone = await repository.run([{ ...retargeted, base: 'gone' }])
    expect(gone.published).toMatchObject([
      { action: 'failed', why: expect.stringMatching(/could not refresh the pull request \(422\).*base invalid/) },
    ])
    expect(await repository.pulls()).toMatchObject([{ base: 'next' }])
  })

  test('conventional where the commits on GitHub are, though the clone has but one', async () => {
    const repository = await github.repository(FILES)
    for (const message of ['feat: pay by link\n\nMore.', 'build(deps): bump axios from 1.7.0 to 1.7.1', 'fix: round'])
      await repository.commit('main', { 'README.md': message }, { message })
    const draft = await draftFor(repository)
    await repository.run([draft])
    expect(await repository.pulls()).toMatchObject([{ title: 'build(deps): upgrade stripe to 23.1.0' }])
    const { message } = await repository.commitAt(String(await repository.head(BRANCH)))
    expect(message).toMatch(/^build\(deps\): upgrade stripe to 23\.1\.0\n\nStripe-Upgrade-Tree: /)
    expect((await repository.run([draft])).writes).toEqual([])
  })

  test('on a GitHub Enterprise Server, whose API has other addresses', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    const options = { apiPath: '/api/v3' }
    expect((await repository.run([draft], options)).published).toMatchObject([{ action: 'opened' }])
    const second = await repository.run([{ ...draft, draft: true }], options)
    expect(second).toMatchObject({ writes: ['POST /graphql', 'PATCH /pulls/1'], warnings: [] })
    expect(await repository.pulls()).toMatchObject([{ draft: true }])
  })
})

describe('when others write at the same time', () => {
  test('a push between our read and our write is seen, and stays (F11)', async () => {
    const { repository, draft } = await github.withPull()
    let theirs = ''
    repository.faults = async ({ path, method }) => {
      if (method === 'POST' && path.endsWith('/git/commits')) theirs = await repository.commit(BRANCH, { 'by-hand.txt': 'mine' })
      return null
    }
    const run = await repository.run([{ ...draft, files: new Map([['package.json', '{}']]) }])
    expect(run.published).toMatchObject([{ action: 'skipped', why: 'Somebody else moved the branch at the same time.' }])
    expect(await repository.head(BRANCH)).toBe(theirs)
  })

  test('a push in the very moment of our write is seen by GitHub, which compares', async () => {
    const { repository, draft } = await github.withPull()
    let theirs = ''
    repository.faults = async ({ path }) => {
      if (path === '/graphql') theirs = await repository.commit(BRANCH, { 'by-hand.txt': 'mine' })
      return null
    }
    const run = await repository.run([{ ...draft, files: new Map([['package.json', '{}']]) }])
    expect(run.published).toMatchObject([{ action: 'skipped', why: 'Somebody else moved the branch at the same time.' }])
    expect(run.writes).not.toContainEqual(expect.stringMatching(/^PATCH/))
    expect(await repository.head(BRANCH)).toBe(theirs)
  })

  test.each<[string, Fault]>([
    ['no GraphQL', { kind: 'answer', status: 404 }],
    ['no such mutation', { kind: 'answer', status: 200, body: { errors: [{ message: 'No', extensions: { code: 'undefinedField' } }] } }],
  ])('where there is %s, the branch is read right before it is moved', async (_, fault) => {
    const { repository, draft } = await github.withPull()
    repository.faults = ({ path }) => (path === '/graphql' ? fault : null)
    const run = await repository.run([{ ...draft, files: new Map([['package.json', '{}']]) }])
    expect(run.published).toMatchObject([{ action: 'refreshed' }])
    expect(await repository.read(BRANCH, 'package.json')).toBe('{}')
    const seen = repository.requests.map(({ method, path }) => `${method} ${path.split('/').slice(4, 6).join('/')}`)
    expect(seen[seen.indexOf('PATCH git/refs') - 1]).toBe('GET git/ref')
  })

  test.each<[string, Fault]>([
    ['a rate limit', { kind: 'answer', status: 429, headers: { 'retry-after': '1000' } }],
    ['a server in trouble', { kind: 'answer', status: 502 }],
    ['trouble reported by GraphQL', { kind: 'answer', status: 200, body: { data: null, errors: [{ message: 'Something went wrong.' }] } }],
    ['no answer', { kind: 'cut', when: 'before' }],
  ])('%s is not a reason to move a branch without comparing', async (_, fault) => {
    const { repository, draft } = await github.withPull()
    const before = await repository.head(BRANCH)
    repository.faults = ({ path }) => (path === '/graphql' ? fault : null)
    const run = await repository.run([{ ...draft, files: new Map([['package.json', '{}']]) }])
    expect(run.published).toMatchObject([{ action: expect.stringMatching(/^(?:failed|deferred)$/) }])
    expect(run.writes).not.toContainEqual(expect.stringMatching(/^PATCH/))
    expect(await repository.head(BRANCH)).toBe(before)
  })

  test('a branch that appears between our read and our write stays too (F08)', async () => {
    const repository = await github.repository(FILES)
    const base = await repository.base()
    let theirs = ''
    repository.faults = async ({ path, method }) => {
      if (method === 'POST' && path.endsWith('/git/commits'))
        theirs = await repository.commit(BRANCH, { 'by-hand.txt': 'mine' }, { parent: base })
      return null
    }
    expect((await repository.run([await draftFor(repository)])).published).toMatchObject([{ action: 'skipped' }])
    expect(await repository.head(BRANCH)).toBe(theirs)
  })

  test('two runs at once make one pull request (P1, F02)', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    await Promise.all([repository.run([draft]), repository.run([draft])])
    expect(await repository.pulls()).toHaveLength(1)
    expect(await repository.run([draft])).toMatchObject({ published: [{ action: 'unchanged' }], writes: [] })
  })
})
