import type { TextRange } from '../../../domain/place.ts'
import { pythonsOf } from './marker.ts'
import { normalName, parseRequirement, type Requirement } from './requirement.ts'

/** One place in a manifest that asks for stripe. */
export interface Entry {
  readonly kind: string
  /** 1-based. */
  readonly line: number
  /** As written; the address or path where it names one. */
  readonly specifier: string
  /** Where the specifier is in the file; empty where one could be written. */
  readonly range: TextRange
  /** Why it is never edited, for what it says or how it is written; null where it can be. */
  readonly why: string | null
  /** The Pythons that it alone is for, as a range: `<3.9`; null where it is for all. */
  readonly pythons: string | null
  /** All that it says beside the specifier. */
  readonly rest: string
  /** The index of its piece in the reading. */
  readonly piece: number
}

/** A requirement on any package (PEP 508), and the kind of the list or table that it is in. */
export interface Asked {
  readonly kind: string
  /** On one line. */
  readonly requirement: string
}

/** What a manifest says: stripe's entries, and every piece of it, so that two readings can be compared. */
export interface Reading {
  readonly entries: readonly Entry[]
  /** The whole file piece by piece: lines, values or tokens. */
  readonly pieces: readonly string[]
  /** What it asks for as requirements, in lists that are written down right there. */
  readonly asked: readonly Asked[]
}

/** Why an entry that names no version is left alone. */
export const ADDRESS_WHY = 'it names an address or a path, not a version; stripe-upgrade never rewrites those'

/** Why an entry that pip would refuse is left alone. */
export const BROKEN_WHY = 'it does not read as a requirement; correct it, as in "stripe==12.0.0", or ask for "stripe" alone'

/** Whether a text begins as a requirement on stripe does, whatever follows. */
export function namesStripe(text: string): boolean {
  return isStripe(/^[ \t]*([A-Za-z0-9._-]+)/.exec(text)?.[1])
}

/** Everything of a requirement but its specifier. */
export function restOf(requirement: Requirement): string {
  return JSON.stringify([requirement.name, requirement.extras, requirement.url, requirement.marker])
}

/** The entry of a string that is one requirement on stripe; undefined where it asks for another package. `plain`: it is written without escapes. */
export function requirementEntry(
  text: string,
  place: Pick<Entry, 'kind' | 'line' | 'piece'> & { readonly range: TextRange; readonly plain: boolean },
): Entry | undefined {
  const { plain, range, ...rest } = place
  const requirement = parseRequirement(text)
  const odd = plain ? null : 'it is written with escapes or a prefix'
  if (requirement === undefined || requirement.end < text.length)
    return namesStripe(text) ? { ...rest, specifier: text, range, pythons: null, why: odd ?? BROKEN_WHY, rest: text } : undefined
  if (requirement.name !== 'stripe') return undefined
  const at = { start: range.start + requirement.range.start, end: range.start + requirement.range.end }
  const why = requirement.url !== null ? ADDRESS_WHY : odd
  return {
    ...rest,
    specifier: requirement.url ?? requirement.specifier,
    range: plain ? at : range,
    pythons: pythonsOf(requirement.marker),
    why,
    rest: restOf(requirement),
  }
}

/** Whether a name, as a manifest may write it, is stripe's. */
export function isStripe(name: unknown): boolean {
  return typeof name === 'string' && normalName(name) === 'stripe'
}

/** A requirement on one line. */
export function oneLine(requirement: string): string {
  return requirement.trim().replaceAll(/\s+/g, ' ')
}
