import { UpstreamError } from '../../../domain/errors.ts'

/** A regular file of an archive. */
export interface TarFile {
  readonly name: string
  /** When it was last changed: `2026-10-29`; null where the archive does not say. */
  readonly date: string | null
  /** Null where it was not asked for. */
  readonly text: string | null
}

/** More than any release has held (1,700 files, 20 MB); a bomb holds more (threats T22). */
const MAX_FILES = 20_000
const MAX_BYTES = 128 * 1024 * 1024
/** How many times its size an archive may unpack to; text does to ten times. */
const MAX_RATIO = 100

/** What both readings are held to; what the library only warns of is an error. */
const STRICT = { strict: true, maxDecompressionRatio: MAX_RATIO } as const

/**
 * The files of a gzipped tar, with the texts of those that are asked for. Throws UpstreamError where it holds a link, a device,
 * a path that is not plainly in `folder`, a file twice, damage, or more than a release could hold. Where the folder is null, it is
 * the one that the first path is in.
 */
export async function readTar(file: string, folder: string | null, isAsked: (name: string) => boolean): Promise<readonly TarFile[]> {
  const { list } = await import('tar/list')
  const files = new Map<string, { readonly date: string | null; readonly chunks: Buffer[] | null }>()
  let [members, bytes] = [0, 0]
  let flaw: string | null = null
  let inside = folder
  await list({
    ...STRICT,
    file,
    onReadEntry(entry) {
      const { path, type, size, mtime } = entry
      members += 1
      bytes += size
      if (type !== 'File' && type !== 'OldFile' && type !== 'Directory') flaw ??= 'it holds more than files and folders'
      inside ??= path.replace(/\/.*$/s, '')
      if (!isPlain(path, inside, type === 'Directory')) flaw ??= 'a path is not plain'
      if (members > MAX_FILES || bytes > MAX_BYTES) flaw ??= 'it holds more than any release'
      if (type === 'Directory') return
      if (files.has(path)) flaw ??= 'a file is in it twice'
      const chunks: Buffer[] | null = flaw === null && isAsked(path) ? [] : null
      if (chunks !== null) entry.on('data', (chunk) => chunks.push(chunk))
      files.set(path, { date: mtime?.toISOString().slice(0, 10) ?? null, chunks })
    },
  }).catch(refuse)
  if (flaw !== null) refuse(new Error(flaw))
  return [...files].map(([name, { date, chunks }]) => ({ name, date, text: chunks === null ? null : Buffer.concat(chunks).toString() }))
}

/**
 * Puts those of the files that are asked for below a folder; with `strip`, without as many of the folders that each lies in. By the
 * same library that has read them, so that it finds the same.
 */
export async function unpackTar(file: string, into: string, isAsked: (name: string) => boolean, strip = 0): Promise<void> {
  const { extract } = await import('tar/extract')
  await extract({ ...STRICT, file, cwd: into, preserveOwner: false, noMtime: true, strip, filter: isAsked }).catch(refuse)
}

/** Whether it says the same on every system; no name has a backslash, which is another `/` on Windows. */
function isPlain(path: string, folder: string, isFolder: boolean): boolean {
  const parts = (isFolder ? path.replace(/\/$/, '') : path).split('/')
  return parts[0] === folder && parts.every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\p{Cc}]/u.test(path)
}

function refuse(why: unknown): never {
  throw new UpstreamError(`The package is no plain archive: ${why instanceof Error ? why.message : String(why)}; it was not unpacked.`, {
    cause: why,
  })
}
