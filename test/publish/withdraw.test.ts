import { describe, expect, test } from 'vitest'
import { RateLimitError, UpstreamError } from '../../src/domain/errors.ts'
import { createRecordingForge } from '../../src/adapters/recording-forge.ts'
import type { Pull, PullDraft } from '../../src/domain/pull.ts'
import { publish } from '../../src/publish/index.ts'
import type { Forge } from '../../src/world.ts'
import { memoryForge, type ForgeState } from '../support/memory-forge.ts'
import { observedForge, type Moment } from '../support/observed-forge.ts'
import { DRAFT, run, withPull } from '../support/published.ts'
import { bodyOf } from '../support/pull-draft.ts'
import { quietLog } from '../support/quiet-log.ts'
import { withdrawalsOn } from '../support/withdrawals.ts'

const BASE = { branch: 'main', commit: 'base-1' }
const GONE = withdrawalsOn(BASE)
const LIMIT = new RateLimitError('A limit is reached.', 'Run again later.')

/** A run that has no draft for what is open. */
async function later(state: ForgeState, withdrawals = GONE, drafts: readonly PullDraft[] = [], at?: Moment) {
  const log = quietLog()
  const forge = observedForge(memoryForge(state), at)
  const published = await publish({ forge, log }, drafts, withdrawals)
  return { published, writes: forge.writes, warnings: log.warnings.map(({ text }) => text) }
}

function change(state: ForgeState, next: Partial<Pull>): void {
  const [pull] = state.pulls
  if (pull !== undefined) state.pulls[0] = { ...pull, ...next }
}

/** A draft with a box to tick. */
const BOXES: PullDraft = { ...DRAFT, body: '# Body\n\n- [ ] a line\n' }

/** A forge with the pull request of `DRAFT`, on which a person commented. */
async function touched(): Promise<ForgeState> {
  const state = await withPull()
  state.touched.add('pull/1')
  return state
}

function hold(branches: ForgeState['branches'], more: object): void {
  const branch = branches.get(DRAFT.branch)
  if (branch !== undefined) branches.set(DRAFT.branch, { ...branch, ...more })
}

function failing(call: keyof Forge, error: Error): Moment {
  return (name, when) => {
    if (name === call && when === 'before') throw error
  }
}

function statusOf({ branches, statuses }: ForgeState): unknown {
  return statuses.get(branches.get(DRAFT.branch)?.commit ?? '')
}

describe('a pull request that is no longer offered (F16)', () => {
  test('is closed with one line that says why, where nobody has touched it', async () => {
    const state = await withPull()
    const { published, writes, warnings } = await later(state)
    expect(published).toEqual([{ branch: DRAFT.branch, action: 'closed', location: 'pull/1', why: 'It is ignored.' }])
    expect(writes).toEqual(['close'])
    expect(warnings).toEqual([`${DRAFT.branch} is no longer offered. It is ignored.`])
    expect(state.pulls).toMatchObject([{ title: DRAFT.title, state: 'closed', base: 'main' }])
    expect(state.pulls[0]?.body).toContain(
      '\n**This is no longer offered.** It is ignored. It was closed.\n\n<!-- /stripe-upgrade-notice -->',
    )
    expect(await later(state)).toEqual({ published: [], writes: [], warnings: [] })
  })

  test('says no to nothing: where it is offered again, a new one is opened', async () => {
    const state = await withPull()
    await later(state)
    expect((await run(state)).published).toMatchObject({ action: 'opened', location: 'pull/2' })
    expect(state.pulls).toMatchObject([{ state: 'closed' }, { state: 'open', body: bodyOf(DRAFT) }])
  })

  test.each<[string, (state: ForgeState) => void]>([
    ['commented', (state) => state.touched.add('pull/1')],
    ['gave it another title', (state) => change(state, { title: 'PAY-12' })],
    ['wrote above our text', (state) => change(state, { body: `Wait for Rita.\n${bodyOf(DRAFT)}` })],
    ['wrote below our text', (state) => change(state, { body: `${bodyOf(DRAFT)}\r\nThank you.` })],
    ['ticked a box', (state) => change(state, { body: bodyOf(BOXES).replace('- [ ]', '- [x]') })],
  ])('stays open where a person %s, and says so once', async (_, touch) => {
    const state = await withPull(BOXES)
    touch(state)
    const { published, writes } = await later(state)
    expect(published).toMatchObject([{ action: 'withdrawn' }])
    expect(writes).toEqual(['refresh', 'setStatus'])
    expect(state.pulls).toMatchObject([{ state: 'open', body: expect.stringContaining('It is ignored.\n\n') }])
    expect(await later(state)).toMatchObject({ published: [{ action: 'withdrawn' }], writes: [], warnings: [] })
  })

  test('stays open where a person opened it again after it was closed', async () => {
    const state = await withPull()
    await later(state)
    change(state, { state: 'open' })
    expect(await later(state)).toMatchObject({ published: [{ action: 'withdrawn' }], writes: ['refresh', 'setStatus'] })
    expect(state.pulls[0]?.body).not.toContain('It was closed')
    change(state, { state: 'closed' })
    expect((await run(state)).published).toMatchObject({ action: 'skipped', why: expect.stringContaining('was closed') })
  })

  test('stays open, and says so, on a forge that closes nothing', async () => {
    const state = await withPull()
    const { isTouched: _isTouched, close: _close, ...forge } = memoryForge(state)
    const outlet = { forge, log: quietLog() }
    expect(await publish(outlet, [], GONE)).toMatchObject([{ action: 'withdrawn' }])
    expect(state.pulls).toMatchObject([{ state: 'open' }])
  })

  test('of a dry run only what would be', async () => {
    const state = await withPull()
    const forge = createRecordingForge(memoryForge(state))
    const published = await publish({ forge, log: quietLog() }, [], GONE)
    expect(published).toMatchObject([{ action: 'would be closed', location: 'pull/1' }])
    expect(forge.writes).toMatchObject([{ kind: 'close', branch: DRAFT.branch, body: expect.stringContaining('It was closed') }])
    expect(state.pulls).toMatchObject([{ state: 'open', body: bodyOf(DRAFT) }])
  })

  test.each(['isTouched', 'close'] as const)('is closed by the next run where one ends at %s (P4)', async (call) => {
    const state = await withPull()
    await later(state, GONE, [], failing(call, new UpstreamError('No answer.')))
    expect(state.pulls).toMatchObject([{ state: 'open' }])
    await later(state)
    expect(state.pulls).toMatchObject([{ state: 'closed' }])
  })
})

