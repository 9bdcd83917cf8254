import { isInside, OUTSIDE, textOf } from '../../src/adapters/text-file.ts'
import { EditError } from '../../src/domain/errors.ts'
import type { Base, FileContent, Repository, Scratch } from '../../src/world.ts'

/** A scratch copy whose files a test can look at. */
interface MemoryScratch extends Scratch {
  /** What the copy holds now, also after it was disposed. */
  readonly contents: ReadonlyMap<string, string | Uint8Array>
}

export interface MemoryRepository extends Repository {
  checkout(): Promise<MemoryScratch>
}

/** The branch and commit of a memory repository where nothing else is given. */
const MEMORY_BASE: Base = { branch: 'main', commit: 'a'.repeat(40) }

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** ASCII alone, as `git grep -i` in the C locale; the bytes are read one to one. */
function folded(content: string | Uint8Array): string {
  return Buffer.from(bytesOf(content))
    .toString('latin1')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function reader(root: string, contents: ReadonlyMap<string, string | Uint8Array>, base: Base | null): Repository {
  return {
    root,
    files: async () => [...contents.keys()].toSorted(),
    symlinks: async () => [],
    async mentioning(text, among) {
      const needle = folded(text)
      return [...contents]
        .map(([path, content]) => ({ path, content: folded(content) }))
        .filter(({ path }) => among?.includes(path) ?? true)
        .filter(({ content }) => !content.slice(0, 8000).includes('\0') && content.includes(needle))
        .map(({ path }) => path)
        .toSorted()
    },
    async read(path): Promise<FileContent> {
      if (!isInside(path)) return OUTSIDE
      const content = contents.get(path)
      return content === undefined ? { kind: 'missing' } : textOf(bytesOf(content))
    },
    base: async () => base,
    checkout: async () => scratchOf(contents, base),
  }
}

function scratchOf(from: ReadonlyMap<string, string | Uint8Array>, base: Base | null): MemoryScratch {
  const contents = new Map(from)
  return {
    ...reader('/memory/scratch', contents, base),
    checkout: async () => scratchOf(contents, base),
    contents,
    async write(path, text) {
      if (!isInside(path)) throw new EditError(path, OUTSIDE.why, '')
      contents.set(path, text)
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/**
 * A `Repository` of the files given, path to text or bytes; `base` is `MEMORY_BASE` unless given, null for a folder
 * that is no git repository. Reads and refuses exactly as the real one does; nothing touches the disk.
 */
export function memoryRepository(files: Readonly<Record<string, string | Uint8Array>>, base: Base | null = MEMORY_BASE): MemoryRepository {
  const contents = new Map(Object.entries(files))
  return { ...reader('/memory/repository', contents, base), checkout: async () => scratchOf(contents, base) }
}
