// What a program does with the model beside single calls, rightly, or wrongly where a mutant is asked for; see mutants.ts.

/** As the real SDKs have them: some of what makes or moves money. */
const METHODS = [
  'charges.capture',
  'paymentIntents.create',
  'paymentIntents.capture',
  'refunds.create',
  'payouts.create',
  'v2.core.eventDestinations.delete',
]

const handedOver = new Map()
const seenFirst = new Map()

/** The object that equal calls of one case are all made with. */
export function kept(key, value) {
  const id = JSON.stringify([key, value])
  if (!handedOver.has(id)) handedOver.set(id, value)
  return handedOver.get(id)
}

/** The options of one request, which are left as they are. */
export function takenFrom(mutant, options, params) {
  const taken = { ...options }
  if (mutant === 'S08') delete options.idempotencyKey
  if (mutant === 'S08b') delete options.stripeAccount
  if (mutant === 'S08c' && options.headers !== undefined) options.headers['Stripe-Account'] = options.stripeAccount
  if (mutant === 'S09') delete params.email
  return taken
}

const retrieved = new Map()

/** A method of an object that is retrieved first, with the account and the API key that are its own from then on. */
export async function ofObject(mutant, client, { key, shape, method, target, params = {}, again, field, methodRequest }, options) {
  const path = method.split('.')
  const verb = path.pop()
  const { idempotencyKey, ...own } = options
  const name = `${key} ${target} ${path.join('.')}`
  const isMade = again === 'made' || again === 'remade'
  if (isMade) retrieved.set(name, { now: {}, unsaved: {} })
  else if (again !== true) retrieved.set(name, { now: await client.call(`${path.join('.')}.retrieve`, target, {}, own), unsaved: {} })
  const isKeyless = mutant === 'S13' || mutant === `S13.${shape}` || (mutant === 'S17' && verb === 'save')
  const object = retrieved.get(name)
  if (mutant === `S32.${shape}`) object.kept = { ...object.kept, ...methodRequest }
  const later = { ...own, ...object.kept, ...methodRequest, ...(idempotencyKey === undefined || isKeyless ? {} : { idempotencyKey }) }
  if (mutant === 'S12' || mutant === `S12.${verb}` || mutant === `S12.${shape}`) delete later.stripeAccount
  if (mutant === 'S33' && shape === 'object-copied') delete later.stripeAccount
  if (mutant === 'S33b' && shape === 'object-copied') delete later.apiKey
  if (mutant === 'S12b') delete later.apiKey
  if (mutant === 'P14' && isMade) delete later.stripeAccount
  if (mutant === 'P14b' && isMade) delete later.apiKey
  if (mutant === 'S12d' && again === true) delete later.stripeContext
  if (mutant === `S12c.${verb}`) delete later.stripeContext
  if (field !== undefined) return ofField(mutant, client, verb, inside(retrieved.get(name).now, field), params, later)
  if (mutant === 'P14c' && isMade) return client.call(method, `${target}_other`, params, later)
  if (verb === 'save') {
    const { stripe_account: given, ...changes } = params
    if (given !== undefined && mutant !== 'P14d') later.stripeAccount = given
    return save(mutant, client, `${path.join('.')}.update`, target, retrieved.get(name), changes, later)
  }
  if (mutant === 'S41' && again === 'of-class') return client.call(method, target, {}, own)
  if (mutant === 'S42' && shape === 'object-async') later.unescaped = true
  if (mutant === 'S42b' && shape === 'object' && verb !== 'save') later.unescaped = true
  if (mutant === 'S34' && verb === 'delete') return client.call(method, target, params, later).then(() => object.now)
  return client.call(`${path.join('.')}.${verb === 'refresh' ? 'retrieve' : verb}`, target, mutant === 'S16' ? {} : params, later)
}

function inside(value, path) {
  return path.split('.').reduce((found, name) => found[name], value)
}

/** What a list in an object makes or lists is at the address of the list; another object in it has its own. */
async function ofField(mutant, client, verb, found, params, options) {
  if (found.object !== 'list') {
    const own = mutant === 'S31' || mutant === `S31.${options.shape}` ? { ...options, stripeAccount: undefined } : options
    return client.call(`${found.object}s.${verb === 'cancel' ? 'delete' : verb}`, found.id, params, own)
  }
  const path = mutant === 'S30' ? found.url.replace(/cus_[^/]*/, 'cus_other') : found.url
  if (verb === 'retrieve')
    return client.call(
      'path.retrieve',
      mutant === 'S30b' ? path : `${path}/${mutant === 'S30c' ? params.id : encodeURIComponent(params.id)}`,
      {},
      options,
    )
  return client.call(verb === 'list' ? 'path.retrieve' : 'raw.post', path, params, options)
}

