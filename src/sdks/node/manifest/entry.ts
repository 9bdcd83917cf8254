import type { TextRange } from '../../../domain/place.ts'

/** A line that says which versions of a package are asked for, in any file of any manager: `"stripe": "^17.0.0"`. */
export interface Entry {
  /** The kind of the use that it makes: `npm:dependencies`, `pnpm:catalogs.legacy`. */
  readonly kind: string
  /** The keys that lead to it from the top of the file, its own last. */
  readonly keys: readonly string[]
  /** Its own: the name that the package is required by (`stripe`, an alias), or, of an override, a pattern. */
  readonly key: string
  /** Decoded. */
  readonly value: string
  /** Of the value without its quotes. */
  readonly range: TextRange
  /** 1-based. */
  readonly line: number
  /** Why the text of the value cannot simply be replaced; null where it can. */
  readonly odd: string | null
}
