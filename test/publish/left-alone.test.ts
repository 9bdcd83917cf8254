import { describe, expect, test } from 'vitest'
import type { Pull, PullDraft } from '../../src/domain/pull.ts'
import type { ForgeState } from '../support/memory-forge.ts'
import { DRAFT, NEXT, run, withPull } from '../support/published.ts'
import { bodyOf } from '../support/pull-draft.ts'

/** What a person does to the pull request that is open. */
function change(state: ForgeState, next: Partial<Pull>): Pull {
  const [pull] = state.pulls
  if (pull === undefined) throw new Error('there is no pull request')
  return (state.pulls[0] = { ...pull, ...next })
}

/** What `NEXT` becomes with the release after it. */
const AFTER: PullDraft = { ...NEXT, offer: { ...NEXT.offer, to: '23.3.0' }, title: 'Upgrade stripe from 17.0.0 to 23.3.0' }

function closeNewest({ pulls }: ForgeState): void {
  const newest = pulls.pop()
  if (newest !== undefined) pulls.push({ ...newest, state: 'closed' })
}

describe('what is left alone', () => {
  test('a branch with a commit of somebody else (P3, F10)', async () => {
    const state = await withPull()
    const branch = state.branches.get(DRAFT.branch)
    if (branch !== undefined) state.branches.set(DRAFT.branch, { ...branch, commit: 'by-hand', ours: false })
    const { published, writes, warnings } = await run(state, { ...DRAFT, baseCommit: 'base-2', body: 'Newer.' })
    expect(published).toMatchObject({ action: 'skipped', location: 'pull/1' })
    expect(published?.why).toContain('did not make')
    expect(warnings).toHaveLength(1)
    expect(writes).toEqual([])
  })

  test('a closed pull request, until there is another version (P5, F13)', async () => {
    const state = await withPull()
    change(state, { state: 'closed', title: 'No, thank you' })
    const again = await run(state, { ...DRAFT, baseCommit: 'base-2', body: 'Another body.', title: 'Another title' })
    expect(again.published).toMatchObject({ action: 'skipped', location: 'pull/1' })
    expect(again.published?.why).toContain('closed')
    expect(again.writes).toEqual([])
    expect((await run(state, NEXT)).published).toMatchObject({ action: 'opened', location: 'pull/2' })
  })

  test('a closed one also where it is reached from another version, or a person wrote its body anew', async () => {
    const state = await withPull()
    change(state, { state: 'closed' })
    const from = { ...DRAFT, offer: { ...DRAFT.offer, from: '18.0.0' }, title: 'Upgrade stripe from 18.0.0 to 23.1.0' }
    expect((await run(state, from)).writes).toEqual([])
    change(state, { body: 'Not now.' })
    expect((await run(state)).writes).toEqual([])
    expect((await run(state, NEXT)).published).toMatchObject({ action: 'opened', location: 'pull/2' })
  })

  test('any of several closed ones, in whichever order they were closed', async () => {
    const state = await withPull()
    change(state, { state: 'closed' })
    await run(state, NEXT)
    closeNewest(state)
    for (const draft of [DRAFT, NEXT, { ...DRAFT, baseCommit: 'base-2' }]) {
      const again = await run(state, draft)
      expect(again.published).toMatchObject({ action: 'skipped', location: draft.offer === NEXT.offer ? 'pull/2' : 'pull/1' })
      expect(again.writes).toEqual([])
    }
    expect((await run(state, AFTER)).published).toMatchObject({ action: 'opened', location: 'pull/3' })
    // Where the release of the open one is on hold later, it does not become the one that was turned down.
    expect((await run(state, NEXT)).published).toMatchObject({ action: 'skipped', location: 'pull/2' })
    expect((await run(state, AFTER)).writes).toEqual([])
  })

  test('not one that a person opened again, or that they opened themselves', async () => {
    const state = await withPull()
    change(state, { state: 'closed' })
    state.pulls.push({ branch: DRAFT.branch, base: 'main', title: 'I want it', body: '', draft: false, location: 'pull/2', state: 'open' })
    expect((await run(state)).published).toMatchObject({ action: 'refreshed', location: 'pull/2' })
    expect((await run(state, { ...DRAFT, body: 'Newer.' })).published).toMatchObject({ action: 'refreshed', location: 'pull/2' })
  })

  test('a closed one says nothing about another base', async () => {
    const state = await withPull()
    change(state, { state: 'closed' })
    expect((await run(state, { ...DRAFT, base: 'next' })).published).toMatchObject({ action: 'opened', location: 'pull/2' })
  })

  test('a closed pull request whose branch was deleted', async () => {
    const state = await withPull()
    change(state, { state: 'closed' })
    state.branches.clear()
    expect((await run(state)).writes).toEqual([])
  })

  test('a merged one is history: the next version is opened anew', async () => {
    const state = await withPull()
    change(state, { state: 'merged' })
    const next = await run(state, { ...NEXT, baseCommit: 'base-2' })
    expect(next.published).toMatchObject({ action: 'opened', location: 'pull/2' })
  })
})

