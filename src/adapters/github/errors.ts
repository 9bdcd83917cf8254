import { ForbiddenError, RateLimitError, UpstreamError } from '../../domain/errors.ts'
import { printable } from '../printable.ts'

/**
 * What the forge asks of GitHub, in the words that messages use, and the permission of `GITHUB_TOKEN` that it takes.
 * Together with the operations in test/support/github this is the whole surface that the forge touches.
 */
const ACTS = {
  'read the newest commits': 'contents: read',
  'read the branch': 'contents: read',
  'read the files of the base': 'contents: read',
  'write the files': 'contents: write',
  'write the commit': 'contents: write',
  'make the branch': 'contents: write',
  'move the branch': 'contents: write',
  'read the pull requests': 'pull-requests: read',
  'read what happened to the pull request': 'pull-requests: read',
  'open the pull request': 'pull-requests: write',
  'refresh the pull request': 'pull-requests: write',
  'close the pull request': 'pull-requests: write',
  'turn the pull request into a draft or back': 'pull-requests: write',
  'read the labels': 'pull-requests: read',
  'label the pull request': 'pull-requests: write',
  'assign the pull request': 'pull-requests: write',
  'ask for a review': 'pull-requests: write',
  'read the commit status': 'statuses: read',
  'set the commit status': 'statuses: write',
  'read the checks': 'checks: read',
  'read the comments': 'pull-requests: read',
  'write the comment': 'pull-requests: write',
} as const
export type Act = keyof typeof ACTS

/** How a request failed. */
export interface Failure {
  /** Null where no answer arrived, or not all of it: whether the request took effect is unknown. */
  readonly status: number | null
  /** What GitHub said, or the network; one line, at most 300 characters, without the token. */
  readonly said: string
  /** When GitHub wants to be asked again, where a limit was reached; the request had no effect then. */
  readonly retryAt: Date | null
}

/** Looked at one by one, and not by a schema: an error may be of any class, and each property may be missing. */
function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** GitHub's `message`, and those of its `errors`, which say what a 422 is about. */
function wordsOf(data: unknown): readonly string[] {
  const errors = property(data, 'errors')
  const details = Array.isArray(errors)
    ? errors.map((each: unknown) => {
        if (typeof each === 'string') return each
        const message = property(each, 'message')
        return typeof message === 'string' ? message : [property(each, 'field'), property(each, 'code')].filter(Boolean).join(' ')
      })
    : []
  return [property(data, 'message'), ...details].filter((word): word is string => typeof word === 'string' && word !== '')
}

/** How long a limit lasts of which nothing says so, in seconds; https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
const SECONDARY_LIMIT = 60
/** No limit of GitHub's lasts longer, and a date has an end. */
const LONGEST_LIMIT = 24 * 3600

/** Where a limit was reached, when GitHub wants to be asked again; its headers are as its documentation on rate limits says. */
function retryAtOf(status: number | null, headers: unknown, said: string, now: Date): Date | null {
  if (status !== 403 && status !== 429) return null
  const inSeconds = (seconds: number): Date => new Date(now.getTime() + Math.min(seconds, LONGEST_LIMIT) * 1000)
  const wanted = Number(property(headers, 'retry-after'))
  if (wanted > 0) return inSeconds(wanted)
  const reset = Number(property(headers, 'x-ratelimit-reset'))
  if (property(headers, 'x-ratelimit-remaining') === '0' && reset > 0)
    return new Date(Math.min(reset * 1000, inSeconds(LONGEST_LIMIT).getTime()))
  return status === 429 || /secondary rate limit/i.test(said) ? inSeconds(SECONDARY_LIMIT) : null
}

/** GraphQL answers 200 all the same; what its error types are as statuses of REST. */
const GRAPHQL_STATUS: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404, RATE_LIMITED: 429 }

function statusOf(error: Error): number | null {
  const status = property(error, 'status')
  if (typeof status === 'number') return status
  const errors = property(error, 'errors')
  if (error.name !== 'GraphqlResponseError' || !Array.isArray(errors)) return null
  const [type, extensions] = ['type', 'extensions'].map((name) => property(errors[0], name))
  // A refusal has a type, a query that the server does not understand a code among its extensions; its own trouble has neither.
  return type === undefined && extensions === undefined ? 500 : (GRAPHQL_STATUS[String(type)] ?? 422)
}

/** Reads what Octokit threw. Anything but a failed request is thrown again. */
export function failureOf(error: unknown, token: string, now: Date): Failure {
  const status = error instanceof Error ? statusOf(error) : null
  if (!(error instanceof Error) || status === null) throw error
  const response = property(error, 'response')
  const words = response === undefined ? [error.message] : wordsOf(property(response, 'data') ?? error)
  const text = words.join('; ')
  const said = printable(token === '' ? text : text.replaceAll(token, '***')).slice(0, 300)
  // Octokit gives a request without an answer the status 500.
  const answered = response === undefined ? null : status
  return { status: answered, said, retryAt: retryAtOf(answered, property(response, 'headers'), said, now) }
}

