import type { Node } from '@babel/types'
import type { Code } from './code.ts'
import { isFunction, type Binding } from './scopes.ts'
import { bare, nameOfKey } from './syntax.ts'

/** A value, and the properties that are taken of it, outermost first; `[]` is any element of a list. */
interface Taken {
  readonly value: Node
  readonly path: readonly string[]
}

/** What the names of a file are given: where they are declared, assigned later, or taken from a list in a loop. */
export interface Values {
  /** Every value that a name is given in the file; empty for parameters, imports and globals. */
  of(name: Node): readonly Taken[]
}

/** The functions of a list that call another with each element. */
const EACH: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findLast', 'flatMap', 'forEach', 'map', 'some'])

export function valuesOf(code: Code): Values {
  const assigned = new Map<Binding, Node[]>()
  for (const node of code.tree.nodes) {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'Identifier') continue
    const binding = code.scopes.resolve(node.left.name, node.left)
    if (binding !== null) assigned.set(binding, [...(assigned.get(binding) ?? []), node.right])
  }
  return {
    of(name) {
      if (name.type !== 'Identifier') return []
      const binding = code.scopes.resolve(name.name, name)
      if (binding === null) return []
      const later = (assigned.get(binding) ?? []).map((value): Taken => ({ value, path: [] }))
      if (binding.kind === 'parameter') return [...elementOf(code, binding.node), ...later]
      if (binding.kind !== 'variable') return []
      const loop = loopOver(code, binding.node)
      if (loop !== null) return [{ value: loop, path: ['[]', ...binding.path] }]
      const first = binding.value === null || isNothing(binding.value) ? [] : [{ value: binding.value, path: binding.path }]
      return [...first, ...later]
    },
  }
}

function isNothing(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined')
}

/** The list that `for (const one of list)` goes over, for the name that it declares. */
function loopOver(code: Code, name: Node): Node | null {
  let node = name
  for (let parent = code.tree.parentOf(node); parent !== undefined && !isFunction(parent); parent = code.tree.parentOf(node)) {
    if (parent.type === 'ForOfStatement') return parent.left === node ? parent.right : null
    if (parent.type === 'VariableDeclarator' && parent.id !== node) return null
    node = parent
  }
  return null
}

/** The list whose elements a callback's first parameter is: `list` of `list.map((one) => …)`. */
function elementOf(code: Code, parameter: Node): readonly Taken[] {
  const callback = code.tree.parentOf(parameter)
  const call = callback === undefined ? undefined : code.tree.parentOf(callback)
  if (callback === undefined || call === undefined || !isFunction(callback)) return []
  if (!('params' in callback) || !Array.isArray(callback.params) || callback.params[0] !== parameter) return []
  if ((call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression') || call.arguments[0] !== callback) return []
  const callee = bare(call.callee)
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return []
  return EACH.has(nameOfKey(callee.property, callee.computed) ?? '') ? [{ value: callee.object, path: ['[]'] }] : []
}
