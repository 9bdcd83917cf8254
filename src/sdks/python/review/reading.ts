import { ancestor, child, descendants, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { ANY_CLASS, type EventObject } from './events.ts'
import type { ExpandPath } from './expands.ts'
import { outermost, shadow, type Edit, type Shadow } from '../../shared/shadow.ts'
import type { ParameterClasses } from './known-classes.ts'
import { fieldOf, gotField, type Source } from './source.ts'

/** Words that cannot follow a dot. */
const KEYWORDS = new Set(
  `and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal
  not or pass raise return try while with yield`.split(/\s+/),
)

/** Names of ours in the shadow; none of a user's begins so. */
const PREFIX = '_stripe_upgrade_'

/** `Session` for the name of ours that means `checkout.Session` or a dictionary of its shape. */
export function plainClass(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(name.lastIndexOf('_') + 1) : name
}

/** A source as the type checker reads it. */
export interface Reading extends Shadow {
  /** How many lines of ours come first. In the first of them the checker is asked for a type, so that it shows that it read the file. */
  readonly firstLines: number
}

/**
 * A source in a form in which the checker sees more, line by line the same: `x["name"]` is read as `x.name`, which has a type; the
 * object of an event of a known type as one of its class; no comment hides an error; and the types of the expressions in
 * `asked` are given.
 */
export function readingOf(source: Source, { events, parameters, asked, expands, passed }: Known): Reading {
  const owners = [...new Set(expands.map(({ owner }) => owner))]
  const classes = [...new Set([...events.map(listOf), ...owners])]
  const prelude = [
    'reveal_type(0)',
    ...(classes.length + parameters.size + source.modules.length === 0
      ? []
      : [`import stripe as ${PREFIX}sdk`, `from typing import cast as ${PREFIX}cast`]),
    ...classes.flatMap((list, index) => declaration(list, index)),
  ]
  const replaced = [
    ...events.map((event): Edit => ({
      start: event.node.start,
      end: event.node.end,
      text: `${PREFIX}${classes.indexOf(listOf(event))}`,
    })),
    ...expands.map(({ node, owner, steps }): Edit => ({
      start: node.start,
      end: node.end,
      text: `${PREFIX}${classes.indexOf(owner)}${steps}`,
    })),
  ]
  const isReplaced = ({ start, end }: SyntaxNode): boolean => replaced.some((edit) => edit.start <= start && end <= edit.end)
  const edits = [
    { start: 0, end: source.text.startsWith('\uFEFF') ? 1 : 0, text: prelude.map((line) => `${line}\n`).join('') },
    ...descendants(source.tree, 'comment').map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
    ...replaced,
    ...[...parameters].map(([node, list]) => typed(node, annotation(list))),
    ...untyped(source),
    ...decorators(source),
    ...movedImports(source),
    ...passed,
    ...source.modules.map(({ start, end }): Edit => ({ start, end, text: `${PREFIX}sdk` })),
    ...descendants(source.tree, 'subscript')
      .filter((node) => !isReplaced(node))
      .flatMap((node) => attributeFor(source, node) ?? []),
    ...descendants(source.tree, 'call')
      .filter((node) => !isReplaced(node))
      .flatMap((node) => attributeForGet(source, node) ?? []),
    ...asked
      .filter((node) => !passed.some(({ start, end }) => start <= node.start && node.end <= end))
      .filter((node) => !isReplaced(node) || replaced.some(({ start, end }) => start === node.start && end === node.end))
      .flatMap(({ start, end }) => [
        { start, end: start, text: 'reveal_type(' },
        { start: end, end, text: ')' },
      ]),
  ]
  return { ...shadow(source.text, outermost(edits)), firstLines: prelude.length }
}

/** What is known of a source beside its text. */
interface Known {
  readonly events: readonly EventObject[]
  readonly parameters: ParameterClasses
  /** The expressions whose types the checker is asked for. */
  readonly asked: readonly SyntaxNode[]
  readonly expands: readonly ExpandPath[]
  /** See `passedMethods`. */
  readonly passed: readonly Edit[]
}

/** `Invoice`, `Invoice|Charge`; with a `?` where it may be a dictionary of the same shape. */
function listOf({ classes, sure }: EventObject): string {
  return `${classes.join('|')}${sure ? '' : '?'}`
}

/** A name of the class. What may be a dictionary has the fields of the class, and what a dictionary has. */
function declaration(list: string, index: number): string[] {
  const names = list.replace('?', '').split('|')
  const name = `${PREFIX}${index}`
  if (names.join('') === ANY_CLASS)
    return [
      `class ${name}_${ANY_CLASS}(${PREFIX}sdk.${ANY_CLASS}):`,
      ...OBJECTS.map((field) => `    ${field}: ${PREFIX}sdk.${ANY_CLASS}`),
      `${name} = ${PREFIX}cast("${name}_${ANY_CLASS}", None)`,
    ]
  if (!list.endsWith('?')) return [`${name} = ${PREFIX}cast(${annotation(names)}, None)`]
  const mixed = names.map((one) => ({ one, made: `${PREFIX}${index}_${one.replaceAll('.', '_')}` }))
  return [
    ...mixed.map(({ one, made }) => `class ${made}(${PREFIX}sdk.${one}, dict[str, object]): pass`),
    `${name} = ${PREFIX}cast(${JSON.stringify(mixed.map(({ made }) => made).join(' | '))}, None)`,
  ]
}

/** A type of some classes: `Invoice`, `ListObject[Invoice]`. */
function annotation(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.replaceAll(/[A-Za-z][\w.]*/g, (one) => `${PREFIX}sdk.${one}`)).join(' | '))
}

