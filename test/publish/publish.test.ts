import { describe, expect, test } from 'vitest'
import { EditError, RateLimitError, UpstreamError } from '../../src/domain/errors.ts'
import type { PullDraft } from '../../src/domain/pull.ts'
import { publish } from '../../src/publish/index.ts'
import type { Forge } from '../../src/world.ts'
import { emptyForge, memoryForge, type ForgeState } from '../support/memory-forge.ts'
import { observedForge, type Moment } from '../support/observed-forge.ts'
import { DRAFT, NEXT, run, withPull } from '../support/published.ts'
import { bodyOf, pullDraft } from '../support/pull-draft.ts'
import { quietLog } from '../support/quiet-log.ts'

/** For a forge's `at`: something that happens once, at one moment of the first call of that name. */
function once(wanted: keyof Forge, when: 'before' | 'after', happens: () => void): Moment {
  let due = true
  return (call, at) => {
    if (!due || call !== wanted || at !== when) return
    due = false
    happens()
  }
}

function lost(): never {
  throw new UpstreamError('No answer.')
}

function refused(): never {
  throw new EditError('package.json', 'It is a symlink.', 'Replace it.')
}

/** What a person sees: no commit ids, which differ from run to run. */
function visibleState({ branches, pulls, statuses }: ForgeState) {
  return {
    branches: [...branches].map(([name, { commit, baseCommit, ours, files }]) => ({
      name,
      baseCommit,
      ours,
      files: [...files],
      status: statuses.get(commit),
    })),
    pulls,
  }
}

describe('what is written', () => {
  test('nothing for no drafts', async () => {
    const forge = observedForge(memoryForge(emptyForge()))
    expect(await publish({ forge, log: quietLog() }, [])).toEqual([])
    expect(forge.calls).toEqual([])
  })

  test('a new draft: commit, pull request, status, in this order', async () => {
    const state = emptyForge()
    const { published, writes } = await run(state)
    expect(published).toEqual({ branch: DRAFT.branch, action: 'opened', location: 'pull/1', why: null })
    expect(writes).toEqual(['commit', 'open', 'setStatus'])
    expect(visibleState(state)).toEqual({
      branches: [{ name: DRAFT.branch, baseCommit: 'base-1', ours: true, files: [...DRAFT.files], status: DRAFT.status }],
      pulls: [
        { branch: DRAFT.branch, base: 'main', title: DRAFT.title, body: bodyOf(DRAFT), draft: false, location: 'pull/1', state: 'open' },
      ],
    })
  })

  test('nothing in a second run with nothing new (P2, F01)', async () => {
    const { published, writes } = await run(await withPull())
    expect(published?.action).toBe('unchanged')
    expect(writes).toEqual([])
  })

  test.each<[string, Partial<PullDraft>, (keyof Forge)[]]>([
    ['another body', { body: 'More.' }, ['refresh']],
    ['another version', { offer: NEXT.offer, title: NEXT.title }, ['refresh']],
    ['another base (the setting was changed)', { base: 'next' }, ['refresh']],
    ['a draft', { draft: true }, ['refresh']],
    ['another status', { status: { state: 'failure', description: '1 case broken' } }, ['setStatus']],
    [
      'another text in a file (F15)',
      { files: new Map([...DRAFT.files, ['package.json', '{"stripe": "^23.2.0"}']]) },
      ['commit', 'setStatus'],
    ],
    ['one file more', { files: new Map([...DRAFT.files, ['b/package.json', '{}']]) }, ['commit', 'setStatus']],
    ['one file less', { files: new Map([['package.json', '{}']]) }, ['commit', 'setStatus']],
    ['a base that moved (F17)', { baseCommit: 'base-2' }, ['commit', 'setStatus']],
  ])('only what is new: %s', async (_, difference, writes) => {
    const state = await withPull()
    const draft = { ...DRAFT, ...difference }
    const second = await run(state, draft)
    expect(second.published).toMatchObject({ action: 'refreshed', location: 'pull/1' })
    expect(second.writes).toEqual(writes)
    expect(state.pulls).toMatchObject([{ title: draft.title, base: draft.base, draft: draft.draft, body: bodyOf(draft) }])
    expect((await run(state, draft)).writes).toEqual([])
  })
})

