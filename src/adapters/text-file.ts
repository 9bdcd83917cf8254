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

/** Bytes as text, or why they are none. A BOM stays in the text, so that writing it back gives the same bytes. */
export function textOf(bytes: Uint8Array): FileContent {
  if (bytes.length > MAX_FILE_BYTES) return TOO_LARGE
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return unreadable('The file is in UTF-16; only UTF-8 is read.')
  if (bytes.includes(0)) return unreadable('The file is binary.')
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return unreadable('The file is not valid UTF-8.')
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
