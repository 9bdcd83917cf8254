import type { FileContent } from '../world.ts'

/** The largest file that is read, in bytes (50 MB: above every lockfile that was seen; a larger one is not a manifest). */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** A file that cannot be read as text. */
export type Unreadable = Extract<FileContent, { readonly kind: 'unreadable' }>

/** Says in one sentence why a file cannot be read as text. */
export function unreadable(why: string): Unreadable {
  return { kind: 'unreadable', why }
}

/** What is said of a file of more than `MAX_FILE_BYTES`. */
export const TOO_LARGE = unreadable(`The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`)

/** What is said of a symlink, also where only a folder on the way to the file is one. */
export const SYMLINK = unreadable('The file is a symlink or is behind one. Symlinks are not followed.')

/** What is said of a path that is absolute, leaves the root, or points into `.git`. */
export const OUTSIDE = unreadable('The path leaves the repository.')

function startsWith(bytes: Uint8Array, ...prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** How Python, and Emacs and Vim, say in one of the first two lines in which encoding a file is (PEP 263). */
const CODING = /^[ \t\f]*#.{0,200}?coding[:=][ \t]*([-\w.]{1,40})/

/** Why bytes are no UTF-8: in the words of the file itself, where it says in which encoding it is. */
function notUtf8(bytes: Uint8Array): Unreadable {
  const rows = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).split('\n', 2)
  const line = rows.findIndex((row) => CODING.test(row)) + 1
  const coding = CODING.exec(rows[line - 1] ?? '')?.[1]
  if (coding === undefined || /^utf[-_]?8$/i.test(coding)) return unreadable('The file is not valid UTF-8.')
  return unreadable(`The file is written in ${coding}, as its line ${line} says. Only UTF-8 is read.`)
}

/** Bytes as text, or why they are none. A BOM stays in the text, so that writing it back gives the same bytes. */
export function textOf(bytes: Uint8Array): FileContent {
  if (bytes.length > MAX_FILE_BYTES) return TOO_LARGE
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return unreadable('The file is in UTF-16; only UTF-8 is read.')
  if (bytes.includes(0)) return unreadable('The file is binary.')
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return notUtf8(bytes)
  }
}

/**
 * Whether a path stays inside the root by its own text: relative, forward slashes alone, no `.`, `..` or empty part,
 * and no part that git or a file system without case would take for `.git`.
 */
export function isInside(path: string): boolean {
  if (path === '' || path.includes('\0') || path.includes('\\')) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')
}
