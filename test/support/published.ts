import type { Published, PullDraft } from '../../src/domain/pull.ts'
import { publish } from '../../src/publish/index.ts'
import { emptyForge, memoryForge, type ForgeState } from './memory-forge.ts'
import { observedForge, type Moment, type ObservedForge } from './observed-forge.ts'
import { pullDraft } from './pull-draft.ts'
import { quietLog } from './quiet-log.ts'

export const DRAFT = pullDraft()
/** What `DRAFT` becomes with the release after it. */
export const NEXT: PullDraft = {
  ...DRAFT,
  offer: { ...DRAFT.offer, to: '23.2.0' },
  title: 'Upgrade stripe from 17.0.0 to 23.2.0',
  subject: 'upgrade stripe to 23.2.0',
}

/** What one run of `publish` came to. */
export interface Run extends Pick<ObservedForge, 'calls' | 'writes'> {
  readonly published: Published | undefined
  readonly warnings: readonly string[]
}

/** Publishes one draft on a forge in memory. */
export async function run(state: ForgeState, draft: PullDraft = DRAFT, at?: Moment): Promise<Run> {
  const log = quietLog()
  const forge = observedForge(memoryForge(state), at)
  const [published] = await publish({ forge, log }, [draft])
  return { published, calls: forge.calls, writes: forge.writes, warnings: log.warnings.map(({ text }) => text) }
}

/** A forge on which `DRAFT` is open, or another. */
export async function withPull(draft: PullDraft = DRAFT): Promise<ForgeState> {
  const state = emptyForge()
  await run(state, draft)
  return state
}
