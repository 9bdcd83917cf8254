import type { Place } from './place.ts'
import type { Sdk } from './sdk.ts'
import type { Use } from './use.ts'

/** A known defect of some versions that no advisory feed lists. */
export interface Hazard {
  /** Stable id, such as `node-keyless-resend`. */
  readonly id: string
  readonly sdk: Sdk
  /** The affected versions, in the SDK's ecosystem's range syntax. */
  readonly versions: string
  readonly title: string
  /** What happens to whom. */
  readonly why: string
  /** `security` lifts the cooldown of a version that is free of it; `avoid` marks candidates not to move to. */
  readonly kind: 'security' | 'correctness' | 'avoid'
  /** The ids of the contract cases that show it; empty where only the changelog line does. */
  readonly cases: readonly string[]
  /** The changelog line, issue or measurement it rests on. */
  readonly source: string
}

/** What one use becomes. */
export interface Target {
  readonly use: Use
  /** The new specifier; equal to the old one where only the lockfile moves. */
  readonly specifier: string
}

/** One upgrade that `choose` proposes: one branch, one pull request. */
export interface Upgrade {
  readonly sdk: Sdk
  /** The lowest version in use. */
  readonly from: string
  /** Each distinct version in use, oldest first; the first is `from`. */
  readonly froms: readonly string[]
  readonly to: string
  /** Whether it crosses a major. */
  readonly major: boolean
  readonly targets: readonly Target[]
  /** The manifests and lockfiles of the targets, sorted, each once. */
  readonly paths: readonly string[]
  /** `stripe-upgrade/node-23.x`, and where upgrades start from another branch than the default one, `stripe-upgrade/next-node-23.x`. */
  readonly branch: string
  /** What is wrong with the versions in use that the candidate is free of. */
  readonly fixedHazards: readonly Hazard[]
  /** What is wrong with the candidate itself. */
  readonly hazards: readonly Hazard[]
  /** Those of them that a version in use is free of. */
  readonly newHazards: readonly Hazard[]
  /** Advisories that affect a version in use and not the candidate. */
  readonly fixedAdvisories: readonly string[]
}

/** Something that was not chosen, and why; always shown to the user. */
export interface Blocked {
  readonly sdk: Sdk
  /** The blocked version, or null where the use as a whole is blocked. */
  readonly version: string | null
  readonly why: string
  /** The lines of manifests that it is about. */
  readonly places: readonly Place[]
}

/** What is made, and what is not and why. */
export interface Decided {
  readonly upgrades: readonly Upgrade[]
  readonly blocked: readonly Blocked[]
}

/** What `choose` decides. */
export interface Choice extends Decided {
  /** Upgrades within the major in use, for uses whose upgrade to a later major turns out not to be editable. */
  readonly fallbacks: readonly Upgrade[]
}
