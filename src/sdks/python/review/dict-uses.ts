import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { keptAsJson, type JsonColumns } from './json-columns.ts'
import { jsonMade } from './json-made.ts'
import type { Queues } from './queues.ts'
import { fieldOf, gotField, type Source } from './source.ts'

/**
 * From this version on a Stripe object is no `dict`. stripe-python changelog, 15.0.0, pull request 1762; measured on 14.4.1 and
 * 15.0.0: what is listed here works with the one and raises with the other, `isinstance(x, dict)` apart, which becomes false.
 */
export const NO_DICT_SINCE = '15.0.0'

/** What the changelog's entry about it holds; see `BrokenLine.topic`. */
export const NO_DICT_TOPIC = 'no longer inherits from `dict`'

/** The same version made `decimal.Decimal` of these fields, which were strings: pull request 1769. */
export const DECIMAL_TOPIC = 'decimal_string coercion'
const DECIMAL_FIELD = /_decimal$|^(?:fx_rate|metric_tons(?:_available)?|percent_ownership)$/

/** What a `dict` has and a Stripe object has no more. `update` is still there. */
export const DICT_METHODS: ReadonlySet<string> = new Set([
  'clear',
  'copy',
  'fromkeys',
  'get',
  'items',
  'keys',
  'pop',
  'popitem',
  'setdefault',
  'values',
])

/** Classes that are made from a mapping, those of well-known packages too. */
const MAPPINGS = ['AttrDict', 'Box', 'ChainMap', 'MappingProxyType', 'Munch', 'munchify']

/** Functions that take a mapping, or iterate over what they are given. */
const NEEDS_DICT = new Set(['dict', 'len', 'list', 'set', 'sorted', 'tuple', 'OrderedDict', 'enumerate', 'iter', 'reversed', ...MAPPINGS])

/** A place where code treats something as a `dict`, or a number of it as a string. */
export interface DictUse {
  /** What is so treated. */
  readonly operand: SyntaxNode
  readonly how:
    | 'method'
    | 'json'
    | 'queue'
    | 'view'
    | 'text'
    | 'column'
    | 'function'
    | 'splat'
    | 'isinstance'
    | 'decimal'
    | 'equal'
    | 'empty'
  /** `get`, `json.dumps`, `on_paid.delay`, `dict`, `**`, `isinstance`. */
  readonly name: string
  /** Where it is said. */
  readonly at: SyntaxNode
}

/** What is known of all the files. */
interface Places {
  readonly queues: Queues
  readonly columns: JsonColumns
}

/** Every place that would break if it held a Stripe object. */
export function dictUses(source: Source, { queues, columns }: Places): readonly DictUse[] {
  const calls = descendants(source.tree, 'call').flatMap((call) => usesInCall(source, call))
  const splats = descendants(source.tree, 'dictionary_splat').flatMap((node): DictUse[] => {
    const [operand] = parts(node)
    return operand === undefined || !isPlain(operand) ? [] : [{ operand, how: 'splat', name: '**', at: node }]
  })
  const json = jsonMade(source, queues).flatMap(({ values, how, name, at }) =>
    values.filter(isPlain).map((operand): DictUse => ({ operand, how, name, at })),
  )
  const kept = keptAsJson(source, columns)
    .filter(({ value }) => isPlain(value))
    .map(({ name, value, at }): DictUse => ({ operand: value, how: 'column', name, at }))
  const compared = descendants(source.tree, 'comparison_operator').flatMap((node) =>
    decimalCompared(source, node).concat(dictCompared(source, node)),
  )
  return [...calls, ...splats, ...json, ...kept, ...compared, ...emptyTested(source)]
}

/** `session.metadata == {}`, which is never true from then on: a Stripe object equals no dictionary. */
function dictCompared(source: Source, node: SyntaxNode): DictUse[] {
  const [left, right, more] = parts(node)
  const operator = node.children.find(({ field }) => field === 'operators')
  if (left === undefined || right === undefined || more !== undefined || operator === undefined) return []
  if (!/^[!=]=$/.test(source.textOf(operator))) return []
  const operand = right.kind === 'dictionary' ? left : left.kind === 'dictionary' ? right : undefined
  return operand === undefined || !isPlain(operand) ? [] : [{ operand, how: 'equal', name: source.textOf(operator), at: operand }]
}

