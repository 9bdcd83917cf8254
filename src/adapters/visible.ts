/** Control characters, escape sequences' first byte among them, and characters that hide or reorder text. */
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

/** Untrusted text as one line that no terminal or runner acts on: what can not be seen is written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll(/\r?\n|\t/g, ' ').replaceAll(HIDDEN, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
}
