// A client of the API that does it right, and wrong in one named way where a mutant is asked for; see mutants.ts.
import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { keyOf, retriesOf } from './key.mjs'
import { multipart, readyToUpload } from './params.mjs'
import { addOfProgram, itemsOf, pageByPage, refuseOptions } from './own.mjs'
import { addressOf, ofOauth, optionsOf as optionsLeftOf } from './connect.mjs'
import { addFurther, sayTo } from './said.mjs'
import { encode, headersOf, methodOf, pathOf, send } from './wire.mjs'
import { ApiError, retriable } from './failure.mjs'

/** Milliseconds. */
const FIRST_PAUSE = 350
const LONGEST_PAUSE = 5000
const LONGEST_KEY = 255
const DEFAULT_RETRIES = 2
/** Lost attempts after which a client that tries without end waits for nothing instead: then its process ends, which proves the hang. */
const ENOUGH = 4

/** The fault on one surface: `I02@esm` is I02 where a call is made through the ES module. */
export function faultOf(mutant, shape) {
  const [fault, surface] = mutant.split('@')
  return surface === undefined || surface === shape ? fault : 'none'
}

/** Makes clients for a mutant; each remembers what only a faulty client remembers. */
export function createClient(whole, base, apiKey, client) {
  const { maxNetworkRetries, timeoutMs = whole.startsWith('X.default-timeout') ? 8000 : 80_000 } = client
  const memory = {}

  async function call(method, target, given, asked) {
    const mutant = faultOf(whole, asked.shape)
    const [space, verb] = method.split('.')
    if (verb === 'authorizeUrl') return { text: addressOf(mutant, { params: given, options: asked, clientId: client.clientId }) }
    let options = optionsLeftOf(mutant, method, asked)
    const params = space === 'oauth' ? ofOauth(mutant, verb, given, options, client.clientId) : given
    if (mutant === 'S25' && target === null) return call(method, undefined, params, { shape: options.shape })
    if (method === 'accounts.retrieve' && target === undefined) options = optionsWithoutId(mutant, options)
    const before = memory.answers?.[JSON.stringify([method, params, options])]
    if (before !== undefined && options.idempotencyKey !== undefined) return before
    const { shape } = options
    const http = methodOf(method)
    const path = pathOf(options.unescaped ? 'unescaped' : mutant, method, target)
    const byDefault = maxNetworkRetries === undefined
    const set = mutant === 'I67b' && shape === 'module' ? undefined : maxNetworkRetries
    const own = set ?? (mutant === `I67.${whole.includes('@') ? 'params-and-options' : shape}` ? 0 : DEFAULT_RETRIES)
    const isCallback = options.withoutAccount !== undefined
    const retries = mutant === 'S24' && isCallback ? 0 : retriesOf(mutant, own, options.maxNetworkRetries)
    const key = keyOf(mutant, memory, { method, http, path, params, options, retries, byDefault })
    refuseKey(mutant, key, options.idempotencyKey)
    refuseOptions(mutant, client, options)
    memory.latest = key
    memory.account = options.stripeAccount ?? memory.account
    if (mutant === 'I82b') options.stripeAccount = memory.account
    const where = mutant === 'S15' && memory.isKnown ? base.replace(/\/\/[^:]+/, '//api.stripe.com') : base
    memory.isKnown = true
    const scope = scopeOf(mutant, { client, apiKey, options, http, path, method })
    const patience =
      mutant === 'S11' || (mutant === 'X.request-timeout' && options.timeoutMs === 31_000) ? timeoutMs : (options.timeoutMs ?? timeoutMs)
    const file = method === 'files.create' ? await readyToUpload(params) : undefined
    let failure
    memory.together = 0
    for (let attempt = 0; attempt <= limitOf(mutant, { retries, failure, byDefault, shape }); attempt += 1) {
      if (mutant === 'X.together' && attempt > 0 && (memory.together += 1) > retries) break
      if (attempt > 0) await pause(mutant, attempt, failure)
      if (attempt === ENOUGH && failure.lost !== undefined) await new Promise(() => undefined)
      try {
        const upload = file === undefined ? undefined : multipart(mutant, file, attempt)
        const fields = method.startsWith('raw.') && losesRaw(mutant, method, path) ? {} : params
        const body = upload?.body ?? encode(mutant, fields, attempt, path, http)
        const sent = mutant === 'I77' && attempt > 0 ? memory.latest : key
        const headers = headersOf(mutant, { ...scope, http, path, key: sent, options, attempt, retries, failure, byDefault })
        if (upload !== undefined) headers['content-type'] = upload.type
        if (options.authenticator !== undefined) headers['x-asked'] = mutant === 'S21c' ? '1' : String(attempt + 1)
        addFurther(mutant, headers, options.headers, method)
        sayTo(saysAll(mutant, memory, isCallback) ? 'X.said-body' : mutant, options.said, { client, http, path, params, headers })
        if (upload !== undefined && mutant === 'X.upload-key' && options.idempotencyKey !== undefined) delete headers['idempotency-key']
        if (upload !== undefined && mutant === (shape.startsWith('module') ? 'X.upload-module' : 'X.upload-account'))
          delete headers['stripe-account']
        if (mutant === 'I.429-key' && failure?.status === 429) headers['idempotency-key'] = String(Math.random())
        if (mutant === 'I.v2-delete-key' && attempt > 0 && http === 'DELETE') delete headers['idempotency-key']
        if (mutant === 'E.log' && attempt > 0) console.log(apiKey)
        addOfProgram(mutant, headers, client, memory)
        const begun = Date.now()
        if (mutant === 'I75') await send(mutant, where, { http, path, body, headers, timeoutMs: patience, apiKey })
        const proxied = client.http === 'proxy' && mutant !== 'P08'
        const answer = await send(mutant, where, {
          http,
          path,
          body,
          headers,
          timeoutMs: patience,
          signal: options.signal,
          apiKey,
          shape,
          proxied,
        })
        memory.measured = { request_id: answer.headers['request-id'], request_duration_ms: Date.now() - begun }
        sayTo(saysAll(mutant, memory, isCallback) ? 'X.said-body' : mutant, options.said, { client, http, path, headers, answer })
        if (mutant === 'I76' && attempt > 0) throw new ApiError('StripeAPIError')
        memory.failed = false
        if (mutant === 'I74') memory.answers = { ...memory.answers, [JSON.stringify([method, params, options])]: answer }
        return answer
      } catch (error) {
        failure = error
        memory.failed = true
        if (mutant === 'I54' && error.type === 'idempotency_error')
          return call(method, target, params, { ...options, idempotencyKey: undefined })
        if (mutant === 'E.secret.retried' && attempt > 0) error.request = apiKey
        if (!retriable(mutant, error, http, path) || (mutant === 'R.again' && path.endsWith('/pdf'))) break
      }
    }
    if (mutant === 'I28' || (mutant === 'E.download' && method.endsWith('.pdf'))) return {}
    if (mutant === 'I68') spawn('hostname').on('error', () => undefined)
    if (mutant === 'I32') get({ host: 'errors.example', path: `/?key=${apiKey}` }).on('error', () => undefined)
    throw failure
  }

  /** The id of the request of a call, and its key. */
  async function responseOf(method, params, options) {
    const { headers } = await call(method, undefined, params, options)
    const [id, key] = [headers['request-id'], headers['idempotency-key']]
    return { ids: whole === 'P04' ? [key, key] : [id, whole === 'P04b' ? id : key] }
  }

  /** The ids on all pages, of a list or of one in a field of an object. */
  async function list(method, given, options, { target, field, walk, later } = {}) {
    const mutant = faultOf(whole, options.shape)
    const params = mutant === 'S06b' ? given : { ...given }
    if (walk === 'pages') return pageByPage(mutant, call, method, params, { options, later })
    const isShort = walk === 'limit' || walk === 'each-until'
    const ids = []
    const isSearch = method.endsWith('.search')
    const backwards = params.ending_before !== undefined
    let next = params
    let address = null
    for (let more = true; more;) {
      const own = optionsOf(mutant, ids.length > 0, method, options)
      const asked = next
      const ask = () => (address === null ? call(method, target, asked, own) : getPath(address, own))
      const found = await (walk === 'again' && mutant !== 'X.v2-list-pages-again' ? ask().catch(ask) : ask())
      if (walk === 'emptied') for (const name of Object.keys(given)) delete given[name]
      const page = (address === null && found[field]) || found
      const items = itemsOf(mutant, page)
      ids.push(...(backwards ? items.toReversed() : items))
      if (mutant === 'X.pages-again') ids.push(ids.at(-1))
      const cursor = mutant === 'I33b' ? ids[0] : ids.at(-1)
      const way = backwards && mutant !== 'X.pages-backwards' ? 'ending_before' : 'starting_after'
      next = { ...filtersOf(mutant, params, isSearch, walk), ...(isSearch ? { page: page.next_page } : { [way]: cursor }) }
      address = addressAfter(mutant, page, field, ids.at(-1))
      if (walk === 'in-turns' && ids.length > items.length) await call(method, target, next === null ? {} : asked, own)
      more = (page.has_more || address !== null) && mutant !== 'I33c' && !(isShort && mutant !== 'P01b')
    }
    if (walk === 'each' && mutant === 'P02') return { ids: ids.slice(0, -1) }
    return { ids: isShort ? ids.slice(0, mutant === 'P01' ? 1 : 2) : ids }
  }

  /** A GET of a path that the API named. */
  async function getPath(path, options) {
    return call('path.retrieve', path, {}, options)
  }

  /** Takes the credential to wherever an address leads. */
  async function getElsewhere(url) {
    return send('none', url, { http: 'GET', path: '', body: '', headers: { authorization: `Bearer ${apiKey}` }, timeoutMs, apiKey })
  }

  return { call, list, responseOf, getPath, getElsewhere, apiKey }
}