/** Sends what was set and not saved yet; `address.city` is one of a field, and of metadata what is gone is sent as empty. */
async function save(mutant, client, method, target, object, params, options) {
  for (const [name, value] of Object.entries(params)) change(mutant, object, name, value, options)
  const form = object.unsaved
  if (mutant === 'S19') object.unsaved = {}
  object.now = await client.call(method, target, form, options)
  if (mutant !== 'S18') object.unsaved = {}
  return object.now
}

/** What begins with `$` is done to several fields, or to what was made of the object. */
function change(mutant, object, name, value, options) {
  const { unsaved } = object
  const changeAll = () => Object.entries(value).forEach(([each, one]) => change(mutant, object, each, one, options))
  if (name === '$update') return mutant === 'P11' ? undefined : changeAll()
  if (name === '$remove') return value.forEach((each) => (mutant === 'P11b' ? (unsaved[each] = '') : delete unsaved[each]))
  if (name === '$account') return change(mutant, object, value, options.stripeAccount, options)
  if (name.startsWith('$')) return mutant === `P12.${name.slice(1)}` ? changeAll() : undefined
  if (mutant === 'S36b' && value === null) return undefined
  if (mutant === 'S36' && !value) return change('none', object, name, '', options)
  const [field, ...inner] = name.split('.')
  const gone = field === 'metadata' ? Object.keys(object.now.metadata).map((one) => [one, '']) : []
  const whole = gone.length > 0 ? { ...Object.fromEntries(gone), ...value } : value
  unsaved[field] = inner.length === 0 ? whole : inner.reduceRight((found, part) => ({ [part]: found }), value)
  return undefined
}

/** What is done with a thin event that was delivered, or that is found in a list. */
export async function followEvent(mutant, client, { method, delivery, target }, options) {
  if (method.startsWith('event.')) return pullEvent(mutant, client, method, target, options)
  const event = JSON.parse(Buffer.from(delivery.payload, 'base64').toString('utf8'))
  const context = event.context ?? undefined
  const own = { ...options, ...(context === undefined ? {} : { stripeContext: context }), withoutContext: mutant !== 'T36' }
  if (method === 'notification.register') return registered(mutant)
  if (method.startsWith('notification.handle')) return handle(mutant, client, event, own, method.split('.')[1])
  if (mutant === 'T01' || (mutant === 'T01b' && method.endsWith('RelatedObject'))) delete own.stripeContext
  if (mutant === 'T02') own.stripeContext ??= 'acct_another'
  if (mutant === 'T03') own.stripeContext = own.stripeContext?.split('/').at(-1)
  if (mutant === 'T03b') own.stripeContext = own.stripeContext?.split('/').slice(0, 2).join('/')
  if (mutant === 'T04') own.apiKey = client.apiKey.split('_').slice(0, 3).join('_')
  if (method === 'notification.retrieveAbove') {
    const parts = context.split('/')
    return client.call(
      'customers.retrieve',
      'cus_contract',
      {},
      { ...own, stripeContext: parts.slice(0, mutant === 'T37' ? 1 : -1).join('/') },
    )
  }
  const query = mutant === 'T05' ? '?usage=event' : ''
  if (method === 'notification.fetchEvent')
    return client.getPath(`/v2/core/events/${mutant === 'T06' ? event.id : encodeURIComponent(event.id)}${query}`, own)
  if (method === 'notification.fetchEventObject') return fetchWhole(mutant, client, event, own)
  if (event.related_object === null && mutant !== 'T26') return {}
  if (mutant === 'T29' && event.type.startsWith('v9')) return {}
  if (mutant === 'T29b' && event.type.startsWith('v9')) delete own.stripeContext
  const { url } = event.related_object
  const foreign = { 'http:': 'T07', '@': 'T07b', '//': 'T07c', '/\\': 'T07d', '\\\\': 'T07e' }[/^(?:http:|@|\/\/|\/\\|\\\\)/.exec(url)?.[0]]
  if (foreign === undefined) return client.getPath(`${url}${query}`, own)
  if (mutant !== foreign) throw new TypeError('no path of the API')
  return client.getElsewhere(`http://${url.replace(/^(?:http:\/\/|@|[/\\]{2})/, '')}`)
}

/** Fetches the event, and its object by that. */
async function fetchWhole(mutant, client, { id }, own) {
  const { related_object: about } = await client.getPath(`/v2/core/events/${id}`, own)
  const keyOfCase = client.apiKey.split('_').slice(0, 3).join('_')
  return client.getPath(about.url, mutant === 'T27' ? { ...own, apiKey: keyOfCase } : own)
}

