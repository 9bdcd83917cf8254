import type { Code, Unit } from './code.ts'

/**
 * What is known of a value: `verified`, that it is of an event whose signature was checked; `unverified`, that it is parsed from a
 * request; `raw`, that it is the request's bytes; `param:x`, that it is what the caller gives for x; `unclear`, that something
 * with the name of a check gave it, which cannot be followed.
 */
export type Origin = string

/** What is known at one point of a function. */
export interface State {
  readonly values: Map<string, ReadonlySet<Origin>>
  /** Whether every way here passed a verification. */
  verified: boolean
}

/** An event that is acted on although nothing verified it, on some way through the function. */
export interface Violation {
  readonly code: Code
  readonly unit: Unit
}

export interface Summary {
  readonly violations: readonly Violation[]
  /** What its results may be. */
  readonly returns: ReadonlySet<Origin>
  /** Whether a verification is in it, or in what it calls. */
  readonly verifies: boolean
  /** The parameters that are acted on as an event. */
  readonly tested: ReadonlySet<string>
  /** Whether something with the name of a check could not be followed. */
  readonly unclear: boolean
  /** Whether what catches the error of a verification was left out, in it or in what it calls. */
  readonly skips: boolean
}

/** How functions are read: each once. */
export interface Flow {
  of(unit: Unit): Summary
}

export const NOTHING: Summary = { violations: [], returns: new Set(), verifies: false, tested: new Set(), unclear: false, skips: false }

export function copy({ values, verified }: State): State {
  return { values: new Map(values), verified }
}

export function merge(a: State, b: State): State {
  const values = new Map(a.values)
  for (const [name, origins] of b.values) values.set(name, union(values.get(name) ?? new Set(), origins))
  return { values, verified: a.verified && b.verified }
}

export function join(a: State | null, b: State | null): State | null {
  return a === null || b === null ? (a ?? b) : merge(a, b)
}

export function union(...sets: readonly ReadonlySet<Origin>[]): ReadonlySet<Origin> {
  return new Set(sets.flatMap((one) => Array.from(one)))
}
