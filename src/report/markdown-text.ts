/**
 * Plain text and code as GitHub-flavoured Markdown that shows exactly that text and does nothing: no HTML, no mention,
 * no reference, no closing keyword, no link of its own (threats T11 to T15).
 */
import { visible } from '../domain/visible.ts'

const ZERO_WIDTH_SPACE = '\u200b'

/**
 * Each rule puts a zero-width space where GitHub, which reads the rendered text and not the Markdown, would see a
 * mention, a reference, an address or an emoji. A backslash would not help there.
 */
const BREAKS: readonly (readonly [RegExp, string])[] = [
  [/[@\uff20\ufe6b]/gu, `$&${ZERO_WIDTH_SPACE}`],
  [/[#\uff03\ufe5f](?=\d)/gu, `$&${ZERO_WIDTH_SPACE}`],
  [/\bGH-(?=\d)/giu, `$&${ZERO_WIDTH_SPACE}`],
  [/:(?=\/\/)/gu, `$&${ZERO_WIDTH_SPACE}`],
  [/\b(?:www|mailto|xmpp)(?=[.:])/giu, `$&${ZERO_WIDTH_SPACE}`],
  [/\bgithub(?=\.com)/giu, `$&${ZERO_WIDTH_SPACE}`],
  [/:(?=[a-z0-9_+-]{1,64}:)/gu, `$&${ZERO_WIDTH_SPACE}`],
]

/** Text, for a place where GitHub reads no Markdown, in which GitHub finds nothing to link. */
export function inertText(text: string): string {
  let shown = visible(text)
  for (const [pattern, replacement] of BREAKS) shown = shown.replaceAll(pattern, replacement)
  return shown.replaceAll(/[0-9a-f]{7,}/giu, breakHash)
}

/** Text in running Markdown. The result is one line. */
export function escapeText(text: string): string {
  return inertText(text)
    .replaceAll(/[\\`*[\]<>&~|$]/gu, String.raw`\$&`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
}

/** A code span; its text is shown as it is, also within a table. */
export function codeSpan(text: string, inTable: boolean): string {
  const shown = visible(text).trim()
  if (shown === '') return ''
  const fence = '`'.repeat(longestRun(shown) + 1)
  const padding = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  const span = `${fence}${padding}${shown}${padding}${fence}`
  return inTable ? span.replaceAll('|', String.raw`\|`) : span
}

/** The length of the longest run of backticks, for a fence that is longer. */
export function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/gu), (run) => run[0].length))
}

/** One line of inline Markdown, so that it cannot begin a heading, list, quote, rule, table or fence. */
export function guardStart(line: string): string {
  return line
    .replace(/^\s+/u, '')
    .replace(/^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:[\s-]|$)|#{1,6}(?:\s|$)|=))/u, (_, digits: string | undefined) => `${digits ?? ''}\\`)
}

/** A run of seven or more hexadecimal digits is a commit to GitHub, wherever it is. */
function breakHash(run: string): string {
  return (run.match(/.{1,6}/gu) ?? []).join(ZERO_WIDTH_SPACE)
}
