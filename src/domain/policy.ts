import type { Sdk } from './sdk.ts'

/** How far a specifier is moved: `auto` refreshes the lockfile alone where the range already admits the target. */
export const RANGES = ['auto', 'bump', 'pin', 'lockfile-only'] as const
/** Which major an upgrade may move to. */
export const MAJORS = ['latest', 'next', 'off'] as const
/** When an upgrade within the major in use is made where a later major exists. */
export const IN_MAJOR = ['auto', 'always', 'never'] as const

/** A version or range that the user does not want, and why. */
export interface Ignore {
  readonly sdk: Sdk
  /** A specifier of the SDK's ecosystem: `23.0.0`, `>=23 <24`. */
  readonly versions: string
  readonly reason: string
}

/** What the user asked of `choose`. */
export interface Policy {
  readonly sdks: readonly Sdk[]
  readonly majors: (typeof MAJORS)[number]
  readonly inMajor: (typeof IN_MAJOR)[number]
  readonly range: (typeof RANGES)[number]
  /** Days that a release must have been out. */
  readonly minAge: number
  readonly ignore: readonly Ignore[]
  /** Globs of manifests that are left alone. */
  readonly exclude: readonly string[]
}
