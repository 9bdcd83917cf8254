const BEGIN = '<<<<<<< '
const END = '>>>>>>> '

/** Where a line of the text begins so, or -1. */
function lineThatBegins(text: string, mark: string): number {
  if (text.startsWith(mark)) return 0
  const at = text.indexOf(`\n${mark}`)
  return at === -1 ? -1 : at + 1
}

/** The line, 1-based, on which git began a merge conflict that nobody has resolved; null where there is none. */
export function conflictIn(text: string): number | null {
  const start = lineThatBegins(text, BEGIN)
  if (start === -1 || lineThatBegins(text.slice(start), END) === -1) return null
  return text.slice(0, start).split('\n').length
}
