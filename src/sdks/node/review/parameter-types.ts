import type { Node } from '@babel/types'
import { resourceCallsOf } from './calls.ts'
import { lastNameOf, type Code } from './code.ts'
import { branchAround, classesOfEvents, eventBranches, type EventBranch } from './event-branches.ts'
import { isFunction } from './scopes.ts'
import { bare, nameOfKey, spanOf } from './syntax.ts'
import { classNamed, eventOf, typeOf, unionOf, type Typing } from './value-types.ts'
import { valuesOf } from './values.ts'

/** From one function to the next: a handler that another one calls, that a route calls. */
const ROUNDS = 3

type FunctionNode = Node & { readonly params: readonly Node[] }

interface Definition {
  readonly code: Code
  readonly node: FunctionNode
}

/**
 * What is known of the values in each file. Functions whose parameters have no types take those of what they are given, in
 * all the files: by the function's name, where there is one of it.
 */
export function typingsOf(codes: readonly Code[]): ReadonlyMap<Code, Typing> {
  const definitions = definitionsIn(codes)
  let typings = new Map<Code, Typing>(
    codes.map((code) => [
      code,
      {
        code,
        values: valuesOf(code),
        branches: eventBranches(code),
        calls: new Map(resourceCallsOf(code).map((call) => [call.call, call])),
        parameters: new Map<Node, string>(),
      },
    ]),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    const given = new Map<Node, Set<string>>()
    for (const typing of typings.values()) giveIn(typing, definitions, given)
    const parameters = new Map([...given].map(([name, types]) => [name, unionOf([...types])]))
    const before = [...typings.values()][0]?.parameters.size ?? 0
    typings = new Map([...typings].map(([code, typing]) => [code, { ...typing, parameters }]))
    if (parameters.size === before) break
  }
  return typings
}

/** The functions of the files by their names; null where there are several of one name. */
function definitionsIn(codes: readonly Code[]): ReadonlyMap<string, Definition | null> {
  const found = new Map<string, Definition | null>()
  for (const code of codes)
    for (const node of code.tree.nodes) {
      const [name, definition] = defined(node)
      if (name !== '' && definition !== null) found.set(name, found.has(name) ? null : { code, node: definition })
    }
  return found
}

function defined(node: Node): readonly [string, FunctionNode | null] {
  switch (node.type) {
    case 'FunctionDeclaration':
      return [node.id?.name ?? '', node]
    case 'ClassMethod':
    case 'ObjectMethod':
      return [nameOfKey(node.key, node.computed) ?? '', node]
    case 'VariableDeclarator':
      return [lastNameOf(node.id), asFunction(node.init)]
    case 'ClassProperty':
    case 'ObjectProperty':
      return [nameOfKey(node.key, node.computed === true) ?? '', asFunction(node.value)]
    case 'AssignmentExpression':
      return [lastNameOf(node.left), asFunction(node.right)]
    default:
      return ['', null]
  }
}

function asFunction(node: Node | null | undefined): FunctionNode | null {
  if (node === null || node === undefined) return null
  const inner = bare(node)
  return isFunction(inner) && 'params' in inner && Array.isArray(inner.params) ? inner : null
}

function giveIn(typing: Typing, definitions: ReadonlyMap<string, Definition | null>, given: Map<Node, Set<string>>): void {
  for (const node of typing.code.tree.nodes) {
    if (node.type === 'ObjectProperty') giveInTable(node, definitions, given)
    if ((node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') || typing.calls.has(node)) continue
    const definition = definitions.get(lastNameOf(node.callee))
    if (definition === undefined || definition === null) continue
    for (const [index, argument] of node.arguments.entries()) {
      const parameter = definition.node.params[index]
      if (parameter === undefined) break
      const type = typeOfEvent(typing.branches, argument) ?? typeOf(typing, argument)
      if (type !== null) give(given, definition, parameter, type)
    }
  }
}

/** `{ 'invoice.paid': onPaid }` calls the function with an event, or with its object, as the function uses it. */
function giveInTable(
  { key, computed, value }: Extract<Node, { type: 'ObjectProperty' }>,
  definitions: ReadonlyMap<string, Definition | null>,
  given: Map<Node, Set<string>>,
): void {
  const type = nameOfKey(key, computed)
  const classes = type === null || !type.includes('.') ? null : classesOfEvents([type])
  if (classes === null) return
  const own = asFunction(value)
  const named = definitions.get(lastNameOf(value))
  const definition = own === null ? named : null
  const [parameter] = definition?.node.params ?? []
  if (definition === undefined || definition === null || parameter?.type !== 'Identifier') return
  const object = unionOf(classes.map(classNamed))
  give(given, definition, parameter, isEvent(definition, parameter.name) ? eventOf(object) : object)
}

function isEvent({ code, node }: Definition, name: string): boolean {
  if (/event/i.test(name)) return true
  const { start, end } = spanOf(node)
  return code.source.code.slice(start, end).includes(`${name}.data.object`)
}

/** An event that a branch gives on as a whole. */
function typeOfEvent(branches: readonly EventBranch[], argument: Node): string | null {
  const inner = bare(argument)
  if (inner.type !== 'Identifier' || !/(?:^|_)event$|Event$/.test(inner.name)) return null
  const around = branchAround(branches, inner)
  return around === undefined ? null : eventOf(unionOf(around.classes.map(classNamed)))
}

function give(given: Map<Node, Set<string>>, { code }: Definition, parameter: Node, type: string): void {
  if (!isUntyped(code, parameter)) return
  given.set(parameter, (given.get(parameter) ?? new Set()).add(type))
}

/** Whether a parameter has no type of its own, or one that says nothing. */
function isUntyped({ source }: Code, parameter: Node): boolean {
  if (parameter.type !== 'Identifier' && parameter.type !== 'ObjectPattern') return false
  const annotation = parameter.typeAnnotation
  if (annotation === null || annotation === undefined) return true
  return NOTHING.test(source.code.slice(annotation.start ?? 0, annotation.end ?? 0))
}

/** Types that say nothing: `: any`, `: Record<string, any>`. */
export const NOTHING = /^:?\s*(?:any|object|Record<string, (?:any|unknown)>|\{ ?\[\w+: string\]: any;? ?\})$/
