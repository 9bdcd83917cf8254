import type { Node } from '@babel/types'
import { oncePer } from '../../../domain/once-per.ts'
import { chainOf, lastNameOf, moduleLoaded, type Code } from './code.ts'
import { isFunction } from './scopes.ts'
import { bare, nameOfKey, spanOf } from './syntax.ts'

/** How many names and properties are followed, one to the next. */
const MAX_HOPS = 12

/** What makes a stand-in of anything: of vitest, jest, sinon, jest-mock-extended, ts-mockito and their like. */
const MAKERS = /^(?:fn|stub|spy|mock|mockDeep|deepMock|mockFn|createMock|createStubInstance|createSpyObj|mockObject|partialMock)$/
const REPLACES_MODULE = /^(?:mock|doMock|unstable_mockModule|module|setMock)$/
/** A factory that takes the real module may give parts of it on. */
const TAKES_REAL = /importOriginal|importActual|requireActual|actual/i
const SAYS_MOCK = /mock|fake|stub/i

/** What a file makes itself in the place of what the SDK gives: mocks of tests, and objects that are written out. */
export interface MadeHere {
  /** Whether an expression such as `mockStripe.subscriptions.del` is of that kind. */
  has(node: Node): boolean
  /** Whether the property whose name begins at an offset is taken from such a thing, or is set there. */
  at(offset: number): boolean
}

/** Finds in a file what it makes itself. A mock that it sets on a client (`stripe.subscriptions.del = vi.fn()`) is its own as well. */
export const madeHereIn = oncePer((code: Code): MadeHere => {
  // Most files never ask.
  let known: { readonly where: Where; readonly set: ReadonlySet<string> } | null = null
  let members: ReadonlyMap<number, Node> | null = null
  function has(node: Node): boolean {
    known ??= learn(code)
    return known.set.has(textOf(node)) || follow(known.where, node, [], 0)
  }
  return {
    has,
    at(offset) {
      members ??= new Map(code.tree.nodes.flatMap((node) => (isMember(node) ? [[spanOf(node.property).start, node] as const] : [])))
      const member = members.get(offset)
      return member !== undefined && has(member)
    },
  }
})

function learn(code: Code): { readonly where: Where; readonly set: ReadonlySet<string> } {
  const where = { code, modules: new Set(code.tree.nodes.flatMap((node) => replacedModule(code, node))) }
  const set = new Set(
    code.tree.nodes.flatMap((node) => (node.type === 'AssignmentExpression' && isMock(where, bare(node.right)) ? setChain(node.left) : [])),
  )
  return { where, set }
}

interface Where {
  readonly code: Code
  readonly modules: ReadonlySet<string>
}

function isMember(node: Node): node is Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }> {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'
}

function textOf(node: Node): string {
  return isMember(bare(node)) ? chainOf(node).join('.') : ''
}

function setChain(left: Node): readonly string[] {
  const text = textOf(left)
  return text === '' || text.includes('?') ? [] : [text]
}

/** The module that a test replaces by what its own factory gives: `vi.mock('../lib/stripe', () => …)`. */
function replacedModule({ source }: Code, node: Node): readonly string[] {
  if (node.type !== 'CallExpression' || !isMember(bare(node.callee)) || !REPLACES_MODULE.test(lastNameOf(node.callee))) return []
  const [module, factory] = node.arguments
  if (module === undefined || factory === undefined || TAKES_REAL.test(source.code.slice(spanOf(factory).start, spanOf(factory).end)))
    return []
  const path = module.type === 'StringLiteral' ? module.value : moduleLoaded(module)
  return path === null ? [] : [path]
}

/** Whether what is at a path of an expression is made in the file. */
function follow(where: Where, node: Node, path: readonly string[], hops: number): boolean {
  if (hops > MAX_HOPS) return false
  const inner = bare(node)
  const on = (next: Node, rest: readonly string[]): boolean => follow(where, next, rest, hops + 1)
  if (isMember(inner)) {
    const name = nameOfKey(inner.property, inner.computed)
    return name !== null && on(inner.object, [name, ...path])
  }
  if (isFunction(inner)) return path.length === 0
  if (isMock(where, inner)) return true
  switch (inner.type) {
    case 'Identifier':
      return followName(where, inner, path, on)
    case 'ObjectExpression':
      return followObject(inner, path, on)
    case 'AwaitExpression':
      return on(inner.argument, path)
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return followCall(where, inner, path, on)
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'ArrayExpression':
    case 'TemplateLiteral':
      // What a name is given later, its first value does not show.
      return path.length === 0
    default:
      return false
  }
}

type On = (next: Node, rest: readonly string[]) => boolean

function followName({ code, modules }: Where, node: Extract<Node, { type: 'Identifier' }>, path: readonly string[], on: On): boolean {
  const binding = code.scopes.resolve(node.name, node)
  if (binding === null) return false
  if (binding.kind === 'import') return modules.has(binding.module) || SAYS_MOCK.test(node.name)
  if (binding.kind === 'variable' && binding.value !== null && (binding.constant || SAYS_MOCK.test(node.name)))
    return on(binding.value, [...binding.path, ...path])
  return binding.kind !== 'function' && binding.kind !== 'class' && SAYS_MOCK.test(node.name)
}

function followObject(object: Extract<Node, { type: 'ObjectExpression' }>, path: readonly string[], on: On): boolean {
  const [name, ...rest] = path
  if (name === undefined) return true
  const property = object.properties.find((one) => one.type !== 'SpreadElement' && nameOfKey(one.key, one.computed) === name)
  if (property === undefined || property.type === 'SpreadElement') return false
  return property.type === 'ObjectMethod' ? rest.length === 0 : on(property.value, rest)
}

function followCall(
  { modules }: Where,
  call: Node & { callee: Node; arguments: readonly Node[] },
  path: readonly string[],
  on: On,
): boolean {
  const module = moduleLoaded(call)
  if (module !== null) return modules.has(module)
  const name = lastNameOf(call.callee)
  const [first] = call.arguments
  // `vi.mocked(x)` is x, and `vi.hoisted(() => x)` too.
  if (name === 'mocked' && first !== undefined) return on(first, path)
  if (name === 'hoisted' && first !== undefined) {
    const given = resultOf(first)
    return given !== null && on(given, path)
  }
  // What a replaced module gives makes only stand-ins.
  return on(call.callee, ['()'])
}

/** Whether an expression makes a mock: `vi.fn()`, `mockDeep<Stripe>()`. */
function isMock({ code }: Where, node: Node): boolean {
  if (node.type !== 'CallExpression' || !MAKERS.test(lastNameOf(node.callee))) return false
  const callee = bare(node.callee)
  if (callee.type !== 'Identifier') return true
  const binding = code.scopes.resolve(callee.name, callee)
  return binding === null || binding.kind === 'import'
}

/** What a function gives whose body is one expression, or ends with one. */
function resultOf(node: Node): Node | null {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return null
  if (node.body.type !== 'BlockStatement') return node.body
  const last = node.body.body.at(-1)
  return last?.type === 'ReturnStatement' ? (last.argument ?? null) : null
}
