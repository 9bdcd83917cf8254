import type { FileEdit } from '../domain/change.ts'
import type { Repository } from '../world.ts'

/** Texts of files at one moment; null where a file cannot be read as text. */
export type Watched = ReadonlyMap<string, string | null>

function split(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/')
  return { folder: path.slice(0, slash + 1), name: path.slice(slash + 1) }
}

/**
 * The files that a package manager at work on `paths` might write: those beside one of them, and those that go by the
 * same name anywhere (the other members of a workspace). Reading every file of a large repository would take seconds.
 */
export async function watch(copy: Repository, paths: readonly string[]): Promise<Watched> {
  const folders = new Set(paths.map((path) => split(path).folder))
  const names = new Set(paths.map((path) => split(path).name))
  const watched = new Map<string, string | null>()
  for (const path of await copy.files()) {
    const { folder, name } = split(path)
    if (!folders.has(folder) && !names.has(name)) continue
    const content = await copy.read(path)
    watched.set(path, content.kind === 'text' ? content.text : null)
  }
  return watched
}

/** What changed of the watched files, with their texts before and after. A file that vanished is left with no text. */
export async function changesSince(copy: Repository, before: Watched): Promise<readonly FileEdit[]> {
  const edits: FileEdit[] = []
  for (const [path, old] of before) {
    const content = await copy.read(path)
    const now = content.kind === 'text' ? content.text : null
    if (now !== old) edits.push({ path, before: old ?? '', after: now ?? '' })
  }
  return edits
}
