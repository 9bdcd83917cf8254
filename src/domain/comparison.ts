import type { Place } from './place.ts'
import type { Sdk } from './sdk.ts'
import type { Upgrade } from './upgrade.ts'
import type { Use } from './use.ts'

/** A use that one of two commits has and the other has not. */
interface Appeared {
  readonly use: Use
  readonly version: string | null
  readonly what: 'added' | 'removed'
}

/** A manifest that asks for another version than its lockfile holds. */
export interface StaleLock extends Place {
  readonly sdk: Sdk
  /** What the manifest asks for now. */
  readonly specifier: string
  readonly lockfile: string
  /** The version that the lockfile still holds; null where it holds none for this line. */
  readonly locked: string | null
}

/** A package that is none of Stripe's, and that a manifest asks for otherwise than before. */
export interface OtherMove {
  readonly path: string
  readonly name: string
}

/** A use on both sides, and the version that it moves from. */
export interface MovedUse {
  readonly before: Use
  readonly after: Use
  readonly from: string
}

/** One move of one SDK, as an upgrade whose targets are the uses of the commit that it starts from. */
export interface Move {
  readonly upgrade: Upgrade
  readonly direction: 'up' | 'down'
  /** In the order of the upgrade's targets. */
  readonly uses: readonly MovedUse[]
  /** Advisories that affect the version it moves to and no version in use. */
  readonly newAdvisories: readonly string[]
}

/** What a commit does to the Stripe SDKs of another. */
export interface Comparison {
  readonly moves: readonly Move[]
  readonly appeared: readonly Appeared[]
  readonly stale: readonly StaleLock[]
  /** The uses whose version could not be read on one of the two sides, so that it is not known whether they move. */
  readonly unknown: readonly Use[]
}
