import type { Node } from '@babel/types'
import { scopesOf, type Binding, type Scopes } from './scopes.ts'
import type { Source } from './source.ts'
import { bare, nameOfKey, parseSource, type Tree } from './syntax.ts'

/** What an expression is, as far as the file alone shows it. `browser`: Stripe.js, which is another product. */
type StripeKind = 'class' | 'client' | 'browser'

/** A source that was parsed, with what its names mean. */
export interface Code {
  readonly source: Source
  readonly tree: Tree
  readonly scopes: Scopes
  /** Whether the file imports the server SDK, under whatever name. */
  readonly imports: boolean
  kindOf(node: Node): StripeKind | null
  /** The value of a constant that is written out in the file: what a name means, else the node itself. */
  valueOf(node: Node): Node
}

/** `stripe`, and how Deno writes it: `npm:stripe@14`, `https://esm.sh/stripe@14`. */
function isSdkModule(module: string): boolean {
  return /^(?:npm:)?stripe(?:[@/]|$)|\/stripe@/.test(module)
}

function isBrowserModule(module: string): boolean {
  return /^(?:npm:)?@stripe\/|(?:^|\/)vue-stripe-js$|^angular-stripe|^ngx-stripe$/.test(module)
}

/** What a publishable key is called: no server takes one. */
const PUBLISHABLE = /^pk_|publishable|public_?key|^(?:next_public|vite|react_app|nuxt_public|expo_public|public)_/i

/** How many names are followed, one to the next. */
const MAX_HOPS = 8

/** Parses a source. Says why where it cannot be read. */
export function readCode(source: Source): Code | { readonly why: string } {
  const tree = parseSource(source)
  if ('why' in tree) return tree
  // What is never asked costs nothing: the audit asks neither what names mean here, nor what is imported.
  let known: Scopes | null = null
  let imports: boolean | null = null
  const scopes: Scopes = { resolve: (name, at) => (known ??= scopesOf(tree)).resolve(name, at) }
  const kinds = new Map<Node, StripeKind | null>()
  return {
    source,
    tree,
    scopes,
    get imports() {
      return (imports ??= tree.nodes.some((node) => loadsSdk(node)))
    },
    kindOf(node) {
      const found = kinds.get(node)
      if (found !== undefined) return found
      const kind = kindOf(scopes, node, 0)
      kinds.set(node, kind)
      return kind
    },
    valueOf: (node) => valueIn(scopes, node, 0),
  }
}

function loadsSdk(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return isSdkModule(node.source.value)
  if (node.type === 'TSExternalModuleReference') return isSdkModule(node.expression.value)
  const module = moduleLoaded(node)
  return module !== null && isSdkModule(module)
}

/** The module that `require('…')` or `import('…')` loads; null for all else. */
export function moduleLoaded(node: Node): string | null {
  if (node.type === 'ImportExpression') return node.source.type === 'StringLiteral' ? node.source.value : null
  if (node.type !== 'CallExpression') return null
  const callee = bare(node.callee)
  const [first] = node.arguments
  const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require')
  return loads && first?.type === 'StringLiteral' ? first.value : null
}

function valueIn(scopes: Scopes, node: Node, hops: number): Node {
  const inner = bare(node)
  if (inner.type !== 'Identifier' || hops > MAX_HOPS) return inner
  const binding = scopes.resolve(inner.name, inner)
  if (binding?.kind !== 'variable' || !binding.constant || binding.value === null || binding.path.length > 0) return inner
  return valueIn(scopes, binding.value, hops + 1)
}

function kindOf(scopes: Scopes, node: Node, hops: number): StripeKind | null {
  if (hops > MAX_HOPS) return null
  const inner = bare(node)
  const of = (other: Node): StripeKind | null => kindOf(scopes, other, hops + 1)
  switch (inner.type) {
    case 'Identifier':
      return kindOfName(inner.name, scopes.resolve(inner.name, inner), of)
    case 'AwaitExpression':
      return of(inner.argument)
    case 'AssignmentExpression':
      return of(inner.right)
    case 'LogicalExpression':
      return of(inner.left) ?? of(inner.right)
    case 'ConditionalExpression':
      return of(inner.consequent) ?? of(inner.alternate)
    case 'ImportExpression':
      return loadsSdk(inner) ? 'class' : null
    case 'NewExpression':
    case 'CallExpression':
    case 'OptionalCallExpression':
      return kindOfCall(scopes, inner, of)
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return kindOfMember(inner, of)
    default:
      return null
  }
}

