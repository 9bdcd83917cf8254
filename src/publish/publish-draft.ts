import { UpstreamError } from '../domain/errors.ts'
import type { Offer, Published, Pull, PullContent, PullDraft } from '../domain/pull.ts'
import type { BranchState, Forge, Log } from '../world.ts'
import { bodyWithCi } from './ci-line.ts'
import { readStatus, writeStatus } from './commit-status.ts'
import { factsInShort, saysLess } from './proved.ts'
import { bodyWith, hasNotice, partIn, writtenIn } from './pull-body.ts'

const EDITED_BY_HAND =
  'Its branch has a commit that stripe-upgrade did not make, so it is left as it is. Remove that commit from the branch to have it updated.'
const CLOSED = 'A pull request for this version was closed without being merged. The next version will be proposed.'
const UNTOLD = 'some cases could not be run this time; the pull request keeps what an earlier run proved'
const MOVED = 'Somebody else moved the branch at the same time.'

function skipped(draft: PullDraft, pull: Pull | null, why: string): Published {
  return { branch: draft.branch, action: 'skipped', location: pull?.location ?? null, why }
}

function isSameOffer(a: Offer, b: Offer): boolean {
  return a.sdk === b.sdk && a.from === b.from && a.to === b.to
}

/** Whether a pull request is for the same version on the same base; by its title if a person rewrote the body. */
function isFor(pull: Pull, { offer, base, title }: PullDraft): boolean {
  const written = writtenIn(pull.body)
  if (written === null) return pull.title === title
  return written.offer.sdk === offer.sdk && written.offer.to === offer.to && pull.base === base
}

/**
 * The pull request with which a person rejected this version, or null: any that a person closed unmerged, however long ago. One
 * for the same version that is open, or that a person opened, is their newer decision.
 */
function rejection(pulls: readonly Pull[], open: Pull | null, draft: PullDraft): Pull | null {
  if (open !== null && (writtenIn(open.body) === null || isFor(open, draft))) return null
  return pulls.find((pull) => pull.state === 'closed' && isFor(pull, draft) && writtenIn(pull.body)?.closed !== true) ?? null
}

/** Whether the branch is one commit on the draft's base that changes the draft's files, to the same text, and no others. */
function isUpToDate(state: BranchState, draft: PullDraft): boolean {
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
  if (before !== null && isUpToDate(before, draft)) return { commit: before.commit, made: false }
  const base = { branch: draft.base, commit: draft.baseCommit }
  try {
    return { commit: await forge.commit(draft.branch, base, draft.message, draft.files, before?.commit ?? null), made: true }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const now = await forge.branch(draft.branch, base)
    if (now !== null && isUpToDate(now, draft)) return { commit: now.commit, made: true }
    if (now?.commit !== before?.commit) return null
    throw error
  }
}

/**
 * What is written of a pull request: everything of a new one, and our part of one that exists. A title that we did not write is
 * a person's, and is kept. So is one of ours while it offers the same, even if we write titles differently now. Whether it is a
 * draft is a person's decision too once they changed it, while it offers the same and its verdict is the same.
 */
function contentOf({ offer, base, title, body, facts: all, draft }: PullDraft, open: Pull | null): PullContent {
  const facts = factsInShort(all)
  if (open === null) return { base, draft, title, body: bodyWith('', body, { offer, title, draft, facts }) }
  const before = writtenIn(open.body)
  const same = before !== null && isSameOffer(before.offer, offer) ? before : null
  const ours = same?.title ?? title
  const isOurs = before?.title.trim() === open.title.trim()
  return {
    base,
    draft: same?.draft === draft ? open.draft : draft,
    title: isOurs ? ours : open.title,
    body: bodyWith(open.body, body, { offer, title: ours, draft, facts }),
  }
}

function openOf(pulls: readonly Pull[]): Pull | null {
  return pulls.find(({ state }) => state === 'open') ?? null
}

/** Opens the pull request, or finds it if it exists although opening it seemed to fail. */
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
function saysMore(open: Pull, draft: PullDraft): boolean {
  const written = writtenIn(open.body)
  if (written === null || !isSameOffer(written.offer, draft.offer) || open.base !== draft.base || hasNotice(open.body)) return false
  return saysLess(written.facts, factsInShort(draft.facts))
}

function isSameContent(a: PullContent, b: PullContent): boolean {
  return a.base === b.base && a.title === b.title && a.body === b.body && a.draft === b.draft
}

/** Whether no title and no message of the draft is needed: the commit is there, and all of its pull requests say what they offer. */
function isSettled(draft: PullDraft, before: BranchState | null, pulls: readonly Pull[]): boolean {
  const open = openOf(pulls)
  if (before === null || !isUpToDate(before, draft) || open === null) return false
  const offers = pulls.map(({ body }) => writtenIn(body)?.offer)
  const written = writtenIn(open.body)
  return !offers.includes(undefined) && written !== null && isSameOffer(written.offer, draft.offer)
}

/**
 * One draft: commit, pull request, status, each only where it is not there yet, in this order, so that whatever is cut
 * short is found and finished by the next run. `styled` gives the draft its title and message as the repository writes its own,
 * which takes a request, and is asked only where they are needed. Throws what the forge throws and reading again did not explain.
 */
export async function publishDraft(
  forge: Forge,
  log: Pick<Log, 'warn'>,
  plain: PullDraft,
  styled: (draft: PullDraft) => Promise<PullDraft>,
): Promise<Published> {
  const before = await forge.branch(plain.branch, { branch: plain.base, commit: plain.baseCommit })
  const pulls = await forge.pulls(plain.branch)
  const open = openOf(pulls)
  const draft = isSettled(plain, before, pulls) ? plain : await styled(plain)
  const refused = rejection(pulls, open, draft)
  if (refused !== null) return skipped(draft, refused, CLOSED)
  const newest = open ?? pulls[0] ?? null
  if (before !== null && !before.ours) return skipped(draft, newest, EDITED_BY_HAND)

  const head = await committed(forge, draft, before)
  if (head === null) return skipped(draft, newest, MOVED)

  if (open !== null && !head.made && saysMore(open, draft) && (await readStatus(forge, log, draft.branch, head.commit)) !== null) {
    log.warn({ place: null, text: `${draft.branch}: ${UNTOLD}` })
    return { branch: draft.branch, action: 'unchanged', location: open.location, why: null }
  }

  const ci = (await forge.ci?.(head.commit)) ?? null
  const shown = { ...draft, body: bodyWithCi(draft.body, ci, head.made || open === null ? null : partIn(open.body)) }
  const current = open ?? (await opened(forge, shown))
  const content = contentOf(shown, current)
  const refreshed = !isSameContent(current, content)
  if (refreshed) await forge.refresh(current, content)

  const status = await readStatus(forge, log, draft.branch, head.commit)
  // The status is set last: if a commit from an earlier run has none, that run was interrupted.
  if (open === null || (!head.made && status === null)) await forge.complete?.(current)
  const restated = await writeStatus(forge, log, draft.branch, head.commit, status, draft.status)

  const changed = head.made || refreshed || restated
  return {
    branch: draft.branch,
    action: open === null ? 'opened' : changed ? 'refreshed' : 'unchanged',
    location: current.location,
    why: null,
  }
}
