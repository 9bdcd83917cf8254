import type { Catch, ClassCode, Expression, Statement } from '../../../domain/audit-tree.ts'
import { child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { argumentsOf, expressionOf, functionOf, targetsOf, type Lowering } from './expressions.ts'

/** How the statements of a source are lowered. */
export function loweringOf(textOf: Lowering['textOf']): Lowering {
  const lowering: Lowering = {
    textOf,
    body: (block) => (block === undefined ? [] : parts(block).flatMap((node) => statementsOf(lowering, node))),
  }
  return lowering
}

function statementsOf(lowering: Lowering, node: SyntaxNode): readonly Statement[] {
  const at = { start: node.start, end: node.end }
  const body = child(node, 'body')
  const of = (one: SyntaxNode | undefined): Expression =>
    one === undefined ? { kind: 'other', ...at, parts: [] } : expressionOf(lowering, one)
  switch (node.kind) {
    case 'expression_statement':
      return parts(node).flatMap((one) => expressionStatements(lowering, one))
    case 'if_statement':
      return [
        ifOf(
          lowering,
          node,
          node.children.filter(({ field }) => field === 'alternative'),
        ),
      ]
    case 'for_statement': {
      const over = of(child(node, 'right'))
      const isRange = over.kind === 'call' && over.callee.kind === 'name' && over.callee.name === 'range'
      // `range(len(items))` goes over a list.
      const counts = isRange && !over.args.some(({ value }) => value.kind === 'call')
      const names = targetsOf(lowering, child(node, 'left'))
      const loop: Statement = { kind: 'loop', ...at, form: counts ? 'count' : 'each', over, names, body: lowering.body(body) }
      return [loop, ...clauses(lowering, node, 'else_clause')]
    }
    case 'while_statement':
      return [{ kind: 'loop', ...at, form: 'while', over: of(child(node, 'condition')), names: [], body: lowering.body(body) }]
    case 'try_statement':
      return [
        {
          kind: 'try',
          ...at,
          body: lowering.body(body),
          catches: node.children.filter(({ kind }) => kind.startsWith('except')).map((one) => catchOf(lowering, one)),
          last: clauses(lowering, node, 'finally_clause'),
        },
        ...clauses(lowering, node, 'else_clause'),
      ]
    default:
      return otherStatements(lowering, node, of)
  }
}

function otherStatements(lowering: Lowering, node: SyntaxNode, of: (one: SyntaxNode | undefined) => Expression): readonly Statement[] {
  const at = { start: node.start, end: node.end }
  const body = child(node, 'body')
  switch (node.kind) {
    case 'with_statement':
      return [
        ...parts(child(node, 'with_clause') ?? parts(node)[0] ?? node).flatMap((item) => withItem(lowering, item)),
        { kind: 'block', ...at, body: lowering.body(body) },
      ]
    case 'return_statement':
    case 'raise_statement': {
      const [value] = parts(node)
      return [
        { kind: 'leave', ...at, by: node.kind === 'return_statement' ? 'return' : 'throw', value: value === undefined ? null : of(value) },
      ]
    }
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'leave', ...at, by: node.kind === 'break_statement' ? 'break' : 'continue', value: null }]
    case 'match_statement':
      return [matchOf(lowering, node)]
    case 'assert_statement': {
      const [test] = parts(node)
      const fails: Statement = { kind: 'leave', ...at, by: 'throw', value: null }
      return test === undefined
        ? []
        : [{ kind: 'if', ...at, test: { kind: 'not', start: test.start, end: test.end, of: of(test) }, yes: [fails], no: [] }]
    }
    default:
      return definitionOf(lowering, node, [])
  }
}

