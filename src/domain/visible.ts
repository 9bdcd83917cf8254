import { withoutSecrets } from './secrets.ts'

/**
 * Characters that a reader cannot see, or that change the order of what they see: control, format (zero-width, bidi,
 * soft hyphen, tags), private use, unassigned separators, fillers and variation selectors. U+FE0F stays: it makes ⚠️ of ⚠.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu

/**
 * Text fit to be shown, which every text passes on its way to a log, a page or a terminal. Every character can be seen:
 * white space is one space, and what is hidden is shown as `\u{202e}`, so that no version, path or name can look like
 * another (threat T15). Credentials are not.
 */
export function visible(text: string): string {
  return withoutSecrets(text)
    .replaceAll(/[\t\n\r\u0085\p{Zs}]+/gu, ' ')
    .replaceAll(HIDDEN, spelled)
}

/** As `visible`, with line ends and indentation kept: for blocks of code. */
export function visibleLines(text: string): string {
  return withoutSecrets(text)
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '  ')
    .split('\n')
    .map((line) => line.replaceAll(HIDDEN, spelled))
    .join('\n')
}

/**
 * At most so many UTF-16 units, cut between characters, with an ellipsis where something was cut. Credentials are hidden
 * first, because half of one no longer looks like one.
 */
export function bounded(text: string, limit: number): string {
  const shown = withoutSecrets(text)
  if (shown.length <= limit) return shown
  const end = limit - 1
  const last = shown.charCodeAt(end - 1)
  return `${shown.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`
}

function spelled(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
