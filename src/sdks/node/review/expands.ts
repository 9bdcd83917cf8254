import type { Node } from '@babel/types'
import { isExpandPath } from '../../shared/expand-path.ts'
import type { Code } from './code.ts'
import { nameOfKey, spanOf, type Span } from './syntax.ts'
import { propertyOf, resultOf, stepsOf, type Typing } from './value-types.ts'

/** A path that a request asks to expand, as the code writes it: `latest_invoice.payment_intent`. */
export interface ExpandPath extends Span {
  readonly code: Code
  readonly path: string
  /** The call as it is written. Untrusted. */
  readonly call: string
  /** The type of what the path leads to, as TypeScript can spell it. */
  readonly type: string
}

/**
 * Every path that the calls of a file ask to expand: in the parameters that are written out in the call, or where they are put
 * together before it.
 */
export function expandPathsIn(typing: Typing): readonly ExpandPath[] {
  const { code, calls } = typing
  const found = new Map<Node, ExpandPath>()
  for (const resource of calls.values()) {
    const { call, name } = resource
    const lists = call.arguments.flatMap((argument) => listsIn(typing, argument))
    for (const element of lists.flatMap((list) => elementsOf(code, list))) {
      const path = textOf(element)
      if (path === null || !isExpandPath(path) || found.has(element)) continue
      const type = path.split('.').reduce(propertyOf, resultOf(resource))
      found.set(element, { code, path, call: name, type, ...spanOf(element) })
    }
  }
  return [...found.values()]
}

/** What is given as `expand` in some parameters, and what the code gives to the `expand` of a name before. */
function listsIn(typing: Typing, parameters: Node): readonly Node[] {
  const { code, values } = typing
  const value = code.valueOf(parameters)
  const own = value.type === 'ObjectExpression' ? value.properties.flatMap((property) => listsOfProperty(typing, property)) : []
  if (parameters.type !== 'Identifier' || code.scopes.resolve(parameters.name, parameters)?.kind !== 'variable') return own
  const built = values.of(parameters).flatMap((one) => (one.value.type === 'ObjectExpression' ? listsIn(typing, one.value) : []))
  const later = values.addedTo(parameters).flatMap((one) => (one.key === 'expand' ? [one.value] : []))
  return [...own, ...built, ...later]
}

function listsOfProperty(typing: Typing, property: Node): readonly Node[] {
  if (property.type === 'SpreadElement') return listsIn(typing, property.argument)
  if (property.type !== 'ObjectProperty') return []
  return nameOfKey(property.key, property.computed) === 'expand' ? [property.value] : []
}

function elementsOf(code: Code, list: Node): readonly Node[] {
  const value = code.valueOf(list)
  if (value.type === 'ConditionalExpression') return [value.consequent, value.alternate].flatMap((one) => elementsOf(code, one))
  if (value.type === 'LogicalExpression') return [value.left, value.right].flatMap((one) => elementsOf(code, one))
  if (value.type !== 'ArrayExpression') return []
  return value.elements.flatMap((element) => {
    if (element === null) return []
    return element.type === 'SpreadElement' ? elementsOf(code, element.argument) : [code.valueOf(element)]
  })
}

function textOf(node: Node): string | null {
  if (node.type === 'StringLiteral') return node.value
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null
}

/** `Subscription` for `stripe.subscriptions.create`, as a person would call what it gives. */
export function ownerOf(call: string): string {
  const resource = stepsOf(call).at(-2) ?? ''
  const one = resource.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
  return one.charAt(0).toUpperCase() + one.slice(1)
}
