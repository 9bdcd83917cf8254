import type { Node } from '@babel/types'
import type { BreakingKind, Breaks } from '../../../domain/review.ts'
import { CROSSINGS } from './crossings.ts'
import { chainOf, type Code } from './code.ts'
import { goneEvent, goneValue, NO_OVERLAP } from './gone-values.ts'
import { NO_MEMBER, NO_OVERLOAD, NO_PARAMETER, NO_VALUE, UNKNOWN_PROPERTY } from './new-errors.ts'
import { earlyOptions, MESSAGES, OPTIONS, OWN_ACCOUNT } from './rules.ts'
import { bare, spanOf, type Span } from './syntax.ts'
import type { TypeError } from './type-check.ts'

/** What an error of the type checker means. */
export interface Meaning {
  readonly kind: BreakingKind
  readonly breaks: Breaks
  readonly symbol: string
  readonly message: string
  readonly fix: string | null
  readonly case: string | null
  /** The part of the file that it speaks of, where that is more than a name. */
  readonly about: Span
}

/** Types and namespaces that are not there. */
const NO_TYPE: ReadonlySet<number> = new Set([2305, 2307, 2314, 2344, 2503, 2614, 2694, 2702, 2709, 2724, 2749])
/** A name that is a type alone, where a value is asked for. */
const NO_NAME: ReadonlySet<number> = new Set([2693, 18042])
/** A call that its signature does not allow. */
export const NO_CALL: ReadonlySet<number> = new Set([2345, 2348, 2349, 2350, 2351, 2554, 2555, 2559, 2560, 2575, 2769, 7009])

/**
 * What an error says about the code when it runs, by its number, its words, and what is there. Never null: what is not
 * understood is an error for the type checker alone, which is true of all of them.
 */
export function meaningOf(error: TypeError, code: Code | null): Meaning {
  const about = { start: error.start, end: error.end }
  const path = code === null ? [] : pathTo(code, error)
  const basic: Meaning = {
    kind: 'type-only',
    breaks: 'types',
    symbol: error.source.code.slice(error.start, Math.min(error.end, error.start + MAX_SYMBOL)).split('\n')[0] ?? '',
    message: `The type checker refuses this line with the new version: ${firstLine(error.text)}`,
    fix: null,
    case: null,
    about,
  }
  if (NO_MEMBER.has(error.code)) return member(error, basic, path)
  if (
    NO_PARAMETER.has(error.code) ||
    (error.code === NO_OVERLOAD && UNKNOWN_PROPERTY.test(error.text) && !/in type 'RequestOptions'/.test(error.text))
  )
    return parameter(error, basic, path, code)
  if (NO_NAME.has(error.code)) {
    const symbol = typeNamed(error) ?? basic.symbol
    const message = `\`${symbol}\` is gone: with the new version it is a type alone, and undefined when this runs.`
    return { ...basic, kind: 'removed-name', breaks: 'runtime', symbol, message }
  }
  if (NO_TYPE.has(error.code)) return { ...basic, symbol: typeNamed(error) ?? basic.symbol }
  if (NO_OVERLAP.has(error.code)) return { ...basic, ...goneEvent(error.text) }
  if (NO_VALUE.has(error.code) || NO_CALL.has(error.code)) {
    const version = /'"(\d{4}-\d\d-\d\d[^"]{0,40})"' is not assignable to (?:type|parameter of type) '"\d{4}-\d\d-\d\d/.exec(
      error.text,
    )?.[1]
    if (version !== undefined) return literal(version, basic, path)
    const isRequest = code !== null && isOnClient(path.find(isCall), code)
    const gone = goneValue(error.text, path, { isRequest, source: error.source.code })
    if (gone !== null) return { ...basic, ...gone }
  }
  return NO_CALL.has(error.code) && code !== null ? call(error, basic, path, code) : basic
}

const MAX_SYMBOL = 80

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

/** The nodes around a place, the innermost first. */
function pathTo(code: Code, { start, end }: Span): readonly Node[] {
  const around = code.tree.nodes.filter((node) => spanOf(node).start <= start && spanOf(node).end >= end)
  // Each node comes before what is in it.
  const innermost = around.at(-1)
  const path: Node[] = []
  for (let node = innermost; node !== undefined; node = code.tree.parentOf(node)) path.push(node)
  return path
}

