import { BRANCH_PREFIX, isOutside, type Published, type Pull, type Withdrawals } from '../domain/pull.ts'
import type { Forge, Log } from '../world.ts'
import { readStatus, writeStatus } from './commit-status.ts'
import { bodyWithNotice, writtenIn } from './pull-body.ts'

/** The open pull requests that may be of earlier runs: all but those of the branches that this run has drafts for. */
export async function pullsOfEarlierRuns(forge: Forge, { base }: Withdrawals, drafted: ReadonlySet<string>): Promise<readonly Pull[]> {
  return (await forge.openPulls(BRANCH_PREFIX, base)).filter(({ branch }) => !drafted.has(branch))
}

/**
 * Says in a pull request of an earlier run that it is no longer offered: at the top of our part of its body, and as its status,
 * each only if that is new. Otherwise somebody would merge a green pull request that no run offers any more (F16). It is not
 * closed, which would reject its version for good (P5), and nothing else of it changes. A new notice is also a warning. Null if
 * it is not ours, if somebody else committed to its branch (P3), and if too little is known.
 */
export async function withdraw(forge: Forge, log: Pick<Log, 'warn'>, pull: Pull, withdrawals: Withdrawals): Promise<Published | null> {
  const { branch, base, title, draft, location } = pull
  const written = writtenIn(pull.body)
  if (written === null) return null
  const head = await forge.outline(branch, withdrawals.base)
  if (head === null || !head.ours || head.paths.length === 0 || head.paths.some(isOutside)) return null
  const withdrawal = withdrawals.of({ branch, offer: written.offer, paths: head.paths })
  if (withdrawal === null) return null

  const body = bodyWithNotice(pull.body, withdrawal.notice)
  const noticed = body !== pull.body
  if (noticed) await forge.refresh(pull, { base, title, draft, body })
  const status = await readStatus(forge, log, branch, head.commit)
  const restated = await writeStatus(forge, log, branch, head.commit, status, withdrawal.status)
  const isNew = noticed || restated
  if (isNew) log.warn({ place: null, text: `${branch} is no longer offered. ${withdrawal.why}` })
  return { branch, action: isNew && forge.isDry ? 'would be withdrawn' : 'withdrawn', location, why: withdrawal.why }
}
