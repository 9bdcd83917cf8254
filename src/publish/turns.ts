import { UpstreamError } from '../domain/errors.ts'
import { BRANCH_PREFIX, type Published, type PullDraft } from '../domain/pull.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Forge, Log } from '../world.ts'

/** Open pull requests of one SDK at most: nobody reads more at a time. */
const AT_MOST = 2
const CROWDED = `${AT_MOST} pull requests of this SDK are open already. This one is opened once one of them is merged or closed.`

/** In which order drafts are published, and which of them have to wait. */
export interface Turns {
  readonly drafts: readonly PullDraft[]
  /** Why a draft has to wait, or null. */
  whyNot(draft: PullDraft): string | null
  /** Remembers what came of a draft. */
  took(draft: PullDraft, action: Published['action']): void
}

/**
 * Where an SDK has more drafts than may be open, those that are open go first, and then the highest versions. One that a person
 * rejected takes no turn of another. Nothing is read where no SDK has so many.
 */
export async function takeTurns(
  { forge, log }: { readonly forge: Forge; readonly log: Pick<Log, 'warn'> },
  drafts: readonly PullDraft[],
): Promise<Turns> {
  const isCrowded = ({ offer }: PullDraft): boolean => drafts.filter((other) => other.offer.sdk === offer.sdk).length > AT_MOST
  const open = drafts.some(isCrowded) ? await openBranches(forge, log, drafts) : new Set<string>()
  const rank = (draft: PullDraft): number => (open.has(draft.branch) ? -1 : drafts.length - drafts.indexOf(draft))
  const counts = new Map<Sdk, number>()
  return {
    drafts: drafts.some(isCrowded) ? drafts.toSorted((a, b) => rank(a) - rank(b)) : drafts,
    whyNot: ({ offer, branch }) => ((counts.get(offer.sdk) ?? 0) >= AT_MOST && !open.has(branch) ? CROWDED : null),
    took({ offer }, action) {
      if (action === 'opened' || action === 'refreshed' || action === 'unchanged') counts.set(offer.sdk, (counts.get(offer.sdk) ?? 0) + 1)
    },
  }
}

/** The branches of open pull requests; none, with a warning, where that cannot be read. */
async function openBranches(forge: Forge, log: Pick<Log, 'warn'>, [first]: readonly PullDraft[]): Promise<ReadonlySet<string>> {
  if (first === undefined) return new Set()
  try {
    const pulls = await forge.openPulls(BRANCH_PREFIX, { branch: first.base, commit: first.baseCommit })
    return new Set(pulls.map(({ branch }) => branch))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    log.warn({ place: null, text: `Which pull requests are open could not be read. ${error.message}` })
    return new Set()
  }
}
