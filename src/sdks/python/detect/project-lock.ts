import { posix } from 'node:path'
import type { Repository } from '../../../world.ts'
import { below, folderOf, inFolder, upwards } from '../../shared/paths.ts'
import type { Lock, Locked, Managers, PackageManager, ProjectFormat } from '../managers/manager.ts'
import type { Entry } from '../manifest/entries.ts'
import { lockFor, whyNotCompiled, type CompiledLock } from './requirements.ts'

/** The lock of a TOML manifest. */
export interface ProjectLock {
  readonly path: string
  /** Locks of other managers beside it, which may count in its place. */
  readonly rivals: readonly string[]
  /** Each version of stripe in it, oldest first; more than one where there are several cases. */
  readonly held: readonly Locked[]
  /** What it holds for an entry of the manifest, and where. */
  locked(entry: Entry): (Locked & { readonly path: string }) | null
  /** Why an entry of the manifest cannot be moved with it; null where it can. */
  why(entry: Entry): string | null
}

/** The repository, as the managers read it. */
interface Known {
  readonly managers: Managers
  readonly repository: Repository
  readonly files: ReadonlySet<string>
}

/** A lockfile, and how its manager reads it. */
interface Candidate {
  readonly path: string
  readonly project: ProjectFormat
}

/** The lockfiles in a folder, of the managers that read a manifest of that name. */
function lockfilesIn(managers: readonly PackageManager[], files: ReadonlySet<string>, folder: string, manifest: string): Candidate[] {
  return managers.flatMap(({ project, lockfiles }) => {
    if (project?.manifest !== manifest) return []
    return lockfiles.map((name) => ({ path: inFolder(folder, name), project })).filter(({ path }) => files.has(path))
  })
}

/** A lock that cannot be read, or of which nothing is known but why it cannot be moved. */
function unreadLock(path: string, why: string): ProjectLock {
  return { path, rivals: [], held: [], locked: () => null, why: () => why }
}

function readLock({ path, project }: Candidate, lock: Lock, rivals: readonly Candidate[]): ProjectLock {
  const locked = (entry: Entry): (Locked & { readonly path: string }) | null => {
    const held = lock.locked(entry)
    return held === null ? null : { ...held, path }
  }
  return {
    path,
    rivals: rivals.map((rival) => rival.path),
    held: lock.held,
    locked,
    why(entry) {
      const names = [path, ...rivals.map((rival) => rival.path)].map((name) => posix.basename(name))
      if (rivals.length > 0) return `${names.join(' and ')} are side by side, and may disagree; remove what is not used`
      if (lock.why !== null) return `${path} ${lock.why}`
      if (locked(entry) === null) return `${path} does not hold stripe yet; run "${project.lockCommand}" first`
      return null
    },
  }
}

/** The nearest lockfile, from a manifest's folder upwards, that answers for it; null where none does. */
async function ownLock({ managers, repository, files }: Known, path: string): Promise<ProjectLock | null> {
  const own = folderOf(path)
  for (const folder of upwards(own)) {
    const [first, ...rivals] = lockfilesIn(Object.values(managers), files, folder, posix.basename(path))
    const read = first === undefined ? null : await repository.read(first.path)
    if (first === undefined || read === null || read.kind === 'missing') continue
    if (read.kind === 'unreadable') return unreadLock(first.path, `${first.path} cannot be read: ${read.why}`)
    const lock = first.project.read(read.text)
    if (!lock.governs(below(own, folder))) continue
    return readLock(first, lock, rivals)
  }
  return null
}

/** The lock of a manifest: its manager's, else the requirements file that is compiled from it. */
export async function lockOf(known: Known, path: string, compiled: readonly CompiledLock[]): Promise<ProjectLock | null> {
  const own = await ownLock(known, path)
  const lock = own === null ? lockFor(path, compiled) : undefined
  if (lock === undefined) return own
  const held = { version: lock.version, line: lock.line }
  return {
    path: lock.file.path,
    rivals: [],
    held: [held],
    locked: () => ({ ...held, path: lock.file.path }),
    why: () => whyNotCompiled(lock, path),
  }
}
