import { randomBytes } from 'node:crypto'
import type { Sample, StripeObject } from './samples.ts'

/** An event of which each part is its own, so that a request that follows from it can be known by what it names. */
export interface Event {
  readonly type: string
  /** A word in its ids and addresses, which no other event has. */
  readonly mark: string
  /** An amount that no other event has. */
  readonly amount: number
  readonly json: StripeObject
}

/** How a body is written. */
export const WRITERS = {
  /** As Stripe writes it. */
  stripe: (json: unknown) => JSON.stringify(json, null, 2),
  'JSON.stringify': (json: unknown) => JSON.stringify(json),
  'json.dumps': (json: unknown) => dumps(json),
} as const

export type Writer = keyof typeof WRITERS

/** Names of amounts in Stripe's objects. */
const AMOUNT = /^(?:amount(?:_(?:captured|due|paid|received|subtotal|total))?|total|subtotal)$/
/** Names of fields that hold the id of another object, and how its id begins. */
const REFERENCES: Readonly<Record<string, string>> = {
  customer: 'cus',
  payment_intent: 'pi',
  subscription: 'sub',
  charge: 'ch',
  invoice: 'in',
}
const EMAILS = new Set(['email', 'customer_email', 'receipt_email'])

/** Makes events, each unlike the others; `created` in Unix seconds. */
export function eventMaker(apiVersion: string | null): (sample: Sample, created: number, type?: string) => Event {
  let count = 0
  return ({ type: usual, prefix, object }, created, type = usual) => {
    count += 1
    const mark = `su0${randomBytes(6).toString('hex')}`
    const amount = 417_000 + count
    const json = {
      id: `evt_${mark}`,
      object: 'event',
      api_version: apiVersion,
      created,
      data: { object: marked(object, prefix, mark, amount) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }
    return { type, mark, amount, json }
  }
}

function marked(object: StripeObject, prefix: string, mark: string, amount: number): StripeObject {
  const own = Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (AMOUNT.test(name) && (value === null || typeof value === 'number')) return [name, amount]
      if (EMAILS.has(name)) return [name, `${mark}@example.com`]
      const reference = REFERENCES[name]
      const isReference = reference !== undefined && (value === null || typeof value === 'string')
      return [name, isReference ? `${reference}_${mark}` : value]
    }),
  )
  const reference = 'client_reference_id' in object ? { client_reference_id: `order_${mark}` } : {}
  return { ...own, ...reference, id: `${prefix}_${mark}`, metadata: { order_id: `order_${mark}` } }
}

/** A body that means the same as the event, in bytes that no library writes: spacing, escapes, a number with a zero at its end. */
export function oddly({ json }: Event): string {
  const written = JSON.stringify({ ...json, odd: 'x', odd_number: 0 }, null, 3)
  return written.replace('"odd": "x"', String.raw`"odd" :  "caf\u00e9 café 🎉 \/"`).replace('"odd_number": 0', '"odd_number":   1.50')
}

/** As Python's `json.dumps` writes it. */
function dumps(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(dumps).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value).replaceAll(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `{${Object.entries(value)
    .map(([name, one]) => `${dumps(name)}: ${dumps(one)}`)
    .join(', ')}}`
}
