import { BRANCH_PREFIX, isOutside, type Published, type Pull, type Withdrawal, type Withdrawals } from '../domain/pull.ts'
import type { Forge, Log } from '../world.ts'
import { readStatus, writeStatus } from './commit-status.ts'
import { bodyWithNotice, isAllOurs, writtenIn } from './pull-body.ts'

/** The open pull requests that may be of earlier runs: all but those of the branches that this run has drafts for. */
export async function pullsOfEarlierRuns(forge: Forge, { base }: Withdrawals, drafted: ReadonlySet<string>): Promise<readonly Pull[]> {
  return (await forge.openPulls(BRANCH_PREFIX, base)).filter(({ branch }) => !drafted.has(branch))
}

/**
 * A pull request of an earlier run that is no longer offered: it is closed with one line that says why, where nobody has touched
 * it. Otherwise somebody would merge a green pull request that no run offers any more (F16). One that somebody has touched is
 * theirs: it stays open, with that line at the top of our part of its body, and a status, each only if that is new. What is new is
 * also a warning. Null if it is not ours, if somebody else committed to its branch (P3), and if too little is known.
 */
export async function withdraw(forge: Forge, log: Pick<Log, 'warn'>, pull: Pull, withdrawals: Withdrawals): Promise<Published | null> {
  const { branch, location } = pull
  const written = writtenIn(pull.body)
  if (written === null) return null
  const head = await forge.outline(branch, withdrawals.base)
  if (head === null || !head.ours || head.paths.length === 0 || head.paths.some(isOutside)) return null
  const withdrawal = withdrawals.of({ branch, offer: written.offer, paths: head.paths })
  if (withdrawal === null) return null

  const action = (await close(forge, pull, withdrawal)) ? 'closed' : 'withdrawn'
  const isNew = action === 'closed' || (await tell(forge, log, pull, head.commit, withdrawal))
  if (isNew) log.warn({ place: null, text: `${branch} is no longer offered. ${withdrawal.why}` })
  return { branch, action: isNew && forge.isDry ? `would be ${action}` : action, location, why: withdrawal.why }
}

/** Closes it where nobody has touched it, and returns whether it did. The text that we closed it with is no answer to its version. */
async function close(forge: Forge, pull: Pull, { notice, farewell }: Withdrawal): Promise<boolean> {
  if (forge.close === undefined || forge.isTouched === undefined) return false
  // That an earlier run left it open with the same words says that somebody has touched it.
  if (bodyWithNotice(pull.body, notice, { isClosed: false }) === pull.body) return false
  if (isChanged(pull) || (await forge.isTouched(pull))) return false
  await forge.close(pull, bodyWithNotice(pull.body, farewell, { isClosed: true }))
  return true
}

/** Whether a person changed its title or its text, or opened it again after we had closed it. */
function isChanged({ title, body }: Pull): boolean {
  const written = writtenIn(body)
  return written === null || written.closed === true || written.title.trim() !== title.trim() || !isAllOurs(body)
}

/** Says it in the body and in the status, and returns whether that is new. */
async function tell(forge: Forge, log: Pick<Log, 'warn'>, pull: Pull, commit: string, { notice, status }: Withdrawal): Promise<boolean> {
  const { branch, base, title, draft } = pull
  const body = bodyWithNotice(pull.body, notice, { isClosed: false })
  const isNew = body !== pull.body
  if (isNew) await forge.refresh(pull, { base, title, draft, body })
  const before = await readStatus(forge, log, branch, commit)
  const isRestated = await writeStatus(forge, log, branch, commit, before, status)
  return isNew || isRestated
}
