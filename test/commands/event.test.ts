import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { actionContext } from '../../src/commands/action-context.ts'
import { defaultBranch, pullIn, refusal, verifyRefusal } from '../../src/commands/event.ts'
import { folderWith } from '../support/folder.ts'

const REPOSITORY = { repository: { fork: false, default_branch: 'main' } }

async function asked(
  event: string,
  { ref = '', payload = REPOSITORY, hasBase = false }: { ref?: string; payload?: unknown; hasBase?: boolean } = {},
) {
  return refusal({ event, ref, payload }, hasBase)
}

test.each(['pull_request_target', 'issue_comment', 'workflow_run'])('%s is refused, with the reason (T35)', async (event) => {
  expect(await asked(event)).toMatchObject({
    kind: 'mistake',
    why: expect.stringContaining(`does not run on ${event}, which gives a stranger's input this workflow's rights`),
  })
})

test.each(['pull_request', 'merge_group', 'release', 'issues'])(
  '%s, whose checkout is not a branch of the repository, is refused too',
  async (event) => {
    expect(await asked(event)).toMatchObject({ kind: 'mistake', why: expect.stringContaining('run it on schedule') })
  },
)

test.each(['schedule', 'workflow_dispatch', 'repository_dispatch'])('%s runs, on any branch', async (event) => {
  expect(await asked(event, { ref: 'refs/heads/other' })).toBeNull()
})

test('outside a workflow it runs', async () => {
  expect(await asked('', { payload: {} })).toBeNull()
})

async function pullOf(payload: unknown) {
  return pullIn({ payload })
}

describe('a pull request', () => {
  test.each(['pull_request_target', 'issue_comment', 'workflow_run'])('is not verified on %s (T35)', (event) => {
    expect(verifyRefusal({ event })).toMatchObject({
      kind: 'mistake',
      why: expect.stringContaining('; run it on pull_request'),
    })
  })

  test('is what `verify` is about, and nothing else', () => {
    expect(verifyRefusal({ event: 'pull_request' })).toBeNull()
    expect(verifyRefusal({ event: 'schedule' })).toMatchObject({ why: expect.stringContaining('run it on pull_request') })
  })

  test('sends a run that upgrades to what it can do', async () => {
    expect(await asked('pull_request')).toMatchObject({ why: expect.stringContaining('give it `command: verify`') })
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
    expect(await asked('schedule', { payload: { repository: { fork: true } } })).toMatchObject({ kind: 'nothing to do' })
  })

  test('on a branch of an upgrade, which an app may have pushed', async () => {
    const ref = 'refs/heads/stripe-upgrade/node-23.x'
    expect(await asked('push', { ref })).toMatchObject({ kind: 'nothing to do' })
    expect(await asked('push', { ref, hasBase: true })).toMatchObject({ kind: 'nothing to do' })
  })

  test('on a push to another branch or a tag, unless `base` names where upgrades start', async () => {
    for (const ref of ['refs/heads/feature', 'refs/tags/v1']) {
      expect(await asked('push', { ref })).toMatchObject({ kind: 'nothing to do', why: expect.stringContaining(ref) })
      expect(await asked('push', { ref, hasBase: true })).toBeNull()
    }
    expect(await asked('push', { ref: 'refs/heads/main' })).toBeNull()
  })
})

test.each([{}, { repository: 1 }, { repository: null }])('an event that says nothing is not a reason to stop: %j', async (payload) => {
  expect(await asked('schedule', { payload })).toBeNull()
})

async function contextWith(text: string | null) {
  const folder = await folderWith(text === null ? {} : { 'event.json': text })
  vi.stubEnv('GITHUB_EVENT_PATH', join(folder, 'event.json'))
  vi.stubEnv('GITHUB_EVENT_NAME', 'push')
  vi.stubEnv('GITHUB_REF', 'refs/heads/main')
  vi.stubEnv('GITHUB_REPOSITORY', 'acme/shop')
  return actionContext()
}

describe('the context', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('has event, repository and payload', async () => {
    expect(await contextWith(JSON.stringify(REPOSITORY))).toEqual({
      event: 'push',
      ref: 'refs/heads/main',
      repository: 'acme/shop',
      payload: REPOSITORY,
    })
  })

  test.each([null, '', '{', 'null', '[]', '"text"'])('of an event whose file holds no event has an empty payload: %j', async (text) => {
    const said = vi.spyOn(process.stdout, 'write')
    expect(await contextWith(text)).toEqual({ event: 'push', ref: 'refs/heads/main', repository: 'acme/shop', payload: {} })
    expect(said).not.toHaveBeenCalled()
  })

  test('outside a workflow has nothing', async () => {
    for (const name of ['GITHUB_EVENT_PATH', 'GITHUB_EVENT_NAME', 'GITHUB_REF', 'GITHUB_REPOSITORY']) vi.stubEnv(name, '')
    expect(await actionContext()).toEqual({ event: '', ref: '', repository: null, payload: {} })
  })
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
