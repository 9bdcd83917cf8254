import type { Octokit } from '@octokit/rest'
import type { Advisory } from '../../domain/release.ts'
import type { GitHub } from '../../world.ts'
import { sameOriginFetch } from './same-origin-fetch.ts'

/** How long the one attempt may take that decides whether GitHub is in reach, in milliseconds. */
const REACH_MS = 2000
/** How long any later answer may take. */
const ANSWER_MS = 20_000
/** Releases are read by pages of this size; the API allows no more. */
const PAGE = 100
/** More than stripe-node and stripe-python have together. */
const MAX_PAGES = 20
/** The largest answer that is read, many times Stripe's longest changelog (threat T17). */
const MAX_BYTES = 8 * 1024 * 1024

export interface GitHubOptions {
  /** Sent to the origin of `baseUrl` alone; without one GitHub answers 60 requests an hour. */
  readonly token?: string | undefined
  /** The REST API's root; by default GitHub's own. Where it is not an address, every answer is `unknown`. */
  readonly baseUrl?: string | undefined
}

/** Where Stripe's repositories and the advisories are. */
const PUBLIC = 'https://api.github.com'
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/

/**
 * Whom to ask for public facts: GitHub's own API, also in a workflow of a GitHub Enterprise Server, which has none of
 * them; its token stays with it. `STRIPE_UPGRADE_FACTS_URL` is another address to ask, without a token, or `off`: then
 * nothing is asked, and what depends on it is unknown. Where `GITHUB_API_URL` is on this machine, as in tests, that is asked.
 */
export function factsSource(env: NodeJS.ProcessEnv, token: string | null): GitHubOptions {
  const other = env['STRIPE_UPGRADE_FACTS_URL']
  if (other) return { baseUrl: other }
  const api = env['GITHUB_API_URL'] || PUBLIC
  const host = URL.canParse(api) ? new URL(api).hostname : ''
  return host === new URL(PUBLIC).hostname || LOOPBACK.test(host) ? { token: token ?? undefined, baseUrl: api } : { baseUrl: PUBLIC }
}

/** Ranges come as `>= 9.0.0, < 22.6.0`; the patched version was an object in older descriptions of the API. */
async function advisoriesSchema() {
  const v = await import('../../domain/schemas.ts')
  return v.array(
    v.object({
      ghsa_id: v.string(),
      summary: v.string(),
      html_url: v.string(),
      withdrawn_at: v.nullish(v.string()),
      vulnerabilities: v.nullish(
        v.array(
          v.object({
            package: v.nullish(v.object({ ecosystem: v.string(), name: v.nullish(v.string()) })),
            vulnerable_version_range: v.nullish(v.string()),
            first_patched_version: v.nullish(v.union([v.string(), v.object({ identifier: v.string() })])),
          }),
        ),
      ),
    }),
  )
}

async function releasesSchema() {
  const v = await import('../../domain/schemas.ts')
  return v.array(v.object({ tag_name: v.string(), published_at: v.nullish(v.string()), body: v.nullish(v.string()), draft: v.boolean() }))
}

async function octokitFor({ token, baseUrl }: GitHubOptions): Promise<Octokit> {
  const { Octokit } = await import('@octokit/rest')
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  return new Octokit({
    ...(token ? { auth: token } : {}),
    ...(baseUrl ? { baseUrl } : {}),
    userAgent: 'stripe-upgrade',
    log: silent,
    request: { fetch: sameOriginFetch(ANSWER_MS, MAX_BYTES) },
  })
}

/** Any answer within the time means in reach; it is asked without credentials. */
async function inReach(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_MS) }).then(
    () => true,
    () => false,
  )
}

/** The advisories about a package. Throws where the answer is an error or not as described. */
async function advisoriesOf(octokit: Octokit, ecosystem: Parameters<GitHub['advisories']>[0], name: string): Promise<readonly Advisory[]> {
  const { parse } = await import('../../domain/schemas.ts')
  const schema = await advisoriesSchema()
  // A compromised release is listed as malware, which the API leaves out unless it is asked for.
  const found = await Promise.all(
    (['reviewed', 'malware'] as const).map(async (type) =>
      parse(schema, (await octokit.rest.securityAdvisories.listGlobalAdvisories({ ecosystem, affects: name, type, per_page: PAGE })).data),
    ),
  )
  return found.flat().flatMap((advisory): Advisory[] => {
    if (advisory.withdrawn_at) return []
    const affecting = (advisory.vulnerabilities ?? []).filter((each) => each.package?.ecosystem === ecosystem && each.package.name === name)
    return affecting.map(({ vulnerable_version_range: affected, first_patched_version: patched }) => ({
      id: advisory.ghsa_id,
      summary: advisory.summary,
      affected: affected ?? '',
      fixedIn: typeof patched === 'string' ? patched : (patched?.identifier ?? null),
      url: advisory.html_url,
    }))
  })
}

/** The releases of a repository, newest first. Throws as `advisoriesOf`. */
async function releasesOf(octokit: Octokit, repository: string) {
  const [owner = '', repo = ''] = repository.split('/')
  const { parse } = await import('../../domain/schemas.ts')
  const schema = await releasesSchema()
  const releases: { tag: string; date: string; body: string }[] = []
  // By number, not by the answer's `Link`, which could lead to another origin (threat T24).
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const found = parse(schema, (await octokit.rest.repos.listReleases({ owner, repo, per_page: PAGE, page })).data)
    for (const { tag_name: tag, published_at: date, body, draft } of found)
      if (date && !draft) releases.push({ tag, date, body: body ?? '' })
    if (found.length < PAGE) break
  }
  return releases.toSorted((a, b) => b.date.localeCompare(a.date))
}

/** A text file of a repository's default branch. Throws as `advisoriesOf`. */
async function fileOf(octokit: Octokit, repository: string, path: string): Promise<string | 'unknown'> {
  const [owner = '', repo = ''] = repository.split('/')
  const { data }: { data: unknown } = await octokit.rest.repos.getContent({ owner, repo, path, mediaType: { format: 'raw' } })
  const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data
  return typeof text === 'string' ? text : 'unknown'
}

/**
 * Public facts from GitHub's REST API. The first question waits at most two seconds for any sign of life; where there
 * is none, this and every later question of the run is answered `unknown` at once. So is one whose answer is an error
 * or not as described at https://docs.github.com/rest. Never throws.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  let opened: Promise<Octokit | null> | null = null
  const open = async (): Promise<Octokit | null> => {
    const octokit = await octokitFor(options)
    return (await inReach(octokit.request.endpoint.DEFAULTS.baseUrl)) ? octokit : null
  }
  async function ask<T>(question: (octokit: Octokit) => Promise<T>): Promise<T | 'unknown'> {
    try {
      const octokit = await (opened ??= open())
      return octokit === null ? 'unknown' : await question(octokit)
    } catch {
      return 'unknown'
    }
  }
  return {
    advisories: async (ecosystem, name) => ask(async (octokit) => advisoriesOf(octokit, ecosystem, name)),
    file: async (repository, path) => ask(async (octokit) => fileOf(octokit, repository, path)),
    releases: async (repository) => ask(async (octokit) => releasesOf(octokit, repository)),
  }
}