type KindOf = (node: Node) => StripeKind | null

/** What is called so, by somebody who loads Stripe.js into a page. */
const BROWSER_CALL = /^(?:load|use)Stripe/

function kindOfName(name: string, binding: Binding | null, of: KindOf): StripeKind | null {
  const said = saysStripe(name) ? ('client' as const) : null
  if (binding === null) return name === 'Stripe' ? 'browser' : said
  if (binding.kind === 'import') {
    if (isBrowserModule(binding.module)) return 'browser'
    if (!isSdkModule(binding.module)) return BROWSER_CALL.test(name) ? 'browser' : said
    return ['default', '*', '=', 'Stripe'].includes(binding.imported) ? 'class' : null
  }
  if (binding.kind !== 'variable' || binding.value === null) return said
  const kind = of(binding.value)
  if (binding.path.length === 0) return kind ?? said
  return kind === 'class' ? (['Stripe', 'default'].includes(binding.path.join('.')) ? 'class' : null) : said
}

function kindOfCall(scopes: Scopes, call: Node & { callee: Node; arguments: readonly Node[] }, of: KindOf): StripeKind | null {
  const module = moduleLoaded(call)
  if (module !== null) return isSdkModule(module) ? 'class' : isBrowserModule(module) ? 'browser' : null
  const [first] = call.arguments
  if (first !== undefined && isPublishable(scopes, first)) return 'browser'
  const callee = bare(call.callee)
  const name = lastNameOf(callee)
  if (BROWSER_CALL.test(name)) return 'browser'
  // Who loads Stripe.js from its address calls a global `Stripe`; with `new` it is what a server does.
  if (callee.type === 'Identifier' && name === 'Stripe' && scopes.resolve(name, callee) === null)
    return call.type === 'NewExpression' ? 'client' : 'browser'
  const kind = of(callee)
  if (kind === 'class') return 'client'
  return kind === 'browser' ? 'browser' : saysStripe(name) ? 'client' : null
}

function kindOfMember(member: Node & { object: Node; property: Node; computed: boolean }, of: KindOf): StripeKind | null {
  const name = nameOfKey(member.property, member.computed) ?? ''
  const kind = of(member.object)
  if (kind === 'class') return name === 'Stripe' || name === 'default' ? 'class' : null
  if (kind === 'browser') return 'browser'
  const object = bare(member.object)
  if (object.type === 'Identifier' && /^(?:window|globalThis|self)$/.test(object.name) && name === 'Stripe') return 'browser'
  return saysStripe(name) ? 'client' : null
}

function isPublishable(scopes: Scopes, node: Node): boolean {
  const value = valueIn(scopes, node, 0)
  const text = value.type === 'StringLiteral' ? value.value : lastNameOf(value)
  return PUBLISHABLE.test(text) || PUBLISHABLE.test(lastNameOf(bare(node)))
}

export function saysStripe(text: string): boolean {
  return text.toLowerCase().includes('stripe')
}

/** The last name of a chain: `constructEvent` of `stripe.webhooks.constructEvent`; empty where there is none. */
export function lastNameOf(node: Node): string {
  const inner = bare(node)
  if (inner.type === 'Identifier') return inner.name
  if (inner.type === 'MemberExpression' || inner.type === 'OptionalMemberExpression') return nameOfKey(inner.property, inner.computed) ?? ''
  return ''
}

/** The names of a chain from its beginning: `['stripe', 'webhooks', 'constructEvent']`; what calls and subscripts give has none. */
export function chainOf(node: Node): readonly string[] {
  const names: string[] = []
  let at = bare(node)
  while (names.length < MAX_CHAIN) {
    if (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') {
      names.unshift(nameOfKey(at.property, at.computed) ?? '?')
      at = bare(at.object)
    } else if (at.type === 'CallExpression' || at.type === 'OptionalCallExpression' || at.type === 'NewExpression') at = bare(at.callee)
    else if (at.type === 'AwaitExpression') at = bare(at.argument)
    else break
  }
  if (at.type === 'Identifier') names.unshift(at.name)
  else if (at.type === 'ThisExpression') names.unshift('this')
  return names
}

const MAX_CHAIN = 12
