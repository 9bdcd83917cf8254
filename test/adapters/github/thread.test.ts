import { describe, expect, test } from 'vitest'
import { createPullThread } from '../../../src/adapters/github/thread.ts'
import { READ_ONLY, sayOn, type Said } from '../../../src/publish/index.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { draftFor, emulatedGitHub, FILES, type TestRepository } from '../../support/github/index.ts'
import { ALL_PERMISSIONS, type Permissions } from '../../support/github/emulator.ts'

/** What is said on somebody else's pull request, on the emulated GitHub. */

const github = emulatedGitHub()
const SAYS = {
  status: { state: 'success', description: 'Changed: 2 cases' },
  comment: '## 🟡 Changed\n\n- [ ] Read this\n',
  isNews: true,
} as const

/** A pull request that a bot of somebody else opened. */
async function begun() {
  const repository = await github.repository(FILES)
  const head = await repository.commit('renovate/stripe-23.x', { 'package.json': '{}' }, { parent: await repository.base() })
  await repository.owner('POST', '/pulls', { head: 'renovate/stripe-23.x', base: 'main', title: 'Update stripe', body: 'By Renovate.' })
  return { repository, head }
}

/** Says it, and what was sent for that. */
async function say(
  repository: TestRepository,
  head: string,
  more: Partial<typeof SAYS> | object = {},
  permissions: Permissions = ALL_PERMISSIONS,
) {
  const { url, token } = await repository.access(permissions)
  repository.requests.length = 0
  const log = quietLog()
  const thread = createPullThread({ token, baseUrl: url, repository: repository.name, secondMs: 0, number: 1, head })
  const said: Said = await sayOn(thread, log, { ...SAYS, ...more })
  const sent = repository.requests.map(
    ({ method, path }) => `${method} ${path.replace(`/repos/${repository.name}`, '').replace(head, 'HEAD')}`,
  )
  return { said, sent, warnings: log.warnings.map(({ text }) => text) }
}

const READS = ['GET /commits/HEAD/status', 'GET /issues/1/comments']

describe('the result on a pull request', () => {
  test('is one status and one comment, and the second run writes nothing (P2, F01)', async () => {
    const { repository, head } = await begun()
    const first = await say(repository, head)
    expect(first.sent).toEqual(['GET /commits/HEAD/status', 'POST /statuses/HEAD', 'GET /issues/1/comments', 'POST /issues/1/comments'])
    expect(first.said).toEqual({ status: 'written', comment: 'written', why: null })
    expect(await repository.status(head)).toEqual({ context: 'stripe-upgrade/verify', ...SAYS.status })
    const again = await say(repository, head)
    expect(again.sent).toEqual(READS)
    expect(again.said).toEqual({ status: 'unchanged', comment: 'unchanged', why: null })
  })

  test('is written in place when it is another one', async () => {
    const { repository, head } = await begun()
    await say(repository, head)
    const next = await say(repository, head, { status: { state: 'failure', description: 'Broken' }, comment: '## 🔴 Broken\n' })
    expect(next.sent.filter((request) => !request.startsWith('GET'))).toEqual([
      'POST /statuses/HEAD',
      expect.stringMatching(/^PATCH .issues.comments.\d+$/),
    ])
    expect((await say(repository, head, { comment: '## 🔴 Broken\n', status: { state: 'failure', description: 'Broken' } })).sent).toEqual(
      READS,
    )
  })

  test('is no comment where there is no news, and is brought up to date where there was some', async () => {
    const { repository, head } = await begun()
    expect(await say(repository, head, { isNews: false })).toMatchObject({ said: { comment: 'not wanted' } })
    await say(repository, head)
    const gone = await say(repository, head, { isNews: false, comment: '## No Stripe SDK moves\n' })
    expect(gone.sent).toContainEqual(expect.stringMatching(/^PATCH .issues.comments.\d+$/))
  })

  test('keeps the boxes that a person ticked, and writes nothing for them', async () => {
    const { repository, head } = await begun()
    await say(repository, head)
    const ticked = '<!-- stripe-upgrade-verify -->\r\n## 🟡 Changed\r\n\r\n- [x] Read this\r\n'
    const comments = [{ id: 1, body: ticked, user: { type: 'Bot' }, author_association: 'NONE' }]
    repository.faults = ({ path, method }) =>
      method === 'GET' && path.endsWith('/comments') ? { kind: 'answer', status: 200, body: comments } : null
    expect((await say(repository, head)).said.comment).toBe('unchanged')
    await say(repository, head, { comment: '## 🟡 Changed\n\n- [ ] Read this\n- [ ] And this\n' })
    expect(repository.requests.at(-1)?.body).toEqual({
      body: '<!-- stripe-upgrade-verify -->\n## 🟡 Changed\n\n- [x] Read this\n- [ ] And this',
    })
  })

  test("is never written into a stranger's comment that looks like ours (T14, T16)", async () => {
    const { repository, head } = await begun()
    const theirs = [{ id: 9, body: '<!-- stripe-upgrade-verify -->\nmine', user: { type: 'User' }, author_association: 'NONE' }]
    repository.faults = ({ path, method }) =>
      method === 'GET' && path.endsWith('/comments') ? { kind: 'answer', status: 200, body: theirs } : null
    expect((await say(repository, head)).sent).toContain('POST /issues/1/comments')
  })
})

describe('a token that may only read', () => {
  test('gets the summary alone, which is said and is no error (F22)', async () => {
    const { repository, head } = await begun()
    const read = { contents: 'read', pull_requests: 'read', statuses: 'read', metadata: 'read' } as const
    const { said, warnings } = await say(repository, head, {}, read)
    expect(said).toEqual({ status: 'read-only', comment: 'read-only', why: READ_ONLY })
    expect(warnings).toEqual([])
    expect(await repository.status(head)).toBeUndefined()
  })

  test('without the right to statuses alone, the comment is written all the same (F40)', async () => {
    const { repository, head } = await begun()
    const { said } = await say(repository, head, {}, { contents: 'read', pull_requests: 'write', metadata: 'read' })
    expect(said).toMatchObject({ status: 'read-only', comment: 'written' })
  })
})

test('GitHub in trouble is named, and the next run writes what is missing (F21)', async () => {
  const { repository, head } = await begun()
  repository.faults = ({ path, method }) => (method === 'POST' && path.includes('/statuses/') ? { kind: 'answer', status: 502 } : null)
  const { said, warnings } = await say(repository, head)
  expect(said).toMatchObject({ status: 'failed', comment: 'written' })
  expect(warnings).toEqual([expect.stringContaining('could not set the commit status (502)')])
  repository.faults = () => null
  expect((await say(repository, head)).said).toEqual({ status: 'written', comment: 'unchanged', why: null })
})

test('the draft of the forge and the thread do not meet: their statuses have other names', async () => {
  const { repository } = await github.withPull()
  const head = String(await repository.head('stripe-upgrade/node-23.x'))
  await say(repository, head)
  expect((await repository.run([await draftFor(repository)])).writes).toEqual([])
})
