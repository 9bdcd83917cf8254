import type { Node } from '@babel/types'
import type { ResourceCall } from './calls.ts'
import { saysStripe, type Code } from './code.ts'
import { branchAround, isEventObject, type EventBranch } from './event-branches.ts'
import { bare, nameOfKey } from './syntax.ts'
import type { Values } from './values.ts'

/**
 * What the checker is shown in front of the user's code, so that expressions of the review's own can be typed. `P` is a property
 * of whatever in a union or a list has it, `El` an element of a list, `Ev` an event whose object is known, and `Or` no type at all
 * in place of one that is not there. `Arg` is an argument of a method, by any of its overloads.
 */
const NAME = '_StripeUpgrade'
export const DECLARATIONS = `type ${NAME}None = string | number | boolean | bigint | null | undefined
type ${NAME}P<T, K extends string> = T extends ${NAME}None ? never : T extends readonly (infer E)[] ? ${NAME}P<E, K> : K extends keyof T ? T[K] : never
type ${NAME}El<T> = T extends readonly (infer E)[] ? E : T extends { data: readonly (infer E)[] } ? E : never
type ${NAME}Arg<F, N extends number> = F extends { (...a: infer A): any; (...b: infer B): any } ? (A | B extends infer U ? (U extends readonly unknown[] ? U[N] : never) : never) : never
type ${NAME}Or<T> = [T] extends [never] ? any : T
type ${NAME}Ev<T> = { id: string; type: any; data: { object: ${NAME}Or<T>; previous_attributes?: any }; [key: string]: any }
`

/** A property of a type, as TypeScript spells it. */
export function propertyOf(type: string, name: string): string {
  return name === '[]' ? `${NAME}El<${type}>` : `${NAME}P<${type}, ${JSON.stringify(name)}>`
}

/** A type that is `any` where it is not there. */
export function orAny(type: string): string {
  return `${NAME}Or<${type}>`
}

/** An event whose object is of a type. */
export function eventOf(type: string): string {
  return `${NAME}Ev<${type}>`
}

/** A class of the SDK, `Stripe.Invoice`, as it is reached without an import. */
export function classNamed(name: string): string {
  return `import('stripe').${name}`
}

/** What a method of a resource gives, once it is there. */
export function resultOf(call: Pick<ResourceCall, 'name'>): string {
  return `Awaited<ReturnType<${methodOf(call)}>>`
}

/** What a method of a resource takes at an index. */
export function argumentOf(call: Pick<ResourceCall, 'name'>, index: number): string {
  return `${NAME}Arg<${methodOf(call)}, ${index}>`
}

function methodOf({ name }: Pick<ResourceCall, 'name'>): string {
  return `import('stripe').Stripe${stepsOf(name)
    .map((step) => `['${step}']`)
    .join('')}`
}

/** The namespaces of the client that hold resources. */
const NAMESPACES: ReadonlySet<string> = new Set(
  `apps billing billingPortal checkout climate entitlements financialConnections forwarding identity issuing radar reporting sigma tax
  terminal testHelpers treasury`.split(/\s+/),
)

/** `['checkout', 'sessions', 'create']` of `this.stripe.checkout.sessions.create`. */
export function stepsOf(name: string): readonly string[] {
  const names = name.split('.')
  const client = names.findLastIndex((one, index) => index < names.length - 2 && saysStripe(one))
  if (client !== -1) return names.slice(client + 1)
  return names.slice(NAMESPACES.has(names.at(-3) ?? '') ? -3 : -2)
}

/** What is known of a file to type its expressions. */
export interface Typing {
  readonly code: Code
  readonly values: Values
  readonly branches: readonly EventBranch[]
  readonly calls: ReadonlyMap<Node, ResourceCall>
  /** The types of the parameters that are given something known, by the identifiers that declare them. */
  readonly parameters: ReadonlyMap<Node, string>
}

/** How many names are followed. */
const MAX_HOPS = 6
/** Longer ones are of loops in the code, or of no use. */
const MAX_LENGTH = 600

/** The type of an expression that is Stripe's, as TypeScript can spell it; null where that is not known. */
export function typeOf(typing: Typing, node: Node, hops = 0): string | null {
  if (hops > MAX_HOPS) return null
  const of = (other: Node): string | null => typeOf(typing, other, hops + 1)
  const named = castTo(typing.code, node)
  if (named !== null) return named
  const inner = bare(node)
  const classes = objectClasses(typing, inner)
  if (classes !== null) return unionOf(classes.map(classNamed))
  switch (inner.type) {
    case 'AwaitExpression':
      return of(inner.argument)
    case 'LogicalExpression':
      return of(inner.left) ?? of(inner.right)
    case 'ConditionalExpression':
      return of(inner.consequent) ?? of(inner.alternate)
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const call = typing.calls.get(inner)
      return call === undefined ? null : resultOf(call)
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const step = inner.property.type === 'NumericLiteral' ? '[]' : nameOfKey(inner.property, inner.computed)
      const owner = step === null ? null : of(inner.object)
      return step === null || owner === null || owner.length > MAX_LENGTH ? null : propertyOf(owner, step)
    }
    case 'Identifier':
      return nameType(typing, inner, hops)
    default:
      return null
  }
}

function nameType(typing: Typing, name: Extract<Node, { type: 'Identifier' }>, hops: number): string | null {
  const binding = typing.code.scopes.resolve(name.name, name)
  const declared = binding?.kind === 'parameter' || binding?.kind === 'variable' ? binding.node : null
  const known = declared === null ? null : (typing.parameters.get(declared) ?? annotationOf(typing.code, declared))
  if (known !== null) return known
  const types = typing.values.of(name).flatMap(({ value, path }) => {
    const type = typeOf(typing, value, hops + 1)
    return type === null || type.length > MAX_LENGTH ? [] : [path.reduce(propertyOf, type)]
  })
  return types.length === 0 ? null : unionOf(types)
}

export function unionOf(types: readonly string[]): string {
  return [...new Set(types)].join(' | ')
}

/** The classes of what is the object of an event in a branch for some types; null for all else. */
export function objectClasses({ branches, values }: Pick<Typing, 'branches' | 'values'>, node: Node): readonly string[] | null {
  const around = branchAround(branches, node)
  return around !== undefined && isEventObject(values, node) ? around.classes : null
}

function castTo(code: Code, node: Node): string | null {
  return 'typeAnnotation' in node && /^TS(?:As|Satisfies)Expression$|^TSTypeAssertion$/.test(node.type)
    ? sdkType(code, node.typeAnnotation)
    : null
}

function annotationOf(code: Code, name: Node): string | null {
  const annotation = 'typeAnnotation' in name ? name.typeAnnotation : null
  return isTyped(annotation) && annotation.type === 'TSTypeAnnotation' ? sdkType(code, annotation.typeAnnotation) : null
}

function isTyped(value: unknown): value is { readonly type: string; readonly typeAnnotation?: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** `import('stripe').Stripe.Invoice` for the annotation `Stripe.Invoice`. */
function sdkType({ source }: Code, type: unknown): string | null {
  if (!isTyped(type) || type.type !== 'TSTypeReference' || !('start' in type) || !('end' in type)) return null
  const text = source.code.slice(Number(type.start), Number(type.end))
  return /^Stripe(?:\.[A-Z]\w*)+$/.test(text) ? classNamed(text) : null
}
