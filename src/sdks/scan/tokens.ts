/** The languages whose sources are scanned. */
export type Language = 'javascript' | 'python'

/** A piece of source code, as far as it matters: words, whole strings, marks of one or more characters, line ends. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'newline'
  /** A string's text is without its quotes. */
  readonly text: string
  /** Offset in the file. */
  readonly start: number
}

const WORD = /[\w$]+/y
const JAVASCRIPT_MARK = /=>|[=!]==?|[<>]=|\?\?=?|\|\|=?|&&=?|\?\.(?!\d)|[^\s\w$]/uy
const PYTHON_MARK = /[=!<>:]=|[^\s\w$]/uy

/** Words after which a slash begins a regular expression, as it does after most marks. */
const BEFORE_EXPRESSION = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'await', 'yield'])

/**
 * The tokens of a source text, in one pass; comments hold none. It forgives: a quote, or a regular expression, that is
 * not closed on its line is only a mark, so that the apostrophe in a page's text hides no more than its line. In a
 * template with placeholders the expressions are tokens between round brackets, and the text around them is none.
 */
export function* tokensOf(text: string, language: Language): Generator<Token> {
  const python = language === 'python'
  const templates: number[] = []
  let braces = 0
  let expressionNext = true
  /** For each quote and the slash, how far it is known that none closes one: no line is searched twice. */
  const unclosed = new Map<string, number>()
  let at = 0
  while (at < text.length) {
    const start = at
    const character = text[at] ?? ''
    if (character === '\n') {
      at += 1
      yield { kind: 'newline', text: '\n', start }
    } else if (/\s/.test(character)) at += 1
    else if (python ? character === '#' : text.startsWith('//', at)) at = indexOr(text, '\n', at)
    else if (!python && text.startsWith('/*', at)) at = endAfter(text, '*/', at + 2)
    else if (python && character === '\\') at = text.startsWith('\r\n', at + 1) ? at + 3 : at + 2
    else if (!python && (character === '`' || (character === '}' && templates.at(-1) === braces))) {
      if (character === '}') {
        templates.pop()
        yield { kind: 'mark', text: ')', start }
      }
      const end = templateEnd(text, at + 1)
      if (text[end] === '$') {
        templates.push(braces)
        yield { kind: 'mark', text: '(', start: end }
      } else yield { kind: 'string', text: character === '`' ? text.slice(at + 1, end) : '', start }
      expressionNext = text[end] === '$'
      at = end + (expressionNext ? 2 : 1)
    } else if (character === '"' || character === "'") {
      const mark = python && text.startsWith(character.repeat(3), at) ? character.repeat(3) : character
      const isKnown = at < (unclosed.get(mark) ?? 0)
      const end = isKnown ? -1 : stringEnd(text, mark, at + mark.length)
      if (end === -1) {
        if (!isKnown) unclosed.set(mark, mark.length === 3 ? text.length : indexOr(text, '\n', at))
        at += mark.length
        continue
      }
      yield { kind: 'string', text: text.slice(at + mark.length, end), start }
      expressionNext = false
      at = end + mark.length
    } else if (!python && character === '/' && expressionNext && at >= (unclosed.get('/') ?? 0)) {
      const end = regexEnd(text, at + 1)
      if (end === -1) unclosed.set('/', indexOr(text, '\n', at))
      at = end === -1 ? at + 1 : end + 1
      yield { kind: 'mark', text: '/', start }
      expressionNext = end === -1
    } else {
      const word = match(WORD, text, at)
      const found = word ?? match(python ? PYTHON_MARK : JAVASCRIPT_MARK, text, at) ?? character
      if (found === '{') braces += 1
      if (found === '}') braces -= 1
      at += found.length
      yield { kind: word === null ? 'mark' : 'word', text: found, start }
      expressionNext = word === null ? !/[)\]}]/.test(found) : BEFORE_EXPRESSION.has(found)
    }
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/** The offset of the closing quote; -1 where a single one is not closed on its line, or a triple one not at all. */
function stringEnd(text: string, mark: string, from: number): number {
  if (mark.length === 3) return text.indexOf(mark, from)
  return lineScan(text, from, (character) => character === mark)
}

/** The offset of the slash that closes a regular expression on its line, else -1. */
function regexEnd(text: string, from: number): number {
  let inClass = false
  return lineScan(text, from, (character) => {
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    return character === '/' && !inClass
  })
}

function lineScan(text: string, from: number, found: (character: string) => boolean): number {
  for (let at = from; at < text.length && text[at] !== '\n'; at += 1) {
    const character = text[at] ?? ''
    if (found(character)) return at
    if (character === '\\') at += 1
  }
  return -1
}

/** The offset of the backtick, or of the `${`, that ends this part of a template. */
function templateEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '`' || text.startsWith('${', at)) return at
    if (text[at] === '\\') at += 1
  }
  return text.length
}

function indexOr(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found === -1 ? text.length : found
}

function endAfter(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found === -1 ? text.length : found + what.length
}
