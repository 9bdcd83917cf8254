import type { Place } from '../../domain/place.ts'
import { code, sentence, type Inline } from '../document.ts'

/** Nobody reads a longer list in running text. */
const MAX_PLACES = 10

/** `src/pay.ts:12 and src/refund.ts:3`; after `most` of them only how many more there are. */
export function placesOf(all: readonly Place[], most = MAX_PLACES): readonly Inline[] {
  const places = [...new Set(all.map(({ path, line }) => `${path}:${line}`))]
  const left = places.length - most
  const shown = places.slice(0, most).map(code)
  return sentence(left > 0 ? [...shown, `${left} more`] : shown)
}