describe('what is not known this time', () => {
  const FACTS = DRAFT.facts
  const INCONCLUSIVE: Partial<PullDraft> = {
    body: 'One case could not be run.',
    draft: true,
    status: { state: 'error', description: 'Inconclusive' },
    facts: { ...FACTS, proved: ['a pass', null] },
  }

  test('is no reason to write, where it is all that is new', async () => {
    const state = await withPull()
    const { published, writes } = await run(state, { ...DRAFT, ...INCONCLUSIVE })
    expect(published).toMatchObject({ action: 'unchanged', location: 'pull/1' })
    expect(writes).toEqual([])
    expect(state.pulls).toMatchObject([{ body: bodyOf(DRAFT), draft: false }])
  })

  test.each<[string, Partial<PullDraft>]>([
    ['another case came out otherwise', { facts: { ...FACTS, proved: ['a failure', null] } }],
    ['all else is not as it was', { facts: { ...FACTS, rest: 'another rest' } }],
    ['there are more cases', { facts: { ...FACTS, proved: ['a pass', 'a pass', null] } }],
    ['the version is another', { offer: NEXT.offer, title: NEXT.title }],
  ])('is written where %s', async (_, more) => {
    const state = await withPull()
    const draft = { ...DRAFT, ...INCONCLUSIVE, ...more }
    expect((await run(state, draft)).published).toMatchObject({ action: 'refreshed' })
    expect(state.pulls).toMatchObject([{ body: bodyOf(draft), draft: true }])
  })

  test('is written on a commit that nothing was proved on', async () => {
    const state = await withPull()
    expect((await run(state, { ...DRAFT, ...INCONCLUSIVE, baseCommit: 'base-2' })).published).toMatchObject({ action: 'refreshed' })
  })

  test('is said once it is known', async () => {
    const state = await withPull({ ...DRAFT, ...INCONCLUSIVE })
    expect((await run(state)).published).toMatchObject({ action: 'refreshed' })
    expect(state.pulls).toMatchObject([{ body: bodyOf(DRAFT), draft: false }])
  })
})

describe("the repository's own style", () => {
  const CONVENTIONAL = ['feat: pay by link', 'build(deps): bump axios from 1.7.0 to 1.7.1', 'fix: round amounts']

  test('title and commit message are conventional where its commits are', async () => {
    const state = emptyForge()
    state.subjects.push(...CONVENTIONAL)
    const messages: string[] = []
    const forge = memoryForge(state)
    const kept: Forge = { ...forge, commit: async (...args) => forge.commit(...args).finally(() => messages.push(args[2])) }
    await publish({ forge: kept, log: quietLog() }, [DRAFT])
    expect(messages).toEqual(['build(deps): upgrade stripe to 23.1.0'])
    expect(state.pulls).toMatchObject([{ title: 'build(deps): upgrade stripe to 23.1.0' }])
    expect((await run(state)).writes).toEqual([])
  })

  test('another style later is no reason to write; with the next version the title has it', async () => {
    const state = await withPull()
    state.subjects.push(...CONVENTIONAL)
    expect((await run(state)).writes).toEqual([])
    await run(state, NEXT)
    expect(state.pulls).toMatchObject([{ title: 'build(deps): upgrade stripe to 23.2.0' }])
  })

  test('the subjects are read once for all drafts', async () => {
    const forge = observedForge(memoryForge(emptyForge()))
    await publish({ forge, log: quietLog() }, [DRAFT, { ...DRAFT, branch: 'stripe-upgrade/python-16.x' }])
    expect(forge.calls.filter((call) => call === 'subjects')).toHaveLength(1)
  })
})

describe('a rate limit that lasts (F19, F20)', () => {
  const WHEN = 'Run again after 2026-01-31 14:41 UTC; nothing is done twice.'
  function limited(): never {
    throw new RateLimitError('acme/shop: could not open the pull request (403): a rate limit is reached.', WHEN)
  }

  test('defers what is left, without asking any more, and the next run goes on', async () => {
    const drafts = ['node-23.x', 'python-16.x', 'ruby-17.x'].map((line) =>
      pullDraft({ branch: `stripe-upgrade/${line}`, offer: { ...pullDraft().offer, sdk: line.split('-')[0] ?? '' } }),
    )
    const state = emptyForge()
    const log = quietLog()
    const forge = observedForge(memoryForge(state), (call, when) => {
      if (when === 'before' && call === 'open' && state.pulls.length === 1) limited()
    })
    const published = await publish({ forge, log }, drafts)
    expect(published).toMatchObject([
      { action: 'opened', why: null },
      { action: 'deferred', location: null, why: expect.stringContaining('could not open the pull request (403)') },
      { action: 'deferred', location: null, why: expect.stringContaining('It was not tried') },
    ])
    for (const { why } of published.slice(1)) expect(why).toContain(WHEN)
    expect(log.warnings).toHaveLength(2)
    expect(forge.calls.at(-1)).toBe('pulls')
    const again = await publish({ forge: memoryForge(state), log: quietLog() }, drafts)
    expect(again.map(({ action }) => action)).toEqual(['unchanged', 'opened', 'opened'])
  })

  test.each(['status', 'setStatus'] as const)('also at the %s, which is else only a warning', async (call) => {
    const { published } = await run(emptyForge(), DRAFT, once(call, 'before', limited))
    expect(published).toMatchObject({ action: 'deferred' })
  })
})

