import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { FileContent, Repository } from '../../../world.ts'
import { trackedIn } from '../../tracked.ts'
import { readTomlEntries } from '../manifest/toml-entries.ts'
import { parseToml } from '../manifest/toml.ts'
import { lockedPackage, readPipfileLock, sectionName, sectionOf } from '../managers/pipenv/pipfile-lock.ts'
import { versions } from '../versions.ts'
import { useFrom, type Found } from './found.ts'

/** What a Pipfile.lock holds of stripe for a table of its Pipfile. */
function heldIn(
  text: string,
  path: string,
  table: string,
): { readonly version: string; readonly path: string; readonly line: number } | null {
  const lock = readPipfileLock(text)
  const section = sectionName(table)
  const version = lock === undefined ? undefined : lockedPackage(sectionOf(lock, section)['stripe'])?.version
  const read = versions.parse(version ?? '')?.text
  if (read === undefined) return null
  return { version: read, path, line: text.slice(0, text.indexOf('"stripe"', text.indexOf(`"${section}"`))).split('\n').length }
}

/** Why the entries of a table can not be moved with their lock; null where they can, or where there is no lock. */
function whyNot(table: string, path: string, lock: FileContent | null, isHeld: boolean): string | null {
  if (lock?.kind === 'unreadable') return `${path} can not be read: ${lock.why}`
  if (lock?.kind === 'text' && readPipfileLock(lock.text) === undefined) return `${path} is no JSON; run "pipenv lock" again`
  if (lock?.kind === 'text' && !isHeld) return `${path} does not hold stripe yet; run "pipenv lock" first`
  if (table === 'packages' || table === 'dev-packages') return null
  return `it stands in a category of its own; run "pipenv upgrade --categories ${table} stripe"`
}

/** Finds the uses in the Pipfiles. */
export async function detectPipfiles(repository: Repository, mentioning: readonly string[]): Promise<Found> {
  const files = await trackedIn(repository)
  const uses: Use[] = []
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => posix.basename(candidate) === 'Pipfile')) {
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const toml = parseToml(read.text)
    if ('message' in toml) {
      notes.push({ place: { path, line: toml.line }, text: `This file is broken TOML and was left alone: ${toml.message}` })
      continue
    }
    const beside = `${path}.lock`
    const lock = files.has(beside) ? await repository.read(beside) : null
    for (const entry of readTomlEntries(toml, true).entries) {
      const table = entry.kind.slice('pipenv:'.length)
      const held = lock?.kind === 'text' ? heldIn(lock.text, beside, table) : null
      const why = entry.why ?? whyNot(table, beside, lock, held !== null)
      uses.push(useFrom(entry, path, { lock: held, why }))
    }
  }
  return { uses, notes }
}
