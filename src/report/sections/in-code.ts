import type { Place } from '../../domain/place.ts'
import type { Breaking } from '../../domain/review.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { code, sentence, type Inline } from '../document.ts'

/** More places would not be read. */
const MAX_PLACES = 10

/** What is known of a case in the user's own code: where it does that, or that it was looked for and not found. */
export interface InCode {
  /** Empty where it was not found. */
  readonly places: readonly Breaking[]
  /** How many files were searched. */
  readonly files: number
}

/** Null where nobody looked: there is no rule for the case, or the language is not reviewed. */
export function inCode({ review }: UpgradeReport, id: string): InCode | null {
  if (review === null || !review.cases.includes(id)) return null
  return { places: review.breaking.filter((line) => line.case === id), files: review.files.length }
}

/** `src/pay.ts:12 and src/refund.ts:3`, and how many more there are. */
export function placesOf(all: readonly Place[], most = MAX_PLACES): readonly Inline[] {
  const places = [...new Set(all.map(({ path, line }) => `${path}:${line}`))]
  const left = places.length - most
  const shown = places.slice(0, most).map(code)
  return sentence(left > 0 ? [...shown, `${left} more`] : shown)
}

/** `the 12 files of yours that mention Stripe`. */
export function searchedWords({ files }: InCode): string {
  if (files === 0) return 'your code: no file of it mentions Stripe'
  return files === 1 ? 'the one file of yours that mentions Stripe' : `the ${files} files of yours that mention Stripe`
}
