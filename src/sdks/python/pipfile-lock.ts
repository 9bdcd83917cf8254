import * as v from 'valibot'
import { exactPin } from './manifest/requirements-file.ts'

const Package = v.object({ version: v.string(), markers: v.optional(v.string()), extras: v.optional(v.array(v.string())) })
const Table = v.record(v.string(), v.unknown())
const Meta = v.object({
  _meta: v.object({ hash: v.object({ sha256: v.string() }), requires: v.optional(v.object({ python_version: v.optional(v.string()) })) }),
})

/** A Pipfile.lock, or one of its sections, as its JSON has it. Untrusted. */
export type PipfileTable = v.InferOutput<typeof Table>

/** Reads a Pipfile.lock; undefined where it is broken. */
export function readPipfileLock(text: string): PipfileTable | undefined {
  try {
    return v.parse(Table, JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The section in which a table of the Pipfile is locked. */
export function sectionName(table: string): string {
  return { packages: 'default', 'dev-packages': 'develop' }[table] ?? table
}

/** The packages in a section; none where it is not there. */
export function sectionOf(lock: PipfileTable, name: string): PipfileTable {
  const section = v.safeParse(Table, lock[name])
  return section.success ? section.output : {}
}

/** What an entry is locked to; undefined where that is an address. */
export function lockedPackage(
  entry: unknown,
): { readonly version: string; readonly markers: string | null; readonly extras: readonly string[] } | undefined {
  const read = v.safeParse(Package, entry)
  const version = read.success ? exactPin(read.output.version) : null
  return read.success && version !== null ? { version, markers: read.output.markers ?? null, extras: read.output.extras ?? [] } : undefined
}

/** The hash of the Pipfile that a lock was made from, and the Python it was made for, as a specifier; null where it does not say. */
export function madeFrom(lock: PipfileTable): { readonly hash: string | null; readonly python: string | null } {
  const read = v.safeParse(Meta, lock)
  const { hash, requires } = read.success ? read.output._meta : { hash: null, requires: undefined }
  const python = requires?.python_version
  return { hash: hash?.sha256 ?? null, python: python === undefined ? null : `==${python}.*` }
}

/** The lock as Pipenv writes it. */
export function writePipfileLock(lock: PipfileTable): string {
  return `${JSON.stringify(lock, null, 4)}\n`
}
