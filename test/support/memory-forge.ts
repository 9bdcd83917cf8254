import { UpstreamError } from '../../src/domain/errors.ts'
import type { CommitStatus, Pull } from '../../src/domain/pull.ts'
import type { BranchState, Forge } from '../../src/world.ts'

/** Everything that a forge remembers; tests change it as people would. */
export interface ForgeState {
  /** Of the base's commits, newest first. */
  readonly subjects: string[]
  readonly branches: Map<string, BranchState>
  /** Every pull request ever opened, oldest first. */
  readonly pulls: Pull[]
  readonly statuses: Map<string, CommitStatus>
  /** Where a person commented and the like: the links of pull requests. */
  readonly touched: Set<string>
}

export function emptyForge(): ForgeState {
  return { subjects: [], branches: new Map(), pulls: [], statuses: new Map(), touched: new Set() }
}

let made = 0

/**
 * A `Forge` on `state`, as strict as GitHub: one open pull request for each branch, none without a branch, a branch that
 * moves only from where it is expected.
 */
export function memoryForge(state: ForgeState): Forge {
  return {
    subjects: async () => [...state.subjects],
    head: async (name) => state.branches.get(name)?.commit ?? null,
    branch: async (name) => state.branches.get(name) ?? null,
    async outline(name) {
      const branch = state.branches.get(name)
      if (branch === undefined) return null
      const { files, ...head } = branch
      return { ...head, paths: [...files.keys()] }
    },
    pulls: async (branch) => state.pulls.filter((pull) => pull.branch === branch).toReversed(),
    openPulls: async (prefix, base) =>
      state.pulls.filter((pull) => pull.state === 'open' && pull.base === base.branch && pull.branch.startsWith(prefix)),
    async commit(branch, base, _message, files, expected) {
      if ((state.branches.get(branch)?.commit ?? null) !== expected) throw new UpstreamError('The branch moved.')
      const commit = `commit-${(made += 1)}`
      state.branches.set(branch, { commit, baseCommit: base.commit, ours: true, files: new Map(files) })
      return commit
    },
    async open({ branch, base, title, body, draft }) {
      if (!state.branches.has(branch)) throw new UpstreamError('There is no such branch.')
      if (state.pulls.some((pull) => pull.branch === branch && pull.state === 'open'))
        throw new UpstreamError('A pull request already exists.')
      const pull: Pull = { branch, base, title, body, draft, location: `pull/${state.pulls.length + 1}`, state: 'open' }
      state.pulls.push(pull)
      return pull
    },
    async refresh(pull, content) {
      const index = state.pulls.findIndex(({ location }) => location === pull.location)
      if (index < 0) throw new UpstreamError('There is no such pull request.')
      const next = { ...pull, ...content }
      state.pulls[index] = next
      return next
    },
    isTouched: async ({ location }) => state.touched.has(location),
    async close(pull, body) {
      const index = state.pulls.findIndex(({ location }) => location === pull.location)
      if (index < 0) throw new UpstreamError('There is no such pull request.')
      state.pulls[index] = { ...pull, body, state: 'closed' }
    },
    status: async (commit) => state.statuses.get(commit) ?? null,
    setStatus: async (commit, status) => void state.statuses.set(commit, status),
  }
}
