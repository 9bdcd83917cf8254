/** A piece of Python source; comments, white space and line ends are none. */
export interface PythonToken {
  readonly kind: 'string' | 'word' | 'mark'
  /** As written; for a string, what is between the quotes. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** Whether it is a string without a prefix or escapes, so that it says what it shows. */
  readonly plain: boolean
}

const WORD = /[\p{L}\p{N}_]+/uy
const MARK = /(?:==|!=|<=|>=|->|:=|\*\*|\/\/|<<|>>)=?|[^\s]/uy
const PREFIX = /^[bBfFrRuUtT]{1,2}$/

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** The offset behind the closing quotes of a string that opens at `at`; -1 where it does not end, or not on its line. */
function stringEnd(text: string, at: number, quotes: string): number {
  for (let next = at + quotes.length; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1
    else if (text[next] === '\n' && quotes.length === 1) return -1
    else if (text.startsWith(quotes, next)) return next + quotes.length
  }
  return -1
}

/** Splits Python source; undefined where a string does not end. Nothing is run. Linear in the length of the text. */
export function pythonTokens(text: string): readonly PythonToken[] | undefined {
  const tokens: PythonToken[] = []
  let line = 1
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const char = text[at] ?? ''
    if (char === '\n') line += 1
    if (char === '#') {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else if (char === '"' || char === "'") {
      const quotes = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char
      const end = stringEnd(text, at, quotes)
      if (end < 0) return undefined
      const last = tokens.at(-1)
      const isPrefixed = last?.kind === 'word' && last.end === at && PREFIX.test(last.text)
      if (isPrefixed) tokens.pop()
      const inner = text.slice(at + quotes.length, end - quotes.length)
      tokens.push({ kind: 'string', text: inner, start: at, end, line, plain: !isPrefixed && !/[\\\r\n]/.test(inner) })
      line += inner.split('\n').length - 1
      at = end
    } else if (/[\s\\]/.test(char)) at += 1
    else {
      const word = matched(WORD, text, at)
      const found = word === '' ? matched(MARK, text, at) : word
      tokens.push({ kind: word === '' ? 'mark' : 'word', text: found, start: at, end: at + found.length, line, plain: false })
      at += found.length
    }
  }
  return tokens
}