describe('when others write at the same time, and when answers are lost', () => {
  test.each([
    ['something else', new Map()],
    ['the very same', DRAFT.files],
  ])('a branch that somebody moves to %s between our read and our write stays theirs (F02, F11)', async (_, files) => {
    const state = await withPull()
    const theirs = { commit: 'theirs', baseCommit: 'base-2', ours: false, files }
    const moving = once('commit', 'before', () => void state.branches.set(DRAFT.branch, theirs))
    const { published, writes } = await run(state, { ...DRAFT, baseCommit: 'base-2' }, moving)
    expect(published).toMatchObject({ action: 'skipped', why: 'Somebody else moved the branch at the same time.' })
    expect(writes).toEqual(['commit'])
    expect(state.branches.get(DRAFT.branch)).toBe(theirs)
  })

  test('a commit whose answer is lost is found (F08)', async () => {
    const state = emptyForge()
    const { published, writes } = await run(state, DRAFT, once('commit', 'after', lost))
    expect(published?.action).toBe('opened')
    expect(writes).toEqual(['commit', 'open', 'setStatus'])
  })

  test('a pull request whose answer is lost is found, not opened twice (F06, F07)', async () => {
    const state = emptyForge()
    const { published, writes } = await run(state, DRAFT, once('open', 'after', lost))
    expect(published).toMatchObject({ action: 'opened', location: 'pull/1' })
    expect(writes).toEqual(['commit', 'open', 'setStatus'])
    expect(state.pulls).toHaveLength(1)
  })

  test('a status that may not be set is a warning (F40)', async () => {
    const state = emptyForge()
    const { published, warnings } = await run(state, DRAFT, once('setStatus', 'before', lost))
    expect(published?.action).toBe('opened')
    expect(warnings).toEqual([`${DRAFT.branch}: No answer.`])
  })

  test('one draft that fails keeps no other from its turn', async () => {
    const other = { ...DRAFT, branch: 'stripe-upgrade/python-16.x' }
    const state = emptyForge()
    const log = quietLog()
    const published = await publish({ forge: observedForge(memoryForge(state), once('commit', 'before', lost)), log }, [DRAFT, other])
    expect(published).toMatchObject([
      { branch: DRAFT.branch, action: 'failed', location: null, why: 'No answer.' },
      { branch: other.branch, action: 'opened' },
    ])
    expect(log.warnings.map(({ text }) => text)).toEqual([`${DRAFT.branch} was not published. No answer.`])
    expect(state.pulls.map(({ branch }) => branch)).toEqual([other.branch])
    expect(log.ended).toEqual(['✗ 1 failed, 1 opened'])
  })

  test('a change that cannot be committed safely is skipped with what to do', async () => {
    const state = emptyForge()
    const { published } = await run(state, DRAFT, once('commit', 'before', refused))
    expect(published).toEqual({ branch: DRAFT.branch, action: 'skipped', location: null, why: 'It is a symlink. Replace it.' })
  })
})

describe('what a new pull request is also given', () => {
  test('is given once; and again only where a run was cut short before the status, which is set last (F05)', async () => {
    const state = emptyForge()
    const given: string[] = []
    const forge: Forge = { ...memoryForge(state), complete: async ({ location }) => void given.push(location) }
    const cycle = async (draft: PullDraft): Promise<unknown> => publish({ forge, log: quietLog() }, [draft])
    await cycle(DRAFT)
    await cycle(DRAFT)
    await cycle({ ...DRAFT, baseCommit: 'base-2' })
    expect(given).toEqual(['pull/1'])
    state.statuses.clear()
    await cycle({ ...DRAFT, baseCommit: 'base-2' })
    expect(given).toEqual(['pull/1', 'pull/1'])
  })
})
