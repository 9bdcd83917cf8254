import { isSameNumber } from './decimal.ts'

/** As IEEE 754, §4.3, has them, by the names of stripe-node. */
const DIRECTIONS = ['ceil', 'floor', 'round-down', 'round-up', 'half-up', 'half-down', 'half-even'] as const
type Direction = (typeof DIRECTIONS)[number]
type Operand = string | number | { readonly $bigint: string }
type Verb = 'toString' | 'toJSON' | 'isZero' | 'isNegative' | 'isPositive' | 'neg' | 'abs' | 'toFixed' | 'round'
type VerbOfTwo = 'add' | 'sub' | 'mul' | 'div' | 'cmp' | 'eq' | 'lt' | 'lte' | 'gt' | 'gte'

/** What is done with an exact number, and with what: as stripe-node's `Decimal` calls it. */
export interface Sum {
  readonly of: Operand
  readonly do: Verb | VerbOfTwo
  readonly with?: Operand
  /** Behind the point; of `round` and `div`, where they end. */
  readonly places?: number
  /** That count, of `round`, in place of places. */
  readonly figures?: number
  readonly direction?: Direction
}

/** The sums of all directions. */
export function inEachDirection(sum: Sum): readonly Sum[] {
  return DIRECTIONS.map((direction): Sum => Object.assign({}, sum, { direction }))
}

/** Whether a text is what a sum comes to. Of `toFixed` each digit counts, of others what number it is. */
export function isResultOf(sum: Sum, text: string): boolean {
  const wanted = resultOf(sum)
  return sum.do === 'toFixed' ? text === wanted : isSameNumber(text, wanted)
}

/** A whole number, and how many of its digits are behind the point. */
interface Exact {
  readonly whole: bigint
  readonly places: number
}

const REFUSED = 'refused'

/** What a sum comes to; `refused` where that is no number. */
export function resultOf(sum: Sum): string {
  const one = exactOf(sum.of)
  if (one === null) return REFUSED
  const { do: verb, places = 0, direction = 'half-even' } = sum
  switch (verb) {
    case 'toString':
    case 'toJSON':
      return textOf(one)
    case 'isZero':
      return String(one.whole === 0n)
    case 'isNegative':
      return String(one.whole < 0n)
    case 'isPositive':
      return String(one.whole > 0n)
    case 'neg':
      return textOf({ ...one, whole: -one.whole })
    case 'abs':
      return textOf({ ...one, whole: sizeOf(one.whole) })
    case 'toFixed':
      return places < 0 ? REFUSED : fixed(atPlaces(one, places, direction), places)
    case 'round': {
      const end = sum.figures === undefined ? places : one.places - (String(sizeOf(one.whole)).length - sum.figures)
      return textOf(end < one.places ? { whole: atPlaces(one, end, direction), places: end } : one)
    }
    default: {
      const other = exactOf(sum.with ?? '')
      return other === null ? REFUSED : resultOfTwo(verb, one, other, { places, direction })
    }
  }
}

function resultOfTwo(
  verb: VerbOfTwo,
  one: Exact,
  other: Exact,
  { places, direction }: { readonly places: number; readonly direction: Direction },
): string {
  const common = Math.max(one.places, other.places)
  const [left, right] = [one, other].map((each) => each.whole * tens(common - each.places)) as [bigint, bigint]
  switch (verb) {
    case 'add':
      return textOf({ whole: left + right, places: common })
    case 'sub':
      return textOf({ whole: left - right, places: common })
    case 'mul':
      return textOf({ whole: left * right, places: 2 * common })
    case 'div':
      return right === 0n || places < 0 ? REFUSED : textOf({ whole: quotient(left * tens(places), right, direction), places })
    case 'cmp':
      return left < right ? '-1' : left > right ? '1' : '0'
    case 'eq':
      return String(left === right)
    case 'lt':
      return String(left < right)
    case 'lte':
      return String(left <= right)
    case 'gt':
      return String(left > right)
    case 'gte':
      return String(left >= right)
  }
}

function exactOf(operand: Operand): Exact | null {
  const text = typeof operand === 'object' ? operand.$bigint : String(operand).trim()
  const [, sign = '', whole = '', part = '', exponent = '0'] = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  if (whole === '') return null
  const places = part.length - Number(exponent)
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`)
  return places < 0 ? { whole: digits * tens(-places), places: 0 } : { whole: digits, places }
}

function tens(count: number): bigint {
  return 10n ** BigInt(count)
}

function sizeOf(whole: bigint): bigint {
  return whole < 0n ? -whole : whole
}

/** So many places of a number, as a whole number; fewer than none round before the point. */
function atPlaces({ whole, places }: Exact, wanted: number, direction: Direction): bigint {
  return wanted >= places ? whole * tens(wanted - places) : quotient(whole, tens(places - wanted), direction)
}

/** Between the whole numbers below and above a quotient, the one that the direction says. */
function quotient(dividend: bigint, divisor: bigint, direction: Direction): bigint {
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor]
  const rest = ((top % bottom) + bottom) % bottom
  const below = (top - rest) / bottom
  if (rest === 0n) return below
  const isNegative = top < 0n
  const half = rest * 2n - bottom
  const goesUp = {
    ceil: true,
    floor: false,
    'round-down': isNegative,
    'round-up': !isNegative,
    'half-up': half > 0n || (half === 0n && !isNegative),
    'half-down': half > 0n || (half === 0n && isNegative),
    'half-even': half > 0n || (half === 0n && below % 2n !== 0n),
  }[direction]
  return goesUp ? below + 1n : below
}

/** `-0.05` for -5 with two places. */
function fixed(whole: bigint, places: number): string {
  const digits = String(sizeOf(whole)).padStart(places + 1, '0')
  const point = digits.length - places
  return `${whole < 0n ? '-' : ''}${digits.slice(0, point)}${places === 0 ? '' : `.${digits.slice(point)}`}`
}

function textOf({ whole, places }: Exact): string {
  return places < 0 ? String(whole * tens(-places)) : fixed(whole, places)
}
