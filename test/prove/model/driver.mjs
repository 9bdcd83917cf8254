// A small SDK that keeps the contract, behind the driver protocol: `node driver.mjs [MUTANT [VERSION]]`. With a mutant's
// name it has that one fault; see mutants.ts. It looks into its runtime with the instruments of the real driver.
import { createInterface } from 'node:readline'
import { countExchanges } from '../../../src/sdks/node/driver/exchanges.mjs'
import { callsGoTo, watchConnections } from '../../../src/sdks/node/driver/guard.mjs'
import { at, constantTimeComparisons, say } from '../../../src/sdks/node/driver/instruments.mjs'
import { detailsOf, jsonOf, shown } from '../../../src/sdks/node/driver/shown.mjs'
import { follow, watchHang } from '../../../src/sdks/node/driver/timers.mjs'
import { native } from '../../../src/sdks/node/driver/values.mjs'
import { sumsOf } from './decimals.mjs'
import { eventOf, unwrapped } from './event.mjs'
import { newKey } from './key.mjs'
import { callEvery, followEvent, kept, ofObject, takenFrom } from './program.mjs'
import { createClient, faultOf } from './request.mjs'
import { SignatureError, verifyHeader } from './verify.mjs'

const [, , mutant = 'none', version = '1.0.0'] = process.argv
const SHAPES = new Set([
  'params-and-options',
  'options-only',
  'snake-case',
  'object',
  'object-async',
  'object-copied',
  'esm',
  'fetch',
  'worker',
  'worker-cjs',
  'script',
  'async',
  'module',
  'module-settings',
  'module-async',
  'aiohttp',
  'urllib',
])
// Whoever takes a date without a zone for one of UTC.
if (mutant === 'X.dates-local') process.env.TZ = 'UTC'
process.on('uncaughtException', (error) => console.error(error))

const clients = new Map()

/** The same key and options give the same client. */
function clientFor({ base, key, options, shape }) {
  const name = JSON.stringify([key, options, shape])
  if (!clients.has(name)) clients.set(name, createClient(mutant, base, key, options))
  return clients.get(name)
}

async function call(message) {
  const { base, shape, method, target, params = {}, request = {}, paged, skipPauses, reportPauses, cancelAfterMs, inspect, field } = message
  if (!SHAPES.has(shape)) return { unsupported: `it has no such call: ${shape}` }
  const client = clientFor(message)
  const fault = faultOf(mutant, shape)
  const pauses = skipPauses || reportPauses ? [] : undefined
  const timeouts = inspect ? [] : undefined
  const said = inspect ? [] : undefined
  const connections = base === undefined ? [] : undefined
  const [options, body] = [kept(message.key, request), kept(message.key, native(params))]
  const before = JSON.stringify([options, body])
  const counts = {}
  const started = performance.now()
  const measured = (what, isError) => ({
    ms: performance.now() - started,
    pauses,
    timeouts,
    said: message.options.listensOnce && said !== undefined ? [...said, ...onceOf(client, fault)] : said,
    wrongLength: counts.wrongLength,
    untimed: fault === 'X.untimed' || undefined,
    ticking: fault === (method === 'quotes.pdf' ? 'X.ticking' : 'X.ticking-read') || undefined,
    connections,
    touched: JSON.stringify([options, body]) !== before || undefined,
    shown: inspect ? shown(what, isError) : undefined,
  })
  const signal = cancelAfterMs === undefined ? undefined : AbortSignal.timeout(cancelAfterMs)
  const asked = { ...takenFrom(fault, options, body), shape, signal, said }
  const send = () => {
    if (/^(?:notification|event)\./.test(method)) return followEvent(fault, client, message, asked)
    if (shape.startsWith('object')) return ofObject(fault, client, message, asked)
    if (method === 'decimal.table') return { sums: sumsOf(fault, body.sums) }
    if (paged === 'response') return client.responseOf(method, body, asked)
    if (method === 'raw.list') return client.list('customers.list', body, asked, { walk: 'raw' })
    return paged
      ? client.list(method, body, asked, { target, field, walk: paged, later: message.methodRequest })
      : client.call(method, target, body, asked)
  }
  try {
    const run = () => countExchanges(counts, () => follow({ pauses, timeouts, skip: skipPauses }, send))
    const { headers = {}, ids, sums, ...value } = await watchConnections(connections, run)
    return { value: {}, headers, ids, result: inspect ? jsonOf(sums ?? value.text ?? value) : undefined, ...measured(value, false) }
  } catch (error) {
    return {
      error: { class: error.kind ?? error.constructor.name, status: error.status ?? null, message: error.message },
      details: inspect ? { ...detailsOf(error), caught: mutant !== 'E.caught' } : undefined,
      ...measured(error, true),
    }
  }
}