function definitionOf(lowering: Lowering, node: SyntaxNode, decorators: readonly Expression[]): readonly Statement[] {
  const at = { start: node.start, end: node.end }
  if (node.kind === 'decorated_definition') {
    const own = node.children
      .filter(({ kind }) => kind === 'decorator')
      .flatMap((one) => parts(one).map((each) => expressionOf(lowering, each)))
    const definition = child(node, 'definition')
    return definition === undefined ? [] : definitionOf(lowering, definition, own)
  }
  if (node.kind === 'function_definition') return [{ kind: 'define', ...at, is: functionOf(lowering, node, decorators) }]
  if (node.kind !== 'class_definition') return []
  const name = child(node, 'name')
  const is: ClassCode = {
    ...at,
    name: name === undefined ? '' : lowering.textOf(name),
    bases: argumentsOf(lowering, child(node, 'superclasses')).map(({ value }) => value),
    decorators,
    body: lowering.body(child(node, 'body')),
  }
  return [{ kind: 'class', ...at, is }]
}

/** `if` with the branches that follow: an `elif` is an `if` in the other branch. */
function ifOf(lowering: Lowering, node: SyntaxNode, rest: readonly SyntaxNode[]): Statement {
  const [next, ...later] = rest
  const test = child(node, 'condition')
  const no = next === undefined ? [] : next.kind === 'elif_clause' ? [ifOf(lowering, next, later)] : lowering.body(child(next, 'body'))
  return {
    kind: 'if',
    start: node.start,
    end: node.end,
    test: expressionOf(lowering, test ?? node),
    yes: lowering.body(child(node, 'consequence')),
    no,
  }
}

function clauses(lowering: Lowering, node: SyntaxNode, kind: string): readonly Statement[] {
  return node.children.filter((one) => one.kind === kind).flatMap((one) => lowering.body(child(one, 'body') ?? parts(one).at(-1)))
}

function catchOf(lowering: Lowering, node: SyntaxNode): Catch {
  const block = parts(node).findLast(({ kind }) => kind === 'block')
  const caught = parts(node).find((one) => one !== block)
  const [type, alias] = caught?.kind === 'as_pattern' ? parts(caught) : [caught, undefined]
  const types = type === undefined ? [] : type.kind === 'tuple' ? parts(type) : [type]
  return {
    start: node.start,
    end: node.end,
    types: types.map(lowering.textOf),
    name: alias === undefined ? null : lowering.textOf(alias),
    body: lowering.body(block),
  }
}

function withItem(lowering: Lowering, node: SyntaxNode): readonly Statement[] {
  const value = child(node, 'value') ?? parts(node)[0]
  return value === undefined || node.kind !== 'with_item'
    ? []
    : [{ kind: 'expression', start: node.start, end: node.end, value: expressionOf(lowering, value) }]
}

function expressionStatements(lowering: Lowering, node: SyntaxNode): readonly Statement[] {
  const at = { start: node.start, end: node.end }
  if (node.kind !== 'assignment' && node.kind !== 'augmented_assignment')
    return [{ kind: 'expression', ...at, value: expressionOf(lowering, node) }]
  const right = child(node, 'right')
  if (right === undefined) return []
  const targets = targetsOf(lowering, child(node, 'left'))
  // `a = b = value`.
  if (right.kind === 'assignment') {
    const inner = expressionStatements(lowering, right)
    const [first] = inner
    return first?.kind === 'assign' ? [...inner, { kind: 'assign', ...at, targets, value: first.value }] : inner
  }
  return [{ kind: 'assign', ...at, targets, value: expressionOf(lowering, right) }]
}

function matchOf(lowering: Lowering, node: SyntaxNode): Statement {
  const subject = child(node, 'subject')
  const cases = parts(child(node, 'body') ?? { ...node, children: [] }).filter(({ kind }) => kind === 'case_clause')
  return {
    kind: 'switch',
    start: node.start,
    end: node.end,
    on: expressionOf(lowering, subject ?? node),
    cases: cases.map((one) => ({
      tests: parts(one)
        .filter(({ kind }) => kind === 'case_pattern')
        .flatMap((pattern) => parts(pattern).map((each) => expressionOf(lowering, each))),
      body: lowering.body(child(one, 'consequence')),
    })),
  }
}
