import { type ParseError, parseTree } from 'jsonc-parser'
import * as v from 'valibot'
import { linesOf } from '../../../shared/lines.ts'
import { jsonError } from '../../manifest/json-error.ts'
import { withoutBom } from '../../manifest/manifest.ts'
import { isRecord } from '../../manifest/record.ts'
import type { Lock, Locked } from '../manager.ts'
import { ASKED, FLAG, TEXT } from '../shapes.ts'

/** An entry of package-lock.json as versions 2 and 3 write it. */
const ENTRY = v.object({
  version: TEXT,
  resolved: TEXT,
  integrity: TEXT,
  name: TEXT,
  link: FLAG,
  extraneous: FLAG,
  dependencies: ASKED,
  devDependencies: ASKED,
  optionalDependencies: ASKED,
  peerDependencies: ASKED,
})

/** An entry of package-lock.json, of any of its versions. */
export type PackageEntry = Readonly<v.InferOutput<typeof ENTRY>>

/** What is known of an entry; what is of another shape is left out. */
export function readEntry(data: unknown): PackageEntry {
  return v.parse(ENTRY, data)
}

/** A package-lock.json or npm-shrinkwrap.json as versions 2 and 3 put it: every package by the place it is installed in. */
export interface PackageLock {
  readonly lockfileVersion: number
  /** `''` is the root, `packages/a` a workspace, `node_modules/stripe` an installed package. */
  readonly packages: ReadonlyMap<string, PackageEntry>
}

/** Deeper nesting than any dependency tree has. */
const MAX_DEPTH = 64

/** Version 1 nests what is installed below a package into that package's entry. */
function flatten(dependencies: unknown, parent: string, into: Map<string, PackageEntry>, depth: number): void {
  if (!isRecord(dependencies)) return
  if (depth > MAX_DEPTH) throw new Error('it is nested too deeply')
  for (const [name, entry] of Object.entries(dependencies)) {
    if (!isRecord(entry)) continue
    const place = `${parent}node_modules/${name}`
    const { dependencies: nested, requires, ...facts } = entry
    into.set(place, readEntry({ ...facts, dependencies: requires }))
    flatten(nested, `${place}/`, into, depth + 1)
  }
}

/** Reads versions 1, 2 and 3. Throws an Error of one sentence where it is none of them. */
export function readPackageLock(text: string): PackageLock {
  let data: unknown
  try {
    data = JSON.parse(withoutBom(text))
  } catch {
    const errors: ParseError[] = []
    parseTree(withoutBom(text), errors, { disallowComments: true })
    throw errors[0] === undefined ? new Error('it is not valid JSON') : jsonError(text, errors[0])
  }
  if (!isRecord(data)) throw new Error('it holds no JSON object')
  const lockfileVersion = typeof data['lockfileVersion'] === 'number' ? data['lockfileVersion'] : 1
  const packages = new Map<string, PackageEntry>()
  if (isRecord(data['packages'])) {
    for (const [place, entry] of Object.entries(data['packages'])) if (isRecord(entry)) packages.set(place, readEntry(entry))
  } else flatten(data['dependencies'], '', packages, 0)
  return { lockfileVersion, packages }
}

/** The place that a package installed at `from` finds the dependency in: its own node_modules, then those above. */
export function resolve(packages: ReadonlyMap<string, PackageEntry>, from: string, name: string): string | null {
  for (let folder = from; ;) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    const entry = packages.get(place)
    if (entry?.link === true && entry.resolved !== undefined) return entry.resolved
    if (entry !== undefined) return place
    if (folder === '') return null
    // From a/node_modules/b to a; from packages/a to the root by way of packages.
    const cut = folder.includes('node_modules/') ? folder.lastIndexOf('node_modules/') - 1 : folder.lastIndexOf('/')
    folder = cut <= 0 ? '' : folder.slice(0, cut)
  }
}

/** npm writes one key to a line; version 1 writes the bare name, nested. */
function lineOf(text: string, place: string, lockfileVersion: number): number {
  const key = lockfileVersion === 1 ? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length) : place
  const offset = text.indexOf(`${JSON.stringify(key)}: {`)
  return offset === -1 ? 1 : linesOf(text).at(offset)
}

/** package-lock.json or npm-shrinkwrap.json for `detect`. Throws as `readPackageLock`. */
export function packageLock(text: string): Lock {
  return lockOf(text, readPackageLock(text))
}

/** The same of one that was read. */
export function lockOf(text: string, { lockfileVersion, packages }: PackageLock): Lock {
  const lockedAt = (place: string | null): Locked | null => {
    const version = place === null ? undefined : packages.get(place)?.version
    return place === null || version === undefined ? null : { version, line: lineOf(text, place, lockfileVersion) }
  }
  const first = [...packages.keys()].find((place) => place === 'node_modules/stripe' || place.endsWith('/node_modules/stripe'))
  return {
    // npm leaves the entry of a member that is gone, and marks it.
    governs: (folder) => folder === '' || (packages.has(folder) && packages.get(folder)?.extraneous !== true),
    locked: (folder, key) => lockedAt(resolve(packages, folder, key)),
    any: lockedAt(first ?? null),
  }
}
