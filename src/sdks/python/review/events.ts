import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { classOfEvent } from '../../shared/event-classes.ts'
import { isSdkEvent, type ParameterClasses } from './known-classes.ts'
import { fieldOf, literal, type Source } from './source.ts'

/** The object of a webhook's event, where a branch has asked for the event's type. */
export interface EventObject {
  /** `event["data"]["object"]`, or a name that was assigned it. */
  readonly node: SyntaxNode
  /** `Invoice`, `checkout.Session`: those that it may be. */
  readonly classes: readonly string[]
  /** The event. */
  readonly event: SyntaxNode
  /** Whether the event is one of the SDK's, and not a dictionary of the same shape, as `json.loads` gives. */
  readonly sure: boolean
}

/** What a test says of an event. */
interface Known {
  /** The expression of the event; null where its type is a name that is not assigned here. */
  readonly event: SyntaxNode | null
  readonly types: readonly string[]
}

/** The events' objects whose class is known by the branch that they are in: `event["data"]["object"]` below `if event["type"] == "invoice.paid"`. */
export function eventObjects(source: Source, parameters: ParameterClasses): readonly EventObject[] {
  const found = new Map<SyntaxNode, EventObject>()
  for (const { known, block } of branches(source)) {
    const classes = [...new Set(known.types.map(classOfEvent))]
    if (classes.length === 0 || classes.includes(null)) continue
    for (const node of descendants(block, 'subscript', 'attribute', 'identifier')) {
      const event = eventOf(source, node)
      if (event === null || (known.event !== null && source.textOf(known.event) !== source.textOf(event))) continue
      // Of two branches around it, the inner one is the later one here, and knows more.
      found.set(node, { node, classes: classes.filter((one) => one !== null), event, sure: isSdkEvent(source, event, parameters) })
    }
  }
  for (const node of descendants(source.tree, 'subscript', 'attribute', 'identifier')) {
    const event = found.has(node) ? null : eventOf(source, node)
    if (event !== null && isSdkEvent(source, event, parameters)) found.set(node, { node, classes: [ANY_CLASS], event, sure: true })
  }
  return [...found.values()]
}

/** Some object of Stripe's: where nothing has asked for the event's type. */
export const ANY_CLASS = 'StripeObject'

/** The tests of an event's type, and what runs where they hold. */
function branches(source: Source): { known: Known; block: SyntaxNode }[] {
  const found: { known: Known; block: SyntaxNode }[] = []
  for (const node of descendants(source.tree, 'if_statement', 'elif_clause', 'match_statement', 'conditional_expression')) {
    if (node.kind === 'match_statement') {
      const subject = child(node, 'subject')
      const event = subject === undefined ? undefined : typeExpression(source, subject)
      if (subject === undefined || event === undefined) continue
      for (const clause of descendants(node, 'case_clause')) {
        const pattern = clause.children.find(({ kind }) => kind === 'case_pattern')
        const block = child(clause, 'consequence')
        const types = pattern === undefined ? [] : descendants(pattern, 'string').map((one) => literal(one, source.textOf) ?? '')
        if (block !== undefined && types.length > 0) found.push({ known: { event, types }, block })
      }
      continue
    }
    const [value, test] = node.kind === 'conditional_expression' ? parts(node) : [child(node, 'consequence'), child(node, 'condition')]
    const known = test === undefined ? null : knownBy(source, test)
    if (known !== null && value !== undefined) found.push({ known, block: value })
  }
  return found
}

