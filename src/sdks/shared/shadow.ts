/** A piece of a text that is read as something else; `start` and `end` are offsets into the original, and equal for what is added. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text as the type checker reads it, and the way back from its places. */
export interface Shadow {
  readonly text: string
  /** The offset in the original of a place in the shadow: 1-based, the column in characters. */
  original(line: number, column: number): number
  /** The offset in the original of an offset in the shadow, both in UTF-16 units. */
  offset(shown: number): number
}

/** A text with edits that do not overlap. Of several at one place, those that come first in the list come first in the text. */
export function shadow(text: string, edits: readonly Edit[]): Shadow {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const pieces: string[] = []
  /** Where in the shadow each edit's text begins and ends, and where in the original it ends. */
  const marks: { readonly from: number; readonly to: number; readonly start: number; readonly end: number }[] = []
  let at = 0
  let length = 0
  for (const { start, end, text: added } of ordered) {
    pieces.push(text.slice(at, start), added)
    length += start - at
    marks.push({ from: length, to: length + added.length, start, end })
    length += added.length
    at = end
  }
  pieces.push(text.slice(at))
  const made = pieces.join('')
  const starts = [0]
  for (let newline = made.indexOf('\n'); newline !== -1; newline = made.indexOf('\n', newline + 1)) starts.push(newline + 1)

  function back(offset: number): number {
    let original = offset
    for (const mark of marks) {
      if (offset < mark.from) break
      // Within what was put in a place: at its start, or at its end for what lies behind it.
      original = offset < mark.to ? Math.min(mark.start + (offset - mark.from), mark.end) : mark.end + (offset - mark.to)
    }
    return original
  }

  return {
    text: made,
    offset: back,
    original(line, column) {
      const start = starts[line - 1] ?? made.length
      let offset = start
      for (let characters = 1; characters < column && offset < made.length; characters += 1) {
        offset += (made.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
      }
      return back(offset)
    },
  }
}

/** The edits without those that lie within a text that another one replaces as a whole. What is put in front of such a text stays. */
export function outermost(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = []
  let last: Edit = { start: -1, end: -1, text: '' }
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const isInFront = edit.end === last.start
    if (edit.start < last.end && !isInFront) continue
    kept.push(edit)
    if (edit.end > last.end) last = edit
  }
  return kept
}
