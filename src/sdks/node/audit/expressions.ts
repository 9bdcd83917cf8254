import type { LVal, Node } from '@babel/types'
import type { Argument, Expression, FunctionCode, Parameter, Statement, Target } from '../../../domain/audit-tree.ts'
import { bare, nameOfKey, spanOf } from '../review/syntax.ts'

/** Lowers the statements of a function's body: given, since the two call each other. */
type LowerBody = (body: readonly Node[]) => readonly Statement[]

export interface Lowering {
  readonly text: string
  readonly body: LowerBody
}

/** How `===` and its like are called. */
const SAME: Readonly<Record<string, string>> = { '===': '==', '!==': '!=' }

/** A Babel expression as the audit reads it. */
export function expressionOf(lowering: Lowering, given: Node): Expression {
  const node = bare(given)
  const { start, end } = spanOf(node)
  const of = (one: Node): Expression => expressionOf(lowering, one)
  const other = (...parts: readonly (Node | null | undefined)[]): Expression => ({
    kind: 'other',
    start,
    end,
    parts: parts.flatMap((part) => (part ? [of(part)] : [])),
  })
  const plain = plainOf(node)
  if (plain !== null) return plain
  switch (node.type) {
    case 'TemplateLiteral': {
      const parts = [...node.quasis, ...node.expressions].toSorted((a, b) => spanOf(a).start - spanOf(b).start)
      if (node.expressions.length === 0) return { kind: 'text', start, end, value: node.quasis[0]?.value.cooked ?? '' }
      return { kind: 'joined', start, end, parts: parts.map(of) }
    }
    case 'TemplateElement':
      return { kind: 'text', start, end, value: node.value.cooked ?? '' }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = nameOfKey(node.property, node.computed) ?? (node.property.type === 'PrivateName' ? `#${node.property.id.name}` : null)
      return { kind: 'member', start, end, of: of(node.object), name, key: name === null ? of(node.property) : null }
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return { kind: 'call', start, end, callee: of(node.callee), args: node.arguments.map((one) => argumentOf(lowering, one)) }
    case 'ImportExpression':
      return {
        kind: 'call',
        start,
        end,
        callee: { kind: 'name', start, end: start, name: 'import' },
        args: [argumentOf(lowering, node.source)],
      }
    case 'ConditionalExpression':
      return { kind: 'choice', start, end, test: of(node.test), yes: of(node.consequent), no: of(node.alternate) }
    case 'LogicalExpression':
      return { kind: node.operator === '&&' ? 'and' : 'or', start, end, left: of(node.left), right: of(node.right) }
    case 'UnaryExpression':
      return node.operator === '!' ? { kind: 'not', start, end, of: of(node.argument) } : other(node.argument)
    case 'AwaitExpression':
      return { kind: 'await', start, end, of: of(node.argument) }
    case 'BinaryExpression':
      if (node.operator === '+') return { kind: 'joined', start, end, parts: [of(node.left), of(node.right)] }
      if (/^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(node.operator))
        return { kind: 'compare', start, end, operator: SAME[node.operator] ?? node.operator, left: of(node.left), right: of(node.right) }
      return other(node.left, node.right)
    case 'ObjectExpression':
      return { kind: 'object', start, end, entries: node.properties.map((one) => entryOf(lowering, one)) }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { kind: 'function', start, end, is: functionOf(lowering, node, '') }
    default:
      return other(...insideOf(node))
  }
}

/** A literal or a name; null for all else. */
function plainOf(node: Node): Expression | null {
  const { start, end } = spanOf(node)
  switch (node.type) {
    case 'StringLiteral':
      return { kind: 'text', start, end, value: node.value }
    case 'NumericLiteral':
      return { kind: 'number', start, end, value: node.value }
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'NumericLiteral'
        ? { kind: 'number', start, end, value: -node.argument.value }
        : null
    case 'BooleanLiteral':
      return { kind: 'truth', start, end, value: node.value }
    case 'NullLiteral':
      return { kind: 'nothing', start, end }
    case 'Identifier':
      return node.name === 'undefined' ? { kind: 'nothing', start, end } : { kind: 'name', start, end, name: node.name }
    case 'ThisExpression':
      return { kind: 'name', start, end, name: 'this' }
    case 'Super':
      return { kind: 'name', start, end, name: 'super' }
    default:
      return null
  }
}

