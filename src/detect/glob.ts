/**
 * Whether a path, or a folder above it, matches one of the globs, so that `examples`, `examples/` and `examples/**` mean
 * the same. `*` and `?` stay within one part of the path, `**` as a whole part stands for any number of them. Globs start
 * at the repository's root; every other character stands for itself. The time grows with the product of the two lengths
 * at most.
 */
export function matchesAny(globs: readonly string[], path: string): boolean {
  const parts = path.split('/')
  return globs.some((glob) => {
    const pattern = glob.split('/').filter((part) => part !== '' && part !== '.')
    return pattern.length > 0 && matches([...pattern, '**'], parts, isAnyPath, matchesPart)
  })
}

function isAnyPath(part: string): boolean {
  return part === '**'
}

function matchesPart(pattern: string, part: string): boolean {
  return matches(
    [...pattern],
    [...part],
    (character) => character === '*',
    (wanted, found) => wanted === '?' || wanted === found,
  )
}

/** Matches item by item; on a mismatch only the last wildcard takes one more, which is enough and never exponential. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  isWildcard: (wanted: string) => boolean,
  fits: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0
  let wildcard: number | null = null
  let resume = 0
  for (let item = 0; item < items.length;) {
    const wanted = pattern[at]
    if (wanted !== undefined && isWildcard(wanted)) {
      wildcard = at
      resume = item
      at += 1
    } else if (wanted !== undefined && fits(wanted, items[item] ?? '')) {
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
