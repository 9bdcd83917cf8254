import { ancestor, child, descendants, type SyntaxNode } from '../../shared/syntax-tree.ts'
import type { EventObject } from './events.ts'
import { shadow, type Edit, type Shadow } from './shadow.ts'
import type { ParameterClasses } from './known-classes.ts'
import { fieldOf, type Source } from './source.ts'

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
export function readingOf(
  source: Source,
  events: readonly EventObject[],
  parameters: ParameterClasses,
  asked: readonly SyntaxNode[],
): Reading {
  const classes = [...new Set(events.map(listOf))]
  const prelude = [
    'reveal_type(0)',
    ...(classes.length + parameters.size === 0 ? [] : [`import stripe as ${PREFIX}sdk`, `from typing import cast as ${PREFIX}cast`]),
    ...classes.flatMap((list, index) => declaration(list, index)),
  ]
  const replaced = events.map((event): Edit => ({
    start: event.node.start,
    end: event.node.end,
    text: `${PREFIX}${classes.indexOf(listOf(event))}`,
  }))
  const isReplaced = ({ start, end }: SyntaxNode): boolean => replaced.some((edit) => edit.start <= start && end <= edit.end)
  const edits = [
    { start: 0, end: source.text.startsWith('\uFEFF') ? 1 : 0, text: prelude.map((line) => `${line}\n`).join('') },
    ...descendants(source.tree, 'comment').map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
    ...replaced,
    ...[...parameters].map(([{ end }, list]) => ({ start: end, end, text: `: ${annotation(list)}` })),
    ...descendants(source.tree, 'subscript')
      .filter((node) => !isReplaced(node))
      .flatMap((node) => attributeFor(source, node) ?? []),
    ...asked
      .filter((node) => !isReplaced(node) || replaced.some(({ start, end }) => start === node.start && end === node.end))
      .flatMap(({ start, end }) => [
        { start, end: start, text: 'reveal_type(' },
        { start: end, end, text: ')' },
      ]),
  ]
  return { ...shadow(source.text, edits), firstLines: prelude.length }
}

/** `Invoice`, `Invoice|Charge`; with a `?` where it may be a dictionary of the same shape. */
function listOf({ classes, sure }: EventObject): string {
  return `${classes.join('|')}${sure ? '' : '?'}`
}

/** A name of the class. What may be a dictionary has the fields of the class, and what a dictionary has. */
function declaration(list: string, index: number): string[] {
  const names = list.replace('?', '').split('|')
  const name = `${PREFIX}${index}`
  if (!list.endsWith('?')) return [`${name} = ${PREFIX}cast(${annotation(names)}, None)`]
  const mixed = names.map((one) => ({ one, made: `${PREFIX}${index}_${one.replaceAll('.', '_')}` }))
  return [
    ...mixed.map(({ one, made }) => `class ${made}(${PREFIX}sdk.${one}, dict[str, object]): pass`),
    `${name} = ${PREFIX}cast(${JSON.stringify(mixed.map(({ made }) => made).join(' | '))}, None)`,
  ]
}

function annotation(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => `${PREFIX}sdk.${name}`).join(' | '))
}

/** `x["name"]` as `x.name`, at equal width; null where it is not read, or cannot be spelled so. */
function attributeFor(source: Source, node: SyntaxNode): Edit | null {
  const name = fieldOf(node, source.textOf)
  const value = child(node, 'value')
  if (name === null || value === undefined || !/^[a-z_][a-z0-9_]*$/.test(name) || KEYWORDS.has(name)) return null
  const text = source.text.slice(value.end, node.end)
  if (text.includes('\n') || isWritten(node) || /(?:^|\.)(?:Literal|environ)$/.test(source.textOf(value))) return null
  // A dictionary that the user's code spells out is none of the SDK's objects.
  if (value.kind === 'identifier' && source.assignedBefore(value)?.kind === 'dictionary') return null
  return { start: value.end, end: node.end, text: `.${name}`.padEnd(node.end - value.end) }
}

function isWritten(node: SyntaxNode): boolean {
  if (node.field === 'left' || node.parent?.kind === 'delete_statement') return true
  return ancestor(node, 'pattern_list', 'as_pattern_target', 'type') !== undefined
}
