import { styleText } from 'node:util'
import stringWidth from 'string-width'

export type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'dim'

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The columns that a text takes on a terminal: East Asian characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  return stringWidth(text)
}

/** The longest start of a text that takes so many columns at most. Where something is cut, it ends in `mark`. */
export function fit(text: string, columns: number, mark = ''): string {
  // No character takes more than two columns.
  if (text.length * 2 <= columns || displayWidth(text) <= columns) return text
  const room = columns - displayWidth(mark)
  let width = 0
  let kept = ''
  for (const { segment } of CHARACTERS.segment(text)) {
    width += displayWidth(segment)
    if (width > room) break
    kept += segment
  }
  return room < 0 ? '' : kept + mark
}

/** A text with spaces after it up to so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** A text in a colour, where colours may be used. Whoever calls decides that; Node would look at stdout alone. */
export function coloured(style: Style, text: string, isOn: boolean): string {
  return isOn && text !== '' ? styleText(style, text, { validateStream: false }) : text
}
