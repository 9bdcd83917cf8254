// Calls every method of the SDK that may make, change or delete something, each once, found by reflection.
import { clientFor } from './client.mjs'
import { say } from './instruments.mjs'
import { requestOptions } from './options.mjs'
import { Unsupported } from './sdk.mjs'

/** Reads nothing but. */
const READS = /^(?:list|retrieve|search|pdf|fetch|verify$)/
/** What is no method of the API, and what goes to a host of its own in some versions. */
const NOT_CALLED =
  /^(?:_|add[A-Z]\w*IfNeeded$|constructor$|initialize$|create(?:Full|Resource)Path|extend$|method$|requestDataProcessor$|wrapTimeout$|validateRequest$|basePath$|path$|on$|once$|off$)/
const ELSEWHERE = /^(?:files|oauth|v2\.billing\.meterEventStream)\b/
/** Makes or moves money, and is called in every round. */
const AGAIN =
  /^(?:charges|checkout|creditNotes|customers|invoices|invoiceItems|paymentIntents|payouts|quotes|refunds|setupIntents|subscriptions|subscriptionItems|topups|transfers|treasury|v2)\.(?:.*\.)?(?:create|capture|confirm|pay|accept|increment)\w*$/
/** What a method is not called without. */
const NEEDED = { 'ephemeralKeys.create': { apiVersion: '2020-08-27' } }
/** More names than any path of the API has. */
const MOST_IDS = 4
/** Calls at once. */
const CHUNK = 20

export async function every({ base, key, options, shape, rounds }) {
  if (!['params-and-options', 'esm', 'fetch', 'worker'].includes(shape)) throw new Unsupported(`it has no such call: ${shape}`)
  const surface = shape === 'params-and-options' ? 'cjs' : shape
  const client = await clientFor({ base, key, options, surface })
  const methods = [...methodsOf(client, '')].filter(({ name }) => !ELSEWHERE.test(name))
  for (let from = 0; from < methods.length; from += CHUNK) {
    await Promise.all(
      methods.slice(from, from + CHUNK).map(async (method, index) => {
        const own = AGAIN.test(method.name) ? rounds : rounds.slice(0, 1)
        for (const [round, given] of own.entries()) await callOnce(method, `${from + index}r${round}`, ...argumentsOf(given, method))
      }),
    )
    say({ event: 'alive' })
  }
  return { called: methods.map(({ name }) => name) }
}

/** Objects of their own, as a call has them. Nothing at all where the round has no options. */
function argumentsOf({ prefix, request, params }, { name }) {
  const options = requestOptions({ ...request, ...NEEDED[name], idempotencyKey: prefix === null ? undefined : `${prefix}-${name}` })
  return [{ ...params }, ...(Object.keys(options).length === 0 ? [] : [options])]
}

/** The methods of all services below an owner. Each is looked into once: namespaces know their client, and some have two names. */
function* methodsOf(client, path, owner = client, seen = new Set([client])) {
  for (const [name, value] of Object.entries(owner)) {
    if (name.startsWith('_') || typeof value !== 'object' || value === null || seen.has(value)) continue
    const isService = typeof value._makeRequest === 'function'
    if (!isService && !isNamespace(value, client)) continue
    seen.add(value)
    const below = path === '' ? name : `${path}.${name}`
    if (isService) yield* methodsOfService(value, below)
    yield* methodsOf(client, below, value, seen)
  }
}

function isNamespace(value, client) {
  return Object.values(value).some((one) => one === client || typeof one?._makeRequest === 'function')
}

function* methodsOfService(service, path) {
  const names = new Set()
  for (let proto = service; proto !== null && proto !== Object.prototype; proto = Object.getPrototypeOf(proto))
    for (const name of Object.getOwnPropertyNames(proto)) names.add(name)
  for (const name of names) {
    if (NOT_CALLED.test(name) || READS.test(name) || typeof service[name] !== 'function') continue
    yield { name: `${path}.${name}`, run: (...args) => service[name](...args), ids: idsOf(service[name]) }
  }
}

/** Where parameters and options are declared, what comes before them are ids; older methods declare nothing. */
function idsOf({ length }) {
  return length >= 2 ? length - 2 : undefined
}

/** One that declares nothing says how many ids it wants by refusing fewer. */
async function callOnce({ run, ids }, place, ...given) {
  for (let count = ids ?? 0; count <= (ids ?? MOST_IDS); count += 1) {
    const own = Array.from({ length: count }, (_, index) => `id${index + 1}x${place}/?#`)
    try {
      return await run(...own, ...given)
    } catch (error) {
      // Whatever else went wrong did so when the request was sent, or where it was refused for good.
      if (!/must be a string|Unknown arguments/.test(String(error?.message))) return
    }
  }
}
