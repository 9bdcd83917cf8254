import { describe, expect, test } from 'vitest'
import { draftFor, emulatedGitHub, FILES } from '../../support/github/index.ts'
import { bodyOf } from '../../support/pull-draft.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'
const NEXT = { sdk: 'node', from: '17.0.0', to: '23.2.0' } as const

function sha(made: unknown): unknown {
  return typeof made === 'object' && made !== null && 'sha' in made ? made.sha : null
}

describe('what is left alone', () => {
  test("a person's title, and words around ours, as the web editor stores them (F12)", async () => {
    const { repository, draft } = await github.withPull()
    const edited = `Wait for Rita.\r\n${bodyOf(draft).replaceAll('\n', '\r\n')}\r\nThank you.`
    await repository.owner('PATCH', '/pulls/1', { title: 'PAY-12: newer Stripe', body: edited })
    expect((await repository.run([draft])).writes).toEqual([])
    expect(await repository.pulls()).toMatchObject([{ title: 'PAY-12: newer Stripe', body: edited }])
    const next = { ...draft, offer: NEXT, body: 'Newer.\n' }
    expect((await repository.run([next])).writes).toEqual(['PATCH /pulls/1'])
    expect(await repository.pulls()).toMatchObject([
      { title: 'PAY-12: newer Stripe', body: `Wait for Rita.\r\n${bodyOf(next)}\r\nThank you.` },
    ])
    expect((await repository.run([next])).writes).toEqual([])
  })

  test('a branch with a commit of a person (P3, F10)', async () => {
    const { repository, draft } = await github.withPull()
    const theirs = await repository.commit(BRANCH, { 'by-hand.txt': 'mine' })
    const run = await repository.run([{ ...draft, body: 'Newer.', files: new Map([['package.json', '{}']]) }])
    expect(run.published).toMatchObject([{ action: 'skipped', why: expect.stringContaining('did not make') }])
    expect(run.writes).toEqual([])
    expect(await repository.head(BRANCH)).toBe(theirs)
  })

  test('a commit of ours that a person amended, message and all', async () => {
    const { repository, draft } = await github.withPull()
    const { message } = await repository.commitAt(String(await repository.head(BRANCH)))
    await repository.commit(BRANCH, { 'package.json': '{ "mine": true }' }, { message, parent: draft.baseCommit })
    expect(await repository.run([draft])).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
  })

  test('a commit of ours that a person rebased', async () => {
    const { repository, draft } = await github.withPull()
    const { message } = await repository.commitAt(String(await repository.head(BRANCH)))
    const base = await repository.commit('main', { 'README.md': 'New words' })
    await repository.commit(BRANCH, Object.fromEntries(draft.files), { message, parent: base })
    expect(await repository.run([await draftFor(repository)])).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
  })

  test('a branch that a person made under our name', async () => {
    const repository = await github.repository(FILES)
    await repository.commit(BRANCH, { 'package.json': '{}' }, { parent: await repository.base() })
    expect(await repository.run([await draftFor(repository)])).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
  })

  test('a closed pull request, until there is another version (P5, F13); with its branch or without', async () => {
    const { repository, draft } = await github.withPull()
    await repository.owner('PATCH', '/pulls/1', { state: 'closed', title: 'No, thank you' })
    expect(await repository.run([draft])).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
    await repository.owner('DELETE', `/git/refs/heads/${BRANCH}`)
    expect(await repository.run([draft])).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
    const next = { ...draft, offer: NEXT }
    expect((await repository.run([next])).published).toMatchObject([{ action: 'opened', location: expect.stringContaining('/pull/2') }])
  })

  test('any of several closed ones, whatever was offered since', async () => {
    const { repository, draft } = await github.withPull()
    const next = { ...draft, offer: NEXT }
    await repository.owner('PATCH', '/pulls/1', { state: 'closed' })
    expect((await repository.run([next])).published).toMatchObject([{ action: 'opened' }])
    await repository.owner('PATCH', '/pulls/2', { state: 'closed' })
    for (const [turnedDown, number] of [
      [draft, 1],
      [next, 2],
    ] as const)
      expect(await repository.run([turnedDown])).toMatchObject({
        published: [{ action: 'skipped', location: expect.stringContaining(`/pull/${number}`), why: expect.stringContaining('closed') }],
        writes: [],
      })
  })

  test('a draft that a person said is ready, and a ready one that they made a draft', async () => {
    const { repository, draft } = await github.withPull()
    await repository.owner('PATCH', '/pulls/1', { draft: true })
    expect((await repository.run([draft])).writes).toEqual([])
    const broken = { ...draft, draft: true, body: 'Broken.' }
    await repository.run([broken])
    await repository.owner('PATCH', '/pulls/1', { draft: false })
    expect((await repository.run([broken])).writes).toEqual([])
    await repository.commit('main', { 'README.md': 'New words' })
    await repository.run([{ ...broken, baseCommit: await repository.base() }])
    expect(await repository.pulls()).toMatchObject([{ draft: false }])
    await repository.run([{ ...broken, offer: NEXT }])
    expect(await repository.pulls()).toMatchObject([{ draft: true }])
  })

  test('a merged one is history: the next version is opened anew (F14)', async () => {
    const { repository } = await github.withPull()
    await repository.owner('PUT', '/pulls/1/merge', {})
    const next = await draftFor(repository, { offer: NEXT, files: new Map([['package.json', '{}']]) })
    expect((await repository.run([next])).published).toMatchObject([{ action: 'opened', location: expect.stringContaining('/pull/2') }])
    expect((await repository.pulls()).map(({ state }) => state)).toEqual(['merged', 'open'])
  })

  test('a pull request from a fork whose branch has our name (T16)', async () => {
    const { repository, draft } = await github.withPull()
    const pulls: unknown = await repository.owner('GET', '/pulls')
    const [ours] = Array.isArray(pulls) ? pulls : []
    const theirs = { ...ours, number: 7, title: 'Not ours', head: { ...ours.head, repo: { id: 666 } } }
    const gone = { ...theirs, number: 8, head: { ...ours.head, repo: null } }
    repository.faults = ({ path, method }) =>
      method === 'GET' && path.endsWith('/pulls') ? { kind: 'answer', status: 200, body: [gone, theirs, ours] } : null
    expect(await repository.run([draft])).toMatchObject({
      published: [{ action: 'unchanged', location: expect.stringContaining('/pull/1') }],
      writes: [],
    })
  })

  test.each<[string, string, object]>([
    ['a symlink', 'package.json', { path: 'package.json', mode: '120000', type: 'blob', content: '/etc/passwd' }],
    ['a symlink on the way', 'services/worker/requirements.txt', { path: 'services', mode: '120000', type: 'blob', content: '/etc' }],
    ['a folder', 'services/worker', {}],
  ])('%s in the base commit (T20)', async (_, path, entry) => {
    const repository = await github.repository(FILES)
    if ('path' in entry) {
      const base = await repository.base()
      const tree = await repository.owner('POST', '/git/trees', { tree: [entry, { path: 'a', mode: '100644', type: 'blob', content: '' }] })
      const commit = await repository.owner('POST', '/git/commits', { message: 'Link', tree: sha(tree), parents: [base] })
      await repository.owner('PATCH', '/git/refs/heads/main', { sha: sha(commit) })
    }
    const run = await repository.run([await draftFor(repository, { files: new Map([[path, '{}']]) })])
    expect(run.published).toMatchObject([
      { action: 'skipped', why: expect.stringMatching(/is no (?:regular file|folder) in the base commit/) },
    ])
    expect(run.writes).toEqual([])
  })

  test.each(['../outside', '/etc/passwd', '.git/config', '.github/requirements.txt'])('the path %s (T20, T37)', async (path) => {
    const repository = await github.repository(FILES)
    const run = await repository.run([await draftFor(repository, { files: new Map([[path, '{}']]) })])
    expect(run).toMatchObject({ published: [{ action: 'skipped' }], writes: [] })
  })
})
