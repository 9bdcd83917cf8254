// What the model puts on the wire, and what it takes from it, rightly, or wrongly where a mutant is asked for; see mutants.ts.
import { randomUUID } from 'node:crypto'
import { get, request } from 'node:http'
import { setTimeout as startTimer } from 'node:timers'
import { ApiError, connectionError, errorOf, parsed } from './failure.mjs'

const VERSION = '2026-08-26.dahlia'

export function methodOf(method) {
  const verb = method.split('.').at(-1)
  return { list: 'GET', retrieve: 'GET', delete: 'DELETE' }[verb] ?? 'POST'
}

/** `/v1/payment_intents/pi_1/capture` for `paymentIntents.capture` of `pi_1`. */
export function pathOf(method, target) {
  const parts = method.split('.').map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const verb = parts.pop()
  const space = parts[0] === 'v2' ? [] : ['v1']
  return ['', ...space, ...parts, target, verb === 'capture' ? verb : undefined].filter((part) => part !== undefined).join('/')
}

export function headersOf(mutant, { apiKey, http, path, key, options, attempt, retries, failure, byDefault }) {
  const { stripeAccount, stripeContext } = options
  const again = attempt > 0
  const v2 = path.startsWith('/v2/')
  const basic = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const headers = { authorization: mutant === 'I80' || (mutant === 'I80b' && again) ? basic : `Bearer ${apiKey}` }
  if (mutant !== 'I81' && !(mutant === 'I15c' && again)) headers['stripe-version'] = VERSION
  if (http === 'POST') headers['content-type'] = v2 ? 'application/json' : 'application/x-www-form-urlencoded'
  if (stripeAccount !== undefined && mutant !== 'I82' && !(mutant === 'I15' && again)) headers['stripe-account'] = stripeAccount
  if (stripeContext !== undefined && !(mutant === 'I15b' && again)) headers['stripe-context'] = stripeContext
  const sent = keyOnWire(mutant, key, { options, again, v2, retries, failure, byDefault })
  if (sent !== undefined) headers['idempotency-key'] = sent
  return headers
}

function keyOnWire(mutant, key, { options, again, v2, retries, failure, byDefault }) {
  const { idempotencyKey, shape } = options
  if (!again) return mutant === 'I03' ? undefined : key
  const lost = failure?.lost
  const keyless =
    mutant === 'I02' ||
    (mutant === `I05.off.${lost}` && retries === 0) ||
    (mutant === `I05.default.${lost}` && byDefault && shape !== 'module') ||
    (mutant === `I05.on.${lost}` && retries > 0 && !byDefault) ||
    (mutant === 'I05.module' && byDefault && shape === 'module' && lost !== undefined)
  if (keyless) return undefined
  const replaced = { I07: true, I07b: failure?.status === 409, I07c: lost !== undefined }[mutant] && idempotencyKey !== undefined
  const another = mutant === 'I01' || replaced || (mutant === 'I62' && v2)
  return another ? randomUUID() : key
}

export function encode(mutant, params, attempt, path) {
  if (path.startsWith('/v2/')) return JSON.stringify(params)
  const pairs = Object.entries(params).flatMap(([name, value]) => flatten(mutant, name, value))
  if (mutant === 'I14' && attempt > 0) pairs.push(['metadata[attempt]', String(attempt)])
  const sent = mutant === 'I33' && attempt > 0 ? pairs.filter(([name]) => name !== 'starting_after') : pairs
  const form = new URLSearchParams(sent).toString()
  return mutant === 'I84' ? form.replaceAll('%C3%9C', '%DC') : form
}

function flatten(mutant, name, value) {
  if (mutant === 'I83' && typeof value === 'object') return [[name, JSON.stringify(value)]]
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(mutant, `${name}[${index}]`, item))
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => flatten(mutant, `${name}[${key}]`, item))
  return [[name, String(value)]]
}

/** Sends one attempt, and waits for all of its answer. */
export function send(mutant, base, { http, path, body, headers, timeoutMs, signal, apiKey }) {
  return new Promise((resolve, reject) => {
    let lost
    const begun = () => (asked.socket?.bytesRead ?? 0) > 0
    const end = (how) => {
      lost ??= how
      asked.destroy()
    }
    const query = http === 'GET' && body !== '' ? `?${body}` : ''
    const length = http === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}
    const asked = request(new URL(path + query, base), { method: http, headers: { ...headers, ...length }, agent: false }, (response) => {
      if (mutant === 'I27b') clearTimeout(timer)
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', () => undefined)
      response.on('aborted', () => {
        if (mutant === 'I26' || (mutant === 'I26b' && lost === undefined)) resolve({ headers: response.headers })
        else if (mutant !== 'I27') reject(connectionError(mutant, lost ?? 'cut', apiKey))
      })
      response.on('end', () => settle(response, Buffer.concat(chunks).toString('utf8')))
    })
    const timer = startTimer(() => end(begun() ? 'stall' : 'timeout'), timeoutMs).unref()
    signal?.addEventListener('abort', () => end('cancel'))
    asked.on('error', (error) => {
      if (mutant === 'I70' && lost === undefined && begun()) resolve({ headers: {} })
      else reject(connectionError(mutant, lost ?? lostBy(error), apiKey))
    })
    asked.end(http === 'POST' ? body : undefined)

    function settle({ statusCode, headers: received }, text) {
      clearTimeout(timer)
      if (received.location !== undefined && (mutant === 'I31' || mutant === `I31.${statusCode}`))
        return follow(received.location, headers, resolve)
      if (statusCode >= 300) return reject(errorOf(mutant, statusCode, received, text))
      const visible = mutant === 'I53' ? {} : received
      const value = parsed(text)
      if (value === undefined && mutant !== 'I26c') return reject(new ApiError('StripeAPIError', { status: statusCode }))
      return resolve({ headers: visible, ...value })
    }
  })
}

function lostBy({ code, message }) {
  if (code === 'ECONNREFUSED') return 'refused'
  return message === 'socket hang up' ? 'close' : 'reset'
}

function follow(location, headers, resolve) {
  get(location, { headers, agent: false }, (response) => {
    response.resume()
    response.on('end', () => resolve({ headers: response.headers }))
  })
}
