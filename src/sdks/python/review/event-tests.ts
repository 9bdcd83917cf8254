import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { fieldOf, literal, type Source } from './source.ts'

/** What a test says of an event. */
export interface Known {
  /** The expression of the event; null where its type is a name that is not assigned here. */
  readonly event: SyntaxNode | null
  readonly types: readonly string[]
}

/** A test of an event's type, and what runs where it holds. */
export interface EventTest {
  readonly known: Known
  readonly block: SyntaxNode
}

/** The tests of an event's type, and what runs where they hold. */
export function branches(source: Source): readonly EventTest[] {
  const found: EventTest[] = []
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
