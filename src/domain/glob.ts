import { expand } from 'brace-expansion'

/** Longer than any glob that a person writes, in UTF-16 units. */
const MAX_LENGTH = 1_000
/** More patterns than the braces of any glob that a person writes make. */
const MAX_PATTERNS = 250

/** A glob that is refused, so that no file makes a match cost more than a moment. The message says why. */
export class GlobError extends Error {
  override readonly name = 'GlobError'
}

/** A glob, ready to match paths from the same root, with forward slashes. */
export interface Glob {
  /** Whether it matches the path itself. */
  matches(path: string): boolean
  /** Whether it matches the path or a folder above it, so that `examples`, `examples/` and `examples/**` mean the same. */
  covers(path: string): boolean
}

/**
 * Reads a glob. `*` and `?` stay within one part of the path. `**` as a whole part matches any number of parts.
 * `{a,b}` and `{1..3}` are expanded first, by bash's rules. Every other character matches itself.
 * Throws GlobError where the glob is longer than 1,000 characters or its braces make more than 250 patterns.
 *
 * Matching is ours: picomatch and minimatch make a regular expression, and one match with six stars took picomatch 13 s.
 * Here the time grows with the product of the two lengths at most.
 */
export function readGlob(text: string): Glob {
  if (text.length > MAX_LENGTH) throw new GlobError(`A glob is longer than ${MAX_LENGTH} characters: ${text.slice(0, 60)}…`)
  const expanded = text.includes('{') ? expand(text, { max: MAX_PATTERNS + 1 }) : [text]
  if (expanded.length > MAX_PATTERNS) throw new GlobError(`The braces of the glob ${text} make more than ${MAX_PATTERNS} patterns`)
  const patterns = expanded.map(partsOf).filter((parts) => parts.length > 0)
  return {
    matches(path) {
      const parts = partsOf(path)
      return patterns.some((pattern) => matchesParts(pattern, parts))
    },
    covers(path) {
      const parts = partsOf(path)
      return patterns.some((pattern) => matchesParts([...pattern, '**'], parts))
    },
  }
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}

function matchesParts(pattern: readonly string[], parts: readonly string[]): boolean {
  return matchesItems(pattern, parts, (part) => part === '**', matchesPart)
}

/** Whether one part of a path matches: `*` matches any text, `?` one character. */
function matchesPart(pattern: string, part: string): boolean {
  return matchesItems(
    [...pattern],
    [...part],
    (character) => character === '*',
    (expected, found) => expected === '?' || expected === found,
  )
}

/** Matches item by item. On a mismatch only the last wildcard takes one more, which is enough and never exponential. */
function matchesItems(
  pattern: readonly string[],
  items: readonly string[],
  isWildcard: (expected: string) => boolean,
  fits: (expected: string, item: string) => boolean,
): boolean {
  let at = 0
  let wildcard: number | null = null
  let resume = 0
  for (let item = 0; item < items.length;) {
    const expected = pattern[at]
    if (expected !== undefined && isWildcard(expected)) {
      wildcard = at
      resume = item
      at += 1
    } else if (expected !== undefined && fits(expected, items[item] ?? '')) {
      at += 1
      item += 1
    } else if (wildcard !== null) {
      resume += 1
      item = resume
      at = wildcard + 1
    } else return false
  }
  return pattern.slice(at).every(isWildcard)
}