/** The name of a type in the checker's words: `Subscription` of `Response<Subscription>`, the first of several. */
function typeIn(text: string): string {
  const inner = /(?:Response|ApiList|ApiListPromise|ApiSearchResult|Readonly|Partial)<(.*)>/.exec(text)?.[1] ?? text
  const name = /(?:^|[^\w."'])(?:typeof )?(?:Stripe\.)?([A-Z][\w.]*)/.exec(` ${inner}`)?.[1]
  return name === undefined ? 'object' : /^Stripe\w*Constructor$/.test(name) ? 'Stripe' : name
}

function member(error: TypeError, basic: Meaning, path: readonly Node[]): Meaning {
  const said = /^Property '([^']{1,100})' does not exist on type '(.*?)'\.(?: Did you mean '(.*?)'\?)?/s.exec(firstLine(error.text))
  const [, name = basic.symbol, type = '', other] = said ?? []
  const owner = typeIn(type)
  const isClient =
    /^(?:typeof )?(?:import\(.*\)|Stripe|StripeConstructor|StripeCallableConstructor)$|Resource$|^typeof /.test(type) ||
    owner.endsWith('Resource')
  const isCalled = isCallee(path)
  const symbol = `${owner}.${name}`
  if (owner.endsWith('Params') && isAssigned(path)) return goneParameter(basic, owner, name)
  const fix = MOVED[`${owner}.${name}`] ?? (other === undefined ? null : `Look at \`${other}\`, whose name is similar.`)
  if (isClient || isCalled)
    return {
      ...basic,
      kind: 'removed-member',
      breaks: 'runtime',
      symbol,
      message: isCalled
        ? `\`${name}\` is gone from ${owner}: the call throws "is not a function".`
        : `\`${name}\` is gone from ${owner}: it is undefined with the new version.`,
      fix,
    }
  return {
    ...basic,
    kind: 'removed-member',
    breaks: 'api-version',
    symbol,
    message: `\`${name}\` is gone from ${owner}: once the API version moves, it is undefined.`,
    fix,
  }
}

/** Where the value of a removed field is now, where that is the same in every case. */
const MOVED: Readonly<Record<string, string>> = {
  'Subscription.current_period_end': '`items.data[0].current_period_end` of the subscription',
  'Subscription.current_period_start': '`items.data[0].current_period_start` of the subscription',
  'Invoice.subscription': '`parent.subscription_details.subscription` of the invoice',
  'Invoice.subscription_details': '`parent.subscription_details` of the invoice',
  'Invoice.payment_intent': '`payments` of the invoice, expanded: `payments.data[0].payment.payment_intent`',
  'Invoice.charge': '`payments` of the invoice, expanded: `payments.data[0].payment.charge`',
  'InvoiceLineItem.price': '`pricing.price_details.price` of the line',
  'InvoicesResource.retrieveUpcoming': '`invoices.createPreview(…)`',
  'InvoiceResource.retrieveUpcoming': '`invoices.createPreview(…)`',
  'SubscriptionsResource.del': '`subscriptions.cancel(…)`',
  'SubscriptionResource.del': '`subscriptions.cancel(…)`',
  'Stripe.parseThinEvent': '`parseEventNotification(…)`',
}

