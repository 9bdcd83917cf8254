import { expect, test } from 'vitest'
import { emulatedGitHub } from '../../support/github/index.ts'
import { ALL_PERMISSIONS } from '../../support/github/emulator.ts'
import { withdrawalsOn } from '../../support/withdrawals.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'
const WITH_CHECKS = { permissions: { ...ALL_PERMISSIONS, checks: 'read' } } as const

/** A repository with an open pull request of ours, and how a run with nothing but news of the CI writes its first line. */
async function opened() {
  const { repository, draft } = await github.withPull()
  const head = String(await repository.head(BRANCH))
  return {
    repository,
    draft,
    check: async (body: object) => repository.owner('POST', '/check-runs', { name: 'test', head_sha: head, ...body }),
    async line() {
      const { writes } = await repository.run([draft], WITH_CHECKS)
      const [pull] = await repository.pulls()
      return { writes, line: /^\*\*Your CI:\*\* (.*)\.$/m.exec(pull?.body ?? '')?.[1] ?? null }
    },
  }
}

test('the first lines say what the user’s CI does, and are written again only where that has changed (P2)', async () => {
  const { check, line } = await opened()
  expect(await line()).toEqual({ writes: ['PATCH /pulls/1'], line: 'nothing has begun on this commit' })
  expect(await line()).toEqual({ writes: [], line: 'nothing has begun on this commit' })
  await check({ status: 'in_progress' })
  expect(await line()).toEqual({ writes: ['PATCH /pulls/1'], line: 'running' })
})

test.each([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['action_required', 'waiting for approval. Press *Approve workflows to run* below, so that it runs'],
])('a CI that came to %s is shown as: %s', async (conclusion, words) => {
  const { check, line } = await opened()
  await check({ status: 'completed', conclusion })
  expect((await line()).line).toBe(words)
})

test('a token that may not read checks leaves the line out, without a warning (P2)', async () => {
  const { repository, draft, check } = await opened()
  await check({ status: 'in_progress' })
  const { writes, warnings } = await repository.run([draft])
  expect({ writes, warnings }).toEqual({ writes: [], warnings: [] })
  expect((await repository.pulls())[0]?.body).not.toContain('Your CI')
})

test.each([{ kind: 'answer', status: 503 } as const, { kind: 'cut', when: 'after' } as const])(
  'checks that are not answered in one run leave what is said of them, and nothing is written: $kind (P2, F21)',
  async (fault) => {
    const { repository, check, line } = await opened()
    await check({ status: 'in_progress' })
    await line()
    repository.faults = ({ path }) => (path.includes('check-suites') ? fault : null)
    expect(await line()).toEqual({ writes: [], line: 'running' })
    repository.faults = () => null
    expect(await line()).toEqual({ writes: [], line: 'running' })
  },
)

test('with it, a run with nothing new takes 8 reads at most (P7)', async () => {
  const { repository, draft, line } = await opened()
  await line()
  const withdrawals = withdrawalsOn({ branch: draft.base, commit: draft.baseCommit })
  const { writes, reads } = await repository.run([draft], { ...WITH_CHECKS, withdrawals })
  expect(writes).toEqual([])
  expect(reads).toBeLessThanOrEqual(8)
})