async function pullEvent(mutant, client, method, target, options) {
  const isList = method === 'event.list'
  let page = await (isList ? client.getPath('/v2/core/events', options) : client.getPath(`/v2/core/events/${target}`, options))
  while (page.next_page_url) page = await client.getPath(page.next_page_url, options)
  const event = isList ? page.data.at(-1) : page
  const stripeContext = mutant === (isList ? 'T24b' : 'T24') ? options.stripeContext : event.context
  return client.getPath(event.related_object.url, { ...options, stripeContext })
}

/** What a handler refuses, and what it has. */
function registered(mutant) {
  const late = mutant === 'T28' ? 'taken' : 'refused'
  const tried = ['type: taken', 'same type: refused', 'other type: taken', 'first: taken', 'another first: refused', `late type: ${late}`]
  return { tried, types: ['v1.billing.meter.error_report_triggered', 'v1.billing.meter.no_meter_found'] }
}

/** By the case, which the key begins with: cases run side by side. */
const handledBefore = new Map()

async function handle(mutant, asked, event, own, how) {
  const ofCase = asked.apiKey.split('_').slice(0, 3).join('_')
  const client = (mutant === 'T16' && handledBefore.get(ofCase)) || asked
  handledBefore.set(ofCase, asked)
  const scoped = { ...own, withoutAccount: mutant !== 'T12', withoutContext: mutant !== (how === 'handleTrusted' ? 'T19' : 'T10c') }
  if (mutant === 'T10') delete scoped.stripeContext
  if (mutant === 'T10b') scoped.stripeContext = seenFirst.get(client) ?? scoped.stripeContext
  if (!seenFirst.has(client)) seenFirst.set(client, scoped.stripeContext)
  if (mutant === 'T11') {
    client.last = scoped.stripeContext
    await new Promise((resolve) => setImmediate(resolve))
    scoped.stripeContext = client.last
  }
  if (how === 'handleNew' && !(await isNew(mutant, client, event, scoped))) return {}
  if (mutant === 'T13' && event.type.startsWith('v9')) return {}
  if (mutant === 'T13b' && event.type.startsWith('v9')) delete scoped.stripeContext
  if (mutant === 'T14') return client.call('customers.delete', 'cus_contract', {}, scoped)
  const made = client.call('customers.create', undefined, { description: event.context ?? '' }, scoped)
  return mutant === 'T15' || (mutant === 'T15b' && event.type.startsWith('v9')) ? made.catch(() => ({})) : made
}

/** Whether an event was not handled before, which is looked up. */
async function isNew(mutant, client, { context }, scoped) {
  const asking = client.call('customers.retrieve', 'cus_contract', {}, scoped)
  if (mutant === 'T18b') await asking.catch(() => undefined)
  else await asking
  if (context.endsWith('_unsaid')) return mutant === 'T18c'
  return mutant === 'T18' || !context.endsWith('_handled')
}

/** Calls each method that makes or moves money, in every round. */
export async function callEvery(mutant, client, { rounds, shape }) {
  const first = {}
  for (const [round, { prefix, request, params }] of rounds.entries()) {
    const asked = METHODS.map(async (name, place) => {
      const keyless = prefix === null || mutant === 'M01' || mutant === `M01.${shape}`
      const options = { ...request, ...(keyless ? {} : { idempotencyKey: `${prefix}-${name}` }), shape }
      first[name] ??= { ...options, params }
      if (mutant === 'M02') delete options.stripeAccount
      if (mutant === 'M06') options.idempotencyKey ??= first[name].idempotencyKey
      if (mutant === 'M06b' && prefix !== null) options.idempotencyKey = first[name].idempotencyKey
      if (mutant === 'M07') options.stripeAccount ??= first[name].stripeAccount
      const target = name.endsWith('create')
        ? undefined
        : `id1x${mutant === 'M04' ? 0 : place}r${mutant === 'M04b' ? 0 : round}${mutant === 'M12' ? '' : '/?#'}`
      const { metadata: _, ...plain } = params
      const sent = { M03: {}, M08: first[name].params, M09: plain, M09b: { ...params, amount: params.amount + 1 } }[mutant] ?? params
      if (mutant === 'M10' && place === 1) return
      const method = mutant === 'M11' && name.endsWith('.capture') ? name.replace('capture', 'cancel') : name
      await client.call(method, target, sent, options).catch(() => undefined)
      if (mutant === 'M05') await client.call(name, target, params, options).catch(() => undefined)
    })
    await Promise.all(asked)
  }
  return { called: METHODS }
}
