import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UpstreamError } from '../../../domain/errors.ts'

/** A regular file of an archive. */
export interface TarFile {
  /** Below the folder that everything in the archive lies in: `esm/stripe.esm.node.js`. */
  readonly name: string
  /** When it was last changed: `2026-10-29`; null where the archive does not say. */
  readonly date: string | null
  readonly isProgram: boolean
  /** Null where it was not asked for. */
  readonly bytes: Buffer | null
}

/** More than any release has held (1,700 files, 20 MB); a bomb holds more (threats T22). */
const MAX_FILES = 20_000
const MAX_BYTES = 128 * 1024 * 1024
/** How many times its size an archive may unpack to; text does to ten times. */
const MAX_RATIO = 100

/** Loads the library, which few commands need. */
export async function loadReader(): Promise<typeof import('tar/list')> {
  return import('tar/list')
}

/** Whether a file is asked for, by its name in `TarFile`. */
type Asks = (name: string) => boolean

/**
 * The files of a gzipped tar, with the bytes of those that are asked for. Throws UpstreamError where it holds a link, a device,
 * a path that is not plainly in `folder`, a file twice, damage, or more than a release could hold. Where the folder is null, it is
 * the one that the first path is in.
 */
export async function readTar(file: string, folder: string | null, isAsked: Asks): Promise<readonly TarFile[]> {
  const { list } = await loadReader()
  const files = new Map<string, Pick<TarFile, 'date' | 'isProgram'> & { readonly chunks: Buffer[] | null }>()
  let [members, bytes] = [0, 0]
  let flaw: string | null = null
  let inside = folder
  await list({
    // What the library only warns of is an error.
    strict: true,
    maxDecompressionRatio: MAX_RATIO,
    file,
    onReadEntry(entry) {
      const { path, type, size, mtime, mode = 0 } = entry
      members += 1
      bytes += size
      if (type !== 'File' && type !== 'OldFile' && type !== 'Directory') flaw ??= 'it holds more than files and folders'
      inside ??= path.replace(/\/.*$/s, '')
      if (!isPlain(path, inside, type === 'Directory')) flaw ??= 'a path is not plain'
      if (members > MAX_FILES || bytes > MAX_BYTES) flaw ??= 'it holds more than any release'
      if (type === 'Directory') return
      const name = path.slice(inside.length + 1)
      if (files.has(name)) flaw ??= 'a file is in it twice'
      const chunks: Buffer[] | null = flaw === null && isAsked(name) ? [] : null
      if (chunks !== null) entry.on('data', (chunk) => chunks.push(chunk))
      files.set(name, { date: mtime?.toISOString().slice(0, 10) ?? null, isProgram: (mode & 0o111) !== 0, chunks })
    },
  }).catch(refuse)
  if (flaw !== null) refuse(new Error(flaw))
  return [...files].map(([name, { date, isProgram, chunks }]) => ({
    name,
    date,
    isProgram,
    bytes: chunks === null ? null : Buffer.concat(chunks),
  }))
}

/**
 * Puts those whose bytes were read into a folder of ours, which nothing else writes there. At once: asked of the system one by one,
 * they take four times as long. What is there already is neither followed nor replaced. Throws UpstreamError.
 */
export function putFiles(files: readonly TarFile[], into: string): void {
  const made = new Set<string>()
  try {
    for (const { name, isProgram, bytes } of files) {
      if (bytes === null) continue
      const path = join(into, name)
      const folder = dirname(path)
      if (!made.has(folder)) mkdirSync(folder, { recursive: true })
      made.add(folder)
      writeFileSync(path, bytes, { flag: 'wx', mode: isProgram ? 0o777 : 0o666 })
    }
  } catch (error) {
    refuse(error)
  }
}

/** Puts the files of a gzipped tar into a folder of ours, once all of it was found to be what `readTar` takes. Throws UpstreamError. */
export async function unpackTar(file: string, folder: string | null, into: string): Promise<void> {
  putFiles(await readTar(file, folder, () => true), into)
}

/** Whether it says the same on every system and, of a file, is in the folder; no name has a backslash, which is another `/` on Windows. */
function isPlain(path: string, folder: string, isFolder: boolean): boolean {
  const parts = (isFolder ? path.replace(/\/$/, '') : path).split('/')
  if (!isFolder && parts.length === 1) return false
  return parts[0] === folder && parts.every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\p{Cc}]/u.test(path)
}

function refuse(why: unknown): never {
  throw new UpstreamError(`The package is no plain archive: ${why instanceof Error ? why.message : String(why)}; it was not unpacked.`, {
    cause: why,
  })
}
