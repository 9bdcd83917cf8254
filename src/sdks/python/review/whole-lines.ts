import { outermost, shadow, type Edit } from '../../shared/shadow.ts'
import type { Found } from './finding.ts'

/** Longer lines are not shown as a whole. UTF-16 units. */
const LONGEST_LINE = 160

/** What is found, with the whole line as it should be in place of a piece of it: with all that is to be changed there. */
export function withWholeLines(found: readonly Found[]): readonly Found[] {
  const edits = new Map<string, Edit[]>()
  for (const one of found) if (one.edit !== undefined) edits.set(lineKey(one), [...(edits.get(lineKey(one)) ?? []), one.edit])
  return found.map((one) => {
    const whole = one.edit === undefined ? null : wholeLine(one, edits.get(lineKey(one)) ?? [])
    return whole === null ? one : { ...one, fix: whole }
  })
}

function wholeLine({ source: { text }, at }: Found, edits: readonly Edit[]): string | null {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const newline = text.indexOf('\n', at)
  const end = newline === -1 ? text.length : newline
  if (end - start > LONGEST_LINE || edits.some((edit) => edit.start < start || edit.end > end)) return null
  // What comes out of a dictionary is plain: of one within another the inner one alone is made.
  const own = edits.filter((edit, index) => edits.findIndex((other) => other.start === edit.start && other.end === edit.end) === index)
  const moved = own.map((edit) => Object.assign({}, edit, { start: edit.start - start, end: edit.end - start }))
  return shadow(text.slice(start, end), outermost(moved)).text.trim()
}

function lineKey({ source, at }: Found): string {
  return `${source.path}:${source.place(at).line}`
}
