import type { Node } from '@babel/types'
import { outermost, shadow, type Edit } from '../../shared/shadow.ts'
import type { Code } from './code.ts'
import { NOTHING } from './parameter-types.ts'
import { NO_OTHER } from './sdk-types.ts'
import { callsWithNew, type Shown } from './source.ts'
import { bare, spanOf } from './syntax.ts'
import { classNamed, DECLARATIONS, objectClasses, orAny, unionOf, type Typing } from './value-types.ts'

/** What the checker is shown of all files, and what it is shown beside them. */
export interface Reading {
  readonly shown: readonly Shown[]
  /** Names of ours, for all the files. */
  readonly declarations: string
}

/** Names of ours in what is shown; none of a user's begins so. */
const PREFIX = '_stripeUpgrade'

/**
 * The files in a form in which the checker sees more: `o['name']` is read as `o.name`; what is cast to `any` as what it is;
 * the object of an event of a known type as one of its class, a parameter without a type as what the function is given, and what
 * a method gives that may be gone as what it gave. `calls` are the places of calls that need a `new`: no version's types allow them without.
 */
export function readingOf(typings: readonly Typing[], calls: ReadonlyMap<Code, readonly number[]>): Reading {
  const names = new Map<string, string>()
  const nameFor = (type: string, kind: 'type' | 'const'): string => {
    const key = `${kind} ${type}`
    const known = names.get(key) ?? `${kind === 'type' ? '_StripeUpgrade' : PREFIX}${names.size}`
    names.set(key, known)
    return known
  }
  const shown = typings.map((typing) => {
    const { source } = typing.code
    const own = calls.get(typing.code) ?? []
    const deeper = deeperIn(typing, nameFor)
    const { text, offset } = shadow(source.code, outermost([...callsWithNew(own), ...deeper]))
    return { source, text, deep: deeper.length > 0, calls: own, offsetOf: offset }
  })
  const declared = [...names].map(([key, name]) => {
    const type = key.slice(key.indexOf(' ') + 1)
    return key.startsWith('type ') ? `type ${name} = ${orAny(type)}\n` : `declare const ${name}: ${orAny(type)}\n`
  })
  return { shown, declarations: `${NO_OTHER}${DECLARATIONS}${declared.join('')}` }
}

type NameFor = (type: string, kind: 'type' | 'const') => string

function deeperIn(typing: Typing, nameFor: NameFor): readonly Edit[] {
  const { code } = typing
  return code.tree.nodes.flatMap((node): readonly Edit[] => {
    const classes = isValue(code, node) ? objectClasses(typing, node) : null
    if (classes !== null) {
      const { start, end } = spanOf(node)
      return [{ start, end, text: nameFor(unionOf(classes.map(classNamed)), 'const') }]
    }
    switch (node.type) {
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return asProperty(code, node)
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return withoutAny(code, node)
      case 'VariableDeclarator':
        return withoutAnnotation(code, node)
      case 'AwaitExpression':
        return asGiven(typing, node, nameFor)
      case 'Identifier':
      case 'ObjectPattern': {
        const type = typing.parameters.get(node)
        return type === undefined ? [] : asTyped(code, node, nameFor(type, 'type'))
      }
      default:
        return []
    }
  })
}

/** Whether a node is a value that another could stand for: no name that is declared or assigned to, and no key. */
function isValue(code: Code, node: Node): boolean {
  if (!/^(?:Identifier|(?:Optional)?MemberExpression)$/.test(node.type)) return false
  const parent = code.tree.parentOf(node)
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node
    case 'AssignmentExpression':
      return parent.right === node
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === node && !(node.type === 'Identifier' && isDeclaredWithType(code, node))
    case 'ObjectProperty':
      return parent.value === node && !parent.shorthand && code.tree.parentOf(parent)?.type === 'ObjectExpression'
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
    case 'ReturnStatement':
    case 'AwaitExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return true
    default:
      return false
  }
}

/** Whether a name is declared with a type of its own, which knows more. */
function isDeclaredWithType(code: Code, node: Extract<Node, { type: 'Identifier' }>): boolean {
  const binding = code.scopes.resolve(node.name, node)
  const declared = binding?.kind === 'variable' ? binding.node : null
  return declared !== null && 'typeAnnotation' in declared && declared.typeAnnotation !== null && declared.typeAnnotation !== undefined
}

