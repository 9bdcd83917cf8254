// A client of the API that does it right, and wrong in one named way where a mutant of the contract is asked for.
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const ERRORS = { 401: 'StripeAuthenticationError', 402: 'StripeCardError', 403: 'StripePermissionError', 429: 'StripeRateLimitError' }
const PATHS = {
  customers: 'customers',
  paymentIntents: 'payment_intents',
  charges: 'charges',
  refunds: 'refunds',
  payouts: 'payouts',
  transfers: 'transfers',
}
const FIRST_PAUSE_MS = 400
const PROCESS_KEY = randomUUID()

class ApiError extends Error {
  constructor(kind, status = null) {
    super(kind)
    Object.assign(this, { kind, status })
  }
}

/** Makes clients for a mutant; each remembers what only a faulty client remembers. */
export function createClient(mutant, base, apiKey, { maxNetworkRetries = 2, timeoutMs = 80_000 }) {
  const clientKey = randomUUID()
  let lastKey

  async function call(method, target, params, options) {
    const [resource, verb] = method.split('.')
    const http = { retrieve: 'GET', delete: 'DELETE' }[verb] ?? 'POST'
    const path = ['/v1', PATHS[resource], target, verb === 'capture' ? verb : undefined].filter(Boolean).join('/')
    const retries = mutant === 'I30' ? maxNetworkRetries : (options.maxNetworkRetries ?? maxNetworkRetries)
    const key = keyFor(http, options.idempotencyKey, retries)
    let failure
    for (let attempt = 0; attempt <= limitOf(retries, failure); attempt += 1) {
      if (attempt > 0 && mutant !== 'I23') await sleep(FIRST_PAUSE_MS * attempt)
      try {
        return await send(http, path, encode(params, attempt), headersOf(http, key, options, attempt), attempt)
      } catch (error) {
        failure = error
        if (!retriable(error)) break
      }
    }
    if (mutant === 'I28') return { headers: {} }
    throw failure
  }

  function limitOf(retries, failure) {
    if (mutant === 'I21') return retries + 1
    return mutant === 'I05' && failure?.kind === 'StripeConnectionError' ? Math.max(1, retries) : retries
  }

  function keyFor(http, given, retries) {
    if (http !== 'POST') return undefined
    if (mutant === 'I13') lastKey = given ?? lastKey
    const own = { I08: clientKey, I09: PROCESS_KEY }[mutant] ?? randomUUID()
    if (mutant === 'I04' || (mutant === 'I05' && retries === 0)) return given
    if (mutant === 'I06') return own
    if (mutant === 'I11') return (given ?? own).toLowerCase()
    return given ?? (mutant === 'I13' ? lastKey : undefined) ?? own
  }

  function headersOf(http, key, { idempotencyKey, stripeAccount }, attempt) {
    const headers = { authorization: `Bearer ${apiKey}`, 'stripe-version': '2026-08-26.dahlia' }
    if (http === 'POST') headers['content-type'] = 'application/x-www-form-urlencoded'
    if (stripeAccount !== undefined && !(mutant === 'I15' && attempt > 0)) headers['stripe-account'] = stripeAccount
    let sent = key
    if (mutant === 'I01' && attempt > 0) sent = randomUUID()
    if (mutant === 'I02' && attempt > 0) sent = undefined
    if (mutant === 'I03' && attempt === 0) sent = undefined
    if (mutant === 'I07' && attempt > 0 && idempotencyKey !== undefined) sent = randomUUID()
    if (sent !== undefined) headers['idempotency-key'] = sent
    return headers
  }

  function encode(params, attempt) {
    const pairs = Object.entries(params).flatMap(([name, value]) => flatten(name, value))
    if (mutant === 'I14' && attempt > 0) pairs.push(['metadata[attempt]', String(attempt)])
    return new URLSearchParams(pairs).toString()
  }

  function retriable({ kind, status, shouldRetry }) {
    if (kind === 'StripeConnectionError') return true
    if (shouldRetry === 'false' && mutant !== 'I19') return false
    if (shouldRetry === 'true' && mutant !== 'I20') return true
    if (mutant === 'I16' && status >= 400 && status < 500) return true
    if (mutant === 'I18') return status === 409
    return (status === 409 && mutant !== 'I17') || status >= 500
  }

  function send(method, path, body, headers) {
    return new Promise((resolve, reject) => {
      const withBody = method === 'POST' ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers
      const asked = request(new URL(path, base), { method, headers: withBody, agent: false, timeout: timeoutMs }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('aborted', () => {
          if (mutant === 'I26') resolve({ headers: response.headers })
          else if (mutant !== 'I27') reject(new ApiError('StripeAPIError', 200))
        })
        response.on('error', () => undefined)
        response.on('end', () => settle(response, Buffer.concat(chunks).toString('utf8'), resolve, reject))
      })
      asked.on('timeout', () => asked.destroy())
      asked.on('error', () => reject(new ApiError('StripeConnectionError')))
      asked.end(method === 'POST' ? body : undefined)
    })
  }

  function settle({ statusCode, headers }, text, resolve, reject) {
    if (statusCode < 400) return resolve({ headers, ...JSON.parse(text) })
    const type = JSON.parse(text).error?.type
    const kind = ERRORS[statusCode] ?? (statusCode === 400 || statusCode === 404 ? 'StripeInvalidRequestError' : 'StripeAPIError')
    const named = type === 'idempotency_error' && mutant !== 'I29' ? 'StripeIdempotencyError' : kind
    return reject(Object.assign(new ApiError(named, statusCode), { shouldRetry: headers['stripe-should-retry'] }))
  }

  return { call }
}

function flatten(name, value) {
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(`${name}[${index}]`, item))
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item))
  return [[name, String(value)]]
}
