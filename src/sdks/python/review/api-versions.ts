import { ancestor, child, descendants, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { classOfRequest } from './known-classes.ts'
import { literal, type Source } from './source.ts'

/** An API version that the code names itself. */
export interface ApiVersionLiteral {
  /** `2024-06-20`, `2026-10-28.endive`. */
  readonly value: string
  /** Offset of the literal. */
  readonly start: number
  readonly scope: 'client' | 'request'
}

/** From this date on an API version has a release's name: `2024-09-30.acacia`. https://docs.stripe.com/upgrades */
const FIRST_NAMED = '2024-09-30'

/** Stripe's first API version is of 2011; an older date, such as Amazon's 2006-03-01, is somebody else's. */
const OLDEST = '2011-01-01'

/**
 * The API versions that a source names for Stripe. A string counts where it is a date of 2011 or later, with a release's name or
 * without (a beta header after a semicolon is no part of it), and is given to a name that ends with "API version" or "Stripe
 * version" in any spelling: directly, in parentheses, as a fallback or default, or through a constant of the file. That
 * name, the call or the assignment around it must say "stripe"; where there is none that could, the file must import the
 * SDK, and the date must have a release's name where Stripe's have one. The field `api_version` of a webhook's payload is none.
 */
export function apiVersionsIn(source: Source): readonly ApiVersionLiteral[] {
  return descendants(source.tree, 'string').flatMap((node) => {
    const value = versionOf(literal(node, source.textOf) ?? '')
    return value !== null && names(source, value, node, 0) ? [{ value, start: node.start, scope: scopeOf(source, node) }] : []
  })
}

/** The names, `API_VERSION` or `config.API_VERSION`, that a source gives to what says that it is Stripe's API version. */
export function givenVersions(source: Source): readonly { readonly node: SyntaxNode; readonly scope: ApiVersionLiteral['scope'] }[] {
  return descendants(source.tree, 'identifier', 'attribute').flatMap((node) => {
    if (node.parent?.kind === 'attribute' || !isGiven(node)) return []
    const target = targetOf(node)
    return target === null || ownerOf(source, target) !== 'stripe' ? [] : [{ node, scope: scopeOf(source, node) }]
  })
}

/** Whether a name is that of a value, and is not what one is given to, or called. */
function isGiven({ field, parent }: SyntaxNode): boolean {
  return field !== 'left' && field !== 'name' && field !== 'key' && field !== 'function' && parent !== null
}

/** A header, or an argument of a request, is for that request alone: `stripe.EphemeralKey.create(stripe_version="2024-06-20")`. */
function scopeOf(source: Source, node: SyntaxNode): ApiVersionLiteral['scope'] {
  const target = targetOf(node)
  const key = target === null ? null : (literal(target.name, source.textOf) ?? subscriptKey(source, target.name))
  if (key?.toLowerCase() === 'stripe-version') return 'request'
  for (let call = ancestor(node, 'call'); call !== undefined; call = ancestor(call, 'call')) {
    const callee = child(call, 'function')
    if (callee !== undefined && classOfRequest(source, callee) !== null) return 'request'
  }
  return 'client'
}

/**
 * Where a source makes clients, or sets the key of the module's own, and nothing names an API version for them: in the client's
 * arguments, or for the module anywhere in `all`.
 */
export function unpinnedIn(source: Source, all: readonly Source[]): readonly number[] {
  const clients = descendants(source.tree, 'call').filter((call) => {
    const callee = child(call, 'function')
    const given = child(call, 'arguments')
    const isClient = callee !== undefined && /(?:^|\.)StripeClient$/.test(source.nameOf(callee) ?? '')
    return isClient && given !== undefined && !/\bstripe_version\b|\*\*/.test(source.textOf(given))
  })
  const keys = all.some((one) => setOnModule(one, 'api_version').length > 0) ? [] : setOnModule(source, 'api_key')
  return [...clients, ...keys].map(({ start }) => start).toSorted((a, b) => a - b)
}

function setOnModule(source: Source, name: string): readonly SyntaxNode[] {
  return descendants(source.tree, 'assignment').filter((node) => {
    const left = child(node, 'left')
    return left !== undefined && source.nameOf(left) === `stripe.${name}`
  })
}

export function versionOf(text: string): string | null {
  const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text.slice(0, 200))
  return read?.[1] !== undefined && read[1] >= OLDEST && read[1] < '2100' ? read[1] : null
}

