import type { AST } from 'toml-eslint-parser'
import type { TextRange } from '../../domain/place.ts'
import { linesOf } from '../shared/lines.ts'
import type { Survey } from '../shared/survey.ts'
import { ARTIFACT, COORDINATE, GROUP, pinned } from './coordinate.ts'

/** A string in the catalog: its value, and its place without the quotes. */
interface Text {
  readonly value: string
  readonly range: TextRange
}

/**
 * The uses in a Gradle version catalog: a library as one string, or as a table with `module`, or with `group` and `name`.
 * The line is the library's; with `version.ref` the specifier is the one in `[versions]`, and so is its range.
 * https://docs.gradle.org/current/userguide/version_catalogs.html
 */
export async function readCatalog(survey: Survey, path: string, text: string): Promise<void> {
  const { parseTOML } = await import('toml-eslint-parser')
  const texts = new Map<string, Text>()
  const [top] = parseTOML(text).body
  for (const entry of top.body) collect(entry, [], texts)
  const lines = linesOf(text)
  for (const [key, library] of texts) {
    const [section, name, last, ...more] = key.split('\n')
    if (section !== 'libraries' || name === undefined || more.length > 0) continue
    const prefix = `${section}\n${name}\n`
    const version = last === undefined ? inCoordinate(library) : inTable(texts, prefix, last, library)
    if (version === null) continue
    survey.use({
      path,
      line: lines.at(library.range.start),
      package: COORDINATE,
      kind: 'gradle:catalog',
      specifier: version.value,
      range: version.range,
      locked: null,
      version: pinned(version.value),
    })
  }
}

function inCoordinate({ value, range }: Text): Text | null {
  if (value !== COORDINATE && !value.startsWith(`${COORDINATE}:`)) return null
  const version = value.slice(COORDINATE.length + 1)
  return { value: version, range: { start: range.end - version.length, end: range.end } }
}

/** The version that a library's table asks for, empty where it names none; null where it is not Stripe's. */
function inTable(texts: ReadonlyMap<string, Text>, prefix: string, last: string, text: Text): Text | null {
  const asks =
    (last === 'module' && text.value === COORDINATE) ||
    (last === 'name' && text.value === ARTIFACT && texts.get(`${prefix}group`)?.value === GROUP)
  if (!asks) return null
  const reference = texts.get(`${prefix}version\nref`)
  const version = reference === undefined ? texts.get(`${prefix}version`) : texts.get(`versions\n${reference.value}`)
  return version ?? { value: '', range: { start: text.range.end, end: text.range.end } }
}

/** Every string of the file by its full key, the parts joined by line ends, which a bare key cannot hold. */
function collect(node: AST.TOMLTable | AST.TOMLKeyValue, parents: readonly string[], texts: Map<string, Text>): void {
  if (node.type === 'TOMLTable') {
    for (const entry of node.body) collect(entry, node.resolvedKey.map(String), texts)
    return
  }
  const key = [...parents, ...node.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))]
  if (node.value.type === 'TOMLInlineTable') for (const entry of node.value.body) collect(entry, key, texts)
  if (node.value.type !== 'TOMLValue' || node.value.kind !== 'string') return
  const [start, end] = node.value.range
  texts.set(key.join('\n'), { value: node.value.value, range: { start: start + 1, end: end - 1 } })
}
