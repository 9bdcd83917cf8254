import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { TextRange } from '../../domain/place.ts'
import { linesOf } from '../lines.ts'

/** The sections of a package.json that ask for packages, and the use's kind for each. */
export const SECTIONS = {
  dependencies: 'npm:dependencies',
  devDependencies: 'npm:devDependencies',
  optionalDependencies: 'npm:optionalDependencies',
  peerDependencies: 'npm:peerDependencies',
} as const

/** The name of a section that asks for packages. */
export type Section = keyof typeof SECTIONS

/** Their names, in the order in which they are read. */
export const SECTION_NAMES = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const satisfies readonly Section[]

/** The largest package.json that is read, in UTF-16 units (threats T18). */
const MAX_MANIFEST = 2 * 1024 * 1024

/** One entry of a section: `"stripe": "^17.0.0"`. */
export interface Entry {
  readonly section: Section
  /** The name it is required by: `stripe`, or an alias. */
  readonly key: string
  /** Decoded. */
  readonly value: string
  /** Of the value without its quotes. */
  readonly range: TextRange
  /** 1-based. */
  readonly line: number
  /** Why the text of the value can not simply be replaced; null where it can. */
  readonly odd: string | null
}

/** A package.json that was read. */
export interface Manifest {
  readonly entries: readonly Entry[]
  /** The entries of the sections whose value is no text, which no package manager accepts. */
  readonly mistyped: readonly { readonly section: Section; readonly key: string; readonly line: number }[]
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

/** Reads a package.json with the place of everything in it. Throws an Error of one sentence where it can not be read. */
export function readManifest(text: string): Manifest {
  if (text.length > MAX_MANIFEST) throw new Error('it is larger than 2 MB')
  const lines = linesOf(text)
  const errors: ParseError[] = []
  const root = parseTree(withoutBom(text), errors, { disallowComments: true, allowTrailingComma: false })
  const [error] = errors
  if (error !== undefined) throw new Error(`it is not valid JSON (${printParseErrorCode(error.error)} on line ${lines.at(error.offset)})`)
  if (root?.type !== 'object') throw new Error('it holds no JSON object')

  const entries: Entry[] = []
  const mistyped: { section: Section; key: string; line: number }[] = []
  for (const section of SECTION_NAMES) {
    const objects = named(root, section)
    const found = objects.flatMap(properties)
    const counts = new Map<string, number>()
    for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const { key, value } of found) {
      const line = lines.at(value.offset)
      if (typeof value.value !== 'string') {
        mistyped.push({ section, key, line })
        continue
      }
      const range = { start: value.offset + 1, end: value.offset + value.length - 1 }
      const isTwice = objects.length > 1 || counts.get(key) !== 1
      const isEscaped = text.slice(range.start, range.end) !== value.value
      const odd = isTwice ? `"${key}" or "${section}" stands twice in this file` : isEscaped ? 'it is written with escapes' : null
      entries.push({ section, key, value: value.value, range, line, odd })
    }
  }
  return {
    entries,
    mistyped,
    at(...keys) {
      const node = keys.reduce<Node | undefined>((object, key) => named(object, key).at(-1), root)
      return node === undefined ? undefined : { value: dataOf(node), line: lines.at(node.offset) }
    },
  }
}
