import type { Node } from '@babel/types'
import type { Code } from './code.ts'
import { OPTIONS } from './rules.ts'
import { nameOfKey, spanOf, type Span } from './syntax.ts'
import { argumentOf, propertyOf, type Typing } from './value-types.ts'

/**
 * A parameter of a request. The checker looks for what is too much only in an object that is written in the call itself, and there it
 * names one of several, or none beside a value of another type.
 */
export interface BuiltParameter extends Span {
  readonly code: Code
  /** `subscription_data.coupon`. */
  readonly path: string
  /** The call as it is written. Untrusted. */
  readonly call: string
  /** The type of the parameter, as TypeScript can spell it. */
  readonly type: string
  /** That of what the call takes as a whole: where this is gone, the method is. */
  readonly whole: string
}

/** Deeper ones are rare. */
const MAX_DEPTH = 4
/** More keys than a person writes into one object. Each call that takes the object looks at all of them. */
const MAX_KEYS = 200

/** The parameters of a file's requests: in the call, put together before it, or spread into it: `params.coupon = …`. */
export function builtParametersIn(typing: Typing): readonly BuiltParameter[] {
  const { code, calls } = typing
  const found = new Map<Node, BuiltParameter>()
  for (const resource of calls.values()) {
    const { call, ids, name } = resource
    const given = call.arguments[ids]
    if (given === undefined) continue
    for (const { keys, node } of writtenIn(typing, given, [])) {
      const [first = ''] = keys
      if (found.has(node) || OPTIONS.has(first)) continue
      const whole = argumentOf(resource, ids)
      found.set(node, { code, path: keys.join('.'), call: name, type: keys.reduce(propertyOf, whole), whole, ...spanOf(node) })
    }
  }
  return [...found.values()]
}

interface Written {
  readonly keys: readonly string[]
  readonly node: Node
}

/** The keys in an object, each with those around it. */
function writtenIn(typing: Typing, node: Node, around: readonly string[]): readonly Written[] {
  if (around.length >= MAX_DEPTH) return []
  const { code, values } = typing
  const value = code.valueOf(node)
  const later = values.addedTo(node).map(({ key, property }): Written => ({ keys: [...around, key], node: property }))
  switch (value.type) {
    case 'ObjectExpression':
      return [...value.properties.slice(0, MAX_KEYS).flatMap((property) => ofProperty(typing, property, around)), ...later]
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap((one) => writtenIn(typing, one, around))
    case 'LogicalExpression':
      return [value.left, value.right].flatMap((one) => writtenIn(typing, one, around))
    case 'Identifier': {
      const given = values.of(value).filter((one) => one.path.length === 0 && one.value.type === 'ObjectExpression')
      return [...given.flatMap((one) => writtenIn(typing, one.value, around)), ...later]
    }
    default:
      return later
  }
}

function ofProperty(typing: Typing, property: Node, around: readonly string[]): readonly Written[] {
  if (property.type === 'SpreadElement') return writtenIn(typing, property.argument, around)
  if (property.type !== 'ObjectProperty') return []
  const name = nameOfKey(property.key, property.computed)
  if (name === null) return []
  const keys = [...around, name]
  return [{ keys, node: property }, ...writtenIn(typing, property.value, keys)]
}
