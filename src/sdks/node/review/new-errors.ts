import * as v from 'valibot'
import { OPTIONS } from './rules.ts'

/** What the checker says of one place of a text. */
export const ERRORS = v.array(v.object({ pos: v.number(), end: v.number(), code: v.number(), text: v.string() }))
export type Errors = v.InferOutput<typeof ERRORS>

/** A field or method that is not there. */
export const NO_MEMBER: ReadonlySet<number> = new Set([2339, 2551, 2550, 2576])
/** A property that the object of an argument may not have. */
export const NO_PARAMETER: ReadonlySet<number> = new Set([2353, 2561])
/** A value of another type. */
export const NO_VALUE: ReadonlySet<number> = new Set([2322, 2820])
/** A call that none of the overloads allows, up to stripe-node 21: what is wrong comes below it. */
export const NO_OVERLOAD = 2769
/** The words about a property that an object may not have: its name, and the type of the object. */
export const UNKNOWN_PROPERTY = /'([^']{1,100})' does not exist in type '([^'\n]{1,300})'/

/**
 * A name without a type of its own, which the code around it would have given one. It lost that where something else is gone, whose
 * own line is named: `lines.reduce((sum, line) => …)` of what a method gave that is gone.
 */
const NO_TYPE_GIVEN: ReadonlySet<number> = new Set([7005, 7006, 7010, 7011, 7019, 7022, 7023, 7024, 7031, 7034])

/** Whether a call is refused for what the last of its overloads says alone. */
export function isRefusedCall({ code }: Errors[number]): boolean {
  return code === NO_OVERLOAD
}

/**
 * What only the candidate's types say, at a place where the others said nothing of the kind. `plain` is what the older types say
 * without their overloads for options alone; null where that says no more than `before`. It is asked because a call that no overload
 * allows is refused for reasons of the last, at another place and in other words than the candidate's.
 */
export function added(before: Errors, plain: Errors | null, after: Errors): Errors {
  const refused = new Set(before.filter(isRefusedCall).map(({ pos }) => pos))
  const also = (plain ?? []).filter((error) => refused.has(error.pos) || isOfParameter(error))
  const known = new Set([...before, ...also].map(keyOf))
  return after.filter((error) => !known.has(keyOf(error)) && !NO_TYPE_GIVEN.has(error.code))
}

/** Whether an error is about a parameter. An option may be there in the older types, and no longer in the candidate's. */
function isOfParameter({ code, text }: Errors[number]): boolean {
  if (NO_VALUE.has(code)) return true
  return NO_PARAMETER.has(code) && !OPTIONS.has(UNKNOWN_PROPERTY.exec(text)?.[1] ?? '')
}

/** The place and what is wrong there. The checker has another number for the same where it can guess the name that is meant. */
function keyOf({ pos, code }: Errors[number]): string {
  const [first = code] = [NO_MEMBER, NO_PARAMETER, NO_VALUE].find((codes) => codes.has(code)) ?? []
  return `${pos}:${first}`
}
