import { styleText } from 'node:util'
import { eastAsianWidth } from 'get-east-asian-width'

export type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'dim'

/** What takes no column of its own: combining marks, joiners, variation selectors. */
const NO_COLUMN = /^[\p{M}\p{Cf}]$/u
/** Makes the character before it an emoji, which takes two columns. */
const EMOJI = '\uFE0F'

/**
 * The columns that a text takes on a terminal: East Asian characters and emoji take two, combining marks none. An emoji
 * that is joined of several counts as all of them, as many terminals draw it. string-width counts it as one, but its
 * regular expressions cost every start 24 ms.
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const [, columns] of withColumns(text)) width += columns
  return width
}

function* withColumns(text: string): Generator<readonly [character: string, columns: number]> {
  const characters = [...text]
  for (const [index, character] of characters.entries()) {
    const columns = characters[index + 1] === EMOJI ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0)
    yield [character, NO_COLUMN.test(character) ? 0 : columns]
  }
}

/** The longest start of a text that takes so many columns at most. Where something is cut, it ends in `mark`. */
export function fit(text: string, columns: number, mark = ''): string {
  // No character takes more than two columns.
  if (text.length * 2 <= columns || displayWidth(text) <= columns) return text
  const room = columns - displayWidth(mark)
  let width = 0
  let kept = ''
  for (const [character, wide] of withColumns(text)) {
    width += wide
    if (width > room) break
    kept += character
  }
  return room < 0 ? '' : kept + mark
}

/** A text in a colour, where colours may be used. Whoever calls decides that; Node would look at stdout alone. */
export function coloured(style: Style, text: string, isOn: boolean): string {
  return isOn && text !== '' ? styleText(style, text, { validateStream: false }) : text
}