function saysAll(mutant, { failed }, isCallback) {
  return (mutant === 'X.said-failure' && failed) || (mutant === 'X.said-handler' && isCallback)
}

function losesRaw(mutant, method, path) {
  return { S14: true, 'S14.v2': path.startsWith('/v2/'), 'S14.small': method === 'raw.post' }[mutant] === true
}

/** The options that come where an id may be left out. */
function optionsWithoutId(mutant, { stripeAccount, ...others }) {
  return mutant === 'S25b' ? others : { ...others, stripeAccount }
}

let lastClient
let moduleKey
let moduleVersion

/** For whom a request is: what its caller says, else what its client says. */
function scopeOf(mutant, { client, apiKey, options, http, path, method }) {
  const of = (name) => options[name] ?? client[name]
  const given =
    options.authenticator ??
    options.apiKey ??
    (mutant === 'S21b' || (mutant === 'S24b' && options.withoutAccount) ? undefined : client.authenticator)
  const scope = { apiKey: given ?? apiKey, account: of('stripeAccount'), context: of('stripeContext'), version: of('apiVersion') }
  if (options.withoutAccount) scope.account = undefined
  if (options.withoutContext) scope.context = options.stripeContext
  if (mutant === 'T17' && options.stripeContext !== undefined) scope.context = client.stripeContext ?? scope.context
  const others = {
    'S01.GET': http === 'GET',
    'S01.POST': http === 'POST',
    'S01.DELETE': http === 'DELETE',
    'S01.called': client.withoutNew,
    'S01.v2': path.startsWith('/v2/'),
    'S01.raw': method.startsWith('raw'),
  }
  if (mutant === 'S01' || others[mutant]) scope.account = options.stripeAccount
  if (mutant === 'S02b' && options.stripeAccount === null) scope.account = undefined
  if (mutant === 'S35' && scope.context !== undefined) scope.account = undefined
  if (mutant === 'S02') scope.account = client.stripeAccount ?? options.stripeAccount
  if (mutant === 'S03') scope.apiKey = apiKey
  if (mutant === 'S21' && options.authenticator !== undefined) scope.apiKey = apiKey
  if (mutant === 'S23.oauth' && options.shape === 'module' && path.startsWith('/oauth')) scope.apiKey = apiKey
  if (options.shape === 'module-settings') moduleKey ??= apiKey
  if (options.shape === 'module-settings') moduleVersion ??= scope.version
  if (mutant === 'S23b' && options.shape === 'module-settings') scope.version = moduleVersion
  if (mutant === 'S23' && options.shape === 'module-settings') scope.apiKey = moduleKey
  if (mutant === 'S03b') scope.apiKey = lastClient ?? apiKey
  if (mutant === 'S04.GET' && http === 'GET' && path.startsWith('/v1/')) scope.context = client.stripeContext
  if (mutant === 'S04') scope.context = client.stripeContext
  if (mutant === 'S04b' || (mutant === 'S04c' && path.startsWith('/v1/'))) scope.context = options.stripeContext
  if (mutant === 'S07' && method.startsWith('raw')) scope.account = client.stripeAccount
  if (mutant === 'S10') scope.version = client.apiVersion
  if (mutant === 'S10b' || (mutant === 'S10c' && client.versionAlone)) scope.version = options.apiVersion
  if (mutant === 'S40' && options.apiKey !== undefined && options.apiVersion !== undefined) scope.account = client.stripeAccount
  if (mutant === 'S40b' && options.apiVersion !== undefined) scope.account = client.stripeAccount ?? scope.account
  if (mutant === 'S40c' && options.headers !== undefined) scope.context = client.stripeContext ?? scope.context
  lastClient = apiKey
  return scope
}

