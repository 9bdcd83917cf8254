import type { Node } from '@babel/types'
import { entriesOf, resourceCallsOf } from './calls.ts'
import { chainOf, lastNameOf, saysStripe, type Code } from './code.ts'
import { isFunction } from './scopes.ts'
import { bare, nameOfKey, spanOf, type Span } from './syntax.ts'

/** An API version that the code names itself. */
export interface ApiVersionLiteral extends Span {
  /** `2024-06-20`, `2026-10-28.endive`. */
  readonly value: string
  readonly scope: 'client' | 'request'
}

/** From this date on an API version has the name of a release: `2024-09-30.acacia`. https://docs.stripe.com/upgrades */
const FIRST_NAMED = '2024-09-30'

/** Stripe's first API version is of 2011; an older date, such as Amazon's 2006-03-01, is somebody else's. */
const OLDEST = '2011-01-01'

/** The versions of 2017 and later that have no name of a release. https://docs.stripe.com/upgrades#api-versions */
const UNNAMED: ReadonlySet<string> = new Set(
  `2017-01-27 2017-02-14 2017-04-06 2017-05-25 2017-06-05 2017-08-15 2017-12-14 2018-01-23 2018-02-05 2018-02-06 2018-02-28
  2018-05-21 2018-07-27 2018-08-23 2018-09-06 2018-09-24 2018-10-31 2018-11-08 2019-02-11 2019-02-19 2019-03-14 2019-05-16
  2019-08-14 2019-09-09 2019-10-08 2019-10-17 2019-11-05 2019-12-03 2020-03-02 2020-08-27 2022-08-01 2022-11-15 2023-08-16
  2023-10-16 2024-04-10 2024-06-20`.split(/\s+/),
)

/**
 * The API versions that a file names for Stripe. A string counts where
 * 1. it is a date of 2011 or later, with the name of a release or without (a beta header after a semicolon is no part of it), and
 * 2. it is given, directly, as a fallback or through a constant, to a name that ends with "API version" or "Stripe version" in
 *    any spelling (the field `api_version` of a webhook payload is none), to `setApiVersion(…)`, or cast to such a type, and
 * 3. that name, what is around it, or the nearest call around it says "stripe"; Stripe.js in a browser does not count. Where
 *    nothing says so, the file must import the SDK, and the version be one that Stripe has published.
 */
