import { ancestor, child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { fieldOf, parametersOf, type Source } from './source.ts'

/** The classes of the objects that a function's parameters are given: `["Invoice"]`, `["Event"]`. */
export type ParameterClasses = ReadonlyMap<SyntaxNode, readonly string[]>

/** Whether a name is an event that the SDK made: what `construct_event` gave, a parameter that is given such, or one that says so. */
export function isSdkEvent(source: Source, event: SyntaxNode, parameters: ParameterClasses): boolean {
  if (event.kind === 'attribute') {
    // `self.event`, which is assigned once.
    const value = /^self\.\w+$/.test(source.textOf(event)) ? source.valueOf(source.textOf(event)) : undefined
    return (
      value !== undefined &&
      (value.kind === 'identifier' ? isSdkEvent(source, value, parameters) : classOfCall(source, value)?.join('') === 'Event')
    )
  }
  if (event.kind !== 'identifier') return false
  const assigned = source.assignedBefore(event)
  if (assigned !== undefined) return classOfCall(source, assigned)?.join('') === 'Event'
  const list = loopOver(source, event)
  if (list !== undefined && classOfElements(source, list) === 'Event') return true
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

/** What a request gives: an object of the class that it is called on, or a list of such. Others give something else. */
const GIVES_OWN =
  /^(?:cancel|capture|close|confirm|create|create_preview|expire|finalize_invoice|increment_authorization|mark_uncollectible|modify|pay|resume|retrieve|send_invoice|upcoming|update|void_invoice)$/
const GIVES_LIST = /^(?:list|search)(?:_auto_paging_iter)?$/

/** The class of what a method of the SDK gives: `Subscription` for `stripe.Subscription.create` and `client.v1.subscriptions.create`. */
export function classOfRequest(source: Source, callee: SyntaxNode): { readonly owner: string; readonly isList: boolean } | null {
  const name = source.nameOf(callee) ?? source.textOf(callee)
  const steps = name.replaceAll(/\s/g, '').split('.')
  const verb = (steps.pop() ?? '').replace(/_async$/, '')
  const isList = GIVES_LIST.test(verb)
  if ((!isList && !GIVES_OWN.test(verb)) || !steps.every((step) => /^\w+$/.test(step))) return null
  const last = steps.at(-1) ?? ''
  const first = steps.findLastIndex(
    (step, index) => index < steps.length - 1 && /^(?:v1|stripe|client|\w*stripe\w*|\w*client)$/i.test(step),
  )
  // Other services have clients too.
  if (first === -1 || (!source.importsSdk && !/stripe/i.test(name))) return null
  const folders = steps.slice(first + 1, -1)
  if (!folders.every((step) => /^[a-z_]+$/.test(step))) return null
  const own = /^[A-Z]/.test(last) ? last : classOfService(last)
  return own === null ? null : { owner: [...folders, own].join('.'), isList }
}

/** `SubscriptionSchedule` for the service `subscription_schedules`; null for what is no plural. */
function classOfService(service: string): string | null {
  if (!/^[a-z]+(?:_[a-z]+)*s$/.test(service)) return null
  const one = service.replace(/ies$/, 'y').replace(/s$/, '')
  return one.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** `["PaymentIntent"]` for `stripe.PaymentIntent.retrieve(id)`, `["Event"]` for `stripe.Webhook.construct_event(…)`. */
export function classOfCall(source: Source, node: SyntaxNode): readonly string[] | null {
  const call = node.kind === 'await' ? parts(node)[0] : node
  const callee = call?.kind === 'call' ? child(call, 'function') : undefined
  if (callee === undefined) return null
  const name = source.nameOf(callee)
  if ((name ?? source.textOf(callee)).endsWith('.construct_event')) return ['Event']
  if (name?.endsWith('.construct_from') === true) return [name.split('.').slice(1, -1).join('.')]
  const request = classOfRequest(source, callee)
  return request === null || request.isList ? null : [request.owner]
}

/** The class of the elements of what a loop goes over: `stripe.Event.list()`, that with `.data`, or with `.auto_paging_iter()`. */
export function classOfElements(source: Source, list: SyntaxNode, depth = 0): string | null {
  if (depth > 4) return null
  const of = (node: SyntaxNode | undefined): string | null => (node === undefined ? null : classOfElements(source, node, depth + 1))
  if (list.kind === 'identifier') return of(source.assignedBefore(list))
  if (list.kind === 'await') return of(parts(list)[0])
  const field = fieldOf(list, source.textOf)
  if (field !== null) return field === 'data' ? of(list.children[0]) : null
  const callee = list.kind === 'call' ? child(list, 'function') : undefined
  if (callee === undefined) return null
  if (fieldOf(callee, source.textOf)?.startsWith('auto_paging_iter') === true) return of(child(callee, 'object'))
  const request = classOfRequest(source, callee)
  return request?.isList === true ? request.owner : null
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
export function loopOver(source: Source, name: SyntaxNode): SyntaxNode | undefined {
  const around = ancestor(name, 'for_statement')
  const left = around === undefined ? undefined : child(around, 'left')
  return around !== undefined && left !== undefined && source.textOf(left) === source.textOf(name) ? child(around, 'right') : undefined
}
