import { EditError, UpstreamError } from '../domain/errors.ts'
import type { Published, PullDraft } from '../domain/pull.ts'
import type { World } from '../world.ts'
import { publishDraft } from './publish-draft.ts'

/**
 * Brings branches, pull requests and commit statuses to what the drafts say, one draft after the other. What stands
 * there already is not written again, so a second run with nothing new writes nothing; what a run that was cut short
 * left undone, the next one does. A branch that somebody else committed to, and a pull request that was closed
 * unmerged, are left alone: `skipped`, with the reason. Where the forge failed, the draft has `failed`, with the way out,
 * and every other has its turn: what was found out and proved is worth showing all the same.
 */
export async function publish({ forge, log }: Pick<World, 'forge' | 'log'>, drafts: readonly PullDraft[]): Promise<readonly Published[]> {
  if (drafts.length === 0) return []
  const published = await log.step('Publish', async (say) => {
    const done: Published[] = []
    for (const draft of drafts) {
      say(draft.branch)
      try {
        done.push(await publishDraft(forge, log, draft))
      } catch (error) {
        const { branch } = draft
        if (error instanceof EditError) done.push({ branch, action: 'skipped', location: null, why: `${error.message} ${error.wayOut}` })
        else if (error instanceof UpstreamError) done.push({ branch, action: 'failed', location: null, why: error.message })
        else throw error
      }
    }
    say(done.map(({ action }) => action).join(', '))
    return done
  })
  for (const { branch, why } of published) if (why !== null) log.warn({ place: null, text: `${branch} was not published. ${why}` })
  return published
}
