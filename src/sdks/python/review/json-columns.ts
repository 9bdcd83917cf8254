import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { fieldOf, literal, type Source } from './source.ts'

/** The names of the columns that the files' models keep as JSON: `metadata = models.JSONField()`, `metadata = Column(JSON)`. */
export type JsonColumns = ReadonlySet<string>

/** A value that a column keeps. */
interface Kept {
  readonly name: string
  readonly value: SyntaxNode
  readonly at: SyntaxNode
}

/** Django's `JSONField` and SQLAlchemy's `JSON`, which make JSON of what they are given when it is saved. */
const JSON_COLUMN = /^(?:\w+\.)*JSONField\s*\(|^(?:\w+\.)*(?:Column|mapped_column)\s*\([^()]*\bJSONB?\b/

export function jsonColumnsOf(sources: readonly Source[]): JsonColumns {
  return new Set(
    sources.flatMap((source) =>
      descendants(source.tree, 'assignment').flatMap((node) => {
        const [left, right] = [child(node, 'left'), child(node, 'right')]
        const isColumn = left?.kind === 'identifier' && right?.kind === 'call' && JSON_COLUMN.test(source.textOf(right))
        return isColumn ? [source.textOf(left)] : []
      }),
    ),
  )
}

/** What a source gives to such columns: `row.metadata = x`, `Row.objects.create(metadata=x)`, `defaults = {"metadata": x}`. */
export function keptAsJson(source: Source, columns: JsonColumns): readonly Kept[] {
  if (columns.size === 0) return []
  const all = [
    ...descendants(source.tree, 'assignment').flatMap((node) => assigned(source, node)),
    ...descendants(source.tree, 'call').flatMap((call) => given(source, call)),
  ]
  return all.filter(({ name }) => columns.has(name)).map((kept) => Object.assign(kept, { value: withoutDefault(source, kept.value) }))
}

function assigned(source: Source, node: SyntaxNode): readonly Kept[] {
  const [left, right] = [child(node, 'left'), child(node, 'right')]
  if (left === undefined || right === undefined) return []
  if (left.kind === 'identifier' && source.textOf(left) === 'defaults') return entriesOf(source, right)
  const name = left.kind === 'attribute' ? fieldOf(left, source.textOf) : null
  return name === null ? [] : [{ name, value: right, at: child(left, 'attribute') ?? left }]
}

function given(source: Source, call: SyntaxNode): readonly Kept[] {
  const callee = child(call, 'function')
  const values = child(call, 'arguments')
  if (callee === undefined || values?.kind !== 'argument_list' || !/\.objects\.(?:\w+|.*\)\.\w+)$/s.test(source.textOf(callee))) return []
  return parts(values).flatMap((one): readonly Kept[] => {
    const [name, value] = [child(one, 'name'), child(one, 'value')]
    if (one.kind !== 'keyword_argument' || name === undefined || value === undefined) return []
    return source.textOf(name) === 'defaults' ? entriesOf(source, value) : [{ name: source.textOf(name), value, at: name }]
  })
}

/** The entries of a dictionary that is spelled out, or of `dict(…)`. */
function entriesOf(source: Source, node: SyntaxNode): readonly Kept[] {
  const callee = node.kind === 'call' ? child(node, 'function') : undefined
  const isDict = callee !== undefined && source.textOf(callee) === 'dict'
  const entries = node.kind === 'dictionary' ? parts(node) : isDict ? parts(child(node, 'arguments') ?? node) : []
  return entries.flatMap((one): readonly Kept[] => {
    const [key, value] = [child(one, 'key') ?? child(one, 'name'), child(one, 'value')]
    if (key === undefined || value === undefined) return []
    const name = key.kind === 'identifier' ? source.textOf(key) : literal(key, source.textOf)
    return name === null ? [] : [{ name, value, at: key }]
  })
}

/** `x` of `x or {}`. */
function withoutDefault(source: Source, node: SyntaxNode): SyntaxNode {
  const operator = node.kind === 'boolean_operator' ? child(node, 'operator') : undefined
  return operator !== undefined && source.textOf(operator) === 'or' ? (child(node, 'left') ?? node) : node
}
