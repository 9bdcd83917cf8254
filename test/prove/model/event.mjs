// What the model makes of a body once it is verified, rightly, or wrongly where a mutant is asked for; see mutants.ts.

const VERSION = '2026-08-26.dahlia'
const TRAIN = 'dahlia'

/** What is in the envelope of a cloud provider, or the event itself; as bytes. */
export function unwrapped(mutant, bytes, form, api) {
  const given = JSON.parse(bytes.toString('utf8'))
  const fault = api === 'unverified' ? 'W90' : 'W91'
  const isGrid = given.specversion !== undefined && mutant !== `${fault}.grid`
  const isBridge = given.detail !== undefined && mutant !== `${fault}.bridge`
  const event = (isGrid ? given.data : undefined) ?? (isBridge ? given.detail : undefined) ?? given
  return Buffer.from(JSON.stringify(event === given && mutant === `${fault}.${form}` ? {} : event))
}

/** The event in a verified body, and what is read of it. Throws where there is none of the kind that is asked for. */
export function eventOf(mutant, bytes, api, reads = []) {
  const text = new TextDecoder('utf8', { fatal: mutant === 'W78', ignoreBOM: mutant !== 'W79' }).decode(bytes)
  if ((mutant === 'W75' || mutant === 'W13c') && text === '') return { eventId: null }
  const event = mutant === 'W76' && /^[a-z]/i.test(text) ? null : JSON.parse(documentIn(mutant, text))
  if (mutant === 'W84' && api === 'thin') throw new TypeError('no thin events')
  const thin = event?.object === 'v2.core.event'
  const takesThin = api.endsWith('thin')
  if (thin && !takesThin && mutant !== (api === 'unverified' ? 'W90.thin' : 'W39')) throw new TypeError('a thin event')
  if (!thin && takesThin && mutant !== (api === 'unverified-thin' ? 'W91.snapshot' : 'W39b')) throw new TypeError('a snapshot event')
  if (refuses(mutant, text, event) || (thin && refusesThin(mutant, event))) throw new TypeError('no event')
  const inner = mutant === 'W40b' ? (event.detail ?? event) : event
  return {
    eventId: idOf(mutant, text, inner) ?? null,
    amount: amountOf(mutant, text),
    values: valuesOf(api === 'unverified' ? 'none' : mutant, inner, reads),
  }
}

function documentIn(mutant, text) {
  const second = text.indexOf('\n}{')
  return mutant === 'W33' && second !== -1 ? text.slice(second + 2) : text
}

function refuses(mutant, text, event) {
  switch (mutant) {
    case 'W77':
      return Array.isArray(event)
    case 'W80':
      return text.includes('__proto__')
    case 'W81':
      return event.data !== undefined && event.object === undefined
    case 'W82':
      return event.api_version?.includes('.') === false
    case 'W83b':
      return event.api_version?.endsWith(TRAIN) && event.api_version !== VERSION
    case 'W83':
      return event.api_version?.includes('.') && !event.api_version.endsWith(TRAIN)
    default:
      return false
  }
}

function refusesThin(mutant, { type, reason, related_object: related }) {
  switch (mutant) {
    case 'W89.reason':
      return reason !== null && reason !== undefined && reason.request === undefined
    case 'W89.keyless':
      return reason?.request?.idempotency_key === null
    case 'W89.fewest':
      return related === undefined
    case 'W89.null':
      return related === null
    case 'W89.unknown':
      return type.startsWith('v9') && related !== null
    default:
      return false
  }
}

/** As texts; null for what is not there. */
function valuesOf(mutant, event, names) {
  const isTest = mutant === 'W88.thin' && event?.object === 'v2.core.event'
  const read = isTest ? { ...event, livemode: false } : event
  const ways = (name) => (mutant === 'W88' ? name.replace('data.object.name', 'data.previous_attributes.name') : name).split('.')
  const values = names.map((name) => ways(name).reduce((owner, part) => partOf(mutant, owner, part), read))
  return Object.fromEntries(
    names.map((name, place) => [name, values[place] === undefined || values[place] === null ? null : String(values[place])]),
  )
}

function partOf(mutant, owner, part) {
  if (mutant === 'W88.list' && part.startsWith('auto') && owner?.next_page_url !== undefined) return 'fetches more'
  return owner?.[part]
}

function idOf(mutant, text, event) {
  return mutant === 'W34' ? /"id"\s*:\s*"([^"]*)"/.exec(text)?.[1] : event?.id
}

/** Digit by digit, as no number of JavaScript's holds it. */
function amountOf(mutant, text) {
  const digits = /"amount"\s*:\s*(\d+)/.exec(text)?.[1]
  return mutant === 'W35' && digits !== undefined ? String(Number(digits)) : digits
}