function isCallee(path: readonly Node[]): boolean {
  const at = path.findIndex((node) => node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression')
  const [access, around] = [path[at], path[at + 1]]
  return at !== -1 && at <= 1 && around !== undefined && 'callee' in around && around.callee === access
}

function parameter(error: TypeError, basic: Meaning, path: readonly Node[], code: Code | null): Meaning {
  const said = UNKNOWN_PROPERTY.exec(error.text)
  const [, name = basic.symbol, type = ''] = said ?? []
  const owner = typeIn(type)
  const property = path.find((node) => node.type === 'ObjectProperty')
  const about = property === undefined ? basic.about : spanOf(property)
  const around = path.find((node) => isCall(node))
  if (OPTIONS.has(name) && around?.type !== 'NewExpression') return { ...earlyOptionsOf(basic, around, name), about }
  const sends = /Params\b/.test(type) || (code !== null && isOnClient(around, code))
  if (around?.type === 'NewExpression' && !sends)
    return {
      ...basic,
      kind: 'removed-parameter',
      breaks: 'runtime',
      symbol: `${owner}.${name}`,
      message: `\`${name}\` is no longer an option of the client.`,
      about,
    }
  if (!sends) return { ...basic, symbol: `${owner}.${name}`, about }
  return { ...goneParameter(basic, owner, name), about }
}

function earlyOptionsOf(basic: Meaning, around: Call | undefined, name: string): Meaning {
  const symbol = around === undefined ? name : nameOfCall(around)
  const { rule, fix } = earlyOptions(symbol, around?.arguments ?? [])
  return { ...basic, kind: 'options-as-parameters', breaks: 'silent', symbol, message: MESSAGES[rule], fix, case: CROSSINGS[rule].case }
}

function goneParameter(basic: Meaning, owner: string, name: string): Meaning {
  return {
    ...basic,
    kind: 'removed-parameter',
    breaks: 'api-version',
    symbol: `${owner}.${name}`,
    message: `\`${name}\` is gone from ${owner}: once the API version moves, Stripe refuses the request.`,
  }
}

/** Whether something is assigned to the property: `params.payment_method_types = …`. */
function isAssigned(path: readonly Node[]): boolean {
  const access = path.findIndex(({ type }) => type === 'MemberExpression')
  const around = path[access + 1]
  return access !== -1 && around?.type === 'AssignmentExpression' && around.left === path[access]
}

function typeNamed({ text }: TypeError): string | null {
  const line = firstLine(text)
  const exported = /has no exported member(?: named)? '([^']{1,100})'/.exec(line)?.[1]
  const owner = /^(?:Namespace|Module) '(?:".*?"\.)?([^']{1,100})'/.exec(line)?.[1] ?? /^'(?:".*?"\.)([^']{1,100})'/.exec(line)?.[1]
  if (exported === undefined) return /'([^']{1,100})'/.exec(line)?.[1] ?? null
  return owner === undefined || owner.includes('"') ? exported : `${owner}.${exported}`
}

function literal(value: string, basic: Meaning, path: readonly Node[]): Meaning {
  const property = path.find((node) => node.type === 'ObjectProperty' || node.type === 'VariableDeclarator')
  return {
    ...basic,
    kind: 'api-version-literal',
    symbol: value,
    message: `The API version ${value} is pinned here, and the types of the new version accept only its own. When it runs, Stripe still answers as of ${value}.`,
    about: property === undefined ? basic.about : spanOf(property),
  }
}

function call(error: TypeError, basic: Meaning, path: readonly Node[], code: Code): Meaning {
  const around = path.find((node) => isCall(node))
  const name = around === undefined ? basic.symbol : nameOfCall(around)
  const stripes = around !== undefined && /(?:Params|RequestOptions|StripeConfig)\b/.test(error.text)
  if (
    /'?\{[^']*\b(?:idempotencyKey|stripeAccount|stripeContext|maxNetworkRetries|apiKey)\b/.test(error.text) &&
    (stripes || isOnClient(around, code))
  )
    return earlyOptionsOf(basic, around, name)
  if ([2348, 2349, 2350, 2351, 7009].includes(error.code))
    return {
      ...basic,
      kind: 'call-shape',
      breaks: 'runtime',
      symbol: name,
      message: `This can no longer be called like that: ${firstLine(error.text)}`,
    }
  // Only the types ask for an id of one's own account: without one, all versions ask for it.
  if (error.code === 2554 && OWN_ACCOUNT.test(name)) return { ...basic, symbol: name }
  if ((error.code === 2554 || error.code === 2555 || error.code === 2559 || error.code === 2769) && isOnClient(around, code))
    return {
      ...basic,
      kind: 'call-shape',
      breaks: 'runtime',
      symbol: name,
      message: `The call has another shape with the new version: ${firstLine(error.text)}`,
    }
  if (stripes && /^Argument of type '(?:string|"[sr]k_.*?")' is not assignable/.test(error.text))
    return {
      ...basic,
      kind: 'call-shape',
      breaks: 'silent',
      symbol: name,
      message: MESSAGES['key-as-argument'],
      fix: 'Give it as an option: `{ apiKey: … }` after the parameters.',
    }
  return { ...basic, symbol: name }
}

function isOnClient(around: Node | undefined, code: Code): boolean {
  if (around === undefined || !('callee' in around)) return false
  let at = bare(around.callee)
  while (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') {
    at = bare(at.object)
    if (code.kindOf(at) === 'client') return true
  }
  return false
}

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>

function isCall(node: Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression' || node.type === 'NewExpression'
}

function nameOfCall(node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>): string {
  return chainOf(node.callee).join('.')
}
