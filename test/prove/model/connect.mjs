// How the model connects accounts, and what it makes of streams and of numbers of v2, rightly, or wrongly where a mutant is asked for.
import { pairsOf } from './params.mjs'

const WHOLE = new Set(['error_count', 'row', 'size', 'success_count'])

/** The address that a user connects at. */
export function addressOf(mutant, { params, options, clientId }) {
  const host = mutant === 'O.host' || mutant === `O.host.${options.shape}` ? 'stripe.connect.example' : 'connect.stripe.com'
  const { state, ...others } = { client_id: clientId, response_type: 'code', ...params }
  const pairs = pairsOf(mutant, 'GET', mutant === 'O.state' ? others : { ...others, state })
  return `https://${host}${options.express ? '/express' : ''}/oauth/authorize?${new URLSearchParams(pairs)}`
}

/** What is sent to connect an account, or to let go of it. */
export function ofOauth(mutant, verb, params, options, clientId) {
  const { scope: _, ...rest } = params
  const own = { ...(mutant === 'O.fields' || mutant === `O.fields.${options.shape}` ? rest : params) }
  if (verb === 'deauthorize') own.client_id = (mutant === 'O.client' ? undefined : params.client_id) ?? clientId
  return own
}

/** The options of a call that is read as a stream, or that connects accounts. */
export function optionsOf(mutant, method, options) {
  const { stripeAccount: _, apiKey: __, ...bare } = options
  const loses = {
    'O.key': method.startsWith('oauth.') && options.shape !== 'module',
    'O.key.module': method.startsWith('oauth.') && options.shape === 'module',
    'R.key': method === 'quotes.pdf' && !isOfObject(options),
    'R.key.object': method === 'quotes.pdf' && isOfObject(options),
    'R.account': method === 'quotes.pdf' && !isOfObject(options),
    'R.account.module': method === 'quotes.pdf' && options.shape.startsWith('module'),
  }
  if (!loses[mutant]) return options
  return mutant.includes('key') ? { ...options, apiKey: undefined } : { ...bare, apiKey: options.apiKey }
}

function isOfObject({ shape }) {
  return /^(?:object|module)/.test(shape)
}

/** The bytes of a stream. */
export function streamOf(mutant, chunks, shape) {
  const bytes = Buffer.concat(chunks)
  const isText = mutant === 'R.text' || (mutant === 'R.text.object' && shape === 'object')
  return { bytes: (isText ? Buffer.from(bytes.toString('utf8')) : bytes).toString('hex') }
}

/** An answer of v2 with the whole numbers that are texts on the wire. */
export function readNumbers(mutant, value, name) {
  if (Array.isArray(value)) return value.map((one) => readNumbers(mutant, one))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readNumbers(mutant, one, key)]))
  if (!WHOLE.has(name) || typeof value !== 'string' || mutant === 'N.texts') return value
  return BigInt(mutant === 'N.digits' ? Number(value) : value)
}

/** What is sent to v2. */
export function jsonOf(mutant, params) {
  return JSON.stringify(params, function written(name, one) {
    // A date writes itself as a text before it comes here.
    if (this[name] instanceof Date && mutant !== 'N.date') return Math.floor(this[name].getTime() / 1000)
    return mutant === 'N.null' ? (one ?? undefined) : one
  })
}
