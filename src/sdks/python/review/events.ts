import { ancestor, descendants, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { classOfEvent } from '../../shared/event-classes.ts'
import { branches } from './event-tests.ts'
import { typesHandled, type HandledTypes } from './handlers.ts'
import { isSdkEvent, type ParameterClasses } from './known-classes.ts'
import { fieldOf, type Source } from './source.ts'

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

/**
 * The events' objects whose class is known by the branch that they are in: `event["data"]["object"]` below
 * `if event["type"] == "invoice.paid"`; else by the events that come to their function.
 */
export function eventObjects(source: Source, parameters: ParameterClasses, handled: HandledTypes): readonly EventObject[] {
  const found = new Map<SyntaxNode, EventObject>()
  for (const { known, block } of branches(source)) {
    const classes = classesOf(known.types)
    if (classes === null) continue
    for (const node of descendants(block, 'subscript', 'attribute', 'identifier')) {
      const event = eventOf(source, node)
      if (event === null || (known.event !== null && source.textOf(known.event) !== source.textOf(event))) continue
      // Of two branches around it, the inner one is the later one here, and knows more.
      found.set(node, { node, classes, event, sure: isSdkEvent(source, event, parameters) })
    }
  }
  for (const node of descendants(source.tree, 'subscript', 'attribute', 'identifier')) {
    const event = found.has(node) ? null : eventOf(source, node)
    if (event === null) continue
    const classes = classesOf(typesHandled(source, event, handled))
    const sure = isSdkEvent(source, event, parameters)
    if (classes !== null || sure) found.set(node, { node, classes: classes ?? [ANY_CLASS], event, sure })
  }
  return [...found.values()]
}

/** The classes of the objects of events of some types; null where one of them is not known. */
function classesOf(types: readonly string[]): readonly string[] | null {
  const classes = [...new Set(types.map(classOfEvent))]
  return classes.length === 0 || classes.includes(null) ? null : classes.filter((one) => one !== null)
}

/** Some object of Stripe's: where nothing has asked for the event's type. */
export const ANY_CLASS = 'StripeObject'

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
