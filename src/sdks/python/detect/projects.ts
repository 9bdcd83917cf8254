import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { kindsIn, managerOf } from '../managers/lookup.ts'
import type { Managers } from '../managers/manager.ts'
import type { Entry } from '../manifest/entries.ts'
import { readTomlEntries } from '../manifest/toml-entries.ts'
import { parseToml, type TomlFile } from '../manifest/toml.ts'
import { useFrom, type Found } from './found.ts'
import { lockOf, type ProjectLock } from './project-lock.ts'
import type { CompiledLock } from './requirements.ts'

/** The key that gives stripe an address or a folder, whatever a list asks for; null where there is none. */
function whyElsewhere(managers: Managers, toml: TomlFile): string | null {
  const keys = toml.values.map(({ path }) => path.join('.'))
  const key = keys.find((path) => Object.values(managers).some(({ project }) => project?.sources?.test(path) === true))
  return key === undefined ? null : `${key} says where stripe comes from`
}

function whyApart(rival: Entry | undefined): string | null {
  return rival === undefined
    ? null
    : `it is kept apart from line ${rival.line}, which asks for another version on purpose; change the two by hand`
}

function usesOf(managers: Managers, path: string, toml: TomlFile, lock: ProjectLock | null): readonly Use[] {
  const elsewhere = whyElsewhere(managers, toml)
  const manifest = posix.basename(path)
  const formats = Object.values(managers).flatMap(({ project }) => (project?.manifest === manifest ? [project] : []))
  const { entries } = readTomlEntries(toml, kindsIn(managers, manifest))
  const apart = formats.flatMap((format) => format.apart?.(toml) ?? [])
  // The first of each kind, by the kind: there may be very many.
  const firsts = new Map(entries.toReversed().map((entry) => [entry.kind, entry]))
  const rivalOf = ({ kind }: Entry): Entry | undefined =>
    apart
      .filter((set) => set.has(kind))
      .flatMap((set) => [...set].flatMap((other) => (other === kind ? [] : (firsts.get(other) ?? []))))
      .toSorted((a, b) => a.range.start - b.range.start)[0]
  const governing = entries.find(({ kind }) => formats.some(({ overrides }) => overrides?.test(kind) === true))
  return entries.map((entry) => {
    const never = formats.map(({ whyNot }) => whyNot?.(entry.kind) ?? null).find((why) => why !== null) ?? null
    return useFrom(entry, path, {
      lock: lock?.locked(entry) ?? null,
      why: entry.why ?? elsewhere ?? whyApart(rivalOf(entry)) ?? lock?.why(entry) ?? never,
      movesWith: governing === undefined || governing === entry ? null : { path, line: governing.line },
    })
  })
}

/** Each version of stripe in a lock that holds several. */
function severalNote(lock: ProjectLock): Note {
  const versions = lock.held.map(({ version, line }) => `${version} (line ${line})`).join(', ')
  return { place: { path: lock.path }, text: `This lock holds stripe in several versions: ${versions}.` }
}

/** Finds the uses in the managers' TOML manifests; `compiled` are the requirements files that may be made from them. */
export async function detectProjects(
  managers: Managers,
  repository: Repository,
  mentioning: readonly string[],
  compiled: readonly CompiledLock[],
): Promise<Found> {
  const files = await trackedIn(repository)
  const manifests = [...new Set(Object.values(managers).flatMap(({ project }) => project?.manifest ?? []))]
  const uses: Use[] = []
  const notes: Note[] = []
  const several = new Map<string, Note>()
  const answering = new Set<string>()
  for (const path of manifests.flatMap((name) => mentioning.filter((candidate) => posix.basename(candidate) === name))) {
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const toml = parseToml(read.text)
    if ('message' in toml) {
      notes.push({ place: { path, line: toml.line }, text: `This file is broken TOML and was left alone: ${toml.message}` })
      continue
    }
    const lock = await lockOf({ managers, repository, files }, path, compiled)
    for (const rival of lock?.rivals ?? []) answering.add(rival)
    if (lock !== null && lock.held.length > 1) several.set(lock.path, severalNote(lock))
    uses.push(...usesOf(managers, path, toml, lock))
  }
  for (const { lockfile } of uses) if (lockfile !== null) answering.add(lockfile.path)
  return { uses, notes: [...notes, ...several.values(), ...(await indirectNotes(managers, repository, mentioning, answering))] }
}

/** Locks that hold stripe although no manifest beside them asks for it; `answering` are those of which one does. */
async function indirectNotes(
  managers: Managers,
  repository: Repository,
  mentioning: readonly string[],
  answering: ReadonlySet<string>,
): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const path of mentioning) {
    const project = managerOf(managers, path)?.project
    if (project === undefined || answering.has(path)) continue
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This lockfile was left alone. ${read.why}` })
    for (const { version, line } of read.kind === 'text' ? project.read(read.text).held : []) {
      const text = `stripe ${version} is locked here because another package needs it; no manifest of yours asks for it.`
      notes.push({ place: { path, line }, text })
    }
  }
  return notes
}
