/** Control characters (the one that begins an escape sequence among them), and those that hide or reorder text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu

/** Untrusted text as one line that no terminal or runner acts on: what can not be seen is written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ').replaceAll(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