describe('one that a person has touched', () => {
  test('says so at the top of our part and in its status, and all else stays', async () => {
    const state = await touched()
    change(state, { title: 'PAY-12', draft: true, body: `Wait for Rita.\r\n${bodyOf(DRAFT)}\r\nThank you.` })
    const { published, writes, warnings } = await later(state)
    expect(published).toEqual([{ branch: DRAFT.branch, action: 'withdrawn', location: 'pull/1', why: 'It is ignored.' }])
    expect(writes).toEqual(['refresh', 'setStatus'])
    expect(warnings).toEqual([`${DRAFT.branch} is no longer offered. It is ignored.`])
    const [, marker = ''] = /(<!-- stripe-upgrade [\w-]+ -->)/.exec(bodyOf(DRAFT)) ?? []
    const edited = bodyOf(DRAFT).replace(
      marker,
      `${marker}\n**This is no longer offered.** It is ignored.\n\n<!-- /stripe-upgrade-notice -->`,
    )
    expect(state.pulls).toMatchObject([
      { title: 'PAY-12', draft: true, state: 'open', base: 'main', body: `Wait for Rita.\r\n${edited}\r\nThank you.` },
    ])
    expect(statusOf(state)).toEqual({ state: 'error', description: 'Gone: It is ignored.' })
  })

  test('gets the reason once, also where an editor stored it with its own line ends (P2)', async () => {
    const state = await touched()
    await later(state)
    change(state, { body: state.pulls[0]?.body.replaceAll('\n', '\r\n') ?? '' })
    const { published, writes, warnings } = await later(state)
    expect(published).toEqual([{ branch: DRAFT.branch, action: 'withdrawn', location: 'pull/1', why: 'It is ignored.' }])
    expect({ writes, warnings }).toEqual({ writes: [], warnings: [] })
  })

  test('gets another reason in place of the first', async () => {
    const state = await touched()
    await later(state)
    expect((await later(state, withdrawalsOn(BASE, 'It was taken back. <!-- /stripe-upgrade -->'))).writes).toEqual([
      'refresh',
      'setStatus',
    ])
    expect(state.pulls[0]?.body.match(/no longer offered/g)).toHaveLength(1)
    expect(state.pulls[0]?.body).not.toContain('ignored')
    expect(state.pulls[0]?.body.match(/<!-- \/stripe-upgrade -->/g)).toHaveLength(1)
    expect((await later(state, withdrawalsOn(BASE, 'It was taken back. <!-- /stripe-upgrade -->'))).writes).toEqual([])
  })

  test('is as it was where it is offered again', async () => {
    const state = await touched()
    await later(state)
    expect((await run(state)).writes).toEqual(['refresh', 'setStatus'])
    expect(state.pulls).toMatchObject([{ body: bodyOf(DRAFT) }])
    expect(statusOf(state)).toEqual(DRAFT.status)
  })

  test.each(['refresh', 'setStatus'] as const)('gets the reason from the next run where one ends at the %s (P4)', async (call) => {
    const state = await touched()
    await later(state, GONE, [], failing(call, new UpstreamError('No answer.')))
    await later(state)
    expect(state.pulls[0]?.body).toContain('no longer offered')
    expect(statusOf(state)).toMatchObject({ state: 'error' })
    expect((await later(state)).writes).toEqual([])
  })

  test('of a dry run only what would be', async () => {
    const state = await touched()
    const forge = createRecordingForge(memoryForge(state))
    const published = await publish({ forge, log: quietLog() }, [], GONE)
    expect(published).toMatchObject([{ action: 'would be withdrawn', location: 'pull/1' }])
    expect(forge.writes).toMatchObject([
      { kind: 'refresh', body: expect.stringContaining('no longer offered') },
      { kind: 'status', branch: DRAFT.branch, status: { state: 'error' } },
    ])
    expect(state.pulls).toMatchObject([{ body: bodyOf(DRAFT) }])
    await later(state)
    const recording = createRecordingForge(memoryForge(state))
    expect(await publish({ forge: recording, log: quietLog() }, [], GONE)).toMatchObject([{ action: 'withdrawn' }])
    expect(recording.writes).toEqual([])
  })
})

