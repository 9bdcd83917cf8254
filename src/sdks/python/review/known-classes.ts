import { ancestor, child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { parametersOf, type Source } from './source.ts'

/** The classes of the objects that a function's parameters are given: `["Invoice"]`, `["Event"]`. */
export type ParameterClasses = ReadonlyMap<SyntaxNode, readonly string[]>

/** Whether a name is an event that the SDK made: what `construct_event` gave, a parameter that is given such, or one that says so. */
export function isSdkEvent(source: Source, event: SyntaxNode, parameters: ParameterClasses): boolean {
  if (event.kind !== 'identifier') return false
  const assigned = source.assignedBefore(event)
  if (assigned !== undefined) return classOfCall(source, assigned)?.join('') === 'Event'
  if (parameterClasses(source, event, parameters)?.join('') === 'Event') return true
  // `def handle(event: stripe.Event)`.
  const definition = ancestor(event, 'function_definition')
  const parameter =
    definition === undefined ? undefined : parametersOf(definition).find((one) => source.textOf(one) === source.textOf(event))
  const type = parameter?.parent === undefined || parameter.parent === null ? undefined : child(parameter.parent, 'type')
  return type !== undefined && /\bEvent\b/.test(source.textOf(type))
}

/** What is known of the parameter that a name is; null where it is none, or nothing is known. */
export function parameterClasses(source: Source, name: SyntaxNode, parameters: ParameterClasses): readonly string[] | null {
  const definition = ancestor(name, 'function_definition', 'lambda')
  if (definition === undefined) return null
  const own = parametersOf(definition).find((one) => source.textOf(one) === source.textOf(name))
  return own === undefined ? null : (parameters.get(own) ?? null)
}

/** `["PaymentIntent"]` for `stripe.PaymentIntent.retrieve(id)`, `["Event"]` for `stripe.Webhook.construct_event(…)`. */
export function classOfCall(source: Source, node: SyntaxNode): readonly string[] | null {
  const call = node.kind === 'await' ? parts(node)[0] : node
  const callee = call?.kind === 'call' ? child(call, 'function') : undefined
  if (callee === undefined) return null
  const name = source.nameOf(callee)
  if ((name ?? source.textOf(callee)).endsWith('.construct_event')) return ['Event']
  const read = /^stripe\.((?:[a-z_]+\.)*[A-Z]\w*)\.(?:cancel|capture|confirm|construct_from|create|modify|retrieve)(?:_async)?$/.exec(
    name ?? '',
  )
  return read?.[1] === undefined ? null : [read[1]]
}

/** Whether an expression's value comes from a name as it is used elsewhere in the function: it begins with it, or was assigned from it. */
export function comesFrom(source: Source, node: SyntaxNode, names: readonly SyntaxNode[], depth = 0): boolean {
  if (names.length === 0 || depth > 8) return false
  let root = node
  if (root.field === 'attribute' || root.field === 'subscript') root = root.parent ?? root
  while (root.kind !== 'identifier') {
    const [first] = root.kind === 'call' ? [child(root, 'function')] : parts(root)
    if (first === undefined) return false
    root = first
  }
  const scope = ancestor(root, 'function_definition')
  if (names.some((one) => source.textOf(one) === source.textOf(root) && ancestor(one, 'function_definition') === scope)) return true
  const loop = loopOver(source, root)
  const from = source.assignedBefore(root) ?? loop
  return from !== undefined && comesFrom(source, from, names, depth + 1)
}

/** What a loop around a name takes it from. */
function loopOver(source: Source, name: SyntaxNode): SyntaxNode | undefined {
  const around = ancestor(name, 'for_statement')
  const left = around === undefined ? undefined : child(around, 'left')
  return around !== undefined && left !== undefined && source.textOf(left) === source.textOf(name) ? child(around, 'right') : undefined
}
