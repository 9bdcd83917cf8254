// Makes one call through the SDK, as its shape asks for it.
import { clientFor } from './client.mjs'
import { countExchanges } from './exchanges.mjs'
import { watchConnections } from './guard.mjs'
import { met } from './meeting.mjs'
import { requestOptions } from './options.mjs'
import { scriptAt } from './script.mjs'
import { major, moduleFor, Unsupported } from './sdk.mjs'
import { detailsOf, headersOf, jsonOf, shown } from './shown.mjs'
import { follow } from './timers.mjs'
import { native } from './values.mjs'
import { workOf } from './work.mjs'

/** Each shape, and the surface that it is made on. */
const SHAPES = new Map([
  ['params-and-options', 'cjs'],
  ['options-only', 'cjs'],
  ['snake-case', 'cjs'],
  ['esm', 'esm'],
  ['fetch', 'fetch'],
  ['worker', 'worker'],
  ['worker-cjs', 'worker-cjs'],
  ['script', 'script'],
])

const handedOver = new Map()

/** The object that equal calls of one case are all made with, as a caller keeps it, so that whatever the SDK does to it shows. */
function kept(key, value, module) {
  const id = JSON.stringify([key, value])
  if (!handedOver.has(id)) handedOver.set(id, native(value, module))
  return handedOver.get(id)
}

/**
 * The arguments of a call, and what is found changed in them when it is over. Nothing in the place of an id is the caller's own; before
 * 22 that was said by leaving it out.
 */
function argumentsOf(key, { shape, method, target, params = {}, request = {} }, module) {
  const options = kept(key, requestOptions(request, shape === 'snake-case' || major < 8, method.startsWith('raw.')), module)
  // A program that sends the same headers with all its calls has one object of them.
  for (const name of ['headers', 'additionalHeaders']) if (options[name] !== undefined) options[name] = kept(key, options[name])
  const body = kept(key, params, module)
  const before = JSON.stringify([body, options])
  const args = target === undefined || (target === null && major < 22) ? [] : [target]
  if (shape !== 'options-only') args.push(body)
  if (Object.keys(options).length > 0) args.push(options)
  return { args, body, options, Decimal: module.Decimal, touched: () => JSON.stringify([body, options]) !== before }
}

/** Surfaces whose client waits for an answer by a timer. */
const BY_TIMER = new Set(['fetch', 'worker', 'worker-cjs'])

export async function call(message) {
  const ready = readyFor(message)
  // The others must not wait for what cannot be called.
  if (message.meets !== undefined) ready.catch(() => met(message.meets))
  try {
    return await callWith(message, await ready)
  } catch (error) {
    // An option that there is not is refused where the client is made.
    if (message.options.misspelt === undefined || error instanceof Unsupported) throw error
    return { error: errorOf(error), ms: 0 }
  }
}

function errorOf(error) {
  return { class: className(error), status: statusOf(error), message: String(error?.message) }
}

/** What a call is made with. */
async function readyFor(message) {
  const { shape, base, key, options } = message
  const surface = SHAPES.get(shape)
  if (surface === undefined) throw new Unsupported(`it has no such call: ${shape}`)
  if (message.cancelAfterMs !== undefined) throw new Unsupported('its calls cannot be cancelled')
  const given = argumentsOf(key, message, await moduleFor(surface))
  const client = await clientFor({ base, key, options, surface })
  return { surface, given, client, send: workOf(client, message, given, message) }
}

async function callWith(message, { surface, given, client, send }) {
  const { base, options, paged, inspect } = message
  const seen = {
    pauses: message.skipPauses || message.reportPauses ? [] : undefined,
    timeouts: inspect ? [] : undefined,
    said: inspect ? [] : undefined,
    connections: base === undefined ? [] : undefined,
  }
  const patience = BY_TIMER.has(surface) ? (message.request?.timeoutMs ?? client.getApiField('timeout')) : undefined
  const clock = patience === undefined ? undefined : { running: 0 }
  if (message.meets !== undefined) await met(message.meets)
  const counts = { requested: 0, begun: 0, byFetch: surface === 'fetch' }
  const started = performance.now()
  const measured = (value, isError) => ({
    ms: performance.now() - started,
    ...seen,
    // Only where it is to give up: what it asked and had an answer to before that.
    ...(options.timeoutMs === undefined ? {} : { requested: counts.requested, begun: counts.begun }),
    wrongLength: counts.wrongLength,
    untimed: clock?.untimed,
    ticking: clock === undefined || clock.running === 0 ? undefined : true,
    touched: given.touched() || undefined,
    shown: inspect ? shown(value, isError) : undefined,
  })
  try {
    const run = () => countExchanges(counts, () => follow({ ...seen, skip: message.skipPauses, patience, clock }, send))
    const value = await watchConnections(seen.connections, surface === 'script' ? () => scriptAt(base, run) : run)
    const ids = paged ? value.map(({ id }) => String(id)) : undefined
    return {
      value: {},
      headers: headersOf(value),
      ids,
      result: inspect ? jsonOf(value) : undefined,
      ...measured(value, false),
    }
  } catch (error) {
    if (error instanceof Unsupported) throw error
    return {
      error: errorOf(error),
      details: inspect ? { ...detailsOf(error), caught: isCaught(error, [client.errors, (await moduleFor(surface)).errors]) } : undefined,
      ...measured(error, true),
    }
  }
}

/** Whether who looks for errors of its class, wherever the SDK has that, finds it. */
function isCaught(error, places) {
  return places.every((classes) => typeof classes?.[error?.type] === 'function' && error instanceof classes[error.type])
}

function statusOf({ statusCode } = {}) {
  return Number.isInteger(statusCode) ? statusCode : null
}

export function className(error) {
  return typeof error?.type === 'string' && error.type.startsWith('Stripe') ? error.type : (error?.constructor?.name ?? typeof error)
}
