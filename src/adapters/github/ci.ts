import { ForbiddenError, RateLimitError, UpstreamError } from '../../domain/errors.ts'
import type { CiRead } from '../../domain/pull.ts'
import { CHECK_SUITES } from './answers.ts'
import type { Client } from './client.ts'

/** What did not go well, of https://docs.github.com/rest/checks/suites. */
const FAILED = new Set(['failure', 'timed_out', 'cancelled', 'startup_failure', 'stale'])

/**
 * What the repository's own CI says of a commit. Null where the token may not read it: that takes `checks: read`, except in a public
 * repository, and nothing else depends on it. An app that is installed has a suite for each commit, also where it checks nothing.
 */
export async function readCi(client: Client, commit: string): Promise<CiRead> {
  try {
    const { check_suites: suites } = await client.read('read the checks', CHECK_SUITES, (octokit, at) =>
      octokit.rest.checks.listSuitesForRef({ ...at, ref: commit, per_page: 100 }),
    )
    if (suites.some(({ conclusion, status }) => conclusion === 'action_required' || status === 'waiting')) return 'waiting'
    const used = suites.filter((suite) => (suite.latest_check_runs_count ?? 1) > 0)
    if (used.length === 0) return 'none'
    if (used.some(({ conclusion }) => FAILED.has(conclusion ?? ''))) return 'failed'
    return used.some(({ status }) => status !== 'completed') ? 'running' : 'passed'
  } catch (error) {
    if (error instanceof RateLimitError) throw error
    if (error instanceof ForbiddenError) return null
    if (error instanceof UpstreamError) return 'unanswered'
    throw error
  }
}
