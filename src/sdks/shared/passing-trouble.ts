import { UpstreamError } from '../../domain/errors.ts'
import type { RunResult } from '../../world.ts'

/** Why somebody could not be reached at all, by what operating systems and runtimes say. The first that fits is the reason. */
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
 * How each package client of a language says that whoever it asked could not be reached, took too long, or was in trouble
 * (5xx, 429). By the client's name.
 */
export type TroubleSigns = Readonly<Record<string, RegExp>>

/**
 * Whether a client failed for what may be over in the next run: a limit or a signal ended it, or it says one of the signs.
 * Then nothing is known of the files that it was asked about.
 */
export function mayPass(signs: TroubleSigns, { code, limit, stdout, stderr }: RunResult): boolean {
  if (limit !== null || code === null) return true
  const said = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => !ATTEMPT.test(line))
    .join('\n')
  return Object.values(signs).some((sign) => sign.test(said))
}
