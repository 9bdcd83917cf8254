import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { UpstreamError } from '../../domain/errors.ts'

/** A regular file of an archive. */
export interface TarFile {
  readonly name: string
  /** When it was last changed: `2026-10-29`. */
  readonly date: string
  readonly content: Buffer
}

const BLOCK = 512

/** Bytes, unpacked; no release has had more than 20 MB (threats T22). */
const MAX_UNPACKED = 128 * 1024 * 1024
/** How many times its size an archive may unpack to; text does to ten times. An archive of nothing but padding does to more. */
const MAX_RATIO = 100
const ANY_RATIO = 1024 * 1024

/** More than any release has held (1,700 files); a bomb holds millions. */
const MAX_MEMBERS = 20_000

const unzipped = promisify(gunzip)

/**
 * The files of a gzipped tar, as npm writes it. Only what no two programs read differently is taken, so that whatever unpacks
 * the archive finds what was found here: files and folders with whole, plain headers, and nothing behind them. Throws
 * UpstreamError at a link, a device, a path that leaves the archive, a long name, an extension, or damage.
 */
export async function readTar(packed: Buffer): Promise<readonly TarFile[]> {
  const bytes = await unpacked(packed)
  const files: TarFile[] = []
  let members = 0
  let at = 0
  while (at < bytes.length && bytes[at] !== 0) {
    const { name, kind, size, seconds } = fieldsOf(bytes.subarray(at, at + BLOCK))
    const start = at + BLOCK
    members += 1
    if (members > MAX_MEMBERS) refuse('it holds too many files')
    if (start + size > bytes.length || (kind === 'folder' && size > 0)) refuse('a file is not whole')
    if (kind === 'file')
      files.push({ name, date: new Date(seconds * 1000).toISOString().slice(0, 10), content: bytes.subarray(start, start + size) })
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  if (bytes.subarray(at).some((byte) => byte !== 0)) refuse('something follows its end')
  return files
}

/** How much it is, is measured and not read: what entries say of their sizes may be false. */
async function unpacked(packed: Buffer): Promise<Buffer> {
  const most = Math.min(MAX_UNPACKED, Math.max(ANY_RATIO, packed.length * MAX_RATIO))
  try {
    return await unzipped(packed, { maxOutputLength: most })
  } catch (error) {
    const why = error instanceof RangeError ? 'unpacks to far more than it should' : 'is no archive'
    throw new UpstreamError(`The package ${why}; it was not unpacked.`, { cause: error })
  }
}

/** What a header says; no name has a backslash, which is another `/` on Windows. The POSIX header: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format". */
function fieldsOf(header: Buffer): { name: string; kind: 'file' | 'folder'; size: number; seconds: number } {
  if (header.length < BLOCK || sumOf(header) !== octalAt(header, 148, 8)) refuse('a header is damaged')
  const name = textAt(header, 0, 100)
  // What stands at 345 would come before the name.
  if (header[345] !== 0 || !/^[\x20-\x5b\x5d-\x7e]+$/.test(name)) refuse('a name is not plain')
  const kind = ({ 0: 'file', 5: 'folder' } as const)[textAt(header, 156, 1)]
  if (kind === undefined) refuse('it holds more than files and folders')
  const path = kind === 'folder' && name.endsWith('/') ? name.slice(0, -1) : name
  if (path.split('/').some((part) => ['', '.', '..'].includes(part))) refuse('a path is not plain')
  return { name, kind, size: octalAt(header, 124, 12), seconds: octalAt(header, 136, 12) }
}

function textAt(header: Buffer, at: number, length: number): string {
  const field = header.toString('latin1', at, at + length)
  const end = field.indexOf('\0')
  return end === -1 ? field : field.slice(0, end)
}

function octalAt(header: Buffer, at: number, length: number): number {
  const text = textAt(header, at, length).trim()
  return /^[0-7]{1,11}$/.test(text) ? Number.parseInt(text, 8) : refuse('a number is not plain')
}

/** The sum of all bytes, where those of the sum itself count as spaces. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0)
}

function refuse(why: string): never {
  throw new UpstreamError(`The package is no plain archive: ${why}; it was not unpacked.`)
}
