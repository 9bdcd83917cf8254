import type { Node } from '@babel/types'
import { classOfEvent } from '../../shared/event-classes.ts'
import type { Code } from './code.ts'
import { isFunction } from './scopes.ts'
import { bare, nameOfKey, spanOf, type Span } from './syntax.ts'
import type { Values } from './values.ts'

/** Code that runs for some types of events alone. */
export interface EventBranch extends Span {
  /** The classes of the events' objects, as TypeScript reaches them: `Stripe.Checkout.Session`. */
  readonly classes: readonly string[]
}

/** The parts of a file that run for known types of events: a `case`, what an `if` guards, a function in a table by event types. */
export function eventBranches(code: Code): readonly EventBranch[] {
  return code.tree.nodes.flatMap((node): readonly EventBranch[] => {
    switch (node.type) {
      case 'SwitchStatement':
        return casesOf(node.cases)
      case 'IfStatement':
        return [...branch(typesIn(node.test, '==='), node.consequent), ...afterExit(code, node)]
      case 'ConditionalExpression':
        return branch(typesIn(node.test, '==='), node.consequent)
      case 'ObjectProperty':
        return isFunction(node.value) ? branch(keyOf(node), node.value) : []
      case 'ObjectMethod':
        return branch(keyOf(node), node)
      default:
        return []
    }
  })
}

/** The branch that a node is in: of several around it the inner one, which comes later and knows more. */
export function branchAround(branches: readonly EventBranch[], node: Node): EventBranch | undefined {
  const { start, end } = spanOf(node)
  return branches.findLast((one) => one.start <= start && end <= one.end)
}

/** The classes of the objects of events of the types; null where one of them is not known. */
export function classesOfEvents(types: readonly string[]): readonly string[] | null {
  const classes = types.map(classOfEvent)
  if (classes.length === 0 || classes.includes(null)) return null
  return [...new Set(classes.flatMap((one) => (one === null ? [] : `Stripe.${inTypeScript(one)}`)))]
}

/** `BillingPortal.Session` for `billing_portal.Session`. */
function inTypeScript(name: string): string {
  const own = name === 'ApplicationFeeRefund' ? 'FeeRefund' : name
  return own.replaceAll(/(?:^|_)([a-z])(?=\w*\.)/g, (_, letter: string) => letter.toUpperCase())
}

function branch(types: readonly string[], { start, end }: Node): readonly EventBranch[] {
  const classes = classesOfEvents(types)
  return classes === null ? [] : [{ start: start ?? 0, end: end ?? 0, classes }]
}

function keyOf(property: { readonly key: Node; readonly computed?: boolean }): readonly string[] {
  const name = nameOfKey(property.key, property.computed === true)
  return name === null || !name.includes('.') ? [] : [name]
}

/** Each case, with those that fall through to it. */
function casesOf(cases: readonly (Node & { readonly test?: Node | null; readonly consequent: readonly Node[] })[]): readonly EventBranch[] {
  const found: EventBranch[] = []
  let types: string[] = []
  for (const one of cases) {
    types.push(...(one.test === null || one.test === undefined ? ['default'] : literals(one.test)))
    const [first, last] = [one.consequent[0], one.consequent.at(-1)]
    if (first === undefined || last === undefined) continue
    const classes = classesOfEvents(types)
    if (classes !== null) found.push({ start: spanOf(first).start, end: spanOf(last).end, classes })
    types = []
  }
  return found
}

/** What follows `if (event.type !== 'invoice.paid') return` in its block. */
function afterExit(code: Code, node: Extract<Node, { type: 'IfStatement' }>): readonly EventBranch[] {
  const types = typesIn(node.test, '!==')
  const block = types.length === 0 ? undefined : code.tree.parentOf(node)
  if (block?.type !== 'BlockStatement' || !exits(node.consequent)) return []
  const classes = classesOfEvents(types)
  return classes === null ? [] : [{ start: spanOf(node).end, end: spanOf(block).end, classes }]
}

function exits(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(exits)
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'ContinueStatement'
}

/** The types of events that a test asks for; with `!==` those that it leaves. */
function typesIn(test: Node, operator: '===' | '!=='): readonly string[] {
  const inner = bare(test)
  if (inner.type === 'LogicalExpression') {
    const sides = [typesIn(inner.left, operator), typesIn(inner.right, operator)]
    const isAlternative = (inner.operator === '||') === (operator === '===')
    if (!isAlternative) return operator === '===' ? (sides.find((one) => one.length > 0) ?? []) : []
    return sides.every((one) => one.length > 0) ? sides.flat() : []
  }
  if (inner.type === 'BinaryExpression') {
    if (inner.operator !== operator && inner.operator !== operator.slice(0, 2)) return []
    return [...literals(inner.left), ...literals(inner.right)]
  }
  if (inner.type !== 'CallExpression' || operator !== '===') return []
  const callee = bare(inner.callee)
  const method = callee.type === 'MemberExpression' ? nameOfKey(callee.property, callee.computed) : null
  const [first] = inner.arguments
  if (callee.type !== 'MemberExpression' || first === undefined) return []
  if (method === 'includes' && callee.object.type === 'ArrayExpression')
    return callee.object.elements.flatMap((one) => (one === null ? ['unknown'] : literals(one)))
  return method === 'startsWith' ? literals(first) : []
}

function literals(node: Node): readonly string[] {
  const inner = bare(node)
  return inner.type === 'StringLiteral' ? [inner.value] : []
}

/** How many names are followed. */
const MAX_HOPS = 6

/** Whether an expression is the object of an event, by what its names were given: `event.data.object`. */
export function isEventObject(values: Values, node: Node): boolean {
  const names = lastNames(values, node, 0)
  return names.at(-1) === 'object' && names.at(-2) === 'data'
}

/** The last two names of the way to an expression, through the names that it was given to, as far as they are the same for all. */
function lastNames(values: Values, node: Node, hops: number): readonly string[] {
  const inner = bare(node)
  if (hops > MAX_HOPS) return []
  if (inner.type === 'MemberExpression' || inner.type === 'OptionalMemberExpression') {
    const name = nameOfKey(inner.property, inner.computed)
    return name === null ? [] : [...lastNames(values, inner.object, hops + 1), name].slice(-2)
  }
  const [first = [], ...others] = values.of(inner).map(({ value, path }) => [...lastNames(values, value, hops + 1), ...path].slice(-2))
  const own = first.findLastIndex((name, index) => others.some((other) => other.at(index - first.length) !== name))
  return first.slice(own + 1)
}
