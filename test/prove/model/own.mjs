// What a program has the model do with lists and clients of its own, rightly, or wrongly where a mutant is asked for; see mutants.ts.
import { ApiError } from './failure.mjs'

/** What a program that turns pages by itself is given of them. */
export async function pageByPage(mutant, call, method, params, { options, later }) {
  const own = { ...options, ...later, ...(mutant === 'P03' ? { stripeAccount: options.stripeAccount } : {}) }
  const filters = mutant === 'P03c' ? { limit: params.limit } : params
  const first = await call(method, undefined, params, options)
  const second = await call(method, undefined, { ...params, starting_after: first.data.at(-1).id }, own)
  const before = await call(method, undefined, { ...filters, ending_before: first.data[0].id }, own)
  const third = await call(method, undefined, { ...params, starting_after: second.data.at(-1).id }, own)
  return { ids: [first, second, before, third, { data: [] }].flatMap((page) => saidOf(mutant, page)) }
}

/** The ids on a page, which must be followed by another where there is more. */
export function itemsOf(mutant, { data, has_more: hasMore }) {
  if (mutant === 'P13' && data === undefined) return []
  const ids = data.map(({ id }) => id)
  if (hasMore && ids.at(-1) === undefined) throw new TypeError('no id')
  return ids
}

function saidOf(mutant, { data }) {
  const ids = data.map(({ id }) => id)
  return [...ids, `${ids.length} items`, ...ids.toReversed(), ids.length === 0 && mutant !== 'P03b' ? 'empty' : 'full']
}

/** The API keys that something was sent with through what is a program's own. */
const withHttp = new Set()

/** What a program has set up by itself: its own HTTP client, which marks what goes through it, its name, and telemetry. */
export function addOfProgram(mutant, headers, client, { measured }) {
  const { http, appInfo, telemetry } = client
  const isFirst = http !== undefined && !withHttp.has(headers.authorization)
  withHttp.add(headers.authorization)
  const isPast = mutant === `P07.${http}` || (mutant === 'P07.first' && http === 'client' && isFirst)
  if (http !== undefined && http !== 'proxy' && !isPast)
    headers['x-program'] = mutant === 'P07.other' && http === 'other-agent' ? 'agent' : http
  if (appInfo !== undefined && mutant !== 'P09') headers['user-agent'] += ` ${appInfo.name}/${appInfo.version} (${appInfo.url})`
  if (appInfo !== undefined && mutant !== 'P09b') {
    const told = JSON.parse(headers['x-stripe-client-user-agent'])
    headers['x-stripe-client-user-agent'] = JSON.stringify({ ...told, application: appInfo })
  }
  if (!telemetry || (measured === undefined && mutant !== 'P06b')) return
  const told = mutant === 'P06' ? { ...measured, key: headers.authorization } : measured
  headers['x-stripe-client-telemetry'] = JSON.stringify({ last_request_metrics: told })
}

/** What could be for another account than its caller means. */
export function refuseOptions(mutant, { misspelt }, { stripeAccount, stripeContext, apiKey, authenticator, shape }) {
  const both = stripeAccount !== undefined && stripeContext !== undefined && mutant !== 'P10' && !shape.startsWith('object')
  if (both || (apiKey !== undefined && authenticator !== undefined) || misspelt !== undefined)
    throw new ApiError('StripeInvalidRequestError')
}
