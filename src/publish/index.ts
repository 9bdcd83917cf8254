import { EditError, RateLimitError, UpstreamError } from '../domain/errors.ts'
import type { Published, Pull, PullDraft, Withdrawals } from '../domain/pull.ts'
import type { World } from '../world.ts'
import { conventionalPrefix } from './commit-style.ts'
import { publishDraft } from './publish-draft.ts'
import { takeTurns } from './turns.ts'
import { pullsOfEarlierRuns, withdraw } from './withdraw.ts'

export { checkBase, checkEdits, makeBundle, openBundle } from './bundle/index.ts'
export { READ_ONLY, sayOn, type Said } from './verification.ts'

type Outlet = Pick<World, 'forge' | 'log'>

/** The result of a dry run for a draft: nothing was written. */
function planned(published: Published): Published {
  const { action } = published
  if (action === 'opened') return { ...published, action: 'would be opened', location: null }
  return action === 'refreshed' ? { ...published, action: 'would be refreshed' } : published
}

/** `2 opened, 1 failed`. */
function inWords(published: readonly Published[]): string {
  const actions = published.map(({ action }) => action)
  return [...new Set(actions)].map((action) => `${actions.filter((each) => each === action).length} ${action}`).join(', ')
}

/** The draft with its title and message as the repository writes its own. */
function styled(draft: PullDraft, prefix: string): PullDraft {
  const line = `${prefix}${draft.subject}`
  return prefix === '' ? draft : { ...draft, title: line, message: line }
}

/** Those of earlier runs. Not to know them is only a warning, because the results of this run are published already. */
async function earlier({ forge, log }: Outlet, drafts: readonly PullDraft[], withdrawals: Withdrawals): Promise<readonly Pull[]> {
  try {
    return await pullsOfEarlierRuns(forge, withdrawals, new Set(drafts.map(({ branch }) => branch)))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    log.warn({ place: null, text: `The pull requests of earlier runs were not checked. ${error.message}` })
    return []
  }
}

/**
 * Brings branches, pull requests and commit statuses to what the drafts say, one draft after the other. What is there already
 * is not written again, so a second run with nothing new writes nothing. What an interrupted run left undone, the next one
 * does. A branch that somebody else committed to, a pull request that was closed unmerged, and a third one of an SDK are left
 * alone: `skipped`, with the reason. If the forge fails, the draft is `failed`, with what to do, and the others still have their
 * turn. A lasting rate limit ends it for all that are left: `deferred`, until the time that is named.
 *
 * Then the open pull requests of earlier runs that are no longer offered say so, and are closed where nobody has touched them.
 */
export async function publish(
  outlet: Outlet,
  drafts: readonly PullDraft[],
  withdrawals: Withdrawals | null = null,
): Promise<readonly Published[]> {
  if (drafts.length === 0 && withdrawals === null) return []
  const { forge, log } = outlet
  const published = await log.step('Publish', async (say) => {
    const done: Published[] = []
    let prefix: string | undefined
    let limit: RateLimitError | null = null
    const attempt = async (branch: string, work: () => Promise<Published | null>): Promise<void> => {
      const left = (action: Published['action'], why: string): void => void done.push({ branch, action, location: null, why })
      say(branch)
      if (limit !== null) return left('deferred', `It was not tried, because a rate limit of the token is reached. ${limit.wayOut}`)
      try {
        const made = await work()
        if (made !== null) done.push(forge.isDry ? planned(made) : made)
      } catch (error) {
        if (error instanceof EditError) left('skipped', `${error.message} ${error.wayOut}`)
        else if (error instanceof RateLimitError) left('deferred', (limit = error).message)
        else if (error instanceof UpstreamError) left('failed', error.message)
        else throw error
      }
    }
    const turns = await takeTurns(outlet, drafts)
    for (const draft of turns.drafts) {
      await attempt(draft.branch, async () => {
        const why = turns.whyNot(draft)
        if (why !== null) return { branch: draft.branch, action: 'skipped', location: null, why }
        const made = await publishDraft(forge, log, draft, async (plain) => {
          prefix ??= conventionalPrefix(await forge.subjects({ branch: draft.base, commit: draft.baseCommit }))
          return styled(plain, prefix)
        })
        turns.took(draft, made.action)
        return made
      })
    }
    const order = drafts.map(({ branch }) => branch)
    done.sort((a, b) => order.indexOf(a.branch) - order.indexOf(b.branch))
    if (withdrawals !== null && limit === null)
      for (const pull of await earlier(outlet, drafts, withdrawals))
        await attempt(pull.branch, async () => withdraw(forge, log, pull, withdrawals))
    say(done.length === 0 ? 'nothing' : inWords(done), done.some(({ action }) => action === 'failed') ? 'failed' : undefined)
    return done
  })
  for (const { branch, action, why } of published) {
    if (why === null || action.endsWith('withdrawn') || action.endsWith('closed')) continue
    const what = drafts.some((draft) => draft.branch === branch)
      ? 'was not published'
      : 'is of an earlier run and was not checked to the end'
    log.warn({ place: null, text: `${branch} ${what}. ${why}` })
  }
  return published
}