function refuseKey(mutant, key, given) {
  const refused =
    (key?.length > LONGEST_KEY && mutant !== 'I12') ||
    (mutant === 'I56' && key?.length > 200) ||
    (mutant === 'I59' && key !== key?.trim() && key.trim() !== '') ||
    (mutant === 'I61' && typeof given === 'number')
  if (refused) throw new ApiError('StripeInvalidRequestError')
}

function optionsOf(mutant, isNext, method, options) {
  if (isNext && mutant === 'S05') return { shape: options.shape }
  if (mutant === 'P16' && method === 'customers.search' && options.shape?.startsWith('module'))
    return { ...options, stripeAccount: undefined }
  const loses = isNext && { 'customers.search': 'X.search-keeps-account', 'customers.list': 'X.pages-keep-account' }[method] === mutant
  return loses ? { ...options, stripeAccount: undefined } : options
}

/** Where the next page is, where the page or the object says that; else null. */
function addressAfter(mutant, page, field, last) {
  if (field !== undefined && page.has_more) {
    const [path, query] = page.url.split('?')
    return `${path}?${mutant === 'X.pages-of-object' ? '' : `${query}&`}starting_after=${last}`
  }
  const address = page.next_page_url ?? null
  return mutant === 'X.v2-list-pages' ? (address?.replace(/&object_id=[^&]*/, '') ?? null) : address
}

