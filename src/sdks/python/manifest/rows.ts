/** A physical line of a text file, without its end. */
export interface Row {
  readonly row: string
  /** 1-based. */
  readonly line: number
  /** Offset of its first character. */
  readonly start: number
}

/** The lines of a text, whatever their ends; a BOM belongs to none. */
export function rowsOf(text: string): readonly Row[] {
  let start = 0
  return text.split('\n').map((raw, index) => {
    const bom = index === 0 && raw.startsWith('\uFEFF') ? 1 : 0
    const row = { row: raw.slice(bom).replace(/\r$/, ''), line: index + 1, start: start + bom }
    start += raw.length + 1
    return row
  })
}