/** `x["name"]` as `x.name`, at equal width; null where it is not read, or cannot be spelled so. */
function attributeFor(source: Source, node: SyntaxNode): Edit | null {
  const name = fieldOf(node, source.textOf)
  const value = child(node, 'value')
  if (name === null || value === undefined || isWritten(node) || /(?:^|\.)Literal$/.test(source.textOf(value))) return null
  return spelledAsAttribute(source, node, value, name)
}

/** The part of an expression behind its object as `.name`, at equal width; null where it cannot be spelled so, or is no SDK's object. */
function spelledAsAttribute(source: Source, { end }: SyntaxNode, object: SyntaxNode, name: string): Edit | null {
  if (!/^[a-z_][a-z0-9_]*$/.test(name) || KEYWORDS.has(name) || source.text.slice(object.end, end).includes('\n')) return null
  // A dictionary that the user's code spells out is none of the SDK's objects.
  if (object.kind === 'identifier' && source.assignedBefore(object)?.kind === 'dictionary') return null
  if (/(?:^|\.)environ$/.test(source.textOf(object))) return null
  return { start: object.end, end, text: `.${name}`.padEnd(end - object.end) }
}

/** The fields that hold an object in whatever object of Stripe's has them. */
const OBJECTS = `address automatic_tax billing_details customer_address customer_details last_payment_error lines metadata outcome
  payment_method_details payment_settings plan price recurring shipping shipping_details status_transitions subscription_details
  total_details transfer_data`.split(/\s+/)

/** `x.get("name")` as `x.name`, which has a type; null where it cannot be spelled so. */
function attributeForGet(source: Source, call: SyntaxNode): Edit | null {
  const got = gotField(source, call)
  const object = child(child(call, 'function') ?? call, 'object')
  return got === null || object === undefined ? null : spelledAsAttribute(source, call, object, got.name)
}

/** Types that say less than what is given: a Stripe object was a dictionary once. */
const NO_TYPE = /^(?:dict|Dict|Any|object|Mapping|MutableMapping|(?:typing|t)\.(?:Any|Dict|Mapping))(?:\[.*\])?(?: \| None)?$/s

/** Whether an annotation, also one in quotes, says less than what is given. */
export function saysNothing(source: Source, type: SyntaxNode): boolean {
  return NO_TYPE.test(source.textOf(type).replaceAll(/^["']|["']$/g, ''))
}

/** A parameter with the type that is known of it, in place of its own. */
function typed({ end, parent }: SyntaxNode, text: string): Edit {
  const own = parent === null ? undefined : child(parent, 'type')
  return own === undefined ? { start: end, end, text: `: ${text}` } : { start: own.start, end: own.end, text }
}

/** Leaves out the types of results and of names that say less than what they are given. */
function untyped(source: Source): readonly Edit[] {
  const results = descendants(source.tree, 'function_definition').flatMap((node): readonly Edit[] => {
    const [before, type] = [child(node, 'parameters'), child(node, 'return_type')]
    if (before === undefined || type === undefined || !saysNothing(source, type)) return []
    return [{ start: before.end, end: type.end, text: '' }]
  })
  const names = descendants(source.tree, 'assignment').flatMap((node): readonly Edit[] => {
    const [left, type, right] = [child(node, 'left'), child(node, 'type'), child(node, 'right')]
    const isGiven = right?.kind === 'call' || right?.kind === 'await'
    if (left === undefined || type === undefined || !isGiven || !saysNothing(source, type)) return []
    return [{ start: left.end, end: type.end, text: '' }]
  })
  return [...results, ...names]
}

/** Modules that are gone, or private, whose classes the package itself has: what is imported from there keeps its type. */
const MOVED_MODULE = /^stripe\.(?:api_resources|list_object|stripe_object|stripe_response)(?:\.|$)/

/** `from stripe.stripe_object import StripeObject` as an import from the package; that the module is gone is seen by its name. */
function movedImports(source: Source): readonly Edit[] {
  return source.imports.flatMap(({ statement, module, name }): readonly Edit[] => {
    const from = child(statement, 'module_name')
    if (from === undefined || !MOVED_MODULE.test(module) || name === null || !/^[A-Z]/.test(name)) return []
    return [{ start: from.start, end: from.end, text: 'stripe'.padEnd(from.end - from.start) }]
  })
}

/** The decorators that the checker knows, and those that make of a function what it must know. */
const KNOWN_DECORATOR =
  /^@\s*(?:\w+\.)*(?:\w*property|setter|getter|deleter|staticmethod|classmethod|abstract\w*|(?:async)?contextmanager|dataclass|overload|override|final|fixture|wraps|singledispatch\w*|lru_cache|cache|total_ordering|register|no_type_check)\b/

/**
 * Leaves out the decorators of packages that are not there for the checker, as in `@retry(…)` and `@app.task`: what they make of
 * a function would be unknown to it, while they give its result as it is.
 */
function decorators(source: Source): readonly Edit[] {
  return descendants(source.tree, 'decorator').flatMap((node): readonly Edit[] => {
    const definition = node.parent === null ? undefined : child(node.parent, 'definition')
    if (definition?.kind !== 'function_definition' || KNOWN_DECORATOR.test(source.textOf(node))) return []
    return [{ start: node.start, end: node.end, text: source.textOf(node).replaceAll(/[^\n]/g, ' ') }]
  })
}

function isWritten(node: SyntaxNode): boolean {
  if (node.field === 'left' || node.parent?.kind === 'delete_statement') return true
  return ancestor(node, 'pattern_list', 'as_pattern_target', 'type') !== undefined
}
