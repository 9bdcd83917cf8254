import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultBranch, refusal } from '../../src/commands/event.ts'
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
