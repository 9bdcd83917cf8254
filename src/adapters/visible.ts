/** Control characters (the one that begins an escape sequence among them), and those that hide or reorder text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu

/**
 * Untrusted text as one line that no terminal and no workflow runner acts on. What can not be seen is written as
 * `\u{1b}`; `##[`, which begins a runner's command anywhere in a line, gets a space (threat T10). A line must not begin
 * with untrusted text, because `::` begins a command there.
 */
export function visible(text: string): string {
  return text
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll('##[', '## [')
}
