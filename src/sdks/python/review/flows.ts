import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { classOfEvent } from '../../shared/event-classes.ts'
import { eventObjects, type EventObject } from './events.ts'
import { classOfCall, classOfElements, loopOver, parameterClasses, type ParameterClasses } from './known-classes.ts'
import { isQueued, queuedValues, type Queues } from './queues.ts'
import { saysNothing } from './reading.ts'
import { literal, parametersOf, type Source } from './source.ts'

/** What is known, without running anything, of where Stripe's objects go in a user's code. */
export interface Flows {
  readonly events: ReadonlyMap<Source, readonly EventObject[]>
  /** The parameters without a type of their own that are given nothing but objects of known classes: `["Invoice"]`, `["Event"]`. */
  readonly parameters: ReadonlyMap<Source, ParameterClasses>
}

interface Definition {
  readonly source: Source
  readonly node: SyntaxNode
}

/** From one function to the next: a handler that is called by another one, that is called by a view. */
const ROUNDS = 3

/**
 * Follows events and their objects into the functions that they are given to, in all the files: the calls of a function whose name
 * is there once must agree on what they give it. A table such as `{"invoice.paid": on_paid}` counts as a call,
 * except where a task queue makes it: what comes out of that is plain data.
 */
export function flowsOf(sources: readonly Source[], queues: Queues): Flows {
  const definitions = new Map<string, Definition | null>()
  for (const source of sources) {
    for (const node of descendants(source.tree, 'function_definition')) {
      const name = child(node, 'name')
      if (name !== undefined) definitions.set(source.textOf(name), definitions.has(source.textOf(name)) ? null : { source, node })
    }
  }
  let flows: Flows = { events: new Map(sources.map((source) => [source, eventObjects(source, new Map())])), parameters: new Map() }
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = flows
    const given = new Map<SyntaxNode, { readonly source: Source; classes: string[] | null }>()
    for (const source of sources) giveIn(source, before, { definitions, queues }, given)
    if ([...given.values()].every(({ classes }) => classes === null)) break
    const parameters = new Map(sources.map((source) => [source, new Map<SyntaxNode, readonly string[]>()]))
    for (const [node, { source, classes }] of given) if (classes !== null) parameters.get(source)?.set(node, [...new Set(classes)])
    const events = new Map(sources.map((source) => [source, eventObjects(source, parameters.get(source) ?? new Map())]))
    flows = { events, parameters }
  }
  return flows
}

type Given = Map<SyntaxNode, { readonly source: Source; classes: string[] | null }>

interface Known {
  readonly definitions: ReadonlyMap<string, Definition | null>
  readonly queues: Queues
}

function giveIn(source: Source, flows: Flows, { definitions, queues }: Known, given: Given): void {
  for (const call of descendants(source.tree, 'call')) {
    const callee = child(call, 'function')
    const name = callee === undefined ? undefined : callee.kind === 'attribute' ? child(callee, 'attribute') : callee
    const definition = name?.kind === 'identifier' ? (definitions.get(source.textOf(name)) ?? null) : null
    if (definition === null || queuedValues(source, call, queues) !== null) continue
    const own = parametersOf(definition.node)
    const positional = own.filter((one) => !['self', 'cls'].includes(definition.source.textOf(one)))
    for (const [index, argument] of parts(child(call, 'arguments') ?? { ...call, children: [] }).entries()) {
      const keyword = argument.kind === 'keyword_argument' ? child(argument, 'name') : undefined
      const value = keyword === undefined ? argument : child(argument, 'value')
      const parameter =
        keyword === undefined ? positional[index] : own.find((one) => definition.source.textOf(one) === source.textOf(keyword))
      if (parameter !== undefined && value !== undefined)
        give(given, definition.source, parameter, classesOf(source, value, { flows, definitions }))
    }
  }
  for (const pair of descendants(source.tree, 'pair')) {
    const [key, value] = [child(pair, 'key'), child(pair, 'value')]
    const type = key === undefined ? null : literal(key, source.textOf)
    const definition = value?.kind === 'identifier' ? (definitions.get(source.textOf(value)) ?? null) : null
    const known = type === null ? null : classOfEvent(type)
    if (definition === null || known === null || value === undefined || isQueued(source, pair, source.textOf(value), queues)) continue
    const parameter = parametersOf(definition.node).find((one) => !['self', 'cls'].includes(definition.source.textOf(one)))
    if (parameter === undefined) continue
    const name = definition.source.textOf(parameter)
    const isEvent = new RegExp(`\\b${name}(?:\\.data\\b|\\[["']data["']\\])`).test(definition.source.textOf(definition.node))
    give(given, definition.source, parameter, isEvent || /ev(?:en)?t/i.test(name) ? null : [known])
  }
}

function give(given: Given, source: Source, parameter: SyntaxNode, classes: readonly string[] | null): void {
  if (!isUntyped(source, parameter)) return
  const known = given.get(parameter)
  if (known === undefined) given.set(parameter, { source, classes: classes === null ? null : [...classes] })
  else known.classes = known.classes === null || classes === null ? null : [...known.classes, ...classes]
}

function isUntyped(source: Source, { parent }: SyntaxNode): boolean {
  const type = parent === null ? undefined : child(parent, 'type')
  if (type !== undefined) return saysNothing(source, type)
  return parent?.kind === 'parameters' || parent?.kind === 'default_parameter'
}

interface Search {
  readonly flows: Flows
  readonly definitions: ReadonlyMap<string, Definition | null>
}

/** The classes that an expression may be of; null where that is not known. */
function classesOf(source: Source, node: SyntaxNode, search: Search, depth = 0): readonly string[] | null {
  if (depth > 5) return null
  const { flows, definitions } = search
  const event = flows.events.get(source)?.find((one) => one.node === node && one.sure)
  if (event !== undefined) return event.classes
  if (node.kind === 'identifier') {
    const assigned = source.assignedBefore(node)
    if (assigned !== undefined) return classesOf(source, assigned, search, depth + 1)
    const list = loopOver(source, node)
    const element = list === undefined ? null : classOfElements(source, list)
    return element === null ? parameterClasses(source, node, flows.parameters.get(source) ?? new Map()) : [element]
  }
  if (node.kind === 'await') {
    const [awaited] = parts(node)
    return awaited === undefined ? null : classesOf(source, awaited, search, depth + 1)
  }
  if (node.kind !== 'call') return null
  const known = classOfCall(source, node)
  if (known !== null) return known
  const callee = child(node, 'function')
  const name = callee?.kind === 'attribute' ? child(callee, 'attribute') : callee
  const definition = name?.kind === 'identifier' ? definitions.get(source.textOf(name)) : undefined
  return definition === undefined || definition === null ? null : classesOfResult(definition, search, depth + 1)
}

/** The classes of what a function returns: of each of its returns, but for those of nothing. */
function classesOfResult({ source, node }: Definition, search: Search, depth: number): readonly string[] | null {
  const values = descendants(node, 'return_statement').flatMap((one) => parts(one))
  const classes = values.filter((value) => value.kind !== 'none').map((value) => classesOf(source, value, search, depth))
  return classes.length === 0 || classes.includes(null) ? null : [...new Set(classes.flatMap((one) => one ?? []))]
}
