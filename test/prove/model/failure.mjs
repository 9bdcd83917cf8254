// How the model fails, rightly, or wrongly where a mutant is asked for; see mutants.ts.

const ERRORS = { 401: 'StripeAuthenticationError', 402: 'StripeCardError', 403: 'StripePermissionError', 429: 'StripeRateLimitError' }

/** What a call ends with; `lost` says how the connection ended, where it did. */
export class ApiError extends Error {
  constructor(kind, facts = {}) {
    super(kind)
    Object.assign(this, { kind, status: null }, facts, { statusCode: facts.status, rawType: facts.type })
  }
}

/** The error of an answer that is none of success. */
export function errorOf(mutant, status, headers, text, { http, apiKey, path, body }) {
  const answer = parsed(text)
  if (typeof answer?.error === 'string') return oauthError(mutant, status, answer, { headers, apiKey, body })
  const { type, code } = answer?.error ?? {}
  const name = `${status}.${code ?? type}`
  const facts = {
    ...answer?.error,
    ...(mutant === 'N.says' ? { verification_status: undefined } : {}),
    ...(mutant === 'E.declined' ? { setup_intent: undefined } : {}),
    ...(mutant === 'E.advice' ? { network_decline_code: undefined } : {}),
    headers: mutant === `E.${name}` ? {} : headers,
    requestId: mutant === 'E.request-id' && status === 503 ? undefined : headers['request-id'],
    request: mutant === `E.secret.${status}` && !path.endsWith('/capture') ? apiKey : undefined,
    http,
    path,
    status,
    type,
    code,
    isJson: answer !== undefined,
    shouldRetry: headers['stripe-should-retry'],
    retryAfter: headers['retry-after'],
  }
  const error = new ApiError(classOf(mutant, status, type, code, path), facts)
  error.message = answer?.error?.message ?? error.kind
  return error
}

/** The JSON in a text; undefined where there is none. */
export function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The error of an answer that connects no account. */
function oauthError(mutant, status, { error: kind, error_description: message }, { headers, apiKey, body }) {
  const name = kind.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())
  const known = { InvalidRequest: 'OAuthInvalidRequest', AnotherKind: mutant === 'O.unknown' ? 'Unknown' : 'OAuth' }[name] ?? name
  const shows = { 'O.shows': body, 'O.secret': apiKey }[mutant]
  const error = new ApiError(mutant === 'O.class' && name === 'InvalidGrant' ? 'StripeOAuthError' : `Stripe${known}Error`, {
    status,
    headers,
    type: kind,
    request: shows,
  })
  error.message = mutant === 'O.says' ? kind : message
  return error
}

/** The kinds of errors of v2 that have a class of their own. */
const V2 =
  /^(?:already_canceled|blocked_by_stripe|cannot_proceed|capability_not_enabled|controlled_by_alternate_resource|feature_not_enabled|financial_account_not_open|fx_quote_needs_refresh|insufficient_funds|invalid_payment_method|invalid_payout_method|invalid_vaulted_credential|not_cancelable|quota_exceeded|rate_limit|recipient_not_notifiable|temporary_session_expired|verification_attempt_failed|verification_expired|verification_not_initiated)$/

function classOf(mutant, status, type, code, path) {
  if (path.startsWith('/v2/')) {
    if (mutant === `E.v2.${type ?? code}`) return 'StripeError'
    if (mutant === 'N.class' && type === 'quota_exceeded') return 'RateLimitError'
    if (V2.test(type)) return `${type.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())}Error`
  }
  if (status === 400 && code === 'rate_limit') return mutant === 'E.rate-limit-400' ? 'StripeInvalidRequestError' : 'StripeRateLimitError'
  if (mutant === 'I55' && code === 'idempotency_key_in_use') return 'StripeIdempotencyError'
  if (type === 'idempotency_error') return mutant === 'I29' ? 'StripeInvalidRequestError' : 'StripeIdempotencyError'
  if (mutant === `I71.${status}`) return 'StripeError'
  return ERRORS[status] ?? (status === 400 || status === 404 ? 'StripeInvalidRequestError' : 'StripeAPIError')
}

/** The error of a connection that ended by `lost`: `reset`, `close`, `cut`, `timeout`, `stall`, `refused` or `cancel`. */
export function connectionError(mutant, lost, apiKey) {
  const error = new ApiError(mutant === `I72.${lost}` ? 'Error' : 'StripeConnectionError', { lost })
  if (mutant === `E.secret.${lost}`) error.request = apiKey
  if (mutant === 'E.silent') error.message = ''
  if (mutant === 'I73') error.message = `the connection of ${apiKey} was lost`
  return error
}

export function retriable(mutant, { lost, status, type, code, shouldRetry, isJson }, http, path) {
  if (lost === 'cancel') return mutant === 'I25'
  if (lost === 'cut') return mutant.endsWith('.cut')
  if (lost !== undefined) return mutant !== `I63.${lost}` && mutant !== `I63.${lost}.${http}`
  if (mutant === 'I66.delete' && http === 'DELETE' && !path.startsWith('/v2/')) return false
  if (shouldRetry === 'false' && mutant === `I19.${status}`) return true
  if (shouldRetry === 'true' && mutant === `I20.${status}.${http}`) return false
  if (mutant === 'I64.text' && !isJson) return false
  if (shouldRetry === 'false' && mutant !== 'I19') return false
  if (shouldRetry === 'true' && mutant !== 'I20') return true
  if (status >= 400 && status < 500 && mutant === 'I16') return true
  if (mutant === `I16.${status}`) return type !== 'idempotency_error' && code !== 'lock_timeout'
  if (mutant === 'I65' && code === 'lock_timeout') return true
  if (mutant === 'I18') return status === 409
  if (mutant === 'I66' && http === 'GET' && status === 500) return false
  return (status === 409 && mutant !== 'I17') || (status >= 500 && mutant !== `I64.${status}`)
}
