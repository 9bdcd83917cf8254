import type { Tone } from './document.ts'
import { coloured, displayWidth, fit, type Style } from '../domain/terminal-text.ts'
import { visible } from '../domain/visible.ts'

/** How something may be drawn: whether with colours, and how many columns wide. */
export interface Screen {
  readonly colour: boolean
  readonly width: number
}

/** The content of one column of a row. */
export interface Cell {
  readonly text: string
  readonly tone?: Tone
}

const STYLES = { good: 'green', bad: 'red', notice: 'yellow', quiet: 'dim' } as const satisfies Record<Tone, Style>
/** What separates two columns. */
export const GAP = '  '
/** A narrower column says nothing any more. */
const MIN_WIDTH = 8

/** Text in the colour of its tone, where colours may be used. What is hidden in it is made visible. */
export function paint(text: string, tone: Tone | undefined, { colour }: Screen): string {
  const shown = visible(text)
  return tone === undefined ? shown : coloured(STYLES[tone], shown, colour)
}

/** Rows under headings, in columns as wide as their widest cell; where they do not fit, all but the first `whole` ones are cut. */
export function columns(head: readonly string[], rows: readonly (readonly Cell[])[], screen: Screen, whole = 0): string {
  const all = [head.map((text): Cell => ({ text, tone: 'quiet' })), ...rows]
  const widths = head.map((_, index) => Math.max(...all.map((row) => displayWidth(visible(row[index]?.text ?? '')))))
  shrink(widths, screen.width, whole)
  return all
    .map((row) =>
      row
        .map((cell, index) => {
          const room = widths[index] ?? 0
          const text = fit(visible(cell.text), Math.max(room, 1), '…')
          return `${paint(text, cell.tone, screen)}${index === row.length - 1 ? '' : ' '.repeat(Math.max(0, room - displayWidth(text)))}`
        })
        .join(GAP)
        .trimEnd(),
    )
    .join('\n')
}

/** Takes from the widest column that may be cut, until the row fits or nothing more may be taken. */
function shrink(widths: number[], room: number, whole: number): void {
  let over = widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length) - room
  for (; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths.slice(whole)), whole)
    const current = widths[widest] ?? 0
    if (current <= MIN_WIDTH) return
    widths[widest] = current - 1
  }
}
