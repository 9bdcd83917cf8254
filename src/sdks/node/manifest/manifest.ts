import { type Node, type ParseError, parseTree } from 'jsonc-parser'
import { type Lines, linesOf } from '../../shared/lines.ts'
import type { Entry } from './entry.ts'
import { jsonError } from './json-error.ts'

/** The sections of a package.json that ask for packages, and the use's kind for each; in the order in which they are read. */
export const SECTIONS = {
  dependencies: 'npm:dependencies',
  devDependencies: 'npm:devDependencies',
  optionalDependencies: 'npm:optionalDependencies',
  peerDependencies: 'npm:peerDependencies',
} as const

/** Those that decide what is installed whatever anybody asks for; keys by dots. */
export const OVERRIDES = {
  overrides: 'npm:overrides',
  'pnpm.overrides': 'pnpm:overrides',
  resolutions: 'yarn:resolutions',
} as const

/** Such a field of a package.json, its keys between dots. */
export type OverrideField = keyof typeof OVERRIDES

/** All of them. */
export const OVERRIDE_FIELDS = ['overrides', 'pnpm.overrides', 'resolutions'] as const satisfies readonly OverrideField[]

/** The largest package.json that is read, in UTF-16 units (threats T18). */
const MAX_MANIFEST = 2 * 1024 * 1024

/** A package.json that was read. */
export interface Manifest {
  /** What it asks for. */
  readonly entries: readonly Entry[]
  /** The entries whose value is no text, which no package manager accepts. */
  readonly mistyped: readonly { readonly section: string; readonly key: string; readonly line: number }[]
  /** What it decides for all who ask; what is nested deeper is not among these. */
  readonly overrides: readonly Entry[]
  /** The entries of its catalogs, of every package, as bun reads them; the default one is called `default`. */
  readonly catalogs: readonly { readonly name: string; readonly entry: Entry }[]
  /** The value at a path of keys as plain data, and its line; undefined where there is none. */
  at(...keys: readonly string[]): { readonly value: unknown; readonly line: number } | undefined
}

/** The properties of an object, in order. JSON allows the same name twice, and readers then differ. */
function properties(object: Node | undefined): readonly { readonly key: string; readonly value: Node }[] {
  if (object?.type !== 'object') return []
  return (object.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    return typeof key?.value === 'string' && value !== undefined ? [{ key: key.value, value }] : []
  })
}

/** The nodes of every property of that name. */
function named(object: Node | undefined, name: string): readonly Node[] {
  return properties(object).flatMap(({ key, value }) => (key === name ? [value] : []))
}

/** The plain data of a node. Objects have no prototype, so that a key such as `__proto__` is a key (threats T19). */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf)
  if (node.type !== 'object') return node.value
  const data: Record<string, unknown> = Object.create(null)
  for (const { key, value } of properties(node)) data[key] = dataOf(value)
  return data
}

/** The JSON of a file with the same offsets: a byte order mark, which no JSON parser takes, becomes a space. */
export function withoutBom(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
}

interface SectionRead {
  readonly entries: readonly Entry[]
  readonly mistyped: readonly { readonly key: string; readonly line: number }[]
}

/** The entries of one section, by the keys that lead to it. */
function readSection(root: Node, path: readonly string[], kind: string, text: string, lines: Lines): SectionRead {
  const section = path.join('.')
  const objects = path.reduce<readonly Node[]>((nodes, key) => nodes.flatMap((node) => named(node, key)), [root])
  const found = objects.flatMap(properties)
  const counts = new Map<string, number>()
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1)
  const entries: Entry[] = []
  const mistyped: { key: string; line: number }[] = []
  for (const { key, value } of found) {
    const line = lines.at(value.offset)
    if (typeof value.value !== 'string') {
      mistyped.push({ key, line })
      continue
    }
    const range = { start: value.offset + 1, end: value.offset + value.length - 1 }
    const isTwice = objects.length > 1 || counts.get(key) !== 1
    const isEscaped = text.slice(range.start, range.end) !== value.value
    const odd = isTwice ? `"${key}" or "${section}" is twice in this file` : isEscaped ? 'it is written with escapes' : null
    entries.push({ kind, keys: [...path, key], key, value: value.value, range, line, odd })
  }
  return { entries, mistyped }
}

/** Where a package.json may have catalogs. */
const CATALOG_HOLDERS: readonly (readonly string[])[] = [[], ['workspaces']]

/** The catalogs in one object of the file: `catalog`, and those by name in `catalogs`. */
function catalogsIn(root: Node, holder: readonly string[], text: string, lines: Lines): Manifest['catalogs'] {
  const objects = [...holder, 'catalogs'].reduce<readonly Node[]>((nodes, key) => nodes.flatMap((node) => named(node, key)), [root])
  const paths = [
    { name: 'default', path: [...holder, 'catalog'] },
    ...objects.flatMap(properties).map(({ key }) => ({ name: key, path: [...holder, 'catalogs', key] })),
  ]
  return paths.flatMap(({ name, path }) =>
    readSection(root, path, `bun:${path.join('.')}`, text, lines).entries.map((entry) => ({ name, entry })),
  )
}

/** Reads a package.json with the place of everything in it. Throws an Error of one sentence where it cannot be read. */
export function readManifest(text: string): Manifest {
  if (text.length > MAX_MANIFEST) throw new Error('it is larger than 2 MB')
  const lines = linesOf(text)
  const errors: ParseError[] = []
  const root = parseTree(withoutBom(text), errors, { disallowComments: true, allowTrailingComma: false })
  const [error] = errors
  if (error !== undefined) throw jsonError(text, error)
  if (root?.type !== 'object') throw new Error('it holds no JSON object')

  const mistyped: { section: string; key: string; line: number }[] = []
  const entries = Object.entries(SECTIONS).flatMap(([section, kind]) => {
    const read = readSection(root, [section], kind, text, lines)
    mistyped.push(...read.mistyped.map((each) => ({ section, ...each })))
    return read.entries
  })
  return {
    entries,
    mistyped,
    overrides: Object.entries(OVERRIDES).flatMap(([section, kind]) => readSection(root, section.split('.'), kind, text, lines).entries),
    catalogs: CATALOG_HOLDERS.flatMap((holder) => catalogsIn(root, holder, text, lines)),
    at(...keys) {
      const node = keys.reduce<Node | undefined>((object, key) => named(object, key).at(-1), root)
      return node === undefined ? undefined : { value: dataOf(node), line: lines.at(node.offset) }
    },
  }
}
