/** The channels in which Stripe publishes: beta is public preview, alpha is private preview. */
export type Channel = 'stable' | 'beta' | 'alpha'

/** A released version, read by its ecosystem's rules. */
export interface Version {
  /** As the registry writes it: `22.5.0-beta.1`, `12.5.0b1`. */
  readonly text: string
  readonly major: number
  readonly minor: number
  readonly patch: number
  readonly channel: Channel
}

/** How one ecosystem reads, orders and admits versions. */
export interface VersionScheme {
  /** Undefined where the text is no version of this ecosystem, or of a form that Stripe never published. */
  parse(text: string): Version | undefined
  /** Negative where `a` is older than `b`. Throws on what `parse` does not read. */
  compare(a: string, b: string): number
  /** Whether a specifier of this ecosystem admits the version; false where the specifier cannot be read. */
  admits(specifier: string, version: string): boolean
  /**
   * Whether every runtime that `declared` allows also satisfies `required` (`engines`, `Requires-Python`); of a `declared` without a
   * floor, whether any does. `declared` is a `RuntimeConstraint.requirement`.
   * True where either cannot be read: an unknown constraint is no reason to block an upgrade.
   */
  runtimeMeets(declared: string, required: string): boolean
}
