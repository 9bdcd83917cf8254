import type { OwnEndpoint } from './own-endpoint.ts'
import type { OwnTests } from './own-tests.ts'
import type { Proof } from './proof.ts'
import type { Changelog } from './release.ts'
import type { Review } from './review.ts'

/** The format of a bundle; one of another format is refused. */
export const BUNDLE_FORMAT = 1

/** The files of a bundle: what is checked, what is shown, and for people alone the edits as a patch. */
export const BUNDLE_FILES = ['plan.json', 'report.json', 'changes.patch'] as const

/** Bytes of one file of a bundle, and of all of them. */
export const BUNDLE_LIMITS = { file: 5 * 1024 * 1024, all: 10 * 1024 * 1024 } as const

/** What one upgrade of a run is known by. */
export interface PlannedPair {
  readonly sdk: string
  readonly from: string
  readonly to: string
}

/** Whether two are about the same SDK and versions. */
export function isSamePair(a: PlannedPair, b: PlannedPair): boolean {
  return a.sdk === b.sdk && a.from === b.from && a.to === b.to
}

/** One file of an edit, by the SHA-256 of its text before and after, in hex. */
interface PlannedFile {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** `plan.json`: what the job `plan` found to write, and on what. Nothing in it is written as it is. */
export interface Plan {
  readonly format: typeof BUNDLE_FORMAT
  /** `owner/name`. */
  readonly repository: string
  readonly run: string
  readonly base: { readonly branch: string; readonly commit: string }
  readonly upgrades: readonly (PlannedPair & { readonly files: readonly PlannedFile[] })[]
  /** The SHA-256 of report.json, in hex. */
  readonly report: string
}

/** What was found out of one upgrade by running something. */
interface Finding extends PlannedPair {
  readonly ownTests: OwnTests | null
  readonly endpoint: OwnEndpoint | null
  readonly changelog: Changelog
  readonly review: Review | null
}

/** `report.json`: what was found out by running the candidates. It is data alone; the job `publish` writes its own words. */
export interface FoundOut {
  readonly format: typeof BUNDLE_FORMAT
  readonly proofs: readonly Proof[]
  readonly findings: readonly Finding[]
}

/** What one job hands to the next. */
export interface Bundle {
  readonly plan: Plan
  readonly found: FoundOut
}
