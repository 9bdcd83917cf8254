// Exact numbers as the SDK has them.
import { Unsupported } from './sdk.mjs'

/** What makes a text of each sum: a number, what is done with it, and with what; `refused` where that throws. */
export function table(Decimal, sums) {
  if (Decimal === undefined) throw new Unsupported('it has no exact numbers')
  return async () => sums.map((sum) => resultOf(Decimal, sum))
}

function resultOf(Decimal, { of, do: verb, with: other, places, figures, direction }) {
  const numberOf = (operand) => Decimal.from(typeof operand === 'object' ? BigInt(operand.$bigint) : operand)
  try {
    const one = numberOf(of)
    if (verb === 'round') {
      const precision = figures === undefined ? ['decimal-places', places] : ['significant-figures', figures]
      return String(one.round(direction, { mode: precision[0], value: precision[1] }))
    }
    const second = other === undefined ? [] : [numberOf(other)]
    return String(one[verb](...second, ...(places === undefined ? [] : [places, direction])))
  } catch {
    return 'refused'
  }
}
