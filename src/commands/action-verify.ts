import { writeFile } from 'node:fs/promises'
import * as core from '@actions/core'
import { logGroup } from '../adapters/actions-log.ts'
import { createGit } from '../adapters/git.ts'
import { SettingsError } from '../domain/errors.ts'
import { BRANCH_PREFIX } from '../domain/pull.ts'
import { sayOn, READ_ONLY, type Said } from '../publish/index.ts'
import {
  asksForAPerson,
  isNews,
  jsonText,
  overall,
  upgradesOutput,
  verificationComment,
  verificationPage,
  verificationStatus,
  verificationSummary,
  verificationText,
} from '../report/index.ts'
import { annotate, leave, LOG_SCREEN, pathOfPage, type ActionRun } from './action-run.ts'
import { pullIn, verifyRefusal, type EventPull } from './event.ts'
import { pullThread } from './github-forge.ts'
import { originOf } from './run-story.ts'
import { verifyChange, type Change, type VerifiedChange } from './verify.ts'

/**
 * The two commits of the pull request that the event is about. GitHub checks out the merge of its head into its base, whose
 * parents are these two: what the merge changes is what is asked. Where a workflow checks its head out, that is compared.
 */
async function changeOf({ env, tools }: ActionRun, { head, base }: EventPull): Promise<Change> {
  const root = env['GITHUB_WORKSPACE'] ?? '.'
  const git = createGit(tools, root)
  const [merge, first, second] = ((await git.line(['rev-list', '--parents', '--max-count=1', 'HEAD'])) ?? '').split(' ')
  if (merge !== undefined && first !== undefined && second === head) return { root, base: first, head: merge }
  const isHere = async (commit: string): Promise<boolean> =>
    (await git.line(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`])) !== null
  if ((await isHere(head)) && (await isHere(base))) return { root, base, head }
  throw new SettingsError(
    'The commits of the pull request are not here. Give actions/checkout the input `fetch-depth: 2`, and no `ref`: it then has the merge and what it is made of.',
  )
}

/** The status and the comment; where there is no token, why there are none. */
async function say(run: ActionRun, verified: VerifiedChange, pull: EventPull): Promise<Said> {
  const { context } = verified
  if (context.settings.token === null)
    return { status: 'not wanted', comment: 'not wanted', why: 'There is no token, so there is no status and no comment.' }
  const thread = await pullThread(context, run.env, pull)
  // A pull request of our own says all of it in its body.
  const isOurs = pull.isOwn && pull.branch.startsWith(BRANCH_PREFIX)
  return sayOn(thread, run.log, {
    status: verificationStatus(verified, context.settings.exitCode),
    comment: verificationComment(verified),
    isNews: !isOurs && isNews(verified),
  })
}

/** Outputs, summary, annotations and the log. */
async function tell(run: ActionRun, verified: VerifiedChange, said: Said): Promise<void> {
  const { report, context, head } = verified
  const kept = await pathOfPage(run)
  await writeFile(kept, verificationPage(verified, { ...(await originOf(context)), commit: head.commit }))
  const outputs = { upgrades: jsonText(upgradesOutput(report, [])), verdict: overall(report) ?? 'none', report: kept }
  await leave(run, outputs, verificationSummary(verified, said.why))
  logGroup(core, 'What this pull request does to the Stripe SDKs', verificationText(verified, LOG_SCREEN))
  annotate(report, ['error', 'warning'])
  if (said.why === READ_ONLY) core.notice(said.why)
}

/** `command: verify`: what the pull request of the event does to the Stripe SDKs. Returns the exit code. */
export async function verifyPull(run: ActionRun): Promise<number> {
  const refused = verifyRefusal(run.github)
  if (refused !== null) throw new SettingsError(refused.why)
  const pull = await pullIn(run.github)
  if (pull === null) throw new SettingsError('The event names no pull request that can be read: run command: verify on pull_request.')
  const verified = await verifyChange(await changeOf(run, pull), { inputs: run.inputs }, run.tools, run.log)
  const said = await say(run, verified, pull)
  await tell(run, verified, said)
  if (said.status === 'failed' || said.comment === 'failed') {
    core.error('The result could not be written to the pull request. The warnings and the summary say why.')
    return 2
  }
  return asksForAPerson(verified, verified.context.settings.exitCode) ? 1 : 0
}
