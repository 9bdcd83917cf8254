import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import type { Edit } from '../../shared/shadow.ts'
import { classOfEvent } from '../../shared/event-classes.ts'
import { eventObjects, type EventObject } from './events.ts'
import { handledTypes, type HandledTypes } from './handlers.ts'
import { classOfCall, classOfElements, loopOver, parameterClasses, type ParameterClasses } from './known-classes.ts'
import { functionMeant, giftsIn, ownFunctions, type Definition, type Gift, type OwnFunctions } from './own-calls.ts'
import { passedMethods } from './passed-methods.ts'
import { isQueued, type Queues } from './queues.ts'
import { saysNothing } from './reading.ts'
import { literal, parametersOf, type Source } from './source.ts'

/** What is known, without running anything, of where Stripe's objects go in a user's code. */
export interface Flows {
  readonly events: ReadonlyMap<Source, readonly EventObject[]>
  /** The parameters without a type of their own that are given nothing but objects of known classes: `["Invoice"]`, `["Event"]`. */
  readonly parameters: ReadonlyMap<Source, ParameterClasses>
  /** What the calls of the user's own functions give to them. */
  readonly gifts: readonly Gift[]
  readonly handled: HandledTypes
  /** See `passedMethods`. */
  readonly passed: ReadonlyMap<Source, readonly Edit[]>
}

/** From one function to the next: a handler that is called by another one, that is called by a view. */
const ROUNDS = 3

/**
 * Follows events and their objects into the functions that they are given to, in all the files: the calls of a function whose name
 * is there once must agree on what they give it. A table such as `{"invoice.paid": on_paid}` counts as a call,
 * except where a task queue makes it: what comes out of that is plain data.
 */
export function flowsOf(sources: readonly Source[], queues: Queues): Flows {
  const functions = ownFunctions(sources)
  const gifts = sources.flatMap((source) => giftsIn(source, functions, queues))
  const handled = handledTypes(sources, functions, gifts)
  const known = new Map(sources.map((source) => [source, eventObjects(source, new Map(), handled)]))
  const passed = new Map(sources.map((source) => [source, passedMethods(source, functions)]))
  let flows: Flows = { events: known, parameters: new Map(), gifts, handled, passed }
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = flows
    const given: Given = new Map()
    for (const { parameter, owner, value, source } of gifts)
      give(given, owner, parameter, classesOf(source, value, { flows: before, functions }))
    for (const source of sources) giveFromTables(source, { functions, queues }, given)
    if ([...given.values()].every(({ classes }) => classes === null)) break
    const parameters = new Map(sources.map((source) => [source, new Map<SyntaxNode, readonly string[]>()]))
    for (const [node, { source, classes }] of given) if (classes !== null) parameters.get(source)?.set(node, [...new Set(classes)])
    const events = new Map(sources.map((source) => [source, eventObjects(source, parameters.get(source) ?? new Map(), handled)]))
    flows = { ...before, events, parameters }
  }
  return flows
}

type Given = Map<SyntaxNode, { readonly source: Source; classes: string[] | null }>

interface Known {
  readonly functions: OwnFunctions
  readonly queues: Queues
}

function giveFromTables(source: Source, { functions, queues }: Known, given: Given): void {
  for (const pair of descendants(source.tree, 'pair')) {
    const [key, value] = [child(pair, 'key'), child(pair, 'value')]
    const type = key === undefined ? null : literal(key, source.textOf)
    const definition = value?.kind === 'identifier' ? (functionMeant(functions, source, value)?.definition ?? null) : null
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

/** Whether a parameter has no type of its own, or one that says less than what it is given. */
export function isUntyped(source: Source, { parent }: SyntaxNode): boolean {
  const type = parent === null ? undefined : child(parent, 'type')
  if (type !== undefined) return saysNothing(source, type)
  return parent?.kind === 'parameters' || parent?.kind === 'default_parameter'
}

interface Search {
  readonly flows: Flows
  readonly functions: OwnFunctions
}

/** The classes that an expression may be of; null where that is not known. */
function classesOf(source: Source, node: SyntaxNode, search: Search, depth = 0): readonly string[] | null {
  if (depth > 5) return null
  const { flows, functions } = search
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
  const meant = callee === undefined ? null : functionMeant(functions, source, callee)
  return meant === null ? null : classesOfResult(meant.definition, search, depth + 1)
}

/** The classes of what a function returns: of each of its returns, but for those of nothing. */
function classesOfResult({ source, node }: Definition, search: Search, depth: number): readonly string[] | null {
  const values = descendants(node, 'return_statement').flatMap((one) => parts(one))
  const classes = values.filter((value) => value.kind !== 'none').map((value) => classesOf(source, value, search, depth))
  return classes.length === 0 || classes.includes(null) ? null : [...new Set(classes.flatMap((one) => one ?? []))]
}
