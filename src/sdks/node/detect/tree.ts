import { posix } from 'node:path'
import { reasonOf } from '../../../domain/errors.ts'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { isDeployed } from '../../shared/installs.ts'
import { type Files, type Managers, type Settings, settingsAt, UNREAD, writerOf } from '../managers/manager.ts'
import { type Manifest, readManifest } from '../manifest/manifest.ts'

/** The repository while uses are looked for: every file is read once, and what is wrong with one is noted once. */
export interface Tree extends Files {
  /** The workflows and images, in which a package manager is run. */
  readonly scripts: readonly string[]
  /** The package managers that are looked for. */
  readonly managers: Managers
  manifest(path: string): Promise<Manifest | null>
  /** A manager's file of settings; null also where none has that name. */
  settings(path: string): Promise<Settings | null>
  note(path: string, text: string, line?: number): void
  readonly notes: readonly Note[]
}

/** Keeps what a path was read as. */
function kept<T>(read: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (path) => {
    const found = known.get(path) ?? read(path)
    known.set(path, found)
    return found
  }
}

/** How the file begins that Git LFS keeps in the place of another one. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/** The tree of a repository whose files are `tracked`. */
export function treeOf(repository: Repository, tracked: ReadonlySet<string>, managers: Managers): Tree {
  const notes: Note[] = []
  const text = kept(async (path) => {
    if (!tracked.has(path)) return null
    const content = await repository.read(path)
    if (content.kind === 'unreadable') notes.push({ place: { path }, text: content.why })
    const isPointer = content.kind === 'text' && content.text.startsWith(LFS_POINTER)
    if (isPointer) notes.push({ place: { path }, text: 'This file is a Git LFS pointer: fetch it with `git lfs pull`, and run again.' })
    return content.kind === 'text' && !isPointer ? content.text : null
  })
  async function understood<T>(path: string, read: (text: string) => T | Promise<T>): Promise<T | null> {
    const found = await text(path)
    if (found === null) return null
    try {
      return await read(found)
    } catch (error) {
      // Readers that know the line give it as the cause.
      const place = error instanceof Error && typeof error.cause === 'number' ? { path, line: error.cause } : { path }
      notes.push({ place, text: `This file was left alone: ${reasonOf(error)}.` })
      return null
    }
  }
  return {
    managers,
    scripts: [...tracked].filter(isDeployed),
    has: (path) => tracked.has(path),
    holds: (folder) => [...tracked].some((path) => path.startsWith(`${folder}/`)),
    text,
    manifest: kept((path) => understood(path, readManifest)),
    lock: kept(async (path) => {
      const writer = writerOf(managers, path)
      if (writer === null || !tracked.has(path)) return null
      return writer.binary?.includes(posix.basename(path)) === true ? UNREAD : understood(path, writer.read)
    }),
    settings: kept(async (path) => {
      const file = settingsAt(managers, path)
      return file === null ? null : understood(path, file.read)
    }),
    note: (path, said, line) => void notes.push({ place: line === undefined ? { path } : { path, line }, text: said }),
    notes,
  }
}
