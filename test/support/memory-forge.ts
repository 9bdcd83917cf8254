import { UpstreamError } from '../../src/domain/errors.ts'
import type { CommitStatus, Pull } from '../../src/domain/pull.ts'
import type { BranchState, Forge } from '../../src/world.ts'

/** Everything that a forge remembers; tests change it as people would. */
export interface ForgeState {
  readonly branches: Map<string, BranchState>
  /** Every pull request ever opened, oldest first. */
  readonly pulls: Pull[]
  readonly statuses: Map<string, CommitStatus>
}

export interface MemoryForge extends Forge {
  /** The name of every call, in order. */
  readonly calls: readonly (keyof Forge)[]
  /** Of those the ones that write. */
  readonly writes: readonly (keyof Forge)[]
}

const WRITES = new Set<keyof Forge>(['commit', 'open', 'refresh', 'setStatus'])

export function emptyForge(): ForgeState {
  return { branches: new Map(), pulls: [], statuses: new Map() }
}

/**
 * A `Forge` on `state`, as strict as GitHub: one open pull request for each branch, none without a branch, a branch that
 * moves only from where it is expected. `at` is called before and after each call takes effect, and may throw.
 */
export function memoryForge(state: ForgeState, at: (call: keyof Forge, when: 'before' | 'after') => void = () => undefined): MemoryForge {
  const calls: (keyof Forge)[] = []
  async function call<T>(name: keyof Forge, effect: () => T): Promise<T> {
    calls.push(name)
    at(name, 'before')
    const result = effect()
    at(name, 'after')
    return result
  }
  return {
    calls,
    get writes() {
      return calls.filter((name) => WRITES.has(name))
    },
    branch: async (name) => call('branch', () => state.branches.get(name) ?? null),
    pull: async (branch) => call('pull', () => state.pulls.findLast((pull) => pull.branch === branch) ?? null),
    commit: async (branch, base, _message, files, expected) =>
      call('commit', () => {
        if ((state.branches.get(branch)?.commit ?? null) !== expected) throw new UpstreamError('The branch moved.')
        const commit = `commit-${branch}-${base.commit}-${state.statuses.size}-${calls.length}`
        state.branches.set(branch, { commit, baseCommit: base.commit, ours: true, files: new Map(files) })
        return commit
      }),
    open: async ({ branch, title, body, draft }) =>
      call('open', () => {
        if (!state.branches.has(branch)) throw new UpstreamError('There is no such branch.')
        if (state.pulls.some((pull) => pull.branch === branch && pull.state === 'open'))
          throw new UpstreamError('A pull request already exists.')
        const pull: Pull = { branch, title, body, draft, location: `pull/${state.pulls.length + 1}`, state: 'open' }
        state.pulls.push(pull)
        return pull
      }),
    refresh: async (pull, { title, body, draft }) =>
      call('refresh', () => {
        const index = state.pulls.findIndex((each) => each.location === pull.location)
        if (index < 0) throw new UpstreamError('There is no such pull request.')
        const next = { ...pull, title, body, draft }
        state.pulls[index] = next
        return next
      }),
    status: async (commit) => call('status', () => state.statuses.get(commit) ?? null),
    setStatus: async (commit, status) => call('setStatus', () => void state.statuses.set(commit, status)),
  }
}
