import * as v from 'valibot'
import { normalName, parseRequirement } from '../../manifest/requirement.ts'
import { exactPin } from '../../manifest/requirements-file.ts'

const Package = v.object({
  version: v.string(),
  markers: v.optional(v.string()),
  extras: v.optional(v.array(v.string())),
  hashes: v.optional(v.array(v.pipe(v.string(), v.regex(/^\w{1,20}:[0-9a-f]{32,128}$/)))),
})

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

/** The table of a Pipfile that holds an entry of that kind. */
export function tableOf(kind: string): string {
  return kind.slice('pipenv:'.length)
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

/** What an entry is locked to. */
interface LockedPackage {
  readonly version: string
  readonly markers: string | null
  readonly extras: readonly string[]
  /** `sha256:…` */
  readonly hashes: readonly string[]
}

/** What an entry is locked to; undefined where that is an address. */
export function lockedPackage(entry: unknown): LockedPackage | undefined {
  const read = v.safeParse(Package, entry)
  const version = read.success ? exactPin(read.output.version) : null
  if (!read.success || version === null) return undefined
  const { markers = null, extras = [], hashes = [] } = read.output
  return { version, markers, extras, hashes }
}

/** A locked package as one line of a requirements file; undefined where its name or markers would make it say something else. */
export function requirementLine(name: string, { version, markers, extras }: LockedPackage): string | undefined {
  const asked = extras.length === 0 ? name : `${name}[${extras.join(',')}]`
  const line = `${asked}==${version}${markers === null ? '' : ` ; ${markers}`}`
  const read = /[\r\n]/.test(line) ? undefined : parseRequirement(line)
  return read?.name === normalName(name) && read.url === null && read.end === line.length ? line : undefined
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