/** `o['name']` as `o.name`, at equal width. */
function asProperty(code: Code, node: Node & { object: Node; property: Node; computed: boolean }): readonly Edit[] {
  if (!node.computed || node.property.type !== 'StringLiteral' || !/^[A-Za-z_$][\w$]*$/.test(node.property.value)) return []
  const [from, { start, end }] = [spanOf(node.object).end, spanOf(node)]
  const bracket = code.source.code.lastIndexOf('[', spanOf(node.property).start)
  const between = code.source.code.slice(bracket, end)
  if (bracket < from || bracket < start || between.includes('\n')) return []
  const name = code.source.code.slice(from, bracket).includes('?.') ? node.property.value : `.${node.property.value}`
  return [{ start: bracket, end, text: name.padEnd(end - bracket) }]
}

/** `(x as any).name` as `(x).name`, at equal width. */
function withoutAny(code: Code, node: Extract<Node, { type: 'TSAsExpression' | 'TSTypeAssertion' }>): readonly Edit[] {
  const text = textOf(code, node.typeAnnotation)
  const { start, end } = spanOf(node)
  const inner = spanOf(node.expression)
  if (!NOTHING.test(text) || bare(node.expression).type === 'ObjectExpression') return []
  if (node.type === 'TSTypeAssertion') return [blank(code, start, inner.start)]
  const as = code.source.code.lastIndexOf('as', spanOf(node.typeAnnotation).start)
  return as < inner.end ? [] : [blank(code, as, end)]
}

/** `const x: any = await …` as `const x = await …`. */
function withoutAnnotation(code: Code, { id, init }: Extract<Node, { type: 'VariableDeclarator' }>): readonly Edit[] {
  if (id.type !== 'Identifier' || init === null || init === undefined) return []
  const value = bare(init)
  const annotation = id.typeAnnotation
  if (annotation === null || annotation === undefined || !/^(?:Await|Call|Member|OptionalMember)Expression$/.test(value.type)) return []
  const { start, end } = spanOf(annotation)
  return NOTHING.test(textOf(code, annotation)) ? [blank(code, start, end)] : []
}

/** What methods gave that are gone: what is read of it may be gone as well, which the type of what is not there would not show. */
const GAVE: Readonly<Record<string, string>> = {
  'invoices.retrieveUpcoming': 'Stripe.Invoice',
  'subscriptions.del': 'Stripe.Subscription',
}

/** `await stripe.invoices.retrieveUpcoming(…)` as an invoice. */
function asGiven({ code, calls }: Typing, node: Extract<Node, { type: 'AwaitExpression' }>, nameFor: NameFor): readonly Edit[] {
  const name = calls.get(bare(node.argument))?.name.split('.').slice(-2).join('.') ?? ''
  const given = Object.hasOwn(GAVE, name) ? GAVE[name] : undefined
  if (given === undefined) return []
  const { start, end } = spanOf(node)
  const type = nameFor(classNamed(given), 'type')
  const [before, after] =
    code.source.language === 'javascript' ? [`/** @type {${type}} */ (/** @type {any} */ (`, '))'] : ['(', ` as any as ${type})`]
  return [
    { start, end: start, text: before },
    { start: end, end, text: after },
  ]
}

/** A parameter with a type: in JavaScript in a comment, which its checker reads. */
function asTyped(code: Code, node: Extract<Node, { type: 'Identifier' | 'ObjectPattern' }>, type: string): readonly Edit[] {
  const { start, end } = spanOf(node)
  const isBare = isWithoutParentheses(code, node)
  if (code.source.language === 'javascript') {
    return [{ start, end: start, text: `${isBare ? '(' : ''}/** @type {${type}} */ ` }, ...(isBare ? [{ start: end, end, text: ')' }] : [])]
  }
  const annotation = node.typeAnnotation
  if (annotation === null || annotation === undefined) {
    return [...(isBare ? [{ start, end: start, text: '(' }] : []), { start: end, end, text: `: ${type}${isBare ? ')' : ''}` }]
  }
  const own = spanOf(annotation)
  return [{ ...own, text: `: ${type}` }]
}

/** `x => …`. */
function isWithoutParentheses(code: Code, parameter: Node): boolean {
  const around = code.tree.parentOf(parameter)
  if (around?.type !== 'ArrowFunctionExpression' || around.params.length !== 1) return false
  return /^\s*=>/.test(code.source.code.slice(spanOf(parameter).end, spanOf(parameter).end + 40))
}

function textOf({ source }: Code, node: Node): string {
  return source.code.slice(spanOf(node).start, spanOf(node).end)
}

function blank({ source }: Code, start: number, end: number): Edit {
  return { start, end, text: source.code.slice(start, end).replaceAll(/[^\r\n]/g, ' ') }
}
