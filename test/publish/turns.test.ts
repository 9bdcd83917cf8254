import { expect, test } from 'vitest'
import { UpstreamError } from '../../src/domain/errors.ts'
import type { PullDraft } from '../../src/domain/pull.ts'
import { publish } from '../../src/publish/index.ts'
import { emptyForge, memoryForge, type ForgeState } from '../support/memory-forge.ts'
import { observedForge, type Moment } from '../support/observed-forge.ts'
import { pullDraft } from '../support/pull-draft.ts'
import { quietLog } from '../support/quiet-log.ts'

/** Drafts of one SDK, oldest version first, as the report gives them. */
function drafts(sdk: string, ...majors: readonly number[]): readonly PullDraft[] {
  return majors.map((major) =>
    pullDraft({ branch: `stripe-upgrade/${sdk}-${major}.x`, offer: { sdk, from: '1.0.0', to: `${major}.1.0` }, title: `${sdk} ${major}` }),
  )
}

const failsToList: Moment = (call, when) => {
  if (call === 'openPulls' && when === 'before') throw new UpstreamError('No answer.')
}

async function publishAll(state: ForgeState, all: readonly PullDraft[], at?: Moment) {
  const forge = observedForge(memoryForge(state), at)
  const log = quietLog()
  const published = await publish({ forge, log }, all)
  return {
    done: published.map(({ branch, action }) => `${branch.replace('stripe-upgrade/', '')} ${action}`),
    published,
    calls: forge.calls,
    warnings: log.warnings.map(({ text }) => text),
  }
}

test('of an SDK two pull requests are open at most: the highest versions first, and each SDK for itself', async () => {
  const { done, published } = await publishAll(emptyForge(), [...drafts('node', 17, 18, 22), ...drafts('python', 12, 16)])
  expect(done).toEqual(['node-17.x skipped', 'node-18.x opened', 'node-22.x opened', 'python-12.x opened', 'python-16.x opened'])
  expect(published[0]?.why).toBe('2 pull requests of this SDK are open already. This one is opened once one of them is merged or closed.')
})

test('one that is open keeps its turn, and the third follows once one is merged', async () => {
  const state = emptyForge()
  await publishAll(state, drafts('node', 17, 18))
  expect((await publishAll(state, drafts('node', 17, 18, 22))).done).toEqual([
    'node-17.x unchanged',
    'node-18.x unchanged',
    'node-22.x skipped',
  ])
  expect((await publishAll(state, drafts('node', 18, 22))).done).toEqual(['node-18.x unchanged', 'node-22.x opened'])
})

test('one that a person rejected takes no turn of another', async () => {
  const state = emptyForge()
  await publishAll(state, drafts('node', 22))
  const [rejected] = state.pulls
  if (rejected !== undefined) state.pulls[0] = { ...rejected, state: 'closed' }
  expect((await publishAll(state, drafts('node', 17, 18, 22))).done).toEqual(['node-17.x opened', 'node-18.x opened', 'node-22.x skipped'])
})

test('three that are open already are all kept up to date', async () => {
  const state = emptyForge()
  await publishAll(state, drafts('node', 17))
  await publishAll(state, drafts('node', 18))
  await publishAll(state, drafts('node', 22))
  expect((await publishAll(state, drafts('node', 17, 18, 22))).done).toEqual([
    'node-17.x unchanged',
    'node-18.x unchanged',
    'node-22.x unchanged',
  ])
})

test('nothing more is read where no SDK has so many', async () => {
  expect((await publishAll(emptyForge(), drafts('node', 17, 22))).calls).not.toContain('openPulls')
})

test('where it cannot be read what is open, that is said, and the highest versions go first', async () => {
  const { done, warnings } = await publishAll(emptyForge(), drafts('node', 17, 18, 22), failsToList)
  expect(done).toEqual(['node-17.x skipped', 'node-18.x opened', 'node-22.x opened'])
  expect(warnings[0]).toBe('Which pull requests are open could not be read. No answer.')
})
