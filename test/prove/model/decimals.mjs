// Exact numbers of the model, rightly, or wrongly where a mutant is asked for; see mutants.ts.

/** Digits behind the point that every number is kept with. */
const DEEP = 60
const ONE = 10n ** BigInt(DEEP)
const LIKE = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

export function sumsOf(mutant, sums) {
  return sums.map((sum) => {
    try {
      return resultOf(mutant, sum)
    } catch {
      return 'refused'
    }
  })
}

function read(operand) {
  const text = typeof operand === 'object' ? operand.$bigint : String(operand).trim()
  const [, sign, whole, part = '', exponent = '0'] = LIKE.exec(text)
  const digits = BigInt(whole + part + '0'.repeat(DEEP + Number(exponent) - part.length))
  return sign === '-' ? -digits : digits
}

function resultOf(mutant, { of, do: verb, with: other, places, figures, direction }) {
  const one = read(of)
  const second = other === undefined ? 0n : read(other)
  if (places < 0) throw new RangeError('no such place')
  const signed = one < second ? -1 : Number(one > second)
  switch (verb) {
    case 'add':
      return write(one + second)
    case 'sub':
      return write(one - second)
    case 'mul':
      return write((one * second) / ONE)
    case 'div':
      return write(rounded(mutant, one * 10n ** BigInt(places), second, direction) * 10n ** BigInt(DEEP - places))
    case 'toFixed':
      return written(rounded(mutant, one * 10n ** BigInt(places), ONE, direction), places)
    case 'round': {
      const digits = String(one < 0n ? -one : one).length
      const end = figures === undefined ? DEEP - places : digits - figures
      return write(rounded(mutant, one, 10n ** BigInt(end), direction) * 10n ** BigInt(end))
    }
    case 'neg':
      return write(-one)
    case 'abs':
      return write(one < 0n ? -one : one)
    case 'toString':
    case 'toJSON':
      return write(one)
    case 'cmp':
      return String(signed)
    default:
      return String(
        { eq: signed === 0, lt: signed < 0, lte: signed < 1, gt: signed > 0, gte: signed > -1 }[verb] ??
          { isZero: one === 0n, isNegative: one < 0n, isPositive: one > 0n }[verb],
      )
  }
}

/** Toward zero first, and one further from it where the direction says so. */
function rounded(mutant, dividend, divisor, direction) {
  const near = dividend / divisor
  const rest = dividend % divisor
  if (rest === 0n) return near
  const away = dividend < 0n === divisor < 0n ? 1n : -1n
  const half = [rest, divisor].map((one) => (one < 0n ? -one : one)).reduce((left, right) => left * 2n - right)
  const isFurther = {
    'round-down': false,
    'round-up': true,
    ceil: away > 0n,
    floor: away < 0n,
    'half-up': half >= 0n,
    'half-down': half > 0n,
    'half-even': half > 0n || (half === 0n && (near % 2n !== 0n || mutant === 'P05')),
  }[direction]
  return isFurther ? near + away : near
}

function write(value) {
  return written(value, DEEP).replace(/\.?0+$/, '')
}

function written(value, places) {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const point = digits.length - places
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}${places === 0 ? '' : `.${digits.slice(point)}`}`
}