/** The objects of free keys, which may have none: `if session.metadata`, `not session.metadata`. */
function emptyTested(source: Source): DictUse[] {
  return descendants(source.tree, 'not_operator', 'if_statement', 'elif_clause', 'while_statement', 'conditional_expression').flatMap(
    (node): DictUse[] => {
      const tested = node.kind === 'not_operator' ? child(node, 'argument') : (child(node, 'condition') ?? parts(node)[1])
      const operand = tested?.kind === 'parenthesized_expression' ? parts(tested)[0] : tested
      if (operand === undefined || !isPlain(operand)) return []
      const value = operand.kind === 'identifier' ? source.assignedBefore(operand) : operand
      const field = value === undefined ? null : (fieldOf(value, source.textOf) ?? gotField(source, value)?.name ?? null)
      return field === 'metadata' ? [{ operand, how: 'empty', name: field, at: operand }] : []
    },
  )
}

/** `price.unit_amount_decimal == "100"`, which is never true from then on. */
function decimalCompared(source: Source, node: SyntaxNode): DictUse[] {
  const [left, right] = parts(node)
  const field = left === undefined ? null : fieldOf(left, source.textOf)
  const operand = left?.children[0]
  if (left === undefined || operand === undefined || field === null || !DECIMAL_FIELD.test(field) || !isPlain(operand)) return []
  return right?.kind === 'string' ? [{ operand, how: 'decimal', name: field, at: left }] : []
}

function usesInCall(source: Source, call: SyntaxNode): DictUse[] {
  const callee = child(call, 'function')
  const given = child(call, 'arguments')
  if (callee === undefined || given?.kind !== 'argument_list') return []
  const name = source.textOf(callee)
  const method = callee.kind === 'attribute' ? fieldOf(callee, source.textOf) : null
  const object = child(callee, 'object')
  if (method !== null && object !== undefined && DICT_METHODS.has(method)) {
    const at = child(callee, 'attribute') ?? callee
    const operand = heldIn(object)
    return isPlain(operand) ? [{ operand, how: 'method', name: method, at }] : []
  }
  const [first, second] = parts(given)
  if (name === 'isinstance' && first !== undefined && second !== undefined) {
    const types = second.kind === 'tuple' ? parts(second) : [second]
    const isDict = types.some((type) => /^(?:dict|Mapping|(?:\w+\.)*(?:Mutable)?Mapping)$/.test(source.textOf(type)))
    return isDict && isPlain(first) ? [{ operand: first, how: 'isinstance', name, at: callee }] : []
  }
  if (NEEDS_DICT.has(name) && first !== undefined && isPlain(first)) return [{ operand: first, how: 'function', name, at: callee }]
  return []
}

/** What `(x or {})` is unless it is empty. */
function heldIn(node: SyntaxNode): SyntaxNode {
  const [inner] = node.kind === 'parenthesized_expression' ? parts(node) : []
  const left = inner?.kind === 'boolean_operator' ? child(inner, 'left') : inner
  return left ?? node
}

/** Whether an expression can hold an object, and can be put into parentheses. */
function isPlain({ kind }: SyntaxNode): boolean {
  return ['identifier', 'attribute', 'subscript', 'call', 'await'].includes(kind)
}

/** The methods of the SDK that give an object of the class that they are called on. */
const GIVES_OBJECT = /\.(?:cancel|capture|confirm|construct_event|construct_from|create|modify|retrieve|update)(?:_async)?$/

