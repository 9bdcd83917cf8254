import { UpstreamError } from '../../domain/errors.ts'
import type { RunResult } from '../../world.ts'

/** How package clients say that whoever they asked could not be reached, took too long, or was in trouble (5xx, 429). */
const SIGNS = {
  'the system, by Node':
    /\b(?:EAI_AGAIN|ECONNABORTED|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ESOCKETTIMEDOUT|ETIMEDOUT)\b|socket hang up|network socket disconnected/,
  npm: /\bERR_SOCKET_TIMEOUT\b|^npm (?:error|ERR!) (?:network |code E(?:5\d\d|429)\b)/m,
  pnpm: /\bERR_PNPM_(?:META_FETCH_FAIL|FETCH_(?:5\d\d|429))\b/,
  'yarn 1': /Request failed \\?"(?:5\d\d|429)\b/,
  'yarn 2 and later': /Response Code: (?:5\d\d|429)\b|Timeout awaiting '/i,
  // It says nothing of an index that answers 5xx, but that there is no release at all; the index has listed some to us.
  pip: /Retry\(total=0,|Max retries exceeded|Read timed out|too many 5\d\d error responses|HTTP error (?:5\d\d|429)\b|requirement stripe[[=<>~!][^ \n]{0,80} \(from versions: none\)/,
  uv: /error sending request|operation timed out|HTTP status server error|429 Too Many Requests|Request failed after \d+ retr/,
  Poetry: /All attempts to connect to|\b5\d\d Server Error\b/,
  PDM: /\b(?:Connect|Read)(?:Error|Timeout)\b|Server error '5\d\d\b/,
} as const

/** Why somebody could not be reached at all, in words, by what clients say of it. The first that fits is the reason. */
const UNREACHABLE = [
  [/\bECONNREFUSED\b|Connection refused/i, 'the connection was refused'],
  [
    /\b(?:ENOTFOUND|EAI_AGAIN)\b|getaddrinfo failed|Name or service not known|Temporary failure in name resolution|nodename nor servname|failed to lookup address|NameResolutionError/i,
    'its name could not be resolved',
  ],
  [/\b(?:ENETUNREACH|EHOSTUNREACH)\b|Network is unreachable|No route to host/i, 'the network is unreachable'],
  [/\b(?:ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT)\b|timed out|ConnectTimeout/i, 'it did not answer in time'],
] as const

/** Whoever was asked could not be reached at all: asking in another way is of no use. */
export class UnreachableError extends UpstreamError {}

/** The error of a client that could not reach `whom`; null where it could, or where it says nothing of that. */
export function unreachable(whom: string, setting: string, { stdout, stderr }: RunResult): UnreachableError | null {
  const said = `${stdout}\n${stderr}`
  const why = UNREACHABLE.find(([sign]) => sign.test(said))?.[1]
  return why === undefined
    ? null
    : new UnreachableError(`${whom} could not be reached: ${why}. Check the network, the proxy and the setting \`${setting}\`.`)
}

/** What a client says of an attempt that it makes again: it says nothing about the end. */
const ATTEMPT = /Will retry in|Retrying\.\.\.|attempt \d+ failed|Retry\(total=[1-9]/

/**
 * Whether a client failed for what may be over in the next run: a limit or a signal ended it, or it names the network.
 * Then nothing is known of the files that it was asked about.
 */
export function isPassing({ code, limit, stdout, stderr }: RunResult): boolean {
  if (limit !== null || code === null) return true
  const said = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => !ATTEMPT.test(line))
    .join('\n')
  return Object.values(SIGNS).some((sign) => sign.test(said))
}