export function apiVersionsIn(code: Code): readonly ApiVersionLiteral[] {
  const found = new Map<number, ApiVersionLiteral>()
  const requests = resourceCallsOf(code).map(({ call }) => spanOf(call))
  for (const node of code.tree.nodes) {
    for (const literal of [node, namedConstant(code, node)]) {
      const value = literal === null ? null : versionIn(literal)
      if (literal === null || value === null) continue
      const owner = ownerOf(code, node)
      if (!isStripes(owner, code, value)) continue
      const scope = owner === 'header' || requests.some((request) => isWithin(request, node)) ? 'request' : 'client'
      found.set(spanOf(literal).start, { value, scope, ...spanOf(literal) })
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}

/** A name of another file that is given to Stripe as its API version. */
export interface ImportedVersion {
  /** As it is imported: `./config.js`, `@/config`. */
  readonly module: string
  readonly imported: string
  readonly scope: ApiVersionLiteral['scope']
}

/** The names that a file imports, and gives to Stripe as its API version. */
export function importedVersionsIn(code: Code): readonly ImportedVersion[] {
  const requests = resourceCallsOf(code).map(({ call }) => spanOf(call))
  return code.tree.nodes.flatMap((node): readonly ImportedVersion[] => {
    if (node.type !== 'Identifier') return []
    const binding = isValue(code, node) ? code.scopes.resolve(node.name, node) : null
    if (binding?.kind !== 'import') return []
    const owner = ownerOf(code, node)
    if (owner !== 'stripe' && owner !== 'header') return []
    const scope = owner === 'header' || requests.some((request) => isWithin(request, node)) ? 'request' : 'client'
    return [{ module: binding.module, imported: binding.imported, scope }]
  })
}

/** The API version that a constant of a file holds, with the place of the text; null where it is none. */
export function constantNamed(code: Code, name: string): { readonly value: string; readonly start: number } | null {
  const binding = code.scopes.resolve(name, code.tree.file.program)
  if (binding?.kind !== 'variable' || !binding.constant || binding.value === null || binding.path.length > 0) return null
  const literal = code.valueOf(binding.value)
  const value = versionIn(literal)
  return value === null ? null : { value, start: spanOf(literal).start }
}

function isWithin({ start, end }: Span, node: Node): boolean {
  return start <= spanOf(node).start && spanOf(node).end <= end
}

/** Where a file makes clients that name no API version: those whose options are written out, or that have none. */
export function unpinnedIn(code: Code): readonly Span[] {
  return code.tree.nodes.flatMap((node): readonly Span[] => {
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return []
    if (code.kindOf(node.callee) !== 'class' || code.kindOf(node) !== 'client') return []
    const options = node.arguments[1]
    const entries = options === undefined ? [] : entriesOf(code, options)
    return entries === null || entries.some(({ name }) => name === 'apiVersion') ? [] : [spanOf(node)]
  })
}

function versionIn(node: Node): string | null {
  if (node.type === 'StringLiteral') return versionOf(node.value)
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null
  return versionOf(node.quasis[0]?.value.cooked ?? '')
}

function versionOf(text: string): string | null {
  if (text.length > 200) return null
  const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text)
  return read?.[1] !== undefined && read[1] >= OLDEST && read[1] < '2100' ? read[1] : null
}

/** The literal that a name has for a value, where the name is a value and no more. */
function namedConstant(code: Code, node: Node): Node | null {
  if (node.type !== 'Identifier' || !isValue(code, node)) return null
  const value = code.valueOf(node)
  return value === node ? null : value
}

/** Whether a name is a value and no more. */
function isValue(code: Code, node: Node): boolean {
  const parent = code.tree.parentOf(node)
  return (
    (parent?.type === 'ObjectProperty' && parent.value === node) ||
    (parent?.type === 'VariableDeclarator' && parent.init === node) ||
    (parent !== undefined && /^(?:TSAs|TSSatisfies|Logical|Conditional|Assignment)Expression$/.test(parent.type))
  )
}

/** Who a version is for; `none` where it is given to nothing that takes one. */
type Owner = 'stripe' | 'header' | 'unknown' | 'other' | 'none'

function isStripes(owner: Owner, { imports }: Code, value: string): boolean {
  if (owner === 'stripe' || owner === 'header') return true
  if (!imports || owner === 'none') return false
  if (value.includes('.')) return value >= FIRST_NAMED
  return owner === 'unknown' ? value < FIRST_NAMED : UNNAMED.has(value)
}

/** What is between a value and the name that it is given to, and changes nothing of it. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSLiteralType',
  'TSUnionType',
  'TSTypeAnnotation',
  'TSParenthesizedType',
  'ParenthesizedExpression',
  'LogicalExpression',
  'AwaitExpression',
])

function ownerOf(code: Code, literal: Node): Owner {
  let node = literal
  for (let parent = code.tree.parentOf(node); parent !== undefined; parent = code.tree.parentOf(node)) {
    const cast = 'typeAnnotation' in parent && parent.typeAnnotation !== node ? typeName(parent.typeAnnotation) : ''
    if (isVersionName(cast, false)) return saysStripe(cast) ? 'stripe' : ownerAround(code, parent, 'unknown')
    if (parent.type === 'ConditionalExpression' && parent.test === node) return 'none'
    const transparent = TRANSPARENT.has(parent.type) || parent.type === 'ConditionalExpression'
    if (!transparent) {
      const target = targetOf(parent, node)
      if (target === 'none') return 'none'
      if (/(?:^|\.|\?)stripe-version$/i.test(target ?? '')) return 'header'
      if (target !== null) return saysStripe(target) ? ownerAround(code, parent, 'stripe') : ownerAround(code, parent, 'unknown')
    }
    node = parent
  }
  return 'none'
}

/** The name that a value is given to by the node around it: null where that lies further out, `none` where it is given to nothing. */
function targetOf(parent: Node, node: Node): string | null {
  switch (parent.type) {
    case 'ObjectProperty':
      return parent.value === node ? named(nameOfKey(parent.key, parent.computed), parent.key.type === 'StringLiteral') : 'none'
    case 'TSPropertySignature':
    case 'ClassProperty':
      return named(nameOfKey(parent.key, parent.computed === true), false)
    case 'VariableDeclarator':
      if (parent.init !== node) return 'none'
      return named(parent.id.type === 'Identifier' ? parent.id.name : '', false) === 'none'
        ? named(annotationOf(parent.id), false)
        : lastNameOf(parent.id)
    case 'Identifier':
      return named(parent.name, false)
    case 'AssignmentExpression':
      return parent.right === node && /^(?:=|\?\?=|\|\|=)$/.test(parent.operator) ? named(chainOf(parent.left).join('.'), true) : 'none'
    case 'AssignmentPattern':
      return parent.right === node ? named(lastNameOf(parent.left), false) : 'none'
    case 'TSEnumMember':
      return named(nameOfKey(parent.id, false), false)
    case 'ArrayExpression':
      return isVersionHeader(parent.elements[0]) && parent.elements[1] === node ? 'Stripe-Version' : 'none'
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      if (parent.callee === node) return 'none'
      if (isVersionHeader(parent.arguments[0]) && parent.arguments[1] === node) return 'Stripe-Version'
      if (/^set_?api_?version$/i.test(lastNameOf(parent.callee))) return chainOf(parent.callee).join('.')
      // A fallback: `env('VERSION', '2024-06-20')`.
      return null
    }
    default:
      return 'none'
  }
}

