import { reasonOf } from '../../../domain/errors.ts'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import type { Lock, Manager } from '../managers/lock.ts'
import { type Manifest, readManifest } from '../manifest/manifest.ts'
import type { ManagerSettings } from '../managers/settings.ts'
import { settingsManager } from '../managers/settings-files.ts'

/** The repository while uses are looked for: every file is read once, and what is wrong with one is noted once. */
export interface Tree {
  has(path: string): boolean
  /** Whether anything is tracked in the folder or below it. */
  holds(folder: string): boolean
  /** Null where there is no such file or it can not be read. */
  text(path: string): Promise<string | null>
  manifest(path: string): Promise<Manifest | null>
  lock(path: string, manager: Manager): Promise<Lock | null>
  /** A pnpm-workspace.yaml or a .yarnrc.yml. */
  settings(path: string): Promise<ManagerSettings | null>
  note(path: string, text: string, line?: number): void
  readonly notes: readonly Note[]
}

async function lockReader(manager: Manager): Promise<(text: string) => Lock> {
  if (manager === 'npm') return (await import('../managers/npm/lock.ts')).packageLock
  if (manager === 'pnpm') return (await import('../managers/pnpm/lock.ts')).pnpmLock
  if (manager === 'yarn') return (await import('../managers/yarn/lock.ts')).yarnLock
  if (manager === 'bun') return (await import('../managers/bun/lock.ts')).bunLock
  return (await import('../managers/deno/lock.ts')).denoLock
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

/** The tree of a repository whose files are `tracked`. */
export function treeOf(repository: Repository, tracked: ReadonlySet<string>): Tree {
  const notes: Note[] = []
  const text = kept(async (path) => {
    if (!tracked.has(path)) return null
    const content = await repository.read(path)
    if (content.kind === 'unreadable') notes.push({ place: { path }, text: content.why })
    return content.kind === 'text' ? content.text : null
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
  const locks = new Map<string, Promise<Lock | null>>()
  return {
    has: (path) => tracked.has(path),
    holds: (folder) => [...tracked].some((path) => path.startsWith(`${folder}/`)),
    text,
    manifest: kept((path) => understood(path, readManifest)),
    lock(path, manager) {
      const found = locks.get(path) ?? understood(path, async (held) => (await lockReader(manager))(held))
      locks.set(path, found)
      return found
    },
    settings: kept((path) =>
      understood(path, async (held) =>
        (await import('../managers/settings.ts')).readManagerSettings(held, settingsManager(path) ?? 'pnpm'),
      ),
    ),
    note: (path, said, line) => void notes.push({ place: line === undefined ? { path } : { path, line }, text: said }),
    notes,
  }
}
