import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultBranch, pullIn, refusal, verifyRefusal } from '../../src/commands/event.ts'
import { folderWith } from '../support/folder.ts'

async function asked(env: NodeJS.ProcessEnv, payload: unknown = { repository: { fork: false, default_branch: 'main' } }, hasBase = false) {
  const folder = await folderWith({ 'event.json': typeof payload === 'string' ? payload : JSON.stringify(payload) })
  return refusal({ ...env, GITHUB_EVENT_PATH: join(folder, 'event.json') }, hasBase)
}

test.each(['pull_request_target', 'issue_comment', 'workflow_run'])('%s is refused, with the reason (T35)', async (event) => {
  expect(await asked({ GITHUB_EVENT_NAME: event })).toMatchObject({
    kind: 'mistake',
    why: expect.stringContaining(`does not run on ${event}, which gives a stranger's input this workflow's rights`),
  })
})

test.each(['pull_request', 'merge_group', 'release', 'issues'])(
  '%s, whose checkout is not a branch of the repository, is refused too',
  async (event) => {
    expect(await asked({ GITHUB_EVENT_NAME: event })).toMatchObject({ kind: 'mistake', why: expect.stringContaining('run it on schedule') })
  },
)

test.each(['schedule', 'workflow_dispatch', 'repository_dispatch'])('%s runs, on any branch', async (event) => {
  expect(await asked({ GITHUB_EVENT_NAME: event, GITHUB_REF: 'refs/heads/other' })).toBeNull()
})

test('outside a workflow it runs', async () => {
  expect(await refusal({}, false)).toBeNull()
})

async function pullOf(event: unknown) {
  const folder = await folderWith({ 'event.json': JSON.stringify(event) })
  return pullIn({ GITHUB_EVENT_PATH: join(folder, 'event.json') })
}

describe('a pull request', () => {
  test.each(['pull_request_target', 'issue_comment', 'workflow_run'])('is not verified on %s (T35)', (event) => {
    expect(verifyRefusal({ GITHUB_EVENT_NAME: event })).toMatchObject({
      kind: 'mistake',
      why: expect.stringContaining('; run it on pull_request'),
    })
  })

  test('is what `verify` is about, and nothing else', () => {
    expect(verifyRefusal({ GITHUB_EVENT_NAME: 'pull_request' })).toBeNull()
    expect(verifyRefusal({ GITHUB_EVENT_NAME: 'schedule' })).toMatchObject({ why: expect.stringContaining('run it on pull_request') })
  })

  test('sends a run that upgrades to what it can do', async () => {
    expect(await asked({ GITHUB_EVENT_NAME: 'pull_request' })).toMatchObject({ why: expect.stringContaining('give it `command: verify`') })
  })

  test('is read from the event, with whether its branch is our own or that of a fork (T16)', async () => {
    const [head, base] = ['a'.repeat(40), 'b'.repeat(40)]
    const payload = (repo: unknown) => ({
      pull_request: { number: 7, head: { sha: head, ref: 'stripe-upgrade/node-23.x', repo }, base: { sha: base, repo: { id: 1 } } },
    })
    expect(await pullOf(payload({ id: 1 }))).toEqual({ number: 7, head, base, branch: 'stripe-upgrade/node-23.x', isOwn: true })
    expect(await pullOf(payload({ id: 2 }))).toMatchObject({ isOwn: false })
    expect(await pullOf(payload(null))).toMatchObject({ isOwn: false })
    expect(await pullOf({ pull_request: { number: 7, head: { sha: '--output=x', ref: 'x' }, base: { sha: base } } })).toBeNull()
    expect(await pullOf({})).toBeNull()
  })
})

describe('there is nothing to do', () => {
  test('in a fork, whatever the event (T36)', async () => {
    expect(await asked({ GITHUB_EVENT_NAME: 'schedule' }, { repository: { fork: true } })).toMatchObject({ kind: 'nothing to do' })
  })

  test('on a branch of an upgrade, which an app may have pushed', async () => {
    const env = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/stripe-upgrade/node-23.x' }
    expect(await asked(env)).toMatchObject({ kind: 'nothing to do' })
    expect(await asked(env, undefined, true)).toMatchObject({ kind: 'nothing to do' })
  })

  test('on a push to another branch or a tag, unless `base` names where upgrades start', async () => {
    for (const ref of ['refs/heads/feature', 'refs/tags/v1']) {
      const env = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: ref }
      expect(await asked(env)).toMatchObject({ kind: 'nothing to do', why: expect.stringContaining(ref) })
      expect(await asked(env, undefined, true)).toBeNull()
    }
    expect(await asked({ GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' })).toBeNull()
  })
})

test.each(['', '{', 'null', '[]', '{"repository": 1}'])('an event that says nothing is not a reason to stop: %s', async (payload) => {
  expect(await asked({ GITHUB_EVENT_NAME: 'schedule' }, payload)).toBeNull()
})

describe('the default branch', () => {
  test.each<[string, NodeJS.ProcessEnv, unknown, string | undefined]>([
    ['as the event says', { GITHUB_EVENT_NAME: 'push' }, { repository: { default_branch: 'trunk' } }, 'trunk'],
    ['of a schedule, which says nothing else', { GITHUB_EVENT_NAME: 'schedule', GITHUB_REF_NAME: 'trunk' }, {}, 'trunk'],
    ['of a start by hand on another branch', { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF_NAME: 'next' }, {}, undefined],
    ['outside a workflow', {}, null, undefined],
  ])('%s', async (_, env, payload, branch) => {
    const folder = await folderWith({ 'event.json': JSON.stringify(payload) })
    expect(await defaultBranch({ ...env, GITHUB_EVENT_PATH: join(folder, 'event.json') })).toBe(branch)
  })
})
