// What the model puts on the wire, and what it takes from it, rightly, or wrongly where a mutant is asked for; see mutants.ts.
import { randomUUID } from 'node:crypto'
import { get, request } from 'node:http'
import { request as requestByTls } from 'node:https'
import { setTimeout as startTimer } from 'node:timers'
import { ApiError, connectionError, errorOf, parsed } from './failure.mjs'
import { jsonOf, readNumbers, streamOf } from './connect.mjs'
import { pairsOf, segmentOf } from './params.mjs'

const VERSION = '2026-08-26.dahlia'

export function methodOf(method) {
  const verb = method.split('.').at(-1)
  return { list: 'GET', search: 'GET', retrieve: 'GET', pdf: 'GET', delete: 'DELETE' }[verb] ?? 'POST'
}

/** What is done to a path itself, and not below it. */
const PLAIN = new Set(['create', 'retrieve', 'update', 'list', 'delete'])

/** `/v1/payment_intents/pi_1/capture` for `paymentIntents.capture` of `pi_1`. */
export function pathOf(mutant, method, target) {
  if (method.startsWith('raw.') || method === 'path.retrieve') return target
  if (method.startsWith('oauth.')) return `/oauth/${mutant === 'O.path' ? 'token' : method.split('.')[1]}`
  if (method === 'account.retrieve') return mutant === 'X.alias' ? '/v1/accounts' : '/v1/account'
  if (method === 'accounts.retrieve' && (mutant === 'S25c' ? !target : (target ?? undefined) === undefined)) return '/v1/account'
  const parts = method.split('.').map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const verb = parts.pop()
  const space = parts[0] === 'v2' ? [] : ['v1']
  const id = target === undefined ? undefined : segmentOf(mutant, verb, target)
  const action = PLAIN.has(verb) ? undefined : verb
  return ['', ...space, ...parts, id, action].filter((part) => part !== undefined).join('/')
}

export function headersOf(
  mutant,
  { apiKey, account, context, version = VERSION, http, path, key, options, attempt, retries, failure, byDefault },
) {
  const again = attempt > 0
  const v2 = path.startsWith('/v2/')
  const basic = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const headers = { authorization: mutant === 'I80' || (mutant === 'I80b' && again) ? basic : `Bearer ${apiKey}` }
  if (mutant !== 'I81' && !(mutant === 'I15c' && again)) headers['stripe-version'] = version
  Object.assign(headers, aboutClient(mutant))
  if (http === 'POST')
    headers['content-type'] =
      v2 && mutant !== 'T21'
        ? 'application/json'
        : `application/x-www-form-urlencoded${mutant === 'X.content-type' ? '; charset=utf-8' : ''}`
  if (account !== undefined && mutant !== 'I82' && !(mutant === 'I15' && again)) headers['stripe-account'] = account
  if (context !== undefined && context !== '' && !(mutant === 'I15b' && again)) headers['stripe-context'] = context
  const sent = keyOnWire(mutant, key, { options, again, v2, retries, failure, byDefault })
  if (sent !== undefined) headers['idempotency-key'] = sent
  return headers
}

