import type { FilledFolder } from './filled-folders.ts'
import type { Sdk } from './sdk.ts'
import type { Hazard } from './upgrade.ts'

/** What an SDK is called, and where it is. */
export interface SdkNames {
  readonly sdk: Sdk
  /** What people call it: `stripe-node`. */
  readonly name: string
  /** The package as people know it: `stripe`. */
  readonly package: string
  /** Its language, as it is written: `Node`. */
  readonly language: string
  /** Where its releases and changelog are: `stripe/stripe-node`. */
  readonly repository: string
  /** Matches the names of the files that could ask for it. */
  readonly manifests: RegExp
  readonly filledFolders: readonly FilledFolder[]
  /** The ecosystem's name in GitHub's advisories, and the package's. */
  readonly advisories: { readonly ecosystem: 'npm' | 'pip' | 'go' | 'maven' | 'rubygems' | 'composer' | 'nuget'; readonly name: string }
}

/** Since when an SDK passes cases that it did not always pass. Each is a row of the history that `npm run test:matrix` runs. */
interface FixedIn {
  /** The first version that passes them. Every later one does too. */
  readonly version: string
  readonly cases: readonly string[]
}

/** Since when an SDK has what some cases need. On older versions these cases are unsupported. */
interface AvailableSince {
  /** The first version that has it. */
  readonly version: string
  /** Matches the ids of the cases. */
  readonly cases: RegExp
}

/** A case that an SDK fails upstream. Where it passes, that is reported, so that the list stays true. */
interface KnownIssue {
  readonly case: string
  /** The first version that fails it. Every later one does too. */
  readonly since: string
  /** What is wrong. */
  readonly why: string
  /** Where upstream it can be read. */
  readonly link: string
}

/** Errors that an SDK separates by their class. */
export type ErrorKind = 'api' | 'authentication' | 'card' | 'connection' | 'idempotency' | 'invalid-request' | 'permission' | 'rate-limit'

/** What is known of one SDK: data, in `facts.ts` of its folder. */
export interface SdkFacts extends SdkNames {
  /** Defects of some versions that no advisory feed lists, in the order in which they are shown. */
  readonly hazards: readonly Hazard[]
  readonly fixedIn: readonly FixedIn[]
  readonly availableSince: readonly AvailableSince[]
  readonly knownIssues: readonly KnownIssue[]
  /** The class that its users catch for each kind of error: `StripeConnectionError`. Where it has none, any error will do. */
  readonly errorClasses: Readonly<Partial<Record<ErrorKind, string>>>
  /** What to say of code that names an API version itself, in a sentence; null where there is nothing to add. */
  readonly pinAdvice: string | null
  /** What its registry does with a version that its makers withdraw: it may go on serving it. */
  readonly withdrawal: 'deprecated' | 'taken back'
  /**
   * Where the newest package ships the changelog of all versions: a version from which on releases are listed to find that
   * package. Where the notes of another SDK cannot be had, this changelog says what changed in the API.
   */
  readonly changelogFrom?: string
}