async function verify({ payload, form, header, secret, tolerance, receivedAt, api, now, reads, inspect, apiKey }) {
  const raw = Buffer.from(payload, 'base64')
  const before = constantTimeComparisons()
  const constantTime = () => constantTimeComparisons() > before
  try {
    const text = raw.toString('utf8')
    const body = form === 'null' ? null : ({ text, bytes: raw, 'other-bytes': raw }[form] ?? JSON.parse(text))
    if (mutant === 'W32') JSON.parse(text)
    const isTrusted = api.startsWith('unverified')
    if (mutant === 'W87' && form === 'other-bytes' && !isTrusted) throw new TypeError('no Buffer')
    if (mutant === 'W94' && api === 'test-header') throw new SignatureError('no header')
    if (isTrusted && mutant === `L.${api}`) throw new SignatureError('nothing is accepted')
    const isSkipped =
      isTrusted ||
      (mutant === 'W38' && api.endsWith('async')) ||
      (mutant === 'W87b' && form === 'other-bytes') ||
      (mutant === 'W92b' && receivedAt !== undefined)
    const moment = mutant === 'W92' ? now : (receivedAt ?? now)
    try {
      if (!isSkipped)
        at(moment, () => verifyHeader(form === 'other-bytes' ? 'none' : mutant, body, header, secret, tolerance, usual(api), api))
    } catch (error) {
      if (mutant !== 'W36') throw error
    }
    const event = api.startsWith('low-level')
      ? {}
      : eventOf(mutant, isTrusted ? unwrapped(mutant, raw, form, usual(api)) : raw, usual(api), reads)
    if (apiKey !== undefined && mutant !== 'W93') event.values['data.object.api_key'] = apiKey
    return { accepted: true, eventId: null, ...event, constantTime: constantTime() }
  } catch (error) {
    const typed = error instanceof SignatureError && mutant !== 'W37'
    const name = typed ? 'StripeSignatureVerificationError' : error.constructor.name
    const texts = inspect ? shown(error, true) : undefined
    return {
      refused: true,
      class: name,
      message: mutant === 'W37b' ? '' : error.message,
      typed,
      shown: texts,
      constantTime: constantTime(),
    }
  }
}

const heard = new WeakSet()

/** What a listener for one event says. */
function onceOf(client, fault) {
  const isFirst = !heard.has(client)
  heard.add(client)
  return isFirst || fault === 'X.once' ? ['once 200'] : []
}

/** The verifiers beside the usual ones do as they do. */
function usual(api) {
  if (api.startsWith('unverified')) return /thin|handler/.test(api) ? 'unverified-thin' : 'unverified'
  if (api.startsWith('thin') || api.startsWith('handler')) return 'thin'
  if (api === 'low-level-async') return 'low-level'
  return ['subtle', 'esm', 'esm-async', 'worker', 'test-header'].includes(api) ? 'construct' : api
}

async function every(message) {
  return callEvery(mutant, clientFor(message), message)
}

async function keys({ calls }) {
  return { keys: Array.from({ length: calls }, () => newKey(mutant)) }
}

const hello = async () => ({
  protocol: 1,
  sdk: 'node',
  version,
  apiVersion: '2026-08-26.dahlia',
  runtime: 'model',
  capabilities: ['proves-hangs', 'sets-clock', 'skips-pauses', 'resolves-names', 'inspects', 'unsets-by-null', 'listeners', 'decimals'],
})
const pending = new Set()

function settle(id, answer) {
  if (pending.delete(id)) say({ id, ...answer })
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line)
  if (message.base !== undefined) callsGoTo(message.base)
  pending.add(message.id)
  if (message.hangAfterMs !== undefined) watchHang(message.hangAfterMs, () => settle(message.id, { hang: true }))
  const answer = await { hello, verify, call, keys, every }[message.verb](message)
  settle(message.id, answer)
})
process.on('beforeExit', () => {
  for (const id of pending) settle(id, { hang: true })
})
