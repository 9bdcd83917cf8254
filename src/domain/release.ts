import type { Sdk } from './sdk.ts'
import type { Channel } from './version.ts'

/** Where a release's date was read, best first. */
export type DateSource = 'registry' | 'github' | 'changelog' | 'package'

/** One release as the registry lists it. */
export interface Release {
  readonly version: string
  readonly channel: Channel
  /** ISO date and time or date alone, UTC; null where nobody dates it. */
  readonly date: string | null
  readonly dateSource: DateSource | null
  /** Why it was deprecated, yanked or retracted; null where it was not. */
  readonly withdrawn: string | null
  /** Set where nobody withdrew it, and `withdrawn` says only that it would have to be built. */
  readonly isSource?: true
  /** The runtime it requires, as the registry writes it (`>=20`), or null. */
  readonly runtime: string | null
}

/** A published security advisory about the package. */
export interface Advisory {
  readonly id: string
  readonly summary: string
  /** The affected range, as the advisory writes it: `>= 9.0.0, < 22.6.0`. */
  readonly affected: string
  readonly fixedIn: string | null
  readonly url: string
}

/** What is known of one SDK's releases. */
export interface ReleaseList {
  readonly sdk: Sdk
  /** Oldest first, in the order of the ecosystem. */
  readonly releases: readonly Release[]
  /** `unknown` where the service did not answer: that is never "none". */
  readonly advisories: readonly Advisory[] | 'unknown'
  /** What a reader must know of these facts, such as "age from the package, not the registry". */
  readonly notes: readonly string[]
  /** Why nothing is known of its releases; absent where they were looked up. */
  readonly failure?: string
}

/** An API version that an SDK pins: `2026-10-28.endive` belongs to the API release `endive`. */
export interface ApiVersion {
  readonly id: string
  readonly apiRelease: string | null
  /** The package's own code is the truth; the changelog's sentence sometimes is missing or wrong. */
  readonly source: 'package' | 'changelog'
}

/**
 * `answer`: a response field that is always present from then on. It breaks no caller; what is typed as an answer, such as a
 * fixture, may have to have it. `value`: new values of an enum, which Stripe marks as breaking: it concerns code that handles
 * every value.
 */
export type ChangeKind = 'breaking' | 'security' | 'feature' | 'fix' | 'answer' | 'value'

/** One bullet of a release's notes, with its nested bullets as bullets of their own. Untrusted Markdown. */
export interface ReleaseChange {
  readonly kind: ChangeKind
  readonly markdown: string
}

/** The notes of one release. */
export interface ReleaseNotes {
  readonly version: string
  /** ISO date, or null. */
  readonly date: string | null
  readonly changes: readonly ReleaseChange[]
  readonly apiVersion: ApiVersion | null
}

/** What changed between the version in use and the candidate, newest first. */
export interface Changelog {
  readonly releases: readonly ReleaseNotes[]
  /**
   * `github` or `package`: the SDK's own notes. `sibling`: another SDK's notes for the same API versions,
   * because the SDK's own could not be had. `none`: nothing could be had.
   */
  readonly source: 'github' | 'package' | 'sibling' | 'none'
  /** What a reader must know: where the notes come from, or why there are none. */
  readonly notes: readonly string[]
  readonly apiVersion: { readonly from: ApiVersion | null; readonly to: ApiVersion | null }
  /** When the version in use came out, by the notes; null where they do not list it. ISO date. */
  readonly fromDate: string | null
}

/** The changelog of a pair of which nothing is known; `notes` say why. */
export function withoutNotes(...notes: readonly string[]): Changelog {
  return { releases: [], source: 'none', notes, apiVersion: { from: null, to: null }, fromDate: null }
}
