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
export function errorOf(mutant, status, headers, text, { http, apiKey, path }) {
  const answer = parsed(text)
  const { type, code } = answer?.error ?? {}
  const name = `${status}.${code ?? type}`
  const facts = {
    ...answer?.error,
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

const V2 = { temporary_session_expired: 'TemporarySessionExpiredError', insufficient_funds: 'InsufficientFundsError' }

function classOf(mutant, status, type, code, path) {
  if (path.startsWith('/v2/')) {
    if (mutant === `E.v2.${type ?? code}`) return 'StripeError'
    if (V2[type] !== undefined) return V2[type]
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
