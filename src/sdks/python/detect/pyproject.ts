import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../tracked.ts'
import { readTomlEntries } from '../manifest/toml-entries.ts'
import { parseToml, type TomlFile } from '../manifest/toml.ts'
import { packageBlocks } from '../managers/package-blocks.ts'
import { useFrom, type Found } from './found.ts'
import { heldFor, lockOf, type ProjectLock } from './project-lock.ts'
import type { CompiledLock } from './requirements.ts'

/** Tables that say where a package comes from, whatever a list asks for. */
const SOURCES =
  /^tool\.(?:uv\.sources|poetry\.(?:(?:dev-)?dependencies|group\.[^.]+\.dependencies))\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/

/** The address that another table gives stripe; null where there is none. */
function whyElsewhere(toml: TomlFile): string | null {
  const table = toml.values.map(({ path }) => path.join('.')).find((path) => SOURCES.test(path))
  return table === undefined ? null : `${table} says where stripe comes from`
}

/** Lists that decide over all others of the project. */
const DECIDING = /^(?:uv:(?:constraint|override)-dependencies|pdm:resolution\.overrides)$/

function usesOf(path: string, toml: TomlFile, lock: ProjectLock | null): readonly Use[] {
  const elsewhere = whyElsewhere(toml)
  const { entries } = readTomlEntries(toml, false)
  const lead = entries.find(({ kind }) => DECIDING.test(kind))
  return entries.map((entry) =>
    useFrom(entry, path, {
      lock: heldFor(lock, entry),
      why: entry.why ?? elsewhere ?? lock?.why ?? null,
      movesWith: lead === undefined || lead === entry ? null : { path, line: lead.line },
    }),
  )
}

/** Each version of stripe in a lock that holds several. */
function severalNote(lock: ProjectLock): Note {
  const versions = lock.held.map(({ version, line }) => `${version} (line ${line})`).join(', ')
  return { place: { path: lock.path }, text: `This lock holds stripe in several versions: ${versions}.` }
}

/** Finds the uses in the pyproject.toml files; `compiled` are the requirements files that may be made from them. */
export async function detectPyprojects(
  repository: Repository,
  mentioning: readonly string[],
  compiled: readonly CompiledLock[],
): Promise<Found> {
  const files = await trackedIn(repository)
  const uses: Use[] = []
  const notes: Note[] = []
  const several = new Map<string, Note>()
  for (const path of mentioning.filter((candidate) => /(?:^|\/)pyproject\.toml$/.test(candidate))) {
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const toml = parseToml(read.text)
    if ('message' in toml) {
      notes.push({ place: { path, line: toml.line }, text: `This file is broken TOML and was left alone: ${toml.message}` })
      continue
    }
    const lock = await lockOf(repository, files, path, toml, compiled)
    if (lock !== null && lock.held.length > 1) several.set(lock.path, severalNote(lock))
    uses.push(...usesOf(path, toml, lock))
  }
  return { uses, notes: [...notes, ...several.values(), ...(await indirectNotes(repository, mentioning, uses))] }
}

/** A lock that holds stripe although no manifest beside it asks for it. */
async function indirectNotes(repository: Repository, mentioning: readonly string[], uses: readonly Use[]): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => /(?:^|\/)(?:uv|poetry|pdm)\.lock$/.test(candidate))) {
    if (uses.some((use) => use.lockfile?.path === path)) continue
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This lockfile was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    for (const entry of packageBlocks(read.text).packages) {
      if (entry.name !== 'stripe') continue
      notes.push({
        place: { path, line: entry.line },
        text: `stripe ${entry.version ?? ''} is locked here because another package needs it; no manifest of yours asks for it.`,
      })
    }
  }
  return notes
}
