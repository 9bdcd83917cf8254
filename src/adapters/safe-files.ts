import { randomUUID } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, type Stats } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { EditError } from '../domain/errors.ts'
import type { FileContent } from '../world.ts'
import { isInside, MAX_FILE_BYTES, OUTSIDE, SYMLINK, textOf, TOO_LARGE, unreadable, type Unreadable } from './text-file.ts'

const NOT_REGULAR = unreadable('It is not a regular file.')

type Absent = Unreadable | Extract<FileContent, { readonly kind: 'missing' }>

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}

/** Whether it is there, looked at component by component so that no symlink on the way is followed. */
function inspect(root: string, path: string): { readonly stats: Stats } | Absent {
  if (!isInside(path)) return OUTSIDE
  const parts = path.split('/')
  let at = root
  for (const [index, part] of parts.entries()) {
    at = join(at, part)
    const stats = looked(at)
    if (typeof stats === 'string')
      return stats === 'ENOENT' || stats === 'ENOTDIR' ? { kind: 'missing' } : unreadable(`The file cannot be read (${stats}).`)
    if (stats.isSymbolicLink()) return SYMLINK
    if (index === parts.length - 1) return stats.isFile() ? { stats } : NOT_REGULAR
    if (!stats.isDirectory()) return { kind: 'missing' }
  }
  return { kind: 'missing' }
}

function looked(path: string): Stats | string {
  try {
    return lstatSync(path)
  } catch (error) {
    return codeOf(error)
  }
}

/**
 * The bytes of a regular file inside `root`. What is opened is what was looked at: a file that is swapped for another
 * in between, or for a symlink or a pipe, is refused (threats T20 and T21).
 */
function bytesInside(root: string, path: string): Uint8Array | Absent {
  const found = inspect(root, path)
  if ('kind' in found) return found
  if (found.stats.size > MAX_FILE_BYTES) return TOO_LARGE
  let file: number | null = null
  try {
    file = openSync(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const now = fstatSync(file)
    if (now.ino !== found.stats.ino || now.dev !== found.stats.dev) return unreadable('The file was replaced while it was read.')
    return now.size > MAX_FILE_BYTES ? TOO_LARGE : readFileSync(file)
  } catch (error) {
    return codeOf(error) === 'ELOOP' ? SYMLINK : unreadable(`The file cannot be read (${codeOf(error)}).`)
  } finally {
    if (file !== null) closeSync(file)
  }
}

/**
 * The text of a file inside `root`, or why there is none; see `Repository.read`. Never throws. Nothing else is done meanwhile: the
 * ten steps of one file cost a third of what they cost by way of threads, and an audit reads hundreds of files.
 */
export async function readInside(root: string, path: string): Promise<FileContent> {
  const bytes = bytesInside(root, path)
  return bytes instanceof Uint8Array ? textOf(bytes) : bytes
}

/** How many bytes from a file's start decide whether it is binary, as git reads it. */
const BINARY_PREFIX = 8000
/** How much of a file is read at first: all of it, of most sources. */
const START = new Uint8Array(64 * 1024)

/** Whether an open file is text, and holds what is wanted: small letters, one for each byte. */
function holds(file: number, wanted: string): boolean {
  const length = readSync(file, START, 0, START.length, 0)
  if (START.subarray(0, Math.min(length, BINARY_PREFIX)).includes(0)) return false
  if (wanted === '') return true
  const size = fstatSync(file).size
  const bytes = size <= length ? Buffer.from(START.buffer, 0, length) : size <= MAX_FILE_BYTES ? readFileSync(file) : null
  return bytes?.toString('latin1').toLowerCase().includes(wanted) ?? false
}

/**
 * Those of the paths that are regular files inside `root`, that git would not call binary (no NUL among its first 8,000
 * bytes), and that hold the text, whatever the case. No symlink on the way is followed. Nothing else is done meanwhile: a
 * look takes some microseconds this way, and twenty times as long by way of a thread.
 */
export function textsInside(root: string, paths: readonly string[], text = ''): readonly string[] {
  const folders = new Map([['.', true]])
  const isFolder = (path: string): boolean => {
    const known = folders.get(path)
    if (known !== undefined) return known
    const is = isFolder(posix.dirname(path)) && lstatSync(`${root}/${path}`).isDirectory()
    folders.set(path, is)
    return is
  }
  const wanted = Buffer.from(text).toString('latin1').toLowerCase()
  return paths.filter((path) => {
    let file: number | null = null
    try {
      if (!isInside(path) || !isFolder(posix.dirname(path)) || !lstatSync(`${root}/${path}`).isFile()) return false
      file = openSync(`${root}/${path}`, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
      return holds(file, wanted)
    } catch {
      return false
    } finally {
      if (file !== null) closeSync(file)
    }
  })
}

/**
 * Writes a file inside `root`, all of it or nothing, keeping its mode; folders on the way are made. Throws EditError
 * for a path that is absolute, leaves the root, points into `.git`, or is or is behind a symlink.
 */
export async function writeInside(root: string, path: string, text: string): Promise<void> {
  const found = inspect(root, path)
  if ('kind' in found && found.kind === 'unreadable')
    throw new EditError(path, found.why, 'Replace it by a regular file in the repository.')
  const target = join(root, path)
  const beside = join(dirname(target), `.stripe-upgrade-${randomUUID()}`)
  await mkdir(dirname(target), { recursive: true })
  try {
    await writeFile(beside, text, { flag: 'wx', mode: 'stats' in found ? found.stats.mode & 0o777 : 0o666 })
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
