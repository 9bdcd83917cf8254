import { parse, type ParseError } from 'jsonc-parser'
import * as v from 'valibot'
import { linesOf } from '../../../shared/lines.ts'
import { jsonError } from '../../manifest/json-error.ts'
import { withoutBom } from '../../manifest/manifest.ts'
import type { Lock, Locked } from '../manager.ts'
import { ASKED, TEXT } from '../shapes.ts'

/** A package.json of the workspace, as bun.lock has it. */
const MEMBER = v.object({
  name: TEXT,
  dependencies: ASKED,
  devDependencies: ASKED,
  optionalDependencies: ASKED,
  peerDependencies: ASKED,
})

const FACTS = v.object({ dependencies: ASKED, optionalDependencies: ASKED, peerDependencies: ASKED })

/** `["stripe@22.0.0", "", { "dependencies": … }, "sha512-…"]`: its version, its registry where that is not the usual one, what it needs. */
const PACKAGE = v.pipe(
  v.array(v.unknown()),
  v.transform(([id, ...rest]) => {
    const facts = rest.find((each) => typeof each === 'object' && each !== null)
    return {
      id: typeof id === 'string' ? id : '',
      texts: rest.filter((each) => typeof each === 'string'),
      ...v.parse(FACTS, facts ?? {}),
    }
  }),
)

const FILE = v.object({
  lockfileVersion: v.fallback(v.number(), 0),
  workspaces: v.record(v.string(), MEMBER),
  packages: v.record(v.string(), PACKAGE),
})

/** A bun.lock that was read. */
export type BunLock = v.InferOutput<typeof FILE>
export type BunPackage = v.InferOutput<typeof PACKAGE>

/** Reads a bun.lock, which is JSON with trailing commas. Throws an Error of one sentence where it is none. */
export function readBunLock(text: string): BunLock {
  const errors: ParseError[] = []
  const data: unknown = parse(withoutBom(text), errors, { allowTrailingComma: true })
  if (errors[0] !== undefined) throw jsonError(text, errors[0])
  const read = v.safeParse(FILE, data)
  if (!read.success) throw new Error('it is no lockfile of bun')
  return read.output
}

/** The name and version of a package: `stripe@22.0.0`, `@scope/a@1.0.0`. */
export function bunPackage(id: string): { readonly name: string; readonly version: string } {
  const at = id.indexOf('@', 1)
  return at === -1 ? { name: id, version: '' } : { name: id.slice(0, at), version: id.slice(at + 1) }
}

/** The names in a place: of `@scope/a/b` the two `@scope/a` and `b`. */
function namesIn(place: string): readonly string[] {
  return place.match(/@[^/]+\/[^/]+|[^/]+/g) ?? []
}

/**
 * The place that the package at `from`, or the member of that name, finds a dependency in: its own, then those of the
 * packages that it lies in, then the one of all; null where there is none.
 */
export function placeFor(packages: BunLock['packages'], from: string, name: string): string | null {
  const names = namesIn(from)
  for (let depth = names.length; depth >= 0; depth -= 1) {
    const place = [...names.slice(0, depth), name].join('/')
    if (Object.hasOwn(packages, place)) return place
  }
  return null
}

/** bun.lock for `detect`. Throws as `readBunLock`. */
export function bunLock(text: string): Lock {
  const { workspaces, packages } = readBunLock(text)
  const lockedAt = (place: string | null): Locked | null => {
    const version = place === null ? '' : bunPackage(packages[place]?.id ?? '').version
    if (!/^\d/.test(version)) return null
    return { version, line: linesOf(text).at(text.indexOf(`${JSON.stringify(place)}: [`)) }
  }
  const first = Object.entries(packages).find(([, { id }]) => bunPackage(id).name === 'stripe')
  return {
    governs: (folder) => Object.hasOwn(workspaces, folder),
    locked: (folder, key) => lockedAt(placeFor(packages, folder === '' ? '' : (workspaces[folder]?.name ?? ''), key)),
    any: lockedAt(first?.[0] ?? null),
  }
}
