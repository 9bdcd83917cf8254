/** The largest file of settings that is parsed, in UTF-16 units: catalogs of a thousand packages fit. */
const MAX_LENGTH = 128 * 1024
/** Deeper nesting than any file of settings has. */
const MAX_DEPTH = 100

/**
 * Why a file of settings is not given to the YAML parser; null where it is. Brackets or lists that are nested too deep run
 * it out of stack, which on Node 20 ends the whole process where a regular expression is compiled at that moment. Brackets
 * in quotes count as well: there are few.
 */
export function whyNotParsed(text: string): string | null {
  if (text.length > MAX_LENGTH) return 'it is larger than 128 KB'
  let depth = 0
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return 'it is nested too deeply'
  }
  const isDeep = text.split('\n').some((line) => (/^[-? \t]*/.exec(line)?.[0] ?? '').replaceAll(/[ \t]/g, '').length > MAX_DEPTH)
  return isDeep ? 'it is nested too deeply' : null
}