/** Whether the value of an expression reaches a name for Stripe's API version. */
function names(source: Source, value: string, given: SyntaxNode, depth: number): boolean {
  const target = targetOf(given)
  if (target === null) return false
  const owner = ownerOf(source, target)
  if (owner === 'stripe') return true
  if (owner === 'unknown' && source.importsSdk && value.includes('.') === value >= FIRST_NAMED) return true
  // A constant: what is it given to?
  if (depth > 2 || target.name.kind !== 'identifier' || target.role !== 'assignment') return false
  const name = source.textOf(target.name)
  if (source.valueOf(name) === undefined) return false
  const uses = descendants(source.tree, 'identifier').filter((one) => source.textOf(one) === name && one !== target.name)
  return uses.some((use) => names(source, value, use, depth + 1))
}

interface Target {
  /** The name that the value is given to. */
  readonly name: SyntaxNode
  readonly role: 'assignment' | 'argument' | 'entry' | 'setter'
}

/** What an expression's value is given to, seen through parentheses, fallbacks and the default of `os.environ.get`. */
function targetOf(given: SyntaxNode): Target | null {
  const above = given.parent
  if (above === null) return null
  switch (above.kind) {
    case 'parenthesized_expression':
    case 'boolean_operator':
    case 'conditional_expression':
      return targetOf(above)
    case 'assignment':
    case 'named_expression':
    case 'default_parameter':
    case 'typed_default_parameter': {
      const name = child(above, 'left') ?? child(above, 'name')
      return name === undefined || name === given ? null : { name, role: 'assignment' }
    }
    case 'keyword_argument': {
      const name = child(above, 'name')
      // `os.getenv(key, default="…")` and `config("X", default="…")` give what they find.
      if (name !== undefined && name !== given)
        return name.end - name.start === 'default'.length ? through(above) : { name, role: 'argument' }
      return null
    }
    case 'pair': {
      const key = child(above, 'key')
      return key === undefined || key === given ? null : { name: key, role: 'entry' }
    }
    case 'argument_list':
      return through(given)
    default:
      return null
  }
}

/** The target of a call that an argument's value comes out of, or that takes it in. */
function through(argument: SyntaxNode): Target | null {
  const call = ancestor(argument, 'call')
  const callee = call === undefined ? undefined : child(call, 'function')
  if (call === undefined || callee === undefined) return null
  return targetOf(call) ?? { name: callee, role: 'setter' }
}

function ownerOf(source: Source, { name, role }: Target): 'stripe' | 'unknown' | 'other' {
  const text = literal(name, source.textOf) ?? subscriptKey(source, name) ?? source.textOf(name)
  if (role === 'setter') return /(?:^|\.)set_?api_?version$/i.test(text) && saysStripe(text) ? 'stripe' : 'other'
  const quoted = name.kind === 'string' || name.kind === 'subscript'
  if (!isVersionName(source, name, text, quoted)) return 'other'
  if (saysStripe(text) || source.nameOf(name) !== null) return 'stripe'
  const call = role === 'assignment' ? undefined : ancestor(name, 'call')
  const callee = call === undefined ? undefined : child(call, 'function')
  if (callee !== undefined) return saysStripe(source.textOf(callee)) || source.nameOf(callee) !== null ? 'stripe' : 'other'
  const around = ancestor(name, 'assignment')
  const left = around === undefined ? undefined : child(around, 'left')
  return left !== undefined && left !== name && saysStripe(source.textOf(left)) ? 'stripe' : 'unknown'
}

/** A webhook's payload has a field `api_version`, and so has every fixture of one; it pins nothing. */
function isVersionName(source: Source, name: SyntaxNode, text: string, quoted: boolean): boolean {
  const last = text.split('.').at(-1) ?? ''
  if (last === 'api_version') return text.startsWith('stripe.') || source.nameOf(name) !== null || (!quoted && text === last)
  return /(?:api|stripe)version$/.test(last.toLowerCase().replaceAll(/[^a-z]/g, ''))
}

/** `Stripe-Version` of `headers["Stripe-Version"]`. */
function subscriptKey(source: Source, node: SyntaxNode): string | null {
  const key = node.kind === 'subscript' ? child(node, 'subscript') : undefined
  return key === undefined ? null : literal(key, source.textOf)
}

function saysStripe(text: string): boolean {
  return text.toLowerCase().includes('stripe')
}
