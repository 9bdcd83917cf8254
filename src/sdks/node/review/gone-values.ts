import type { Node } from '@babel/types'
import type { BrokenLine } from '../../../domain/review.ts'
import { classOfEvent } from '../../shared/event-classes.ts'
import { chainOf, type Code } from './code.ts'
import { nameOfKey } from './syntax.ts'

/** What a value that is gone means. */
type GoneValue = Pick<BrokenLine, 'kind' | 'breaks' | 'symbol' | 'message' | 'fix'>

/** A value that a parameter or a comparison is given, as the checker says it, and no longer takes. */
const REFUSED_VALUE = /Type '(?:"([^"']{1,100})"|string)' is not assignable to type '([^'\n]{1,300})'/
/** No type of the API is called like these, and each takes more than Stripe says. */
const OTHER_TYPE = /^"\d{4}-|^(?:string|number|boolean|null|undefined|never)$/

interface Around {
  /** Whether the value is written in a request itself. */
  readonly isRequest: boolean
  /** The text of the file. */
  readonly source: string
}

/** A value that a parameter of a request no longer takes: `ui_mode: 'embedded'`; null for all else. */
export function goneValue(text: string, path: readonly Node[], { isRequest, source }: Around): GoneValue | null {
  const property = path.find((node) => node.type === 'ObjectProperty')
  const [said, listed, type = ''] = REFUSED_VALUE.exec(text) ?? []
  // Where no text at all is taken any more, the checker does not say which one it is.
  const value = listed ?? (said === undefined || property === undefined ? undefined : spelled(property.value))
  const call = path.find((node) => node.type === 'CallExpression' || node.type === 'OptionalCallExpression')
  if (value === undefined || OTHER_TYPE.test(type) || property === undefined || call === undefined) return null
  const name = nameOfKey(property.key, property.computed) ?? ''
  const isAnchor = name === ANCHOR && type === 'BillingCycleAnchor'
  if (!isRequest && !isAnchor) return null
  const resource = isRequest ? (chainOf(call.callee).at(-2) ?? '') : type
  return {
    kind: 'removed-parameter',
    breaks: 'api-version',
    symbol: `${resource}.${name}`,
    message: `\`${name}\` no longer takes \`${value}\`: once the API version moves, Stripe refuses the request.`,
    fix: name === ANCHOR ? anchored(source, property.value) : null,
  }
}

/** Takes an object from stripe-node 23 on: `{ type: 'now' }`. */
const ANCHOR = 'billing_cycle_anchor'

function anchored(source: string, value: Node): string | null {
  const text = source.slice(value.start ?? 0, value.end ?? 0)
  return text === '' || text.length > MAX_FIX || text.includes('\n') ? null : `${ANCHOR}: { type: ${text} }`
}

/** A longer text is no suggestion. */
const MAX_FIX = 80

/** The text that a value is, or each that it may be: ``now` or `unchanged``; undefined for all else. */
function spelled(value: Node): string | undefined {
  if (value.type === 'StringLiteral') return value.value
  if (value.type !== 'ConditionalExpression') return undefined
  const { consequent, alternate } = value
  return consequent.type === 'StringLiteral' && alternate.type === 'StringLiteral'
    ? `${consequent.value}\` or \`${alternate.value}`
    : undefined
}

/** A comparison that is never true: TS2367 of an operator, TS2678 of a case. */
export const NO_OVERLAP: ReadonlySet<number> = new Set([2367, 2678])

/** A type of event that Stripe sends no more; null for all else. */
export function goneEvent(text: string): GoneValue | null {
  const names = Array.from(text.matchAll(/'"([a-z_]{1,60}(?:\.[a-z_]{1,60}){1,4})"'/g), ([, name = '']) => name)
  const event = names.find((name) => classOfEvent(name) !== null)
  if (event === undefined) return null
  return {
    kind: 'behaviour',
    breaks: 'api-version',
    symbol: event,
    message: `There is no event \`${event}\` any more: once the API version moves, this is never reached.`,
    fix: null,
  }
}

/** The types of events that a file compares with. */
export function eventsAskedFor({ tree }: Pick<Code, 'tree'>): readonly string[] {
  return tree.nodes.flatMap((node) => {
    const compared = node.type === 'SwitchCase' ? [node.test] : node.type === 'BinaryExpression' ? [node.left, node.right] : []
    return compared.flatMap((one) => (one?.type === 'StringLiteral' && classOfEvent(one.value) !== null ? [one.value] : []))
  })
}

/** A type that is there where an endpoint can be made for the event. */
export function typeOfEvent(event: string): string {
  return `Record<import('stripe').Stripe.WebhookEndpointCreateParams.EnabledEvent, 1>[${JSON.stringify(event)}]`
}
