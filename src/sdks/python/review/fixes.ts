import { child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { NO_DICT_TOPIC } from './dict-uses.ts'
import type { Found } from './finding.ts'
import { gotField, type Source } from './source.ts'

/** Where the fields are that have moved. https://docs.stripe.com/changelog/basil */
const MOVED: Readonly<Record<string, readonly string[]>> = {
  'Subscription.current_period_end': ['items', 'data', '0', 'current_period_end'],
  'Subscription.current_period_start': ['items', 'data', '0', 'current_period_start'],
  'Subscription.discount': ['discounts', '0'],
  'Invoice.subscription': ['parent', 'subscription_details', 'subscription'],
  'Invoice.subscription_details': ['parent', 'subscription_details'],
  'Invoice.payment_intent': ['payments', 'data', '0', 'payment', 'payment_intent'],
  'Invoice.charge': ['payments', 'data', '0', 'payment', 'charge'],
}

/** What to read in place of a field that has moved. */
export function fixOfField(source: Source, symbol: string, node: SyntaxNode | null): Pick<Found, 'fix' | 'edit'> {
  const [object] = node?.children ?? []
  const path = MOVED[symbol]
  if (node === null || object === undefined || path === undefined || object.end - object.start > 60) return { fix: null }
  const isSubscript = node.kind === 'subscript'
  // `items` of an object that is a dictionary, as before 15, is its method.
  const steps = path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : isSubscript || step === 'items' ? `["${step}"]` : `.${step}`))
  const text = steps.join('')
  return { fix: `${source.textOf(object)}${text}`, edit: { start: object.end, end: node.end, text } }
}

/** Why a method of `dict` is gone, and what to write. */
export function noDict(source: Source, node: SyntaxNode | null, name: string): Pick<Found, 'message' | 'fix' | 'edit' | 'topic'> {
  const object = node === null ? undefined : (child(node, 'object') ?? node.children[0])
  return {
    message: `From stripe-python 15 on a Stripe object is not a dict: it has no \`${name}\`, and this raises AttributeError.`,
    ...asDict(source, object),
    topic: NO_DICT_TOPIC,
  }
}

/** How to make a dictionary of an expression; not of what is one, once the line that gives it is right. */
export function asDict(source: Source, operand: SyntaxNode | undefined): Pick<Found, 'fix' | 'edit'> {
  if (operand === undefined) return { fix: CALL_TO_DICT }
  if (gotField(source, operand) !== null) return { fix: NOTHING_HERE }
  const value = operand.kind === 'identifier' ? source.assignedBefore(operand) : undefined
  // `x.get("metadata") or {}`.
  const assigned = value?.kind === 'boolean_operator' ? child(value, 'left') : value
  if (assigned !== undefined && gotField(source, assigned) !== null)
    return { fix: `Nothing here: it is a dict once line ${source.place(assigned.start).line} is right.` }
  if (!POSTFIXED.has(operand.kind) || parts(operand)[0]?.kind === 'boolean_operator') return asDictOrEmpty(source, operand)
  const text = source.textOf(operand)
  const edit = { start: operand.end, end: operand.end, text: '.to_dict()' }
  return text.length > 60 || text.includes('\n') ? { fix: CALL_TO_DICT, edit } : { fix: `${text}.to_dict()`, edit }
}

/** What a method may be called on without brackets. */
const POSTFIXED: ReadonlySet<string> = new Set(['identifier', 'attribute', 'subscript', 'call', 'parenthesized_expression'])

/** The same of `x or {}` and `(x or {})`, where only x is an object, and of `await x`, which needs brackets. */
function asDictOrEmpty(source: Source, operand: SyntaxNode): Pick<Found, 'fix' | 'edit'> {
  const { start, end, kind } = operand
  const [inner] = kind === 'parenthesized_expression' ? parts(operand) : [operand]
  const [left, right] = inner?.kind === 'boolean_operator' ? [child(inner, 'left'), child(inner, 'right')] : []
  if (left !== undefined && gotField(source, left) !== null) return { fix: NOTHING_HERE }
  const isOr = inner?.children.some((one) => one.field === 'operator' && source.textOf(one) === 'or') === true
  const object = left === undefined ? '' : source.textOf(left)
  if (
    isOr &&
    left !== undefined &&
    right?.kind === 'dictionary' &&
    (left.kind === 'identifier' || left.kind === 'attribute') &&
    object.length <= 60
  ) {
    const text = `${object}.to_dict() if ${object} else ${source.textOf(right)}`
    return { fix: text, edit: { start, end, text: kind === 'parenthesized_expression' ? `(${text})` : text } }
  }
  const text = source.textOf(operand)
  if (kind !== 'await' || text.length > 60 || text.includes('\n')) return { fix: CALL_TO_DICT }
  return { fix: `(${text}).to_dict()`, edit: { start, end, text: `(${text}).to_dict()` } }
}

const NOTHING_HERE = 'Nothing here: it is a dict once what it is taken from is one.'
const CALL_TO_DICT = 'Call `.to_dict()` on it first.'
