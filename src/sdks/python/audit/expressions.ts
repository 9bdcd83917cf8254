import type { Argument, Entry, Expression, FunctionCode, Parameter, Statement, Target } from '../../../domain/audit-tree.ts'
import { child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { literal } from '../review/source.ts'

export interface Lowering {
  readonly textOf: (node: SyntaxNode) => string
  /** Lowers the statements of a block: given, since the two call each other. */
  readonly body: (block: SyntaxNode | undefined) => readonly Statement[]
}

/** A Python expression as the audit reads it. */
export function expressionOf(lowering: Lowering, node: SyntaxNode): Expression {
  const { start, end, kind } = node
  const of = (one: SyntaxNode | undefined): Expression =>
    one === undefined ? { kind: 'other', start, end, parts: [] } : expressionOf(lowering, one)
  const all = parts(node)
  const plain = plainOf(lowering, node)
  if (plain !== null) return plain
  switch (kind) {
    case 'attribute':
      return {
        kind: 'member',
        start,
        end,
        of: of(child(node, 'object')),
        name: lowering.textOf(child(node, 'attribute') ?? node),
        key: null,
      }
    case 'subscript': {
      const key = child(node, 'subscript')
      const name = key === undefined ? null : literal(key, lowering.textOf)
      return { kind: 'member', start, end, of: of(child(node, 'value')), name, key: name === null ? of(key) : null }
    }
    case 'call':
      return { kind: 'call', start, end, callee: of(child(node, 'function')), args: argumentsOf(lowering, child(node, 'arguments')) }
    case 'conditional_expression':
      return { kind: 'choice', start, end, yes: of(all[0]), test: of(all[1]), no: of(all[2]) }
    case 'boolean_operator':
      return {
        kind: child(node, 'operator')?.kind === 'and' ? 'and' : 'or',
        start,
        end,
        left: of(child(node, 'left')),
        right: of(child(node, 'right')),
      }
    case 'not_operator':
      return { kind: 'not', start, end, of: of(child(node, 'argument')) }
    case 'await':
    case 'parenthesized_expression':
      return kind === 'await' ? { kind: 'await', start, end, of: of(all[0]) } : of(all[0])
    case 'comparison_operator':
      return comparisonOf(node, of)
    case 'binary_operator': {
      const [left, right] = [of(child(node, 'left')), of(child(node, 'right'))]
      const operator = child(node, 'operator')?.kind
      return { kind: operator === '+' || operator === '%' ? 'joined' : 'other', start, end, parts: [left, right] }
    }
    case 'unary_operator': {
      const [inner] = all
      const value = inner?.kind === 'integer' ? -Number(lowering.textOf(inner)) : null
      return value === null ? { kind: 'other', start, end, parts: all.map(of) } : { kind: 'number', start, end, value }
    }
    case 'dictionary':
      return { kind: 'object', start, end, entries: all.map((one) => entryOf(lowering, one)) }
    case 'lambda':
      return { kind: 'function', start, end, is: functionOf(lowering, node, []) }
    default:
      return { kind: 'other', start, end, parts: all.map(of) }
  }
}

/** A literal or a name; null for all else. */
function plainOf(lowering: Lowering, node: SyntaxNode): Expression | null {
  const { start, end } = node
  switch (node.kind) {
    case 'true':
    case 'false':
      return { kind: 'truth', start, end, value: node.kind === 'true' }
    case 'none':
      return { kind: 'nothing', start, end }
    case 'identifier':
      return { kind: 'name', start, end, name: lowering.textOf(node) }
    case 'string':
    case 'concatenated_string':
      return stringOf(lowering, node)
    case 'integer':
    case 'float':
      return { kind: 'number', start, end, value: Number(lowering.textOf(node).replaceAll('_', '')) }
    default:
      return null
  }
}

function stringOf(lowering: Lowering, node: SyntaxNode): Expression {
  const { start, end } = node
  const pieces = (node.kind === 'concatenated_string' ? parts(node) : [node]).flatMap((one) =>
    one.children.filter(({ kind }) => kind === 'string_content' || kind === 'interpolation'),
  )
  if (pieces.every(({ kind }) => kind === 'string_content'))
    return { kind: 'text', start, end, value: pieces.map(lowering.textOf).join('') }
  return {
    kind: 'joined',
    start,
    end,
    parts: pieces.map((one): Expression => {
      if (one.kind === 'string_content') return { kind: 'text', start: one.start, end: one.end, value: lowering.textOf(one) }
      const [inner] = parts(one)
      return inner === undefined ? { kind: 'other', start: one.start, end: one.end, parts: [] } : expressionOf(lowering, inner)
    }),
  }
}

function comparisonOf(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Expression): Expression {
  const { start, end } = node
  const operands = node.children.filter(({ named, field }) => named && field !== 'operators')
  const operator = node.children.find(({ field }) => field === 'operators')?.kind ?? '=='
  const same: Readonly<Record<string, string>> = { is: '==', 'is not': '!=', 'not in': 'in' }
  return { kind: 'compare', start, end, operator: same[operator] ?? operator, left: of(operands[0]), right: of(operands[1]) }
}

export function argumentsOf(lowering: Lowering, list: SyntaxNode | undefined): readonly Argument[] {
  // `f(x for x in y)` has no list of arguments.
  if (list === undefined) return []
  const given = list.kind === 'argument_list' ? parts(list) : [list]
  return given.map((one): Argument => {
    if (one.kind === 'keyword_argument') {
      const name = child(one, 'name')
      const value = child(one, 'value')
      return { name: name === undefined ? null : lowering.textOf(name), value: expressionOf(lowering, value ?? one), spread: false }
    }
    const spread = one.kind === 'list_splat' || one.kind === 'dictionary_splat'
    const [inner] = parts(one)
    return { name: null, value: expressionOf(lowering, spread && inner !== undefined ? inner : one), spread }
  })
}

function entryOf(lowering: Lowering, node: SyntaxNode): Entry {
  const [key, value] = [child(node, 'key'), child(node, 'value')]
  if (node.kind !== 'pair' || key === undefined || value === undefined)
    return { name: null, value: expressionOf(lowering, parts(node)[0] ?? node) }
  return { name: literal(key, lowering.textOf), value: expressionOf(lowering, value) }
}

/** A function or a lambda, whose expression is what it returns. */
export function functionOf(lowering: Lowering, node: SyntaxNode, decorators: readonly Expression[]): FunctionCode {
  const [name, body] = [child(node, 'name'), child(node, 'body')]
  return {
    start: node.start,
    end: node.end,
    name: name === undefined ? '' : lowering.textOf(name),
    parameters: parts(child(node, 'parameters') ?? { ...node, children: [] }).flatMap((one) => parameterOf(lowering, one)),
    decorators,
    body:
      node.kind !== 'lambda' || body === undefined
        ? lowering.body(body)
        : [{ kind: 'leave', start: body.start, end: body.end, by: 'return', value: expressionOf(lowering, body) }],
  }
}

function parameterOf(lowering: Lowering, node: SyntaxNode): readonly Parameter[] {
  const identifier = node.kind === 'identifier' ? node : (child(node, 'name') ?? parts(node)[0])
  if (identifier?.kind !== 'identifier') return []
  const [fallback, type] = [child(node, 'value'), child(node, 'type')]
  return [
    {
      targets: [{ name: lowering.textOf(identifier), path: [] }],
      fallback: fallback === undefined ? null : expressionOf(lowering, fallback),
      type: type === undefined ? '' : lowering.textOf(type),
    },
  ]
}

/** The names that the left side of an assignment gives; `self.x = …` gives `self.x`. */
export function targetsOf(lowering: Lowering, node: SyntaxNode | undefined): readonly Target[] {
  if (node === undefined) return []
  switch (node.kind) {
    case 'identifier':
    case 'attribute':
      return [{ name: lowering.textOf(node), path: [] }]
    case 'subscript': {
      const [value, key] = [child(node, 'value'), child(node, 'subscript')]
      const name = key === undefined ? null : literal(key, lowering.textOf)
      return value?.kind === 'identifier' && name !== null ? [{ name: `${lowering.textOf(value)}.${name}`, path: [] }] : []
    }
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return parts(node).flatMap((one, index) =>
        targetsOf(lowering, one).map(({ name, path }) => ({ name, path: [String(index), ...path] })),
      )
    default:
      return []
  }
}
