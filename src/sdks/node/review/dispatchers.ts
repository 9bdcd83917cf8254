import type { Node } from '@babel/types'
import { lastNameOf, type Code } from './code.ts'
import type { UsedName } from './names.ts'
import { isFunction } from './scopes.ts'
import { bare, nameOfKey, spanOf } from './syntax.ts'

/** A function of the user's that calls what its arguments name: `execute(group, method, …)` with `stripe[group][method](…)` in it. */
interface Dispatcher {
  readonly name: string
  /** Which of its arguments name the resource and the method. */
  readonly resource: number
  readonly method: number
}

/** Whether a call is of a method that only a run knows: `stripe[group][method](…)`. */
export function isDispatched(code: Code, callee: Node): boolean {
  return dispatchedBy(code, callee) !== null
}

/** The two expressions that name what is called. */
function dispatchedBy(code: Code, callee: Node): readonly [Node, Node] | null {
  const outer = bare(callee)
  if (outer.type !== 'MemberExpression' || !outer.computed) return null
  const inner = bare(outer.object)
  if (inner.type !== 'MemberExpression' || !inner.computed || code.kindOf(inner.object) !== 'client') return null
  return [bare(inner.property), bare(outer.property)]
}

/** What the calls of such functions name, in all the files: `execute('subscriptionItems', 'createUsageRecord', …)`. */
export function namesGivenIn(codes: readonly Code[]): readonly { readonly code: Code; readonly one: UsedName }[] {
  const dispatchers = codes.flatMap(dispatchersIn)
  if (dispatchers.length === 0) return []
  return codes.flatMap((code) =>
    code.tree.nodes.flatMap((node) => {
      if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return []
      const called = lastNameOf(node.callee)
      return dispatchers.flatMap(({ name, resource, method }) => {
        const [first, second] = [node.arguments[resource], node.arguments[method]]
        if (name !== called || first?.type !== 'StringLiteral' || second?.type !== 'StringLiteral') return []
        return /^\w+$/.test(first.value) && /^\w+$/.test(second.value)
          ? [{ code, one: { name: `stripe.${first.value}.${second.value}`, ...spanOf(second) } }]
          : []
      })
    }),
  )
}

function dispatchersIn(code: Code): readonly Dispatcher[] {
  return code.tree.nodes.flatMap((node): readonly Dispatcher[] => {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return []
    const given = dispatchedBy(code, node.callee)
    if (given === null) return []
    for (let around = code.tree.parentOf(node); around !== undefined; around = code.tree.parentOf(around)) {
      if (!isFunction(around) || !('params' in around) || !Array.isArray(around.params)) continue
      const names = around.params.map((one) => (one.type === 'Identifier' ? one.name : ''))
      const [resource = -1, method = -1] = given.map((one) => (one.type === 'Identifier' ? names.indexOf(one.name) : -1))
      if (resource >= 0 && method >= 0) return [{ name: nameOf(code, around), resource, method }]
    }
    return []
  })
}

/** What a function is called; empty where it has no name. */
function nameOf(code: Code, node: Node): string {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? ''
  if (node.type === 'ClassMethod' || node.type === 'ObjectMethod') return nameOfKey(node.key, node.computed) ?? ''
  const parent = code.tree.parentOf(node)
  if (parent?.type === 'VariableDeclarator') return lastNameOf(parent.id)
  if (parent?.type === 'AssignmentExpression') return lastNameOf(parent.left)
  return parent?.type === 'ObjectProperty' || parent?.type === 'ClassProperty'
    ? (nameOfKey(parent.key, parent.computed === true) ?? '')
    : ''
}
