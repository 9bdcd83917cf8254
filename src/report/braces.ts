import { code, type Inline } from './document.ts'

/** What separates the items of a list in a changelog's sentence. */
const SEPARATOR = /^\s*(?:,|,?\s*(?:and|or))\s*$/u

/**
 * Lists of dotted paths that differ in one part only, written as one: `Charge.card.brand` and `Charge.card.funding`
 * become `Charge.card.{brand, funding}`. Nothing is lost.
 */
export function braced(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = []
  let at = 0
  while (at < content.length) {
    const run = runFrom(content, at)
    if (run.paths.length < 3) {
      out.push(...content.slice(at, run.end))
    } else {
      out.push(...merged(run.paths).flatMap((path, index): readonly Inline[] => (index === 0 ? [code(path)] : [', ', code(path)])))
    }
    at = run.end
  }
  return out
}

function runFrom(content: readonly Inline[], start: number): { readonly paths: readonly string[]; readonly end: number } {
  const paths: string[] = []
  let end = start
  for (let at = start; at < content.length; at += 2) {
    const piece = content[at]
    if (piece === undefined || typeof piece === 'string' || piece.kind !== 'code') break
    paths.push(piece.text)
    end = at + 1
    const next = content[at + 1]
    if (typeof next !== 'string' || !SEPARATOR.test(next)) break
  }
  return { paths, end: Math.max(end, start + 1) }
}

interface Group {
  readonly parts: readonly string[]
  /** Which part differs; -1 while the group has one path. */
  at: number
  readonly alternatives: string[]
}

function merged(paths: readonly string[]): readonly string[] {
  const groups: Group[] = []
  for (const path of paths) {
    const parts = path.split('.')
    const group = groups.at(-1)
    const at = group === undefined ? undefined : difference(group.parts, parts)
    if (group === undefined || at === undefined || (group.at >= 0 && group.at !== at)) {
      groups.push({ parts, at: -1, alternatives: [] })
      continue
    }
    if (group.at < 0) group.alternatives.push(group.parts[at] ?? '')
    group.at = at
    group.alternatives.push(parts[at] ?? '')
  }
  return groups.map(({ parts, at, alternatives }) => (at < 0 ? parts : parts.toSpliced(at, 1, `{${alternatives.join(', ')}}`)).join('.'))
}

/** The only index at which two paths of the same length differ, else undefined. */
function difference(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length !== b.length || a.length < 2) return undefined
  const indexes = a.flatMap((part, index) => (part === b[index] ? [] : [index]))
  return indexes.length === 1 ? indexes[0] : undefined
}
