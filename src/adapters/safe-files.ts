import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EditError } from '../domain/errors.ts'
import type { FileContent } from '../world.ts'
import { isInside, MAX_FILE_BYTES, OUTSIDE, SYMLINK, textOf, TOO_LARGE, unreadable, type Unreadable } from './text-file.ts'

const NOT_REGULAR = unreadable('It is not a regular file.')

type Absent = Unreadable | Extract<FileContent, { readonly kind: 'missing' }>

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}

/** Whether it stands there, looked at component by component so that no symlink on the way is followed. */
async function inspect(root: string, path: string): Promise<{ readonly stats: Stats } | Absent> {
  if (!isInside(path)) return OUTSIDE
  const parts = path.split('/')
  let at = root
  for (const [index, part] of parts.entries()) {
    at = join(at, part)
    const stats = await lstat(at).catch(codeOf)
    if (typeof stats === 'string')
      return stats === 'ENOENT' || stats === 'ENOTDIR' ? { kind: 'missing' } : unreadable(`The file can not be read (${stats}).`)
    if (stats.isSymbolicLink()) return SYMLINK
    if (index === parts.length - 1) return stats.isFile() ? { stats } : NOT_REGULAR
    if (!stats.isDirectory()) return { kind: 'missing' }
  }
  return { kind: 'missing' }
}

/**
 * The bytes of a regular file inside `root`. What is opened is what was looked at: a file that is swapped for another
 * in between, or for a symlink or a pipe, is refused (threats T20 and T21).
 */
async function bytesInside(root: string, path: string): Promise<Uint8Array | Absent> {
  const found = await inspect(root, path)
  if ('kind' in found) return found
  if (found.stats.size > MAX_FILE_BYTES) return TOO_LARGE
  try {
    await using file = await open(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const now = await file.stat()
    if (now.ino !== found.stats.ino || now.dev !== found.stats.dev) return unreadable('The file was replaced while it was read.')
    return now.size > MAX_FILE_BYTES ? TOO_LARGE : await file.readFile()
  } catch (error) {
    return codeOf(error) === 'ELOOP' ? SYMLINK : unreadable(`The file can not be read (${codeOf(error)}).`)
  }
}

/** The text of a file inside `root`, or why there is none; see `Repository.read`. Never throws. */
export async function readInside(root: string, path: string): Promise<FileContent> {
  const bytes = await bytesInside(root, path)
  return bytes instanceof Uint8Array ? textOf(bytes) : bytes
}

/** Whether it is a regular file inside `root` that git would not call binary: no NUL among its first 8,000 bytes. */
export async function isTextInside(root: string, path: string): Promise<boolean> {
  const found = await inspect(root, path)
  if ('kind' in found) return false
  try {
    await using file = await open(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const { buffer, bytesRead } = await file.read(new Uint8Array(8000), 0, 8000, 0)
    return !buffer.subarray(0, bytesRead).includes(0)
  } catch {
    return false
  }
}

/**
 * Writes a file inside `root`, all of it or nothing, keeping its mode; folders on the way are made. Throws EditError
 * for a path that is absolute, leaves the root, points into `.git`, or is or lies behind a symlink.
 */
export async function writeInside(root: string, path: string, text: string): Promise<void> {
  const found = await inspect(root, path)
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