function quoted(said: string): string {
  return said === '' ? '' : ` GitHub says: ${/[.!?]$/.test(said) ? said : `${said}.`}`
}

/** `2026-01-31 14:41 UTC`: the next full minute, the same for the same limit whenever it is read. */
function minute(date: Date): string {
  const rounded = new Date(Math.ceil(date.getTime() / 60_000) * 60_000)
  return `${rounded.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Refusals that say more than their status, in words that end with what a person can do about them. */
const REFUSALS: readonly { readonly statuses: readonly number[]; readonly said: RegExp; readonly words: string }[] = [
  {
    statuses: [403],
    said: /not permitted to create or approve pull requests/i,
    words:
      "GitHub Actions may not open pull requests here. Switch on Settings → Actions → General → Workflow permissions → “Allow GitHub Actions to create and approve pull requests”, in the organisation's settings too where it has one, or give the input `token` a GitHub App's token.",
  },
  { statuses: [403], said: /archived/i, words: 'the repository is archived, so it is read-only. Unarchive it, or stop the workflow.' },
  { statuses: [403], said: /SAML/i, words: 'the organisation asks for single sign-on. Authorise the token for it.' },
  {
    statuses: [403],
    said: /IP allow list/i,
    words: 'the organisation lets in only addresses that it knows. Run on a runner whose address is on its IP allow list.',
  },
  {
    statuses: [403, 422],
    said: /protected branch|rule violation|ruleset|signed|signature/i,
    words: 'a rule of the repository forbids it. Let the rule pass branches under stripe-upgrade/ for this token.',
  },
  {
    statuses: [422],
    said: /\bbase invalid\b/i,
    words: 'the branch that upgrades start from is not on GitHub. Push it, or name another with the setting `base`.',
  },
  {
    statuses: [422],
    said: /no commits between/i,
    words: 'the base has what the branch holds. Run again; what is in use by then is looked at anew.',
  },
  {
    statuses: [422],
    said: /\breviews? (?:may only|cannot) be requested\b/i,
    words:
      'not all of them may be asked. Name people and teams with access to the repository in the setting `reviewers`, but not the author.',
  },
]

/** What to add where a permission is missing; a right to read alone would only lead to the next refusal of a run that writes. */
function added(permission: string): string {
  const whole = permission.replace(/: read$/, ': write')
  const what = whole === permission ? 'it' : `\`${whole}\`, which a run that writes needs,`
  return `Add ${what} to the job's \`permissions\`, or to the token.`
}

function because({ status, said }: Failure, act: Act, repository: string): string {
  const permission = ACTS[act]
  if (status === null) return `no answer came (${said}). Run again; what is done stays, and nothing is done twice.`
  const known = REFUSALS.find((refusal) => refusal.statuses.includes(status) && refusal.said.test(said))
  if (known !== undefined) return `${known.words}${quoted(said)}`
  switch (status) {
    case 401:
      return 'GitHub does not accept the token. Give one that is valid and not expired: the input `token`, or GITHUB_TOKEN on the command line.'
    case 403:
      return `the token lacks the permission \`${permission}\`. ${added(permission)}${quoted(said)}`
    case 404:
      return `GitHub shows this token nothing there. See that ${repository} is still its name, that the token is for it, and that it has the permission \`${permission}\`.`
    case 409:
      return `something else changed at the same time, or the repository is empty. Run again.${quoted(said)}`
    case 410:
      return `the repository has that feature switched off. Switch it on in its settings.${quoted(said)}`
    case 422:
      return `GitHub refuses it.${quoted(said)} Fix what it names and run again. What is done is kept, and nothing is done twice.`
    default:
      return status >= 500
        ? `GitHub is in trouble. Run again later; what is done stays, and nothing is done twice.${quoted(said)}`
        : `GitHub answered in a way that is not expected. Run again later.${quoted(said)}`
  }
}

/** A failure that the same request may not meet another time. */
class PassingError extends UpstreamError {}

/** Whether GitHub would refuse it another time too. */
export function isLasting(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && !(error instanceof PassingError) && !(error instanceof RateLimitError)
}

/** One line: what could not be done, with the status, why, and what the user can do. Never holds the token. */
export function upstreamError(failure: Failure, act: Act, repository: string, also = ''): UpstreamError {
  const status = failure.status === null ? '' : ` (${failure.status})`
  const start = `${repository}: could not ${act}${status}:`
  if (failure.retryAt !== null)
    return new RateLimitError(
      `${start} a rate limit of the token is reached.${also}`,
      `Run again after ${minute(failure.retryAt)}; what is done stays, and nothing is done twice.`,
    )
  const text = `${start} ${because(failure, act, repository)}${also}`
  // A token can expire in a long run; the next one has another.
  const passing = failure.status === null || failure.status >= 500 || failure.status === 409 || failure.status === 401
  if (passing) return new PassingError(text)
  return failure.status === 403 ? new ForbiddenError(text) : new UpstreamError(text)
}