/** What the client says of itself. */
function aboutClient(mutant) {
  const [, , , version = '1.0.0'] = process.argv
  return {
    'user-agent': mutant === 'X.user-agent' ? 'Stripe/v1 NodeBindings' : `Stripe/v1 NodeBindings/${version}`,
    'x-stripe-client-user-agent': JSON.stringify({
      bindings_version: mutant === 'X.client' ? undefined : version,
      telemetry_id: mutant === 'X.machine' ? 'an id' : undefined,
    }),
    ...(mutant === 'X.telemetry' ? { 'x-stripe-client-telemetry': '{}' } : {}),
    ...(mutant === 'X.answer-compressed' ? { 'accept-encoding': 'gzip' } : {}),
  }
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

export function encode(mutant, params, attempt, path, http) {
  if (path.startsWith('/v2/') && http === 'POST') {
    if (mutant === 'T20') return JSON.stringify(params, (_, value) => value ?? undefined)
    if (mutant === 'X.v2-decimals-sent') return JSON.stringify(params, (_, value) => rounded(value))
    return jsonOf(mutant, params)
  }
  const pairs = pairsOf(mutant, http, params)
  if (mutant === 'I14' && attempt > 0) pairs.push(['metadata[attempt]', String(attempt)])
  const sent = mutant === 'I33' && attempt > 0 ? pairs.filter(([name]) => name !== 'starting_after') : pairs
  if (mutant === 'X.names' && http === 'POST') return sent.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&')
  const form = new URLSearchParams(sent).toString()
  if (mutant === 'X.text-plus' && http === 'POST') return form.replaceAll('%2B', '+')
  if (mutant === 'X.query-kept' && http === 'GET' && attempt > 0) return ''
  return mutant === 'I84' ? form.replaceAll('%C3%9C', '%DC') : form
}

/** Sends one attempt, and waits for all of its answer. */
export function send(mutant, base, { http, path, body, headers, timeoutMs, signal, apiKey, proxied, shape }) {
  return new Promise((resolve, reject) => {
    let lost
    const begun = () => (asked.socket?.bytesRead ?? 0) > 0
    const end = (how) => {
      lost ??= how
      asked.destroy()
    }
    const isQuery = http !== 'POST' && body !== '' && !(mutant === 'X.delete-query' && http === 'DELETE')
    const isEmptyQuery = http === 'POST' && mutant === 'X.query-too' && !path.startsWith('/v2/')
    const query = isQuery ? `?${body}` : isEmptyQuery ? '?&' : ''
    const sent = http === 'POST' ? body : mutant === 'X.body-too' && http === 'GET' && body !== '' ? '&' : undefined
    const rejectUnauthorized = mutant !== 'X.untrusted'
    const { ask, url } = whereTo(mutant, base, path + query)
    const length = sent === undefined ? {} : { 'content-length': lengthOf(mutant, sent) }
    const method = mutant === 'X.post-empty' && body === '' ? 'GET' : http
    const whole = proxied ? { path: url.href } : {}
    const asked = ask(url, { method, headers: { ...headers, ...length }, agent: false, rejectUnauthorized, ...whole }, (response) => {
      if (mutant === 'I27b') clearTimeout(timer)
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', () => undefined)
      response.on('aborted', () => {
        if (mutant === 'I26' || (mutant === 'I26b' && lost === undefined)) resolve({ headers: response.headers })
        else if (mutant !== 'I27') reject(connectionError(mutant, lost ?? 'cut', apiKey))
      })
      response.on('end', () => settle(response, chunks))
    })
    const timer = startTimer(() => end(begun() ? 'stall' : 'timeout'), timeoutMs).unref()
    asked.setTimeout(mutant === 'X.timeout-applied' && timeoutMs === 47_000 ? 47 : timeoutMs)
    signal?.addEventListener('abort', () => end('cancel'))
    asked.on('error', (error) => {
      if (mutant === 'I70' && lost === undefined && begun()) resolve({ headers: {} })
      else reject(connectionError(mutant, lost ?? lostBy(error), apiKey))
    })
    asked.end(sent)

    function settle({ statusCode, headers: received }, chunks) {
      clearTimeout(timer)
      if (path.endsWith('/pdf') && (statusCode < 300 || (mutant === 'R.error' && statusCode === 404)))
        return resolve({ headers: received, ...streamOf(mutant, chunks, shape) })
      const text = textOf(mutant, chunks)
      if (received.location !== undefined && (mutant === 'I31' || mutant === `I31.${statusCode}` || mutant === `I31.${statusCode}.${http}`))
        return follow(received.location, headers, resolve)
      if (statusCode >= (mutant === 'E.no-success' ? 301 : 300))
        return reject(errorOf(mutant, statusCode, received, text, { http, apiKey, path, body }))
      const visible = mutant === 'I53' ? {} : received
      const value = valueOf(mutant, path, parsed(text))
      if (value === undefined && mutant !== 'I26c')
        return reject(
          new ApiError(mutant === 'E.not-json' ? 'StripeConnectionError' : 'StripeAPIError', {
            status: statusCode,
            request: mutant === 'E.secret.not-json' ? apiKey : undefined,
          }),
        )
      if (value?.error !== undefined && mutant === 'E.in-success') return reject(new ApiError('StripeAPIError', { status: statusCode }))
      return resolve({ headers: visible, ...value, ...(mutant === 'X.result-keeps-secret' ? { request: apiKey } : {}) })
    }
  })
}

/** Letters outside ASCII have more bytes than letters. */
function lengthOf(mutant, body) {
  const bytes = Buffer.byteLength(body)
  return { T22: body.length, T22b: 2 * bytes - body.length }[mutant] ?? bytes
}

/** Where a request goes; to Stripe where there is no base. */
function whereTo(mutant, base, path) {
  const isUpload = path.startsWith('/v1/files')
  const from = base ?? `https://${stripeFor(mutant, path)}`
  const ofUploads = mutant === 'S22' ? from.replace(/\/\/[^:]+/, '//files.stripe.com') : from.replace('//api.', '//files.')
  const past = { 'S22.oauth': '/oauth', 'S22.meter': '/v2/billing' }[mutant]
  const given = past !== undefined && path.startsWith(past) ? from.replace(/\/\/[^:]+/, '//connect.stripe.com') : from
  const url = new URL(path, isUpload && base !== undefined ? ofUploads : given)
  if (mutant === 'X.without-tls' && base !== undefined) url.protocol = 'http:'
  return { url, ask: url.protocol === 'https:' ? requestByTls : request }
}

/** What has a host of its own at Stripe, and what a fault calls it. */
const HOSTS = [
  ['/v1/files', 'upload', 'files.stripe.com'],
  ['/oauth', 'oauth', 'connect.stripe.com'],
  ['/v2/billing/meter_event_stream', 'meter', 'meter-events.stripe.com'],
]

/** Where a path is at Stripe. */
function stripeFor(mutant, path) {
  const [, name, host] = HOSTS.find(([start]) => path.startsWith(start)) ?? []
  if (path.endsWith('/pdf')) return mutant === 'X.default-host-stream' ? 'api.stripe.com' : 'files.stripe.com'
  if (name !== undefined) return mutant === `X.default-host-${name}` ? 'api.stripe.com' : host
  return mutant === 'X.default-host' ? 'api.stripe.co' : 'api.stripe.com'
}

function textOf(mutant, chunks) {
  if (mutant === 'X.answer-pieces') return chunks.map((chunk) => chunk.toString('utf8')).join('')
  const bytes = Buffer.concat(chunks)
  const most = { 'X.answer-large': 2 * 1024 * 1024, 'X.answer-parts': 512 * 1024 }[mutant]
  const text = bytes.subarray(0, most).toString('utf8')
  return mutant === 'T23' ? text.replace(/"(\d{16,})"/g, (_, digits) => `"${Number(digits)}"`) : text
}

/** What the caller is given of an answer. */
function valueOf(mutant, path, value) {
  const faulty = {
    'X.answer-values': (one) => (one === '' ? null : one),
    'X.answer-decimals': (one) => (path.startsWith('/v1/') ? rounded(one) : one),
    'O.answer': (one) => (typeof one === 'string' && one.startsWith('rt_') ? undefined : one),
    'X.v2-decimals': (one) => (path.startsWith('/v2/') ? rounded(one) : one),
  }[mutant]
  const read = faulty === undefined || value === undefined ? value : JSON.parse(JSON.stringify(value), (_, one) => faulty(one))
  return path.startsWith('/v2/') ? readNumbers(mutant, read) : read
}

function rounded(text) {
  return typeof text === 'string' && /^-?\d+\.\d{7,}$/.test(text) ? String(Number(text)) : text
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
