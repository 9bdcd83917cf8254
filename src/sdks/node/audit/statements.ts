import type { Node } from '@babel/types'
import type { Case, Catch, Statement, Target } from '../../../domain/audit-tree.ts'
import { nameOfKey, spanOf } from '../review/syntax.ts'
import { decoratorsOf, expressionOf, functionOf, targetsOf, type Lowering } from './expressions.ts'

/** How the statements of a source are lowered. */
export function loweringOf(text: string): Lowering {
  const lowering: Lowering = { text, body: (body) => body.flatMap((node) => statementsOf(lowering, node)) }
  return lowering
}

function statementsOf(lowering: Lowering, node: Node): readonly Statement[] {
  const at = spanOf(node)
  const inside = (one: Node | null | undefined): readonly Statement[] =>
    one === null || one === undefined ? [] : one.type === 'BlockStatement' ? lowering.body(one.body) : statementsOf(lowering, one)
  switch (node.type) {
    case 'ExpressionStatement':
      return expressionStatements(lowering, node.expression)
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init, ...rest }): readonly Statement[] =>
        init
          ? [
              {
                kind: 'assign',
                start: rest.start ?? at.start,
                end: rest.end ?? at.end,
                targets: targetsOf(id),
                value: expressionOf(lowering, init),
              },
            ]
          : [],
      )
    case 'IfStatement':
      return [{ kind: 'if', ...at, test: expressionOf(lowering, node.test), yes: inside(node.consequent), no: inside(node.alternate) }]
    case 'BlockStatement':
      return [{ kind: 'block', ...at, body: lowering.body(node.body) }]
    case 'LabeledStatement':
      return inside(node.body)
    case 'ReturnStatement':
    case 'ThrowStatement':
      return [
        {
          kind: 'leave',
          ...at,
          by: node.type === 'ReturnStatement' ? 'return' : 'throw',
          value: node.argument ? expressionOf(lowering, node.argument) : null,
        },
      ]
    case 'BreakStatement':
    case 'ContinueStatement':
      return [{ kind: 'leave', ...at, by: node.type === 'BreakStatement' ? 'break' : 'continue', value: null }]
    case 'SwitchStatement':
      return [
        { kind: 'switch', ...at, on: expressionOf(lowering, node.discriminant), cases: node.cases.map((one) => caseOf(lowering, one)) },
      ]
    case 'TryStatement':
      return [
        {
          kind: 'try',
          ...at,
          body: lowering.body(node.block.body),
          catches: node.handler ? [catchOf(lowering, node.handler)] : [],
          last: inside(node.finalizer),
        },
      ]
    default:
      return [...definitionsOf(lowering, node, inside), ...loopOf(lowering, node, inside)]
  }
}

type Inside = (one: Node | null | undefined) => readonly Statement[]

function definitionsOf(lowering: Lowering, node: Node, inside: Inside): readonly Statement[] {
  const at = spanOf(node)
  switch (node.type) {
    case 'FunctionDeclaration':
      return [{ kind: 'define', ...at, is: functionOf(lowering, node, '') }]
    case 'ClassDeclaration':
      return [classOf(lowering, node)]
    case 'ExportNamedDeclaration':
      return inside(node.declaration)
    case 'ExportDefaultDeclaration':
      return defaultOf(lowering, node.declaration)
    case 'TSExportAssignment':
      return [{ kind: 'assign', ...at, targets: [{ name: 'module.exports', path: [] }], value: expressionOf(lowering, node.expression) }]
    default:
      return []
  }
}

function loopOf(lowering: Lowering, node: Node, inside: (one: Node | null | undefined) => readonly Statement[]): readonly Statement[] {
  const at = spanOf(node)
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement': {
      const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
      const names: readonly Target[] = left ? targetsOf(left) : []
      return [{ kind: 'loop', ...at, form: 'each', over: expressionOf(lowering, node.right), names, body: inside(node.body) }]
    }
    case 'ForStatement': {
      const over = node.test ? expressionOf(lowering, node.test) : null
      // `for (let i = 0; i < list.length; i++)` goes over a list.
      const each = over !== null && /\.(?:length|size)\b/.test(lowering.text.slice(over.start, over.end))
      const first = node.init?.type === 'VariableDeclaration' ? statementsOf(lowering, node.init) : []
      return [...first, { kind: 'loop', ...at, form: each ? 'each' : 'count', over, names: [], body: inside(node.body) }]
    }
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [{ kind: 'loop', ...at, form: 'while', over: expressionOf(lowering, node.test), names: [], body: inside(node.body) }]
    default:
      return []
  }
}

function expressionStatements(lowering: Lowering, expression: Node): readonly Statement[] {
  const at = spanOf(expression)
  if (expression.type !== 'AssignmentExpression') return [{ kind: 'expression', ...at, value: expressionOf(lowering, expression) }]
  const targets = targetsOf(expression.left)
  const value = expressionOf(lowering, expression.right)
  // What is put at a place that has no name is still code that runs.
  if (targets.length === 0) return [{ kind: 'expression', ...at, value: expressionOf(lowering, expression) }]
  return [{ kind: 'assign', ...at, targets, value }]
}

function defaultOf(lowering: Lowering, node: Node): readonly Statement[] {
  if (node.type === 'ClassDeclaration') return [classOf(lowering, node)]
  if (node.type === 'FunctionDeclaration' && node.id) return [{ kind: 'define', ...spanOf(node), is: functionOf(lowering, node, '') }]
  const value =
    node.type === 'FunctionDeclaration'
      ? ({ kind: 'function', ...spanOf(node), is: functionOf(lowering, node, 'default') } as const)
      : expressionOf(lowering, node)
  return [{ kind: 'assign', ...spanOf(node), targets: [{ name: 'default', path: [] }], value }]
}

function caseOf(lowering: Lowering, node: Extract<Node, { type: 'SwitchCase' }>): Case {
  return { tests: node.test ? [expressionOf(lowering, node.test)] : [], body: lowering.body(node.consequent) }
}

function catchOf(lowering: Lowering, node: Extract<Node, { type: 'CatchClause' }>): Catch {
  const name = node.param?.type === 'Identifier' ? node.param.name : null
  return { ...spanOf(node), types: [], name, body: lowering.body(node.body.body) }
}

function classOf(lowering: Lowering, node: Extract<Node, { type: 'ClassDeclaration' }>): Statement {
  const body = node.body.body.flatMap((member): readonly Statement[] => {
    const at = spanOf(member)
    if (member.type === 'StaticBlock') return lowering.body(member.body)
    if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
      const name = member.type === 'ClassMethod' ? (nameOfKey(member.key, member.computed) ?? '') : `#${member.key.id.name}`
      return [{ kind: 'define', ...at, is: functionOf(lowering, member, name) }]
    }
    if (member.type !== 'ClassProperty' || !member.value) return []
    const name = nameOfKey(member.key, member.computed ?? false)
    return name === null
      ? []
      : [{ kind: 'assign', ...at, targets: [{ name: `this.${name}`, path: [] }], value: expressionOf(lowering, member.value) }]
  })
  const bases = node.superClass ? [expressionOf(lowering, node.superClass)] : []
  return {
    kind: 'class',
    ...spanOf(node),
    is: { ...spanOf(node), name: node.id?.name ?? 'default', bases, decorators: decoratorsOf(lowering, node), body },
  }
}
