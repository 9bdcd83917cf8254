import type { Log } from '../../world.ts'
import { TIMELINE, type PullAnswer, type TimelineEvent } from './answers.ts'
import type { Client } from './client.ts'
import { isLasting } from './errors.ts'

/** One page. A pull request with a longer history has surely been worked on. */
const PAGE = 100

/** What we never do, so that whoever did it is a person, also where we have the token of one. https://docs.github.com/rest/using-the-rest-api/issue-event-types */
const PERSONAL: ReadonlySet<string> = new Set(['commented', 'reviewed', 'line-commented', 'commit-commented', 'reopened', 'renamed'])
/** What a person does too, and so do we. */
const SHARED: ReadonlySet<string> = new Set([
  'assigned',
  'unassigned',
  'labeled',
  'unlabeled',
  'milestoned',
  'demilestoned',
  'review_requested',
  'review_request_removed',
  'converted_to_draft',
  'ready_for_review',
  'auto_merge_enabled',
  'auto_squash_enabled',
  'auto_rebase_enabled',
  'added_to_merge_queue',
  'locked',
  'pinned',
])

/**
 * Whether a person did something with a pull request: commented, reviewed, gave it a label, and the like. What a bot did does not
 * count. True, with a warning, where GitHub does not let us read it.
 */
export async function isTouched(client: Client, pull: PullAnswer, log: Pick<Log, 'warn'>): Promise<boolean> {
  try {
    const events = await client.read('read what happened to the pull request', TIMELINE, (octokit, at) =>
      octokit.rest.issues.listEventsForTimeline({ ...at, issue_number: pull.number, per_page: PAGE }),
    )
    return events.length === PAGE || events.some((event) => isByPerson(event, pull.user?.login))
  } catch (error) {
    if (!isLasting(error)) throw error
    log.warn({ place: null, text: error.message })
    return true
  }
}

function isByPerson({ event = '', actor, user }: TimelineEvent, us: string | undefined): boolean {
  const who = actor ?? user
  if (who?.type === 'Bot') return false
  return PERSONAL.has(event) || (SHARED.has(event) && (who === null || who === undefined || who.login !== us))
}
