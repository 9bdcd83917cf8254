/** A string literal of a Gradle build script. */
export interface Literal {
  /** As written, without the quotes. */
  readonly text: string
  /** Offset of its first character, after the quote. */
  readonly start: number
  /** The name that it is given to, as in `val stripeVersion = "…"` or `version: '…'`; its last part where it has dots. */
  readonly key: string | null
}

/**
 * The string literals of Groovy or Kotlin, in order, in one pass; comments hold none. A quote that is not closed on its
 * line hides the rest of that line and no more, so that a regular expression cannot hide the rest of the file.
 */
export function literalsOf(text: string): Literal[] {
  const literals: Literal[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at]
    if (text.startsWith('//', at)) at = endOf(text, '\n', at)
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2)
    else if (character === '"' || character === "'") {
      const tripled = character.repeat(3)
      const mark = text.startsWith(tripled, at) ? tripled : character
      const start = at + mark.length
      const { end, closed } = closing(text, mark, start)
      if (closed) literals.push({ text: text.slice(start, end), start, key: keyBefore(text, at) })
      at = closed ? end + mark.length : end
    } else at += 1
  }
  return literals
}

/** Where a literal ends: before its closing mark, else at the end of the line, or of the text for a tripled mark. */
function closing(text: string, mark: string, from: number): { end: number; closed: boolean } {
  if (mark.length === 3) {
    const end = text.indexOf(mark, from)
    return { end: end === -1 ? text.length : end, closed: end !== -1 }
  }
  let at = from
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === mark) return { end: at, closed: true }
    at += text[at] === '\\' ? 2 : 1
  }
  return { end: Math.min(at, text.length), closed: false }
}

/** The name before `=` or `:`; in `val version: String = "…"`, the one before the type. */
function keyBefore(text: string, quote: number): string | null {
  const mark = skipBack(text, quote, /\s/)
  const separator = text[mark - 1]
  if (separator !== '=' && separator !== ':') return null
  const [name, start] = wordBefore(text, mark - 1)
  const colon = skipBack(text, start, /\s/)
  if (separator === '=' && text[colon - 1] === ':') return wordBefore(text, colon - 1)[0]
  return name
}

function wordBefore(text: string, from: number): [string | null, number] {
  const end = skipBack(text, from, /\s/)
  const start = skipBack(text, end, /\w/)
  return [start === end ? null : text.slice(start, end), start]
}

function skipBack(text: string, from: number, what: RegExp): number {
  let at = from
  while (at > 0 && what.test(text[at - 1] ?? '')) at -= 1
  return at
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}
