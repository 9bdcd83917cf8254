/** A string literal of Ruby. */
export interface RubyString {
  /** As written, without the quotes. */
  readonly text: string
  /** Offset of its first character, after the quote. */
  readonly start: number
  /** Offset of its closing quote. */
  readonly end: number
}

/** One argument of a call, as far as it matters. */
export interface RubyArgument {
  /** The option's name in `git: "…"` and `:git => "…"`; null for a positional argument. */
  readonly key: string | null
  /** A positional argument's strings: its own, or those of an array (`[">= 5", "< 8"]`). */
  readonly strings: readonly RubyString[]
}

/** No call that asks for a gem is longer; what follows is not read as its arguments. */
const MAX_CALL = 2_000

/**
 * The arguments of the call whose name ends at the offset, with or without parentheses, over several lines where a comma
 * says that it goes on; and where the reading ended.
 */
export function argumentsAt(text: string, from: number): { values: readonly RubyArgument[]; end: number } {
  const call = text.slice(0, from + MAX_CALL)
  const open = skipBlanks(call, from)
  const parenthesised = call[open] === '('
  const values: RubyArgument[] = []
  let at = parenthesised ? skipSpace(call, open + 1) : open
  while (at < call.length) {
    const { value, end } = argumentAt(call, at)
    values.push(value)
    at = parenthesised ? skipSpace(call, end) : end
    if (call[at] !== ',') break
    at = skipSpace(call, at + 1)
  }
  return { values, end: at }
}

/** The first argument of the call whose name ends at the offset, where it is a string literal. */
export function firstString(text: string, from: number): RubyString | null {
  const open = skipBlanks(text, from)
  return stringAt(text, text[open] === '(' ? skipSpace(text, open + 1) : open)
}

/** The string literal that begins at the offset, closed on the same line; null where there is none. */
export function stringAt(text: string, at: number): RubyString | null {
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return null
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] === quote) return { text: text.slice(at + 1, end), start: at + 1, end }
    if (text[end] === '\\') end += 1
  }
  return null
}

function argumentAt(text: string, from: number): { value: RubyArgument; end: number } {
  const option = /:?(\w{1,100})\s{0,100}=>|(\w{1,100}):(?!:)|["'](\w{1,100})["'](?:\s{0,100}=>|:(?!:))/y
  option.lastIndex = from
  const named = option.exec(text)
  if (named !== null)
    return { value: { key: named[1] ?? named[2] ?? named[3] ?? '', strings: [] }, end: expressionEnd(text, option.lastIndex) }
  const string = stringAt(text, from)
  if (string !== null) return { value: { key: null, strings: [string] }, end: expressionEnd(text, string.end + 1) }
  const end = expressionEnd(text, from)
  return { value: { key: null, strings: text[from] === '[' ? stringsIn(text, from, end) : [] }, end }
}

/**
 * Where an expression ends: at a comma, a closing bracket, a comment or a line end that is in no bracket of its own,
 * or at a quote that is not closed on its line.
 */
function expressionEnd(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === '"' || character === "'") {
      const string = stringAt(text, at)
      if (string === null) return at
      at = string.end + 1
      continue
    }
    if (depth === 0 && /[,)\]}\n;#]/.test(character)) return at
    if (/[([{]/.test(character)) depth += 1
    if (/[)\]}]/.test(character)) depth -= 1
    at += 1
  }
  return at
}

function stringsIn(text: string, from: number, to: number): RubyString[] {
  const strings: RubyString[] = []
  let at = from
  while (at < to) {
    const string = stringAt(text, at)
    if (string !== null) strings.push(string)
    at = string === null ? at + 1 : string.end + 1
  }
  return strings
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

/** Skips blanks, line ends and comments, where the call is known to go on. */
function skipSpace(text: string, from: number): number {
  let at = skipBlanks(text, from)
  while (text[at] === '\n' || text[at] === '\r' || text[at] === '#') {
    if (text[at] === '#') while (at < text.length && text[at] !== '\n') at += 1
    else at = skipBlanks(text, at + 1)
  }
  return at
}
