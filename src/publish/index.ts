import { EditError, RateLimitError, UpstreamError } from '../domain/errors.ts'
import type { Published, PullDraft } from '../domain/pull.ts'
import type { World } from '../world.ts'
import { conventionalPrefix } from './commit-style.ts'
import { publishDraft } from './publish-draft.ts'

/** What a dry run did, said as what it is: nothing was opened or refreshed. */
function planned(published: Published): Published {
  if (published.action === 'opened') return { ...published, action: 'would be opened', location: null }
  return published.action === 'refreshed' ? { ...published, action: 'would be refreshed' } : published
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

/**
 * Brings branches, pull requests and commit statuses to what the drafts say, one draft after the other. What stands
 * there already is not written again, so a second run with nothing new writes nothing; what a run that was cut short
 * left undone, the next one does. A branch that somebody else committed to, and a pull request that was closed
 * unmerged, are left alone: `skipped`, with the reason. Where the forge failed, the draft has `failed`, with the way out,
 * and every other has its turn: what was found out and proved is worth showing all the same. A rate limit that lasts ends
 * it for all that are left: `deferred`, until the time that is named.
 */
export async function publish({ forge, log }: Pick<World, 'forge' | 'log'>, drafts: readonly PullDraft[]): Promise<readonly Published[]> {
  if (drafts.length === 0) return []
  const published = await log.step('Publish', async (say) => {
    const done: Published[] = []
    let prefix: string | undefined
    let limit: RateLimitError | null = null
    for (const draft of drafts) {
      const { branch, base, baseCommit } = draft
      const left = (action: Published['action'], why: string): void => void done.push({ branch, action, location: null, why })
      say(branch)
      if (limit !== null) {
        left('deferred', `It was not tried, because a rate limit of the token is reached. ${limit.wayOut}`)
        continue
      }
      try {
        prefix ??= conventionalPrefix(await forge.subjects({ branch: base, commit: baseCommit }))
        const made = await publishDraft(forge, log, styled(draft, prefix))
        done.push(forge.isDry ? planned(made) : made)
      } catch (error) {
        if (error instanceof EditError) left('skipped', `${error.message} ${error.wayOut}`)
        else if (error instanceof RateLimitError) left('deferred', (limit = error).message)
        else if (error instanceof UpstreamError) left('failed', error.message)
        else throw error
      }
    }
    say(inWords(done), done.some(({ action }) => action === 'failed') ? 'failed' : undefined)
    return done
  })
  for (const { branch, why } of published) if (why !== null) log.warn({ place: null, text: `${branch} was not published. ${why}` })
  return published
}