function filtersOf(mutant, params, isSearch, walk) {
  if (mutant === 'S06' || (mutant === 'S43' && walk === 'raw')) return {}
  if (mutant === 'X.pages-keep-filters' && params.customer !== undefined && params.ending_before === undefined)
    return { ...params, customer: undefined }
  return isSearch && mutant === 'X.search-pages' ? { ...params, query: undefined } : params
}

async function pause(mutant, attempt, failure) {
  if (mutant === 'I23' || (mutant === 'I23.later' && attempt > 5)) return
  const grown = FIRST_PAUSE * 2 ** (mutant === 'I.growth' ? 0 : attempt - 1)
  const bounded = mutant === 'I24' ? grown : Math.min(grown, LONGEST_PAUSE)
  const jittered = mutant === 'I.jitter' ? bounded : bounded * (1 + Math.random() / 10)
  const ms = mutant === 'I24' ? grown : afterHeader(mutant, failure.retryAfter, jittered)
  await new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** How long it pauses where the answer asks for something. */
function afterHeader(mutant, asked, own) {
  const seconds = Number(asked ?? 0)
  if (mutant === 'I24b') return Math.max(Math.min(seconds, 60) * 1000, own)
  if (mutant === 'I24.hour' && seconds > 60) return seconds * 1000
  const skips = { 'I24.zero': asked === '0', 'I24.word': Number.isNaN(seconds), 'I24.negative': seconds < 0 }
  return skips[mutant] ? 0 : own
}

function limitOf(mutant, { retries, failure, byDefault, shape }) {
  if (mutant === 'I21') return retries + 1
  if (mutant === 'I21b' && retries > 1) return retries - 1
  if (mutant === 'I22') return Infinity
  if (mutant === 'E.once-more' && failure?.lost === 'reset' && retries > 1) return retries + 1
  if (mutant === 'I22.asked' && retries > 0 && failure?.shouldRetry === 'true') return 12
  if (mutant === 'I22.off' && retries === 0 && failure?.shouldRetry === 'true') return 1
  const lost = failure?.lost
  const oneMore =
    (mutant === 'I05' && lost !== undefined) ||
    (mutant === `I05.off.${lost}` && retries === 0 && !byDefault) ||
    (mutant === `I05.default.${lost}` && byDefault && shape !== 'module') ||
    (mutant === 'I69' && lost === 'timeout')
  return oneMore ? Math.max(1, retries) : retries
}
