import { gzipSync } from 'node:zlib'

/** An answer that is whole before its first byte is sent. */
export interface Answer {
  readonly status: number
  /** Without those that belong to one connection, and without Content-Length. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The `error` of Stripe's error object: https://docs.stripe.com/api/errors */
interface StripeError {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  readonly message: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
}

const IN_USE = {
  type: 'invalid_request_error',
  code: 'idempotency_key_in_use',
  message: 'There is currently another in-progress request using this Idempotent Key. Please try again later.',
} as const satisfies StripeError

const BY_STATUS: Readonly<Record<number, StripeError>> = {
  401: { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_***' },
  402: { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' },
  403: { type: 'invalid_request_error', message: 'The provided key does not have the required permissions for this endpoint.' },
  404: { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message: "No such object: 'id_missing'" },
  409: IN_USE,
  429: { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' },
}

function standIn(status: number): StripeError {
  if (status >= 500) return { type: 'api_error', message: 'Something went wrong on our end.' }
  return BY_STATUS[status] ?? { type: 'invalid_request_error', message: 'Invalid request.' }
}

/** Characters of what stripe-mock says of a request that it refuses. */
const MAX_MESSAGE = 500

/** The message of an error of Stripe's; the status where there is none. */
export function messageIn({ status, body }: Answer): string {
  const [, message] = /"message": ?"((?:[^"\\]|\\.){1,2000})"/.exec(body.toString('utf8', 0, 8192)) ?? []
  return (message ?? `status ${status}`).replaceAll(/\\(.)/g, '$1').slice(0, MAX_MESSAGE)
}

/** An answer of the gateway's own; JSON unless its headers say otherwise. */
export function ownAnswer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(body) }
}

/** The answer with its body compressed. */
export function compressed({ status, headers, body }: Answer): Answer {
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) }
}

function errorAnswer(status: number, error: StripeError, headers: Readonly<Record<string, string>> = {}): Answer {
  return ownAnswer(status, JSON.stringify({ error }), headers)
}

/** What Stripe sends with a status when nothing else is asked for: its error object from 400 on, else an empty object. */
export function defaultBody(status: number): string {
  return status < 400 ? '{}' : JSON.stringify({ error: standIn(status) })
}

/** The key was first used with another request. Both message forms are Stripe's, as stripe-ruby's issues 503 and 598 quote them. */
export function keyReused(key: string, first: string, now: string): Answer {
  const use =
    first === now
      ? 'with the same parameters they were first used with'
      : `for the same endpoint they were first used for ('${now}' vs '${first}')`
  return errorAnswer(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used ${use}. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

/** The key is in flight. The type is `invalid_request_error`, so that only the code identifies it. */
export function keyInUse(): Answer {
  return errorAnswer(409, IN_USE)
}

/** The key has more than 255 characters. */
export function keyTooLong(length: number): Answer {
  return errorAnswer(400, {
    type: 'invalid_request_error',
    message: `Idempotency keys are up to 255 characters long; this one has ${length}.`,
  })
}

/** The body has more bytes than are taken. */
export function bodyTooLarge(most: number): Answer {
  return errorAnswer(413, {
    type: 'invalid_request_error',
    message: `The request is too large: at most ${most} bytes are accepted.`,
  })
}

/** Stripe-mock did not answer. Asks the SDK not to retry: the case is inconclusive either way. */
export function unreachable(why: string): Answer {
  return errorAnswer(502, { type: 'api_error', message: why }, { 'stripe-should-retry': 'false' })
}