/** Whether an expression is, by its text alone, an object that the SDK gave: what was assigned a call, or the object of an event. */
export function isFromSdk(source: Source, node: SyntaxNode, depth = 0): boolean {
  if (depth > 8) return false
  if (node.kind === 'await') return parts(node).some((one) => isFromSdk(source, one, depth + 1))
  if (node.kind === 'identifier') {
    const assigned = source.assignedBefore(node)
    return assigned !== undefined && isFromSdk(source, assigned, depth + 1)
  }
  if (node.kind === 'call') {
    const callee = child(node, 'function')
    const name = callee === undefined ? null : source.nameOf(callee)
    return name !== null && GIVES_OBJECT.test(name) && /\.[A-Z]\w*\.\w+$/.test(name)
  }
  const [object] = node.children
  const field = fieldOf(node, source.textOf)
  return object !== undefined && (field === 'object' || field === 'data' || field === 'metadata') && isFromSdk(source, object, depth + 1)
}

/** Whether a type as the checker names it, `stripe._invoice.Invoice | None`, may be a Stripe object that is no list of them. */
export function isSingleObject(type: string): boolean {
  return objectsIn(type).some((member) => !/\b(?:ListObject|SearchResultObject)\b/.test(member))
}

/** Whether a type may be a Stripe object. */
export function isStripeObject(type: string): boolean {
  return objectsIn(type).length > 0
}

/** Whether a type may be a Stripe object, or a list of such as in `prices.data`: what JSON is made of is looked into. */
export function holdsStripeObject(type: string): boolean {
  return isStripeObject(type) || members(type).some((member) => isStripeObject(/^list\[(.*)\]$/i.exec(member)?.[1] ?? ''))
}

/** `PaymentIntent` of `stripe._payment_intent.PaymentIntent | None`; null where a type is no Stripe object. */
export function objectNamed(type: string): string | null {
  const [first] = objectsIn(type)
  return first === undefined ? null : (/(?:stripe\.|_stripe_upgrade_\d+_)(?:\w+\.)*([A-Z]\w*)/.exec(first)?.[1] ?? null)
}

/**
 * The Stripe classes of a type, as they are reached from the module: `Charge.PaymentMethodDetails`, `ListObject[Invoice]`. What may
 * be a dictionary of the same shape is none of them.
 */
export function classesNamed(type: string): readonly string[] {
  return objectsIn(type).map((member) =>
    /_StripeObject(?: \(.*\))?$|UntypedStripeObject/.test(member)
      ? 'StripeObject'
      : member.replace(/^\(|\)$/g, '').replaceAll(/\bstripe\.([\w.]+)/g, (_, path: string) =>
          path
            // As the modules were called up to 8.
            .replace(/^api_resources\.((?:\w+\.)*?)\w+\.([A-Z])/, '$1$2')
            .split('.')
            .filter((step) => !step.startsWith('_'))
            .join('.'),
        ),
  )
}

function objectsIn(type: string): string[] {
  return members(type).filter((member) => (OF_SDK.test(member) ? !NO_OBJECT.test(member) : OF_OURS.test(member)))
}

/** A class of the SDK, also as `(stripe._invoice.Invoice)`. */
const OF_SDK = /^\(?stripe\.(?:\w+\.)*[A-Z]\w*/
/** Those of the SDK that are none of Stripe's objects. */
const NO_OBJECT =
  /^\(?stripe\.(?:_any_iterator|_error|_http_client|_stripe_client|_stripe_response|_webhook|oauth|params|_request_options)\b|Params|Options$|_service\.|Service$/
/** Our class for an object that may be any; the module, which may be called `billing_service`, is the user's. What is known of its fields follows. */
const OF_OURS = /^(?:\w+\.)*_stripe_upgrade_\d+_StripeObject(?: \(.*\))?$/

/** The members of a union; what brackets enclose is one. */
function members(type: string): string[] {
  const found: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at <= type.length; at += 1) {
    const character = type[at]
    if (character === '[' || character === '(') depth += 1
    else if (character === ']' || character === ')') depth -= 1
    else if (character === undefined || (character === '|' && depth <= 0)) {
      found.push(type.slice(start, at).trim())
      start = at + 1
    }
  }
  return found
}