function named(name: string | null, quoted: boolean): string {
  return name !== null && isVersionName(name, quoted) ? name : 'none'
}

function annotationOf(node: Node): string {
  return 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? typeName(node.typeAnnotation.typeAnnotation) : ''
}

function typeName(node: Node | null | undefined | unknown): string {
  if (typeof node !== 'object' || node === null || !('type' in node) || node.type !== 'TSTypeReference') return ''
  return 'typeName' in node ? qualified(node.typeName) : ''
}

function qualified(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('type' in node)) return ''
  if (node.type === 'Identifier' && 'name' in node) return String(node.name)
  return 'left' in node && 'right' in node ? `${qualified(node.left)}.${qualified(node.right)}` : ''
}

function isVersionHeader(node: Node | null | undefined): boolean {
  return node?.type === 'StringLiteral' && node.value.toLowerCase() === 'stripe-version'
}

/** A webhook's payload has a field `api_version`, and so has every fixture of one; it pins nothing. */
function isVersionName(name: string, quoted: boolean): boolean {
  const last = name.split('.').at(-1) ?? ''
  if (last === 'api_version') return !quoted && name.startsWith('stripe.')
  return /(?:api|stripe)version$/.test(last.toLowerCase().replace(/[^a-z]/g, ''))
}

/** What says whose version it is: the names that the object is given to, and the nearest call around them in the function. */
function ownerAround(code: Code, start: Node, known: 'stripe' | 'unknown'): Owner {
  let owner: Owner = known
  let node = start
  for (let parent = code.tree.parentOf(node); parent !== undefined && !isFunction(parent); parent = code.tree.parentOf(node)) {
    if (parent.type === 'ObjectProperty' && saysStripe(nameOfKey(parent.key, parent.computed) ?? '')) owner = 'stripe'
    if (parent.type === 'TSPropertySignature' && saysStripe(nameOfKey(parent.key, false) ?? '')) owner = 'stripe'
    if (parent.type === 'VariableDeclarator')
      return saysStripe(lastNameOf(parent.id)) || saysStripe(annotationOf(parent.id)) ? 'stripe' : owner
    if (parent.type === 'AssignmentExpression') return chainOf(parent.left).some(saysStripe) ? 'stripe' : owner
    if (isCall(parent)) {
      const kind = code.kindOf(parent)
      if (kind === 'browser' || chainOf(parent.callee).includes('loadStripe')) return 'none'
      if (owner === 'stripe' || kind === 'client' || callsStripe(code, parent.callee)) return 'stripe'
      return 'other'
    }
    node = parent
  }
  return owner
}

function isCall(node: Node): node is Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }> {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression' || node.type === 'NewExpression'
}

function callsStripe(code: Code, callee: Node): boolean {
  if (chainOf(callee).some(saysStripe) || code.kindOf(callee) === 'class') return true
  const inner = bare(callee)
  return inner.type === 'MemberExpression' && code.kindOf(inner.object) === 'client'
}
