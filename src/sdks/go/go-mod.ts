import type { TextRange } from '../../domain/place.ts'
import { eachLine } from '../shared/lines.ts'

/** One requirement of a Stripe module. */
export interface Requirement {
  readonly module: string
  readonly version: string
  readonly line: number
  /** Where the version is. */
  readonly range: TextRange
  /** Marked `// indirect`. */
  readonly indirect: boolean
}

/** One replacement of a Stripe module. */
export interface Replacement {
  readonly module: string
  /** The version that it replaces; null where it replaces every one. */
  readonly version: string | null
  /** What replaces it, as written. */
  readonly by: string
  readonly line: number
}

interface Word {
  readonly text: string
  readonly start: number
}

/** The official module paths: one a major, and none for majors 0 and 1. */
const STRIPE_MODULE = /^github\.com\/stripe\/stripe-go(?:\/v\d{1,9})?$/

/**
 * The requirements and replacements of stripe-go in a go.mod, single or in blocks. Line by line, as Go's own grammar
 * allows: a directive ends with its line, and only `//` comments exist. https://go.dev/ref/mod#go-mod-file-grammar
 */
export function readGoMod(text: string): { requirements: readonly Requirement[]; replacements: readonly Replacement[] } {
  const requirements: Requirement[] = []
  const replacements: Replacement[] = []
  let block: string | null = null
  for (const { text: content, line, start } of eachLine(text)) {
    const comment = content.indexOf('//')
    const words = wordsOf(comment === -1 ? content : content.slice(0, comment), start)
    const [first, second] = words
    if (first === undefined) continue
    if (block !== null && first.text === ')') {
      block = null
      continue
    }
    if (block === null && second?.text === '(') {
      block = first.text
      continue
    }
    const directive = block ?? first.text
    const rest = block === null ? words.slice(1) : words
    if (directive === 'require') {
      const requirement = requirementOf(rest, line, comment === -1 ? '' : content.slice(comment + 2).trim())
      if (requirement !== null) requirements.push(requirement)
    }
    if (directive === 'replace') {
      const replacement = replacementOf(rest, line)
      if (replacement !== null) replacements.push(replacement)
    }
  }
  return { requirements, replacements }
}

function requirementOf([module, version]: readonly Word[], line: number, comment: string): Requirement | null {
  if (module === undefined || version === undefined || !STRIPE_MODULE.test(module.text)) return null
  return {
    module: module.text,
    version: version.text,
    line,
    range: { start: version.start, end: version.start + version.text.length },
    indirect: comment === 'indirect' || comment.startsWith('indirect;'),
  }
}

function replacementOf(words: readonly Word[], line: number): Replacement | null {
  const arrow = words.findIndex((word) => word.text === '=>')
  const [module, version] = words.slice(0, Math.max(arrow, 0))
  if (module === undefined || !STRIPE_MODULE.test(module.text)) return null
  const by = words.slice(arrow + 1).map((word) => word.text)
  return { module: module.text, version: version?.text ?? null, by: by.join(' '), line }
}

/** Words between blanks; a path may be in quotes, and `require(` needs no blank. */
function wordsOf(content: string, start: number): Word[] {
  const words: Word[] = []
  for (const found of content.matchAll(/"[^"]*"|`[^`]*`|[()]|[^\s()"`]+/g)) {
    const quoted = /^["`]/.test(found[0])
    words.push({ text: quoted ? found[0].slice(1, -1) : found[0], start: start + found.index + (quoted ? 1 : 0) })
  }
  return words
}
