import { posix } from 'node:path'
import type { Repository } from '../../../world.ts'
import type { Entry } from '../manifest/entries.ts'
import type { TomlFile } from '../manifest/toml.ts'
import { packageBlocks, type PackageBlock } from '../managers/package-blocks.ts'
import { poetryOf } from '../managers/poetry/version.ts'
import { versions } from '../versions.ts'
import { pluginsOf } from '../managers/plugins.ts'
import { nearest } from './found.ts'
import { lockFor, whyNotCompiled, type CompiledLock } from './requirements.ts'

/** What a lock holds of stripe. */
interface Held {
  readonly version: string
  readonly line: number
}

/** The lock of a pyproject.toml. */
export interface ProjectLock {
  readonly path: string
  /** What it holds of stripe, oldest first; more than one where cases are told apart. */
  readonly held: readonly Held[]
  /** Why it can not be refreshed; null where it can. */
  readonly why: string | null
}

const LOCKS = ['uv.lock', 'poetry.lock', 'pdm.lock']

const UPDATE: Readonly<Record<string, string>> = { 'uv.lock': 'uv lock', 'poetry.lock': 'poetry lock', 'pdm.lock': 'pdm lock' }

function heldIn(packages: readonly PackageBlock[]): readonly Held[] {
  const held = packages.flatMap((entry) => {
    const version = entry.name === 'stripe' ? versions.parse(entry.version ?? '')?.text : undefined
    return version === undefined ? [] : [{ version, line: entry.line }]
  })
  // PDM repeats a package for each set of extras.
  const distinct = held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index)
  return distinct.toSorted((a, b) => versions.compare(a.version, b.version))
}

/** The lock beside a pyproject.toml, or above it where that lists it as a member of its workspace; null where there is none. */
async function ownLock(repository: Repository, files: ReadonlySet<string>, path: string, toml: TomlFile): Promise<ProjectLock | null> {
  const lock = nearest(files, path, LOCKS)
  const read = lock === null ? null : await repository.read(lock)
  if (lock === null || read === null || read.kind === 'missing') return null
  if (read.kind === 'unreadable') return { path: lock, held: [], why: `${lock} can not be read: ${read.why}` }
  const name = posix.basename(lock)
  const folder = posix.dirname(lock)
  const { head, packages } = packageBlocks(read.text)
  const member = posix.relative(folder, posix.dirname(path)) || '.'
  if (member !== '.' && !packages.some((entry) => entry.source !== null && / = "([^"]*)"/.exec(entry.source)?.[1] === member)) return null
  const rivals = LOCKS.filter((other) => other !== name && files.has(posix.join(folder, other)))
  const held = heldIn(packages)
  const plugins = pluginsOf(lock, toml, files)
  const why =
    rivals.length > 0
      ? `${[name, ...rivals].join(' and ')} stand side by side, and may disagree; remove what is not used`
      : held.length === 0
        ? `${lock} does not hold stripe yet; run "${UPDATE[name] ?? ''}" first`
        : name === 'poetry.lock' && poetryOf(head) === null
          ? `${lock} does not say which Poetry wrote it; run "poetry lock" with yours, and commit that`
          : plugins && `${plugins}; run "${UPDATE[name] ?? ''}" yourself`
  return { path: lock, held, why }
}

/** The lock of a pyproject.toml: its manager's, else the requirements file that is compiled from it. */
export async function lockOf(
  repository: Repository,
  files: ReadonlySet<string>,
  path: string,
  toml: TomlFile,
  compiled: readonly CompiledLock[],
): Promise<ProjectLock | null> {
  const own = await ownLock(repository, files, path, toml)
  const lock = own === null ? lockFor(path, compiled) : undefined
  if (lock === undefined) return own
  return { path: lock.file.path, held: [{ version: lock.version, line: lock.line }], why: whyNotCompiled(lock, path) }
}

/** What the lock holds for one entry: of several versions the oldest that its specifier admits. */
export function heldFor(
  lock: ProjectLock | null,
  entry: Entry,
): { readonly version: string; readonly path: string; readonly line: number } | null {
  const held = lock?.held.find(({ version }) => versions.admits(entry.specifier, version)) ?? lock?.held[0]
  return lock === null || held === undefined ? null : { ...held, path: lock.path }
}