describe("a person's edits (F12)", () => {
  test('a title stays, also with the next version', async () => {
    const state = await withPull()
    change(state, { title: 'PAY-12: newer Stripe' })
    expect((await run(state)).writes).toEqual([])
    expect((await run(state, NEXT)).writes).toEqual(['refresh'])
    expect((await run(state, { ...NEXT, body: 'More.' })).writes).toEqual(['refresh'])
    expect(state.pulls).toMatchObject([{ title: 'PAY-12: newer Stripe' }])
    expect((await run(state, { ...NEXT, body: 'More.' })).writes).toEqual([])
  })

  test.each([
    ['ready for review stays ready', true],
    ['a draft stays one', false],
  ])('what they made %s while version and verdict are the same', async (_, draft) => {
    const state = await withPull({ ...DRAFT, draft })
    change(state, { draft: !draft })
    expect((await run(state, { ...DRAFT, draft })).writes).toEqual([])
    // The base moved: another commit, and another body, about the same.
    await run(state, { ...DRAFT, draft, baseCommit: 'base-2', body: 'More.' })
    expect(state.pulls).toMatchObject([{ draft: !draft }])
    expect((await run(state, { ...DRAFT, draft, baseCommit: 'base-2', body: 'More.' })).writes).toEqual([])
  })

  test.each<[string, Partial<PullDraft>, boolean]>([
    ['another version that is no better', { offer: NEXT.offer, draft: true }, true],
    ['another verdict, and back', { draft: false }, false],
  ])('but not with %s', async (_, next, draft) => {
    const state = await withPull({ ...DRAFT, draft: true })
    change(state, { draft: false })
    await run(state, { ...DRAFT, ...next })
    expect(state.pulls).toMatchObject([{ draft }])
    await run(state, { ...DRAFT, ...next, draft: true })
    expect(state.pulls).toMatchObject([{ draft: true }])
  })

  test('text around ours stays byte for byte, in a body with the line ends of an editor', async () => {
    const state = await withPull()
    const { body } = change(state, { body: `Please wait for Rita.\r\n${bodyOf(DRAFT).replaceAll('\n', '\r\n')}\r\n\r\nThank you.\t` })
    expect((await run(state)).writes).toEqual([])
    expect(state.pulls[0]?.body).toBe(body)
    expect((await run(state, { ...DRAFT, body: 'More.' })).writes).toEqual(['refresh'])
    expect(state.pulls[0]?.body).toBe(`Please wait for Rita.\r\n${bodyOf({ ...DRAFT, body: 'More.' })}\r\n\r\nThank you.\t`)
  })

  test('a pull request that a person opened keeps their title and text; ours is put below', async () => {
    const state = await withPull()
    change(state, { title: 'Mine', body: 'Opened by hand.' })
    expect((await run(state)).writes).toEqual(['refresh'])
    expect(state.pulls).toMatchObject([{ title: 'Mine', body: `Opened by hand.\n\n${bodyOf(DRAFT)}` }])
    expect((await run(state)).writes).toEqual([])
  })
})
