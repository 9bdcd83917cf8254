import { describe, expect, test } from 'vitest'
import { createLocalForge } from '../../src/adapters/local-forge.ts'
import type { PullDraft } from '../../src/domain/pull.ts'
import { publish } from '../../src/publish/index.ts'
import type { Forge, Tools } from '../../src/world.ts'
import { folderWith } from '../support/folder.ts'
import { gitRepository } from '../support/git-repository.ts'
import { emptyForge, memoryForge } from '../support/memory-forge.ts'
import { Killed, killedForge, observedForge } from '../support/observed-forge.ts'
import { pullDraft } from '../support/pull-draft.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

/** A forge with something to start from, and two commits that a draft can be based on. */
interface Stage {
  readonly forge: Forge
  readonly bases: readonly [string, string]
  /** How many pull requests are open. */
  open(): Promise<number>
}

async function inMemory(): Promise<Stage> {
  const state = emptyForge()
  const open = async (): Promise<number> => state.pulls.filter((pull) => pull.state === 'open').length
  return { forge: memoryForge(state), bases: ['base-1', 'base-2'], open }
}

async function onGit(tools: Tools): Promise<Stage> {
  const repository = await gitRepository({ 'package.json': '{}', 'package-lock.json': '[]' })
  const first = repository.git('rev-parse', 'HEAD')
  const forge = createLocalForge({ root: repository.root, out: await folderWith(), tools })
  const open = async (): Promise<number> => (await forge.pulls(pullDraft().branch)).filter(({ state }) => state === 'open').length
  return { forge, bases: [first, await repository.commit({ 'other.txt': 'x' })], open }
}

/** What a person sees, without the ids of commits, which differ from run to run. */
async function seen({ forge, bases }: Stage, draft: PullDraft) {
  const branch = await forge.branch(draft.branch, { branch: draft.base, commit: bases[1] })
  const [pull] = await forge.pulls(draft.branch)
  const base = branch?.baseCommit === bases[0] ? 'first' : 'second'
  return {
    base,
    ours: branch?.ours,
    files: branch?.files,
    status: await forge.status(branch?.commit ?? ''),
    pull: { ...pull, location: null },
  }
}

const NEW = { name: 'a new pull request', before: null, after: (bases: Stage['bases']) => pullDraft({ baseCommit: bases[0] }) }
const REFRESHED = {
  name: 'a pull request in which everything is new',
  before: (bases: Stage['bases']) => pullDraft({ baseCommit: bases[0] }),
  after: (bases: Stage['bases']) =>
    pullDraft({ baseCommit: bases[1], body: 'Newer.', draft: true, status: { state: 'failure', description: '1 broken' } }),
}
const MOVED = { ...REFRESHED, name: 'a base that moved', after: (bases: Stage['bases']) => pullDraft({ baseCommit: bases[1] }) }

describe.each([
  ['in memory', inMemory],
  ['on git', onGit],
])('the exhaustive crash test %s (P1, P4, F03, F04, F05)', (_, begin) => {
  test.each([NEW, REFRESHED, MOVED])('$name', async ({ before, after }) => {
    const tools = testTools()
    const prepared = async (): Promise<Stage> => {
      const stage = await begin(tools)
      if (before !== null) await publish({ forge: stage.forge, log: quietLog() }, [before(stage.bases)])
      return stage
    }
    const happy = await prepared()
    const happyDraft = after(happy.bases)
    const observed = observedForge(happy.forge)
    await publish({ forge: observed, log: quietLog() }, [happyDraft])
    const wanted = await seen(happy, happyDraft)
    expect(observed.calls.length).toBeGreaterThanOrEqual(5)

    for (let k = 1; k <= observed.calls.length; k += 1) {
      for (const moment of ['before', 'after'] as const) {
        const stage = await prepared()
        const draft = after(stage.bases)
        await expect(publish({ forge: killedForge(stage.forge, k, moment), log: quietLog() }, [draft])).rejects.toThrow(Killed)
        await publish({ forge: stage.forge, log: quietLog() }, [draft])
        expect({ k, moment, ...(await seen(stage, draft)) }).toEqual({ k, moment, ...wanted })
        expect(await stage.open()).toBe(1)
        const third = observedForge(stage.forge)
        await publish({ forge: third, log: quietLog() }, [draft])
        expect(third.writes).toEqual([])
      }
    }
  })
})
