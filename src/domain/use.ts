import type { Note, Place, TextRange } from './place.ts'
import type { Sdk } from './sdk.ts'

/** One line of one manifest that asks for a Stripe SDK. */
export interface Use extends Place {
  readonly sdk: Sdk
  /** The name in the ecosystem's registry: `stripe`, `com.stripe:stripe-java`. */
  readonly package: string
  /** What kind of entry this is, such as `npm:dependencies`, `pip:txt`, `pep621:dependencies`. */
  readonly kind: string
  /** As written, without the quotes: `^17.0.0`, `==11.6.0`, `>=11,<12`; empty where nothing is asked. */
  readonly specifier: string
  /** Where the specifier is in the file; an empty range where one could be written. */
  readonly range: TextRange
  /** The version that the lockfile holds, or null. */
  readonly locked: string | null
  /** The lockfile's entry that answers for this use, or null. */
  readonly lockfile: Place | null
  /** The locked version, else the exact pin, else null. */
  readonly version: string | null
  /** Whether stripe-upgrade can edit this line. */
  readonly editable: boolean
  /** Why it cannot be edited; null where it can. */
  readonly why: string | null
  /**
   * The use that decides which version this one is given, where that is another one: a catalog's entry that several
   * manifests name, an override. The two are in the same upgrade, or in none.
   */
  readonly movesWith?: Place
  /** What a library asks of those who install it: it does not decide which version this folder's own code runs on. */
  readonly isPeer?: true
  /** The runtimes that this line alone is for, where it says so: `<3.9` of an environment marker. */
  readonly runtime?: string
}

/** The lowest runtime that the repository says it runs on. */
export interface RuntimeConstraint extends Place {
  readonly sdk: Sdk
  /** As written: `>=16`, `20`, `^18.0.0 || ^20.0.0`. Where several apply at once, ` and ` is between them. */
  readonly requirement: string
}

/** The user's own waiting time for new releases, as set for their package manager. */
export interface UserCooldown extends Place {
  readonly sdk: Sdk
  readonly days: number
  /** The date, or date and time, after which no release is taken at all, where that is fixed. ISO. */
  readonly until?: string
}

/** What `detect` found. */
export interface Detection {
  readonly uses: readonly Use[]
  readonly runtimes: readonly RuntimeConstraint[]
  readonly cooldowns: readonly UserCooldown[]
  readonly notes: readonly Note[]
}
