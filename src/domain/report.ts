import type { Audited } from './audit.ts'
import type { Change } from './change.ts'
import type { Note } from './place.ts'
import type { OwnEndpoint } from './own-endpoint.ts'
import type { OwnTests } from './own-tests.ts'
import type { Proof } from './proof.ts'
import type { ReleaseList, Changelog } from './release.ts'
import type { Review } from './review.ts'
import type { SdkFacts } from './sdk-facts.ts'
import type { SdkTable } from './sdk-table.ts'
import type { Hazard, Blocked, Upgrade } from './upgrade.ts'
import type { Use } from './use.ts'

/** How far one SDK is behind its newest release, also where nothing is to do. */
export interface Behind {
  readonly sdk: Use['sdk']
  /** The lowest version in use. */
  readonly from: string
  readonly newest: string
  /** Days between the two releases, not until today: the same facts give the same text. Null where undated. */
  readonly days: number | null
  readonly majors: number
  /** API releases that begin between the two, oldest first; null where the pinned API versions are unknown. */
  readonly apiReleases: readonly string[] | null
}

/** Everything about one upgrade. */
export interface UpgradeReport {
  readonly upgrade: Upgrade
  /** What is known of its SDK. */
  readonly facts: SdkFacts
  readonly change: Change
  /** One proof for each distinct version in use, in the order of `upgrade.froms`. */
  readonly proofs: readonly Proof[]
  /** Null where the user has no command for them. */
  readonly ownTests: OwnTests | null
  /** Null where the user has no command that starts their app. */
  readonly endpoint: OwnEndpoint | null
  readonly changelog: Changelog
  /** From the lowest version that this upgrade moves; null where that is not among the releases. */
  readonly behind: Behind | null
  /** Of the code that this upgrade is about; null where this language is not reviewed. */
  readonly review: Review | null
  /** Whether the candidate ran in a job that cannot write. */
  readonly isApart: boolean
}

/** Everything that a run found out; each rendering starts from it. */
export interface Report {
  /** The languages of the run, for their names. */
  readonly sdks: SdkTable
  readonly uses: readonly Use[]
  /** The version in use of each use that it is known of. */
  readonly inUse: ReadonlyMap<Use, string>
  readonly notes: readonly Note[]
  readonly behind: readonly Behind[]
  /** Hazards of the versions in use, also where no upgrade fixes them, each with the uses that have it. */
  readonly hazards: ReadonlyMap<Hazard, readonly Use[]>
  readonly upgrades: readonly UpgradeReport[]
  readonly blocked: readonly Blocked[]
  readonly releaseLists: readonly ReleaseList[]
  /** Of the user's own code as it is today; null where it is switched off. */
  readonly audit: Audited | null
}
