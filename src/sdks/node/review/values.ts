import type { Node } from '@babel/types'
import type { Code } from './code.ts'
import { isFunction, type Binding } from './scopes.ts'
import { bare, nameOfKey } from './syntax.ts'

/** A value, and the properties that are taken of it, outermost first; `[]` is any element of a list. */
interface Taken {
  readonly value: Node
  readonly path: readonly string[]
}

/** What is put into an object after its name was declared: `params.coupon = …`. */
interface Added {
  readonly key: string
  /** The name of the property, where it is written. */
  readonly property: Node
  readonly value: Node
}

/** What the names of a file are given: where they are declared, assigned later, or taken from a list in a loop. */
export interface Values {
  /** Every value that a name is given in the file; empty for parameters, imports and globals. */
  of(name: Node): readonly Taken[]
  /** Every property that is put into what a variable holds, anywhere in the file. */
  addedTo(name: Node): readonly Added[]
}

/** The functions of a list that call another with each element. */
const EACH: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findLast', 'flatMap', 'forEach', 'map', 'some'])

export function valuesOf(code: Code): Values {
  const [assigned, added] = [new Map<Binding, Node[]>(), new Map<Binding, Added[]>()]
  for (const node of code.tree.nodes) {
    if (node.type !== 'AssignmentExpression') continue
    const { left, right } = node
    if (left.type === 'MemberExpression' && left.object.type === 'Identifier') {
      const binding = code.scopes.resolve(left.object.name, left.object)
      const key = nameOfKey(left.property, left.computed)
      if (binding?.kind === 'variable' && key !== null) push(added, binding, { key, property: left.property, value: right })
    }
    if (node.operator !== '=' || left.type !== 'Identifier') continue
    const binding = code.scopes.resolve(left.name, left)
    if (binding !== null) push(assigned, binding, right)
  }
  return {
    addedTo(name) {
      const binding = name.type === 'Identifier' ? code.scopes.resolve(name.name, name) : null
      return binding === null ? [] : (added.get(binding) ?? [])
    },
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

/** More than a person gives one name in a file. Each call that takes the name looks at all of them. */
const MAX_GIVEN = 200

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.length < MAX_GIVEN) list.push(value)
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
