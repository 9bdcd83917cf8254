import { classOfEvent } from '../../shared/event-classes.ts'
import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { branches, type EventTest, type Known } from './event-tests.ts'
import { functionMeant, type Gift, type OwnFunctions } from './own-calls.ts'
import { literal, parametersOf, type Source } from './source.ts'

/**
 * The types of the events that come to some of the user's functions: by the function, where a table or a decorator says what it
 * is for, and by its parameter, where every call gives it an event whose type is known there.
 */
export type HandledTypes = ReadonlyMap<SyntaxNode, readonly string[]>

/** A handler that is called by another one, that is called by a view. */
const ROUNDS = 3

export function handledTypes(sources: readonly Source[], functions: OwnFunctions, gifts: readonly Gift[]): HandledTypes {
  const found = new Map<SyntaxNode, readonly string[]>()
  const add = (node: SyntaxNode, type: string): void => void found.set(node, [...(found.get(node) ?? []), type])
  for (const source of sources) {
    for (const pair of descendants(source.tree, 'pair')) {
      const [type, value] = [eventTypeIn(source, child(pair, 'key')), child(pair, 'value')]
      const meant = type === null || value === undefined ? null : functionMeant(functions, source, value)
      if (meant !== null && type !== null) add(meant.definition.node, type)
    }
    for (const decorator of descendants(source.tree, 'decorator')) {
      const definition = decorator.parent === null ? undefined : child(decorator.parent, 'definition')
      for (const type of definition?.kind === 'function_definition' ? typesOfDecorator(source, decorator) : [])
        if (definition !== undefined) add(definition, type)
    }
  }
  const tests = new Map(sources.map((source) => [source, branches(source)]))
  for (let round = 0; round < ROUNDS; round += 1) {
    const given = typesGiven(gifts, tests, found)
    if (given.every(([parameter]) => found.has(parameter))) break
    for (const [parameter, types] of given) found.set(parameter, types)
  }
  return found
}

/** The types of the events that an expression in a function may be: `event`, `self.event`; none where nothing says so. */
export function typesHandled(source: Source, event: SyntaxNode, handled: HandledTypes): readonly string[] {
  const definition = ancestor(event, 'function_definition')
  if (definition === undefined) return []
  if (event.kind === 'attribute') return /^(?:self|cls)\.\w+$/.test(source.textOf(event)) ? (handled.get(definition) ?? []) : []
  if (event.kind !== 'identifier' || source.assignedBefore(event) !== undefined) return []
  const parameter = parametersOf(definition).find((one) => source.textOf(one) === source.textOf(event))
  return parameter === undefined ? [] : (handled.get(parameter) ?? handled.get(definition) ?? [])
}

/** What the calls give to each parameter, where each of them gives an event whose types are known there. */
function typesGiven(
  gifts: readonly Gift[],
  tests: ReadonlyMap<Source, readonly EventTest[]>,
  handled: HandledTypes,
): readonly (readonly [SyntaxNode, readonly string[]])[] {
  const given = new Map<SyntaxNode, Set<string> | null>()
  for (const { parameter, value, source } of gifts) {
    const before = given.get(parameter)
    const types = typesAt(source, value, tests.get(source) ?? [], handled)
    given.set(parameter, before === null || types.length === 0 ? null : new Set([...(before ?? []), ...types]))
  }
  return [...given].flatMap(([parameter, types]) => (types === null ? [] : [[parameter, [...types]] as const]))
}

function typesAt(source: Source, value: SyntaxNode, tests: readonly EventTest[], handled: HandledTypes): readonly string[] {
  const around = tests.findLast(({ known, block }) => isAbout(source, known, value) && block.start <= value.start && value.end <= block.end)
  return around?.known.types ?? typesHandled(source, value, handled)
}

/** Whether a test is about the event that is given: it names it, or asks for a type that it does not take from anywhere. */
function isAbout(source: Source, { event }: Known, value: SyntaxNode): boolean {
  return event === null ? /\bev(?:en)?t$/i.test(source.textOf(value)) : source.textOf(event) === source.textOf(value)
}

/** `@on("invoice.paid")`, `@handles(["invoice.paid", "invoice.voided"])`. */
function typesOfDecorator(source: Source, decorator: SyntaxNode): readonly string[] {
  const [call] = descendants(decorator, 'call')
  const given = call === undefined ? undefined : child(call, 'arguments')
  const values = parts(given ?? { ...decorator, children: [] }).flatMap((one) =>
    ['list', 'tuple', 'set'].includes(one.kind) ? parts(one) : [one],
  )
  return values.flatMap((one) => eventTypeIn(source, one) ?? [])
}

function eventTypeIn(source: Source, node: SyntaxNode | undefined): string | null {
  const type = node === undefined ? null : literal(node, source.textOf)
  return type !== null && classOfEvent(type) !== null ? type : null
}
