import { createHash } from 'node:crypto'
import { RateLimitError, UpstreamError } from '../domain/errors.ts'
import type { ForgeWrite } from '../domain/pull.ts'
import type { Forge } from '../world.ts'

export interface RecordingForge extends Forge {
  /** In the order in which they were asked for. */
  readonly writes: readonly ForgeWrite[]
}

/** What a forge that closes pull requests has. */
function closing({ isTouched, close }: Forge, writes: ForgeWrite[]): Pick<Forge, 'isTouched' | 'close'> {
  if (isTouched === undefined || close === undefined) return {}
  return {
    isTouched: async (pull) => isTouched(pull),
    async close({ branch, base, title, draft }, body) {
      writes.push({ kind: 'close', branch, base, title, draft, body })
    },
  }
}

/**
 * A forge for `--dry-run`: reads come from `reader`, writes are kept in `writes` and go nowhere. A commit gets an id
 * that no repository holds; a pull request that would be opened has no location.
 */
export function createRecordingForge(reader: Forge): RecordingForge {
  const writes: ForgeWrite[] = []
  /** The branch of each commit that was read or would be made. */
  const branches = new Map<string, string>()
  const made = new Set<string>()
  return {
    isDry: true,
    writes,
    subjects: async (base) => reader.subjects(base),
    head: async (branch) => reader.head(branch),
    async branch(name, base) {
      const state = await reader.branch(name, base)
      if (state !== null) branches.set(state.commit, name)
      return state
    },
    async outline(name, base) {
      const outline = await reader.outline(name, base)
      if (outline !== null) branches.set(outline.commit, name)
      return outline
    },
    ...(reader.ci === undefined ? {} : { ci: async (commit) => (made.has(commit) ? null : ((await reader.ci?.(commit)) ?? null)) }),
    pulls: async (branch) => reader.pulls(branch),
    openPulls: async (prefix, base) => reader.openPulls(prefix, base),
    async commit(branch, base, message, files) {
      writes.push({ kind: 'commit', branch, base: base.branch, message, files })
      const commit = createHash('sha1').update(`dry run ${writes.length} ${branch}`).digest('hex')
      branches.set(commit, branch)
      made.add(commit)
      return commit
    },
    async open(pull) {
      writes.push({ kind: 'open', ...pull })
      return { ...pull, location: '', state: 'open' }
    },
    async refresh(pull, next) {
      writes.push({ kind: 'refresh', branch: pull.branch, ...next })
      return { ...pull, ...next }
    },
    ...closing(reader, writes),
    async status(commit) {
      // No forge has what would be made.
      if (made.has(commit)) return null
      try {
        return await reader.status(commit)
      } catch (error) {
        // A dry run needs no right to statuses: what it cannot read, it takes for not set.
        if (!(error instanceof UpstreamError) || error instanceof RateLimitError) throw error
        return null
      }
    },
    async setStatus(commit, status) {
      writes.push({ kind: 'status', branch: branches.get(commit) ?? commit, status })
    },
  }
}