/** What is in an expression that has no form of its own. */
function insideOf(node: Node): readonly (Node | null | undefined)[] {
  switch (node.type) {
    case 'ArrayExpression':
      return [...node.elements]
    case 'AssignmentExpression':
      return [node.left, node.right]
    case 'SequenceExpression':
      return [...node.expressions]
    case 'SpreadElement':
    case 'YieldExpression':
    case 'UpdateExpression':
      return [node.argument]
    case 'TaggedTemplateExpression':
      return [node.tag, node.quasi]
    default:
      return []
  }
}

function argumentOf(lowering: Lowering, node: Node): Argument {
  const spread = node.type === 'SpreadElement'
  return { name: null, value: expressionOf(lowering, spread ? node.argument : node), spread }
}

function entryOf(lowering: Lowering, property: Node): { readonly name: string | null; readonly value: Expression } {
  switch (property.type) {
    case 'ObjectProperty':
      return { name: nameOfKey(property.key, property.computed), value: expressionOf(lowering, property.value) }
    case 'ObjectMethod': {
      const name = nameOfKey(property.key, property.computed)
      return { name, value: { kind: 'function', ...spanOf(property), is: functionOf(lowering, property, name ?? '') } }
    }
    case 'SpreadElement':
      return { name: null, value: expressionOf(lowering, property.argument) }
    default:
      return { name: null, value: expressionOf(lowering, property) }
  }
}

/** A function of any form. An arrow's expression is what it returns. */
export function functionOf(lowering: Lowering, node: Node, name: string): FunctionCode {
  const { start, end } = spanOf(node)
  const own = 'id' in node && node.id && node.id.type === 'Identifier' ? node.id.name : name
  const body = 'body' in node && node.body !== null && typeof node.body === 'object' && !Array.isArray(node.body) ? node.body : null
  const parameters: readonly Node[] = 'params' in node && Array.isArray(node.params) ? node.params : []
  return {
    start,
    end,
    name: own,
    parameters: parameters.map((one) => parameterOf(lowering, one)),
    decorators: decoratorsOf(lowering, node),
    body: body === null ? [] : bodyOf(lowering, body),
  }
}

function bodyOf(lowering: Lowering, body: Node): readonly Statement[] {
  if (body.type === 'BlockStatement') return lowering.body(body.body)
  return [{ kind: 'leave', ...spanOf(body), by: 'return', value: expressionOf(lowering, body) }]
}

export function decoratorsOf(lowering: Lowering, node: Node): readonly Expression[] {
  const found = 'decorators' in node && Array.isArray(node.decorators) ? node.decorators : []
  return found.map(({ expression }) => expressionOf(lowering, expression))
}

function parameterOf(lowering: Lowering, node: Node): Parameter {
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node
  const left = inner.type === 'AssignmentPattern' ? inner.left : inner
  const annotation = 'typeAnnotation' in left && left.typeAnnotation ? spanOf(left.typeAnnotation) : null
  const decorators = [node, inner].flatMap((one) => ('decorators' in one && Array.isArray(one.decorators) ? one.decorators : []))
  const written = [...decorators.map(spanOf), ...(annotation === null ? [] : [annotation])]
  return {
    targets: targetsOf(left),
    fallback: inner.type === 'AssignmentPattern' ? expressionOf(lowering, inner.right) : null,
    type: written.map(({ start, end }) => lowering.text.slice(start, end)).join(' '),
  }
}

/** The names that a pattern gives; `this.x = …` gives `this.x`. */
export function targetsOf(pattern: LVal | Node): readonly Target[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern.name, path: [] }]
    case 'MemberExpression': {
      const object = bare(pattern.object)
      const key = nameOfKey(pattern.property, pattern.computed)
      const owner =
        object.type === 'ThisExpression' ? 'this' : object.type === 'Identifier' ? object.name : (targetsOf(object)[0]?.name ?? null)
      return key === null || owner === null ? [] : [{ name: `${owner}.${key}`, path: [] }]
    }
    case 'AssignmentPattern':
      return targetsOf(pattern.left)
    case 'RestElement':
      return targetsOf(pattern.argument).map(({ name }) => ({ name, path: ['...'] }))
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) =>
        element === null ? [] : targetsOf(element).map(({ name, path }) => ({ name, path: [String(index), ...path] })),
      )
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return targetsOf(property)
        const key = nameOfKey(property.key, property.computed) ?? '?'
        return targetsOf(property.value).map(({ name, path }) => ({ name, path: [key, ...path] }))
      })
    default:
      return []
  }
}