function knownBy(source: Source, test: SyntaxNode): Known | null {
  if (test.kind === 'parenthesized_expression') {
    const [inner] = parts(test)
    return inner === undefined ? null : knownBy(source, inner)
  }
  if (test.kind === 'boolean_operator') {
    const [left, right] = [child(test, 'left'), child(test, 'right')].map((one) => (one === undefined ? null : knownBy(source, one)))
    if (child(test, 'operator')?.kind === 'and') return left ?? right ?? null
    if (left === null || left === undefined || right === null || right === undefined) return null
    return { event: left.event, types: [...left.types, ...right.types] }
  }
  if (test.kind === 'call') return knownByPrefix(source, test)
  if (test.kind !== 'comparison_operator') return null
  const [left, right, more] = parts(test)
  const operator = test.children.find(({ field }) => field === 'operators')?.kind
  if (left === undefined || right === undefined || more !== undefined) return null
  if (operator === '==') {
    const type = literal(right, source.textOf) ?? literal(left, source.textOf)
    const event = typeExpression(source, literal(right, source.textOf) === null ? right : left)
    return type === null || event === undefined ? null : { event, types: [type] }
  }
  if (operator !== 'in') return null
  const event = typeExpression(source, left)
  const types = literals(source, right)
  return event === undefined || types.length === 0 ? null : { event, types }
}

/** `event["type"].startswith("customer.subscription.")`. */
function knownByPrefix(source: Source, call: SyntaxNode): Known | null {
  const callee = child(call, 'function')
  const [given] = parts(child(call, 'arguments') ?? { ...call, children: [] })
  if (callee?.kind !== 'attribute' || given === undefined || fieldOf(callee, source.textOf) !== 'startswith') return null
  const object = child(callee, 'object')
  const event = object === undefined ? undefined : typeExpression(source, object)
  const types = given.kind === 'string' ? [literal(given, source.textOf) ?? ''] : literals(source, given)
  return event === undefined || types.length === 0 ? null : { event, types }
}

function literals(source: Source, node: SyntaxNode): string[] {
  const list = node.kind === 'identifier' ? (source.valueOf(source.textOf(node)) ?? node) : node
  if (list.kind !== 'tuple' && list.kind !== 'list' && list.kind !== 'set') return []
  const texts = parts(list).map((one) => literal(one, source.textOf))
  return texts.flatMap((text) => text ?? [])
}

/** The event whose type an expression is; null for a name that is not assigned here, undefined where it is no such thing. */
function typeExpression(source: Source, node: SyntaxNode): SyntaxNode | null | undefined {
  if (fieldOf(node, source.textOf) === 'type') return node.children[0]
  if (node.kind === 'call') {
    // `event.get("type")`.
    const callee = child(node, 'function')
    const [given] = parts(child(node, 'arguments') ?? { ...node, children: [] })
    if (callee === undefined || given === undefined || fieldOf(callee, source.textOf) !== 'get') return undefined
    return literal(given, source.textOf) === 'type' ? child(callee, 'object') : undefined
  }
  if (node.kind !== 'identifier') return undefined
  const assigned = source.assignedBefore(node)
  if (assigned === undefined) return null
  return assigned.kind === 'identifier' ? undefined : typeExpression(source, assigned)
}

/** The event that an expression is the object of; null for all else. */
function eventOf(source: Source, node: SyntaxNode): SyntaxNode | null {
  if (node.kind === 'identifier') {
    if (isBinding(node)) return null
    const assigned = source.assignedBefore(node)
    return assigned === undefined || assigned.kind === 'identifier' ? null : eventOf(source, assigned)
  }
  if (fieldOf(node, source.textOf) !== 'object') return null
  const data = node.children[0]
  if (data === undefined) return null
  if (fieldOf(data, source.textOf) === 'data') return data.children[0] ?? null
  if (data.kind !== 'identifier') return null
  const assigned = source.assignedBefore(data)
  return assigned !== undefined && fieldOf(assigned, source.textOf) === 'data' ? (assigned.children[0] ?? null) : null
}

/** Whether an expression is the object of an event that the SDK made, whatever its type. */
export function isObjectOfSdkEvent(source: Source, node: SyntaxNode, parameters: ParameterClasses): boolean {
  const event = eventOf(source, node)
  return event !== null && isSdkEvent(source, event, parameters)
}

/** Whether a name is no value there: it is assigned, an attribute's or a keyword's name, a parameter. */
function isBinding(node: SyntaxNode): boolean {
  if (node.field === 'attribute' || node.field === 'left' || node.field === 'name' || node.field === 'alias') return true
  return ancestor(node, 'parameters', 'lambda_parameters', 'pattern_list', 'type') !== undefined
}