describe('what is left alone', () => {
  const OTHER: PullDraft = { ...DRAFT, branch: 'stripe-upgrade/python-16.x' }

  test.each<[string, (state: ForgeState) => void]>([
    ['one that a person opened', (state) => change(state, { body: 'By hand.' })],
    ['one into another base', (state) => change(state, { base: 'next' })],
    ['one that is closed', (state) => change(state, { state: 'closed' })],
    ['one that is merged', (state) => change(state, { state: 'merged' })],
    ['one of a branch that is not named as ours are', (state) => change(state, { branch: 'feature/stripe-upgrade/node-23.x' })],
    ['one whose branch is gone', ({ branches }) => branches.clear()],
    ['one to whose branch a person committed (P3)', ({ branches }) => hold(branches, { ours: false })],
    ['one of which it is not known what it changes', ({ branches }) => hold(branches, { files: new Map() })],
    ['one of a folder that this run does not look into', ({ branches }) => hold(branches, { files: new Map([[':/a/package.json', '']]) })],
  ])('%s', async (_, happens) => {
    const state = await withPull()
    happens(state)
    const before = structuredClone(state)
    expect(await later(state)).toEqual({ published: [], writes: [], warnings: [] })
    expect(state).toEqual(before)
  })

  test('one of which too little is known to say it', async () => {
    const state = await withPull()
    const unsure = withdrawalsOn(BASE, '', [DRAFT.branch])
    expect(await later(state, unsure)).toEqual({ published: [], writes: [], warnings: [] })
    expect(unsure.asked).toEqual([{ branch: DRAFT.branch, offer: DRAFT.offer, paths: ['package.json', 'package-lock.json'] }])
  })

  test('one that there is a draft for; another still gets the reason', async () => {
    const state = await withPull()
    await run(state, OTHER)
    const { published } = await later(state, GONE, [OTHER])
    expect(published).toMatchObject([
      { branch: OTHER.branch, action: 'unchanged' },
      { branch: DRAFT.branch, action: 'closed' },
    ])
  })
})

describe('where the forge does not answer', () => {
  test('those of earlier runs are not checked, with a warning', async () => {
    const state = await withPull()
    expect(await later(state, GONE, [DRAFT], failing('openPulls', new UpstreamError('No answer.')))).toMatchObject({
      published: [{ action: 'unchanged' }],
      warnings: ['The pull requests of earlier runs were not checked. No answer.'],
    })
  })

  test('of one that cannot be read it is said that it is of an earlier run', async () => {
    const state = await withPull()
    expect(await later(state, GONE, [], failing('outline', new UpstreamError('No answer.')))).toMatchObject({
      published: [{ action: 'failed', why: 'No answer.' }],
      warnings: [`${DRAFT.branch} is of an earlier run and was not checked to the end. No answer.`],
    })
  })

  test('a rate limit leaves them to the next run', async () => {
    const state = await withPull()
    expect(await later(state, GONE, [], failing('outline', LIMIT))).toMatchObject({ published: [{ action: 'deferred' }], writes: [] })
    expect(await later(state, GONE, [{ ...DRAFT, branch: 'stripe-upgrade/node-24.x' }], failing('branch', LIMIT))).toMatchObject({
      published: [{ branch: 'stripe-upgrade/node-24.x', action: 'deferred' }],
    })
  })
})
