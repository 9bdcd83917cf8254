import { createHash } from 'node:crypto'
import type { CommitStatus, Pull } from '../domain/pull.ts'
import type { Forge } from '../world.ts'

/** Something that would have been written. */
type Write =
  | {
      readonly kind: 'commit'
      readonly branch: string
      readonly base: string
      readonly message: string
      readonly files: ReadonlyMap<string, string>
    }
  | {
      readonly kind: 'open'
      readonly branch: string
      readonly base: string
      readonly title: string
      readonly body: string
      readonly draft: boolean
    }
  | { readonly kind: 'refresh'; readonly branch: string; readonly title: string; readonly body: string; readonly draft: boolean }
  | { readonly kind: 'status'; readonly commit: string; readonly status: CommitStatus }

export interface RecordingForge extends Forge {
  /** In the order in which they were asked for. */
  readonly writes: readonly Write[]
}

/**
 * A forge for `--dry-run`: reads come from `reader`, writes are kept in `writes` and go nowhere. A commit gets an id
 * that no repository holds; a pull request that would be opened has no location.
 */
export function createRecordingForge(reader: Forge): RecordingForge {
  const writes: Write[] = []
  const statuses = new Map<string, CommitStatus>()
  return {
    writes,
    branch: async (name, base) => reader.branch(name, base),
    pull: async (branch) => reader.pull(branch),
    async commit(branch, base, message, files) {
      writes.push({ kind: 'commit', branch, base: base.branch, message, files })
      return createHash('sha1').update(`dry run ${writes.length} ${branch}`).digest('hex')
    },
    async open({ branch, base, title, body, draft }): Promise<Pull> {
      writes.push({ kind: 'open', branch, base, title, body, draft })
      return { branch, title, body, draft, location: '', state: 'open' }
    },
    async refresh(pull, { title, body, draft }) {
      writes.push({ kind: 'refresh', branch: pull.branch, title, body, draft })
      return { ...pull, title, body, draft }
    },
    status: async (commit) => statuses.get(commit) ?? reader.status(commit),
    async setStatus(commit, status) {
      writes.push({ kind: 'status', commit, status })
      statuses.set(commit, status)
    },
  }
}
