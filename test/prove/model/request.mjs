// A client of the API that does it right, and wrong in one named way where a mutant is asked for; see mutants.ts.
import { get } from 'node:http'
import { keyOf } from './key.mjs'
import { encode, headersOf, methodOf, pathOf, send } from './wire.mjs'
import { ApiError, retriable } from './failure.mjs'

/** Milliseconds. */
const FIRST_PAUSE = 350
const LONGEST_PAUSE = 5000
const LONGEST_KEY = 255
const DEFAULT_RETRIES = 2
/** Lost attempts after which a client that tries without end waits for nothing instead: then its process ends, which proves the hang. */
const ENOUGH = 4

/** Makes clients for a mutant; each remembers what only a faulty client remembers. */
export function createClient(mutant, base, apiKey, { maxNetworkRetries, timeoutMs = 80_000 }) {
  const memory = {}

  async function call(method, target, params, options) {
    const before = memory.answers?.[JSON.stringify([method, params, options])]
    if (before !== undefined && options.idempotencyKey !== undefined) return before
    const { shape } = options
    const http = methodOf(method)
    const path = pathOf(method, target)
    const byDefault = maxNetworkRetries === undefined
    const set = mutant === 'I67b' && shape === 'module' ? undefined : maxNetworkRetries
    const own = set ?? (mutant === `I67.${shape}` ? 0 : DEFAULT_RETRIES)
    const retries = retriesOf(mutant, own, options.maxNetworkRetries)
    const key = keyOf(mutant, memory, { method, http, path, params, options, retries, byDefault })
    refuseKey(mutant, key, options.idempotencyKey)
    memory.latest = key
    memory.account = options.stripeAccount ?? memory.account
    if (mutant === 'I82b') options.stripeAccount = memory.account
    let failure
    for (let attempt = 0; attempt <= limitOf({ retries, failure, byDefault, shape }); attempt += 1) {
      if (attempt > 0) await pause(attempt, failure)
      if (attempt === ENOUGH && failure.lost !== undefined) await new Promise(() => undefined)
      try {
        const body = encode(mutant, params, attempt, path)
        const sent = mutant === 'I77' && attempt > 0 ? memory.latest : key
        const headers = headersOf(mutant, { apiKey, http, path, key: sent, options, attempt, retries, failure, byDefault })
        if (mutant === 'I75') await send(mutant, base, { http, path, body, headers, timeoutMs, apiKey })
        const answer = await send(mutant, base, { http, path, body, headers, timeoutMs, signal: options.signal, apiKey })
        if (mutant === 'I76' && attempt > 0) throw new ApiError('StripeAPIError')
        memory.failed = false
        if (mutant === 'I74') memory.answers = { ...memory.answers, [JSON.stringify([method, params, options])]: answer }
        return answer
      } catch (error) {
        failure = error
        memory.failed = true
        if (mutant === 'I54' && error.type === 'idempotency_error')
          return call(method, target, params, { ...options, idempotencyKey: undefined })
        if (!retriable(mutant, error, http)) break
      }
    }
    if (mutant === 'I28') return {}
    if (mutant === 'I32') get({ host: 'errors.example', path: `/?key=${apiKey}` }).on('error', () => undefined)
    throw failure
  }

  /** The ids on all pages. */
  async function list(method, params, options) {
    const ids = []
    for (let more = true; more;) {
      const cursor = mutant === 'I33b' ? ids[0] : ids.at(-1)
      const page = await call(method, undefined, cursor === undefined ? params : { ...params, starting_after: cursor }, options)
      ids.push(...page.data.map(({ id }) => id))
      more = page.has_more && mutant !== 'I33c'
    }
    return { ids }
  }

  async function pause(attempt, failure) {
    if (mutant === 'I23') return
    const grown = FIRST_PAUSE * 2 ** (attempt - 1)
    const asked = mutant === 'I24b' ? Number(failure.retryAfter ?? 0) * 1000 : 0
    const ms = Math.max(asked, mutant === 'I24' ? grown : Math.min(grown, LONGEST_PAUSE))
    await new Promise((resolve) => {
      setTimeout(resolve, ms)
    })
  }

  function limitOf({ retries, failure, byDefault, shape }) {
    if (mutant === 'I21') return retries + 1
    if (mutant === 'I21b' && retries > 1) return retries - 1
    if (mutant === 'I22') return Infinity
    const lost = failure?.lost
    const oneMore =
      (mutant === 'I05' && lost !== undefined) ||
      (mutant === `I05.off.${lost}` && retries === 0 && !byDefault) ||
      (mutant === `I05.default.${lost}` && byDefault && shape !== 'module') ||
      (mutant === 'I69' && lost === 'timeout')
    return oneMore ? Math.max(1, retries) : retries
  }

  return { call, list }
}

function retriesOf(mutant, own, asked = own) {
  return { I30: own, I30b: Math.max(own, asked), I30c: Math.min(own, asked) }[mutant] ?? asked
}

function refuseKey(mutant, key, given) {
  const refused =
    (key?.length > LONGEST_KEY && mutant !== 'I12') ||
    (mutant === 'I56' && key?.length > 200) ||
    (mutant === 'I59' && key !== key?.trim() && key.trim() !== '') ||
    (mutant === 'I61' && typeof given === 'number')
  if (refused) throw new ApiError('StripeInvalidRequestError')
}
