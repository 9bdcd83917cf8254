/** Where the lines of a text begin, so that the line of an offset can be found without reading the text again. */
export interface Lines {
  /** The 1-based line that holds the offset. */
  at(offset: number): number
}

/** Reads the text once. A line ends with `\n`; a `\r` before it belongs to the line. */
export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return {
    at(offset) {
      let low = 0
      let high = starts.length
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle
      }
      return low + 1
    },
  }
}

/** One line of a text with its place in it. The line's text has no line end. */
export interface TextLine {
  readonly text: string
  /** 1-based. */
  readonly line: number
  /** Offset of its first character. */
  readonly start: number
}

/** The lines of a text, in order. */
export function* eachLine(text: string): Generator<TextLine> {
  let start = 0
  for (let line = 1; start <= text.length; line += 1) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    yield { text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), line, start }
    if (newline === -1) return
    start = newline + 1
  }
}
