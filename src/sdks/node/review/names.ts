import type { Node } from '@babel/types'
import { messageOf } from '../../../domain/errors.ts'
import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { lastNameOf, type Code } from './code.ts'
import { madeHereIn, type MadeHere } from './made-here.ts'
import { bare, nameOfKey, spanOf, type Span } from './syntax.ts'

/** A name that the code takes from the SDK. */
export interface UsedName extends Span {
  /** As the driver of stripe-node reads it: `Stripe.errors.StripeCardError`, `stripe.subscriptions.del`. */
  readonly name: string
  /** A test replaces it by a mock: `vi.spyOn(stripe.subscriptions, 'del')`. */
  readonly replaced?: true
}

/** Deeper names are of answers, not of the SDK. */
const MAX_NAMES = 5

/**
 * The dotted names that a file takes from the SDK, where they are values: whole chains, each at its last name. What a file makes
 * itself in their place, as tests do, is none.
 */
export function namesIn(code: Code): readonly UsedName[] {
  const made = madeHereIn(code)
  return code.tree.nodes.flatMap((node): readonly UsedName[] => {
    if (node.type === 'VariableDeclarator') return takenBy(code, made, node.id, node.init)
    if (node.type === 'CallExpression') return replacedBy(code, made, node)
    if (!isMember(node)) return []
    const parent = code.tree.parentOf(node)
    // The whole chain, and not each part of it.
    if (parent !== undefined && isMember(parent) && parent.object === node) return []
    if (parent?.type === 'AssignmentExpression' && parent.left === node) return []
    const found = chainFrom(code, node)
    return found === null || made.has(node) ? [] : [found]
  })
}

/** Functions that replace a method of an object by its name, and throw where it has none: of vitest, jest, sinon and node:test. */
const REPLACES = /^(?:spyOn|stub|spy|method)$/

/** `vi.spyOn(stripe.subscriptions, 'del')`: at the name. */
function replacedBy(code: Code, made: MadeHere, call: Extract<Node, { type: 'CallExpression' }>): readonly UsedName[] {
  const [object, method] = call.arguments
  if (!REPLACES.test(lastNameOf(call.callee)) || object === undefined) return []
  if (method?.type !== 'StringLiteral' || !/^\w+$/.test(method.value)) return []
  const inner = bare(object)
  const kind = code.kindOf(inner)
  const owner = kind === 'client' ? 'stripe' : isMember(inner) ? chainFrom(code, inner)?.name : undefined
  if (owner === undefined || made.has(inner)) return []
  return [{ name: `${owner}.${method.value}`, replaced: true, ...spanOf(method) }]
}

/** `const { Stripe } = require('stripe')`. */
function takenBy(code: Code, made: MadeHere, pattern: Node, value: Node | null | undefined): readonly UsedName[] {
  if (pattern.type !== 'ObjectPattern' || value === null || value === undefined) return []
  const kind = code.kindOf(value)
  if ((kind !== 'class' && kind !== 'client') || made.has(value)) return []
  return pattern.properties.flatMap((property) => {
    const name = property.type === 'ObjectProperty' ? nameOfKey(property.key, property.computed) : null
    return name === null ? [] : [{ name: `${kind === 'class' ? 'Stripe' : 'stripe'}.${name}`, ...spanOf(property) }]
  })
}

function isMember(node: Node): node is Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }> {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'
}

function chainFrom(code: Code, node: Node): UsedName | null {
  const names: string[] = []
  let at = node
  let last: Node = node
  while (isMember(at)) {
    // `this.stripe` is a client; `require('stripe').default` is asked for like any other name.
    if (names.length > 0 && code.kindOf(at) === 'client') break
    const name = nameOfKey(at.property, at.computed)
    if (name === null || !/^[A-Za-z_$][\w$]*$/.test(name)) return null
    // A longer chain is not followed to its end: each of its parts begins one.
    if (names.length === MAX_NAMES) return null
    if (names.length === 0) last = at.property
    names.unshift(name)
    at = bare(at.object)
  }
  const kind = code.kindOf(at)
  if (kind !== 'client' && kind !== 'class') return null
  if (names.length === 0) return null
  return { name: [kind === 'class' ? 'Stripe' : 'stripe', ...names].join('.'), ...spanOf(last) }
}

/** Which of the names the version in use has, and the candidate has not; `why` where one of them could not be asked. */
export async function goneOf(
  world: ReviewWorld,
  { from, to }: ReviewPair,
  names: readonly string[],
): Promise<{ readonly gone: ReadonlySet<string>; readonly unchecked: readonly Unchecked[] }> {
  const asked = [...new Set(names)]
  if (asked.length === 0) return { gone: new Set(), unchecked: [] }
  const [before, after] = await Promise.all([world.sdk(from), world.sdk(to)])
  const missing = [before, after].find((sdk) => 'why' in sdk)
  if ('why' in before || 'why' in after)
    return {
      gone: new Set(),
      unchecked: [{ what: 'names', why: missing !== undefined && 'why' in missing ? missing.why : 'they could not be asked' }],
    }
  const answers = await Promise.all([before.has(asked), after.has(asked)]).catch((error: unknown) => messageOf(error))
  if (typeof answers === 'string') return { gone: new Set(), unchecked: [{ what: 'names', why: answers }] }
  const [old, next] = answers
  return { gone: new Set(asked.filter((name) => old.has(name) && !next.has(name))), unchecked: [] }
}
