import { isObjectOfSdkEvent } from './events.ts'
import type { Found } from './finding.ts'
import type { ParameterClasses } from './known-classes.ts'
import {
  DECIMAL_TOPIC,
  holdsStripeObject,
  isFromSdk,
  isSingleObject,
  isStripeObject,
  NO_DICT_TOPIC,
  objectNamed,
  type DictUse,
} from './dict-uses.ts'
import { asDict, noDict } from './fixes.ts'
import { PYREFLY } from './pyrefly.ts'
import { plainClass } from './reading.ts'
import type { Source } from './source.ts'
import { isTakenFrom } from './taken.ts'
import { isUnknown, type Checked } from './types.ts'

interface Known {
  readonly checked: Checked | undefined
  readonly seen: readonly Found[]
  readonly parameters: ParameterClasses
}

/**
 * The places that treat a Stripe object as a dict, apart from those already `seen`: by its type, where the checker knows it, else
 * by where the code has it from.
 */
export function dictFindings(source: Source, uses: readonly DictUse[], { checked, seen, parameters }: Known): Found[] {
  return uses.flatMap((use): Found[] => {
    const { operand, at, name } = use
    const [start, end] = [Math.min(at.start, operand.start), Math.max(at.end, operand.end)]
    if (seen.some((one) => one.source === source && start <= one.at && one.at <= end)) return []
    const type = checked?.typeOf(operand) ?? null
    const known = !isUnknown(type)
    // A list of objects can be counted and iterated over as before.
    const makesJson = ['json', 'queue', 'view', 'text', 'column'].includes(use.how)
    const isObject = makesJson ? holdsStripeObject : use.how === 'function' && name !== 'dict' ? isSingleObject : isStripeObject
    // The SDK's types call the object of an event a dictionary, which it is not.
    const isEvents = makesJson && isObjectOfSdkEvent(source, operand, parameters)
    const isTyped = type !== null && isObject(type)
    const isTaken = !known && use.how === 'method' && isTakenFrom(source, operand, checked)
    if (!isTyped && !isEvents && !isTaken && (known || !isFromSdk(source, operand))) return []
    const evidence = isTyped
      ? `pyrefly ${PYREFLY}: ${source.textOf(operand).slice(0, 60)} is ${type.replaceAll(/(?:\w+\.)*(_stripe_upgrade_\w+)/g, (_, own: string) => plainClass(own))}`
      : `rule: ${name} of what the SDK gave`
    const text = source.textOf(operand)
    const isList = makesJson && isTyped && !isStripeObject(type)
    const each = `[one.to_dict() for one in ${text}]`
    const fix =
      isList && text.length <= 60 && !text.includes('\n') ? { fix: each, edit: { start: operand.start, end: operand.end, text: each } } : {}
    return [{ source, evidence, ...whatBreaks(source, use, (isTyped ? objectNamed(type) : null) ?? 'StripeObject'), ...fix }]
  })
}

function whatBreaks(source: Source, { operand, how, name, at }: DictUse, owner: string): Omit<Found, 'source' | 'evidence'> {
  const base = {
    symbol: how === 'method' ? `${owner}.${name}` : name,
    at: at.start,
    asked: null,
    ...asDict(source, operand),
    breaks: 'runtime',
    topic: NO_DICT_TOPIC,
  } as const
  const since = 'From stripe-python 15 on a Stripe object is not a dict:'
  switch (how) {
    case 'method':
      return { ...base, kind: 'removed-member', ...noDict(source, at.parent, name) }
    case 'json':
      return { ...base, kind: 'behaviour', message: `${since} \`${name}\` cannot make JSON of it, and raises TypeError.` }
    case 'view':
      return { ...base, kind: 'behaviour', message: `${since} the framework cannot make an answer of it.` }
    case 'text': {
      const message = `${since} \`${name}\` with \`default=str\` makes a text of it, and nothing fails.`
      return { ...base, kind: 'behaviour', breaks: 'silent', message }
    }
    case 'queue':
      return {
        ...base,
        kind: 'behaviour',
        message: `${since} the queue of \`${name}\` cannot make JSON of it, and raises TypeError or EncodeError.`,
      }
    case 'column':
      return { ...base, kind: 'behaviour', message: `${since} the JSON column \`${name}\` cannot be saved with it, and raises TypeError.` }
    case 'equal':
      return { ...base, kind: 'behaviour', breaks: 'silent', message: `${since} it equals no dictionary, and nothing fails.` }
    case 'empty': {
      const message = `${since} it is true in a test also where it has no key, and nothing fails.`
      return { ...base, kind: 'behaviour', breaks: 'silent', symbol: `${owner}.${name}`, message }
    }
    case 'isinstance':
      return { ...base, kind: 'behaviour', message: `${since} this test is false then.` }
    case 'decimal': {
      const message = `From stripe-python 15 on \`${name}\` is a \`decimal.Decimal\`: it never equals a string, and nothing fails.`
      return { ...base, kind: 'behaviour', breaks: 'silent', symbol: name, message, fix: null, edit: undefined, topic: DECIMAL_TOPIC }
    }
    case 'function':
    case 'splat':
      return { ...base, kind: 'call-shape', message: `${since} \`${name}\` of it raises TypeError.` }
  }
}
