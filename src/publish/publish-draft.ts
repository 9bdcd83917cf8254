import { UpstreamError } from '../domain/errors.ts'
import type { Offer, Published, Pull, PullContent, PullDraft } from '../domain/pull.ts'
import type { BranchState, Forge, Log } from '../world.ts'
import { readStatus, writeStatus } from './commit-status.ts'
import { factsInShort, saysLess } from './proved.ts'
import { bodyWith, hasNotice, writtenIn } from './pull-body.ts'

const EDITED_BY_HAND =
  'Its branch has a commit that stripe-upgrade did not make, so it stays as it is; take that commit off the branch to have it made anew.'
const CLOSED = 'A pull request for this version was closed without being merged; the next version is proposed again.'
const UNTOLD = 'some cases could not be run this time; the pull request keeps what an earlier run proved'
const MOVED = 'Somebody else moved the branch at the same time.'

function skipped(draft: PullDraft, pull: Pull | null, why: string): Published {
  return { branch: draft.branch, action: 'skipped', location: pull?.location ?? null, why }
}

function isSameOffer(a: Offer, b: Offer): boolean {
  return a.sdk === b.sdk && a.from === b.from && a.to === b.to
}

/** Whether a pull request is for the same version on the same base; by its title where a person wrote the body anew. */
function isFor(pull: Pull, { offer, base, title }: PullDraft): boolean {
  const written = writtenIn(pull.body)
  if (written === null) return pull.title === title
  return written.offer.sdk === offer.sdk && written.offer.to === offer.to && pull.base === base
}

/**
 * The pull request by which a person turned this version down, or null: any that was closed unmerged, however long ago.
 * One for the same that stands open, or that a person opened, is a newer word of theirs.
 */
function turnedDown(pulls: readonly Pull[], standing: Pull | null, draft: PullDraft): Pull | null {
  if (standing !== null && (writtenIn(standing.body) === null || isFor(standing, draft))) return null
  return pulls.find((pull) => pull.state === 'closed' && isFor(pull, draft)) ?? null
}

/** Whether the branch is one commit on the draft's base that changes the draft's files, to the same text, and no others. */
function holds(state: BranchState, draft: PullDraft): boolean {
  if (!state.ours || state.baseCommit !== draft.baseCommit || state.files.size !== draft.files.size) return false
  return [...draft.files].every(([path, text]) => state.files.get(path) === text)
}

/**
 * The commit at the branch's head that holds the draft, made where there is none yet; null where somebody else moved
 * the branch. A write that failed is judged by reading again, because its answer alone may have been lost.
 */
async function committed(
  forge: Forge,
  draft: PullDraft,
  before: BranchState | null,
): Promise<{ readonly commit: string; readonly made: boolean } | null> {
  if (before !== null && holds(before, draft)) return { commit: before.commit, made: false }
  const base = { branch: draft.base, commit: draft.baseCommit }
  try {
    return { commit: await forge.commit(draft.branch, base, draft.message, draft.files, before?.commit ?? null), made: true }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const now = await forge.branch(draft.branch, base)
    if (now !== null && holds(now, draft)) return { commit: now.commit, made: true }
    if (now?.commit !== before?.commit) return null
    throw error
  }
}

/**
 * What is written of a pull request: of a new one all of it, of one that stands there what is ours. A title that is not
 * the one that we wrote is a person's, and stays. So does one of ours while it offers the same, however titles have come
 * to be written since. Whether it is a draft is a person's word too, once they turned it, while it offers the same and
 * is as good or bad as it was.
 */
function contentOf({ offer, base, title, body, facts: all, draft }: PullDraft, standing: Pull | null): PullContent {
  const facts = factsInShort(all)
  if (standing === null) return { base, draft, title, body: bodyWith('', body, { offer, title, draft, facts }) }
  const before = writtenIn(standing.body)
  const same = before !== null && isSameOffer(before.offer, offer) ? before : null
  const ours = same?.title ?? title
  const isOurs = before?.title.trim() === standing.title.trim()
  return {
    base,
    draft: same?.draft === draft ? standing.draft : draft,
    title: isOurs ? ours : standing.title,
    body: bodyWith(standing.body, body, { offer, title: ours, draft, facts }),
  }
}

function openOf(pulls: readonly Pull[]): Pull | null {
  return pulls.find(({ state }) => state === 'open') ?? null
}

/** Opens the pull request, or finds the one that stands there although opening it seemed to fail. */
async function opened(forge: Forge, draft: PullDraft): Promise<Pull> {
  const { branch } = draft
  try {
    return await forge.open({ branch, ...contentOf(draft, null) })
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const now = openOf(await forge.pulls(branch))
    if (now === null) throw error
    return now
  }
}

/** Whether it says all that the draft says, and something that this run could not tell. */
function saysMore(standing: Pull, draft: PullDraft): boolean {
  const written = writtenIn(standing.body)
  if (written === null || !isSameOffer(written.offer, draft.offer) || standing.base !== draft.base || hasNotice(standing.body)) return false
  return saysLess(written.facts, factsInShort(draft.facts))
}

function isSameContent(a: PullContent, b: PullContent): boolean {
  return a.base === b.base && a.title === b.title && a.body === b.body && a.draft === b.draft
}

/**
 * One draft: commit, pull request, status, each only where it is not there yet, in this order, so that whatever is cut
 * short is found and finished by the next run. Throws what the forge throws and reading again did not explain.
 */
export async function publishDraft(forge: Forge, log: Pick<Log, 'warn'>, draft: PullDraft): Promise<Published> {
  const before = await forge.branch(draft.branch, { branch: draft.base, commit: draft.baseCommit })
  const pulls = await forge.pulls(draft.branch)
  const standing = openOf(pulls)
  const refused = turnedDown(pulls, standing, draft)
  if (refused !== null) return skipped(draft, refused, CLOSED)
  const newest = standing ?? pulls[0] ?? null
  if (before !== null && !before.ours) return skipped(draft, newest, EDITED_BY_HAND)

  const head = await committed(forge, draft, before)
  if (head === null) return skipped(draft, newest, MOVED)

  const status = await readStatus(forge, log, draft.branch, head.commit)
  if (standing !== null && !head.made && status !== null && saysMore(standing, draft)) {
    log.warn({ place: null, text: `${draft.branch}: ${UNTOLD}` })
    return { branch: draft.branch, action: 'unchanged', location: standing.location, why: null }
  }

  const current = standing ?? (await opened(forge, draft))
  const wanted = contentOf(draft, current)
  const refreshed = !isSameContent(current, wanted)
  if (refreshed) await forge.refresh(current, wanted)

  // The status is set last of all: where a commit that stood there has none, the run that made it was cut short.
  if (standing === null || (!head.made && status === null)) await forge.complete?.(current)
  const restated = await writeStatus(forge, log, draft.branch, head.commit, status, draft.status)

  const changed = head.made || refreshed || restated
  return {
    branch: draft.branch,
    action: standing === null ? 'opened' : changed ? 'refreshed' : 'unchanged',
    location: current.location,
    why: null,
  }
}
